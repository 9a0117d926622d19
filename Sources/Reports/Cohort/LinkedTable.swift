import Trials

/// A table whose rows may lead to the report of a recording.
struct LinkedTable {
    let caption: String
    let head: [String]
    let rows: [Row]
    let isNumeric: Bool
    /// Whether it gets a window of its own to scroll in, so that what follows stays near.
    let isTall: Bool
    /// What is left out, one sentence; `nil` where all is there.
    let rest: String?

    init(
        caption: String, head: [String], rows: [Row], isNumeric: Bool = false, isTall: Bool = false,
        rest: String? = nil
    ) {
        self.caption = caption
        self.head = head
        self.rows = rows
        self.isNumeric = isNumeric
        self.isTall = isTall
        self.rest = rest
    }

    struct Row {
        let label: String
        let link: String?
        let cells: [String]
        let isFlagged: Bool

        init(_ label: String, link: String? = nil, _ cells: [String], isFlagged: Bool = false) {
            self.label = label
            self.link = link
            self.cells = cells
            self.isFlagged = isFlagged
        }
    }
}

extension LinkedTable.Row {
    /// A row about an analysed recording.
    init(_ recording: CohortRecording, _ cells: [String], isFlagged: Bool = false) {
        let id = recording.identity.id
        self.init(
            CohortNames.clipped(id), link: recording.failure == nil ? CohortNames.link(to: id) : nil, cells,
            isFlagged: isFlagged)
    }
}
