/// The first lines of a text table and the name of its file, as a format is known by.
struct TableFront: Sendable {
    /// The lines.
    let lines: [TableHead.Line]
    /// The file.
    let path: String
    /// The cells of the first three lines, which most formats ask for.
    private let firstCells: [[String]]

    /// So much of a line is looked at as text; what names a format stands at its beginning.
    private static let textLength = 1000

    /// Takes the first lines of a table.
    init(_ head: TableHead, path: String) {
        lines = head.lines
        self.path = path
        firstCells = head.lines.prefix(3).map { Self.separation($0.text).cells($0.text) }
    }

    /// The beginning of a line by its number from 1, without quotes and blanks around it; empty behind the end.
    func text(_ number: Int) -> String {
        guard number >= 1, number <= lines.count else { return "" }
        return CellSeparation.trimmed(lines[number - 1].text.prefix(Self.textLength).filter { $0 != "\"" })
    }

    /// Whether a line begins with some text.
    func begins(_ number: Int, _ beginning: String) -> Bool { text(number).hasPrefix(beginning) }

    /// The number of the first of the first lines that begins with some text.
    func line(beginning: String, within count: Int) -> Int? {
        (1...max(1, min(count, lines.count))).first { begins($0, beginning) }
    }

    /// The cells of a line, cut at its tabs, else at its semicolons, its commas or its blanks.
    func cells(_ number: Int) -> [String] {
        guard number >= 1, number <= lines.count else { return [] }
        if number <= firstCells.count { return firstCells[number - 1] }
        return Self.separation(lines[number - 1].text).cells(lines[number - 1].text)
    }

    /// What stands between the cells of a line; `nil` for blanks, which may stand one by one or in runs.
    func delimiter(_ number: Int) -> TableStatement.Delimiter? {
        guard number >= 1, number <= lines.count else { return nil }
        let separation = Self.separation(lines[number - 1].text)
        return separation.delimiter == " " ? nil : TableStatement.Delimiter(character: separation.delimiter)
    }

    /// The cells without those at the end that are empty.
    func filledCells(_ number: Int) -> [String] {
        var cells = cells(number)
        while cells.last == "" { cells.removeLast() }
        return cells
    }

    private static func separation(_ line: String) -> CellSeparation {
        for delimiter in ["\t", ";", ","] as [Character] where line.contains(delimiter) {
            return CellSeparation(delimiter: delimiter)
        }
        return CellSeparation(delimiter: " ", mergesBlanks: true)
    }

    /// The number of the first line with all of these cells.
    func line(holding cells: Set<String>, within count: Int) -> Int? {
        (1...max(1, min(count, lines.count))).first { cells.isSubset(of: self.cells($0)) }
    }

    /// The numbers in a line, `nil` unless every cell is one.
    func numbers(_ number: Int) -> [Double]? {
        let cells = filledCells(number)
        let numbers = cells.compactMap { Double($0) }
        return !cells.isEmpty && numbers.count == cells.count ? numbers : nil
    }

    /// The number of the first line from one on that is not blank.
    func written(from number: Int) -> Int? {
        guard number >= 1, number <= lines.count else { return nil }
        return lines[(number - 1)...].first { !$0.isBlank }?.number
    }

    /// The name of the file without folder and ending.
    var stem: String { String(NameWords.fileStem(path)) }

    /// The path of a file in the same folder, `nil` when there is none.
    func sibling(_ name: String) -> String? {
        let path = FilePathText.sibling(of: path, name)
        return InputFile.exists(path) ? path : nil
    }
}
