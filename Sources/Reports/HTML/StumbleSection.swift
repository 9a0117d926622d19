import FootDrop
import Gait
import Recordings

/// What is said about stumbles: the count on the first screen, and a card an event further down.
struct StumbleSection {
    /// Cards at most; all events are in the table.
    static let mostCards = 12
    /// Seconds shown before and after an event.
    static let secondsAround = 2.0

    let count: String?
    let lines: [String]
    let sentences: [String]
    let table: TableView?
    let cards: [CardView]

    /// The card of an event.
    struct CardView {
        let number: String
        let title: String
        let reason: String
        let figures: [FigureView]
        let noFigures: String?
    }

    init(of assessed: AssessedSession) {
        let stumbling = assessed.findings.stumbling
        let wasLookedFor = stumbling.swingCount > 0
        count = wasLookedFor ? stumbling.events.count.description : nil
        let unassessed = stumbling.notAssessable.map { "\($0.side.footName.capitalizedFirst): \($0.reason)" }
        lines = wasLookedFor ? Self.lines(of: stumbling) + unassessed : ["Not looked for."] + unassessed
        sentences = Self.sentences(of: stumbling, wasLookedFor: wasLookedFor) + unassessed + stumbling.remarks
        table = stumbling.events.isEmpty ? nil : TableView(ReportTables(assessed).stumbles)
        cards = Self.cards(of: assessed)
    }

    private static func lines(of stumbling: StumblingFindings) -> [String] {
        var lines: [String] = []
        for kind in Stumble.Kind.allCases {
            let number = stumbling.events.count { $0.kind == kind }
            if number > 0 { lines.append("\(kind.words): \(number)") }
        }
        if let expected = stumbling.expectedFalseCount {
            lines.append("Expected when nobody stumbles: \(Words.expected(expected))")
        }
        let swings = Words.count(stumbling.swingCount, "swing", "swings")
        lines.append(
            "Looked at \(swings), \(Words.duration(3600 * stumbling.walkingHours)) of walking.")
        return lines
    }

    private static func sentences(of stumbling: StumblingFindings, wasLookedFor: Bool) -> [String] {
        guard wasLookedFor else { return ["No swing could be looked at for stumbles."] }
        var first =
            Words.count(stumbling.events.count, "stumble-like event", "stumble-like events") + " in "
            + "\(Words.duration(3600 * stumbling.walkingHours)) of walking"
        if let expected = stumbling.expectedFalseCount {
            first += "; false ones expected: \(Words.expected(expected))"
        }
        var sentences = [first + "."]
        if let rate = stumbling.per100Strides {
            sentences.append(
                "In 100 strides: \(Words.estimate(rate, decimals: 2, unit: "")), Poisson interval in brackets.")
        }
        if let rate = stumbling.perWalkingHour {
            sentences.append("In an hour of walking: \(Words.estimate(rate, decimals: 1, unit: "")).")
        }
        return sentences
    }

    private static func cards(of assessed: AssessedSession) -> [CardView] {
        let events = assessed.findings.stumbling.events
        let strides = Dictionary(grouping: events, by: \.side).mapValues { Set($0.compactMap(\.stride)) }
        var usual: [Side: UsualSwing] = [:]
        return events.prefix(mostCards).enumerated().map { index, event in
            var figures: [Figure] = []
            if let foot = assessed.session.foot(event.side) {
                let swing = usual[event.side] ?? UsualSwing(of: foot, without: strides[event.side] ?? [])
                usual[event.side] = swing
                let around = OverviewFigure(
                    name: "event-\(index + 1)", title: "Signals around the event", width: 520, columns: 400)
                figures += [
                    SwingFigure().figure(of: event, number: index + 1, foot: foot, usual: swing),
                    around.figure(
                        of: [foot], in: (event.time - secondsAround)...(event.time + secondsAround), stumbles: [event],
                        caption: "Signals of this foot two seconds before and after the event."),
                ].compactMap(\.self)
            }
            return CardView(
                number: (index + 1).description, title: title(of: event, number: index + 1), reason: event.reason,
                figures: figures.map(FigureView.init),
                noFigures: figures.isEmpty ? "There is no signal of this foot to show around the event." : nil)
        }
    }

    private static func title(of event: Stumble, number: Int) -> String {
        let swing = event.swingPercent.map { ", \(Words.number($0, decimals: 0)) % of swing" } ?? ""
        return "\(number). \(event.kind.words), \(event.side.footName), at \(Words.time(event.time))\(swing), "
            + "score \(Words.number(event.score, decimals: 2))"
    }
}
