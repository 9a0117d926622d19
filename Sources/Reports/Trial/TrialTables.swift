public import Recordings
public import Trials

/// The tables about a whole trial, for statistics programs and for REDCap.
public enum TrialTables {
    /// What kind of tables.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// Comma-separated tables and a data dictionary.
        case csv
        /// A table and a data dictionary that REDCap imports.
        case redcap

        /// The names of the files.
        public var fileNames: [String] {
            switch self {
            case .csv: TrialTable.all.map { "\($0.name).csv" } + [DataDictionary.fileName]
            case .redcap: [REDCapTable.fileName, REDCapTable.dictionaryName]
            }
        }
    }

    /// Writes the tables of the recordings a filter takes, all from one state of the store.
    ///
    /// Rows go from the store to the files one by one: memory follows the number of recordings, not that of strides.
    ///
    /// - Returns: The number of recordings the filter takes.
    /// - Throws: `RecordingError` with code `usage` where the filter's expression is wrong, before anything is written.
    @discardableResult
    public static func write(
        from store: TrialStore, to folder: inout AtomicFolder.Contents, filter: TrialFilter = TrialFilter(),
        format: Format = .csv
    ) throws(RecordingError) -> Int {
        var count = 0
        try store.select(filter) { selection throws(RecordingError) in
            count = selection.identities.count
            switch format {
            case .csv:
                for table in TrialTable.all { try write(table, of: selection, to: &folder) }
                try folder.write(DataDictionary.text, to: DataDictionary.fileName)
            case .redcap:
                try REDCapTable(selection.identities).write(selection, to: &folder)
            }
        }
        return count
    }

    /// Writes one file of a format, of all recordings of a store.
    ///
    /// - Parameters:
    ///   - name: One of ``Format/fileNames``.
    ///   - path: Where to write it.
    public static func write(_ name: String, from store: TrialStore, to path: String) throws(RecordingError) {
        try store.select(TrialFilter()) { selection throws(RecordingError) in
            if let table = TrialTable.all.first(where: { "\($0.name).csv" == name }) {
                return try write(table, of: selection, to: path)
            }
            try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
                switch name {
                case DataDictionary.fileName: try sink.write(DataDictionary.text)
                case REDCapTable.dictionaryName: try sink.write(REDCapTable.dictionary)
                default: try REDCapTable(selection.identities).write(selection, to: &sink)
                }
            }
        }
    }

    private static func write(
        _ table: TrialTable, of selection: TrialSelection, to folder: inout AtomicFolder.Contents
    ) throws(RecordingError) {
        try write(table, of: selection, to: try folder.path(for: "\(table.name).csv"))
    }

    private static func write(
        _ table: TrialTable, of selection: TrialSelection, to path: String
    ) throws(RecordingError) {
        try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            var text = CSVText(header: table.columns.map(\.name))
            try selection.forEachRow(of: table) { row throws(RecordingError) in
                for place in 0..<row.count { text.cell(row[place]) }
                text.endRow()
                try text.pass(to: &sink)
            }
            try text.pass(to: &sink, inAnyCase: true)
        }
    }
}

extension CSVText {
    /// Appends a cell of the store.
    mutating func cell(_ cell: TrialRow.Cell) {
        switch cell {
        case .empty: self.cell("")
        case .text(let text): self.cell(text)
        case .integer(let integer): self.cell(integer)
        case .number(let number, let decimals): self.cell(number, decimals: decimals)
        }
    }
}
