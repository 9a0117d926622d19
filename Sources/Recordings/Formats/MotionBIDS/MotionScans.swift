import SignalKernels

/// `sub-01[_ses-02]_scans.tsv`, which says of every table of a subject when its recording began (BIDS specification,
/// "Scans file").
///
/// In a data set it lies above the folder `motion`; it is looked for beside the table, too.
struct MotionScans {
    /// The file.
    var path: String
    /// What the table is called in it: its path from the folder of the file.
    var filename: String

    /// A row that tells of a table.
    private struct Row {
        var scans: MotionScans
        var start: String?
        /// Whether it has the table's whole path; else only its name, and the file of its path is not there.
        var isExact: Bool
    }

    // MARK: - Places

    /// The places where it may lie, the nearest to the rules of a data set first; none for a table of no subject.
    private static func candidates(of table: String) -> [MotionScans] {
        let name = FilePathText.name(of: table)
        let entities = name.split(separator: "_").filter { $0.hasPrefix("sub-") || $0.hasPrefix("ses-") }
        guard entities.first?.hasPrefix("sub-") == true else { return [] }
        let scans = entities.joined(separator: "_") + "_scans.tsv"
        let beside = MotionScans(path: FilePathText.sibling(of: table, scans), filename: name)
        guard let folder = FilePathText.folder(of: table), let above = FilePathText.folder(of: folder) else {
            return [beside].filter(\.isWritable)
        }
        return [
            MotionScans(path: "\(above)/\(scans)", filename: "\(FilePathText.name(of: folder))/\(name)"), beside,
        ].filter(\.isWritable)
    }

    /// Whether what the table is called fits into a cell as it is.
    private var isWritable: Bool { filename.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") } }

    /// The files that may tell of a table.
    static func existing(of table: String) -> [MotionScans] {
        candidates(of: table).filter { InputFile.exists($0.path) }
    }

    // MARK: - Reading

    /// When the recording of a table began, as the files say it.
    static func start(of table: String) throws(RecordingError) -> String? {
        try row(of: table)?.start.flatMap { DateTimeText($0)?.iso8601 }
    }

    /// The row with the table's path; else one with its name whose own file is not there, as after files were moved.
    private static func row(of table: String) throws(RecordingError) -> Row? {
        var renamed: Row?
        for scans in existing(of: table) {
            for row in try SidecarText.table(path: scans.path) {
                guard let name = row["filename"] else { continue }
                if scans.isMeant(by: name) { return Row(scans: scans, start: row["acq_time"], isExact: true) }
                if renamed == nil, FilePathText.name(of: name) == FilePathText.name(of: table),
                    !InputFile.exists(FilePathText.sibling(of: scans.path, name))
                {
                    renamed = Row(scans: scans, start: row["acq_time"], isExact: false)
                }
            }
        }
        return renamed
    }

    private func isMeant(by name: String) -> Bool { name == filename || name == "./" + filename }

    // MARK: - Writing

    /// Writes when the recording of a table began.
    ///
    /// It goes into the table's row, else into a new one of the file that is there, else into a new file above a folder
    /// `motion` or beside the table. Everything else in a file stays to the byte.
    ///
    /// - Parameter start: Date and time; `nil` where it is not known, which is written only against an older one.
    static func write(start: String?, of table: String) throws(RecordingError) {
        let told = try row(of: table)
        guard start != nil || told != nil else { return }
        let isInDataSet = FilePathText.folder(of: table).map { FilePathText.name(of: $0) } == "motion"
        let places = candidates(of: table)
        let place =
            told.flatMap { $0.isExact ? $0.scans : nil } ?? existing(of: table).first
            ?? (isInDataSet ? places.first : places.last)
        try place?.put(start ?? "n/a")
    }

    /// Writes one row while nobody else does.
    private func put(_ start: String) throws(RecordingError) {
        let lock: LockedFolder
        let folder = FilePathText.sibling(of: RawFile.resolved(path) ?? path, ".")
        do { lock = try LockedFolder(waitingFor: folder) } catch { throw RecordingError(cannotWrite: path, error) }
        defer { withExtendedLifetime(lock) {} }
        let isThere = InputFile.exists(path)
        var table = isThere ? try TabTable(path: path) : TabTable(names: ["filename", "acq_time"])
        guard let file = table.names.firstIndex(of: "filename") else {
            throw RecordingError(.badData, path: path, line: 1, "no column 'filename', which such a file must have")
        }
        let time = table.names.firstIndex(of: "acq_time") ?? table.addColumn("acq_time", filledWith: "n/a")
        if let row = (0..<table.rowCount).first(where: { isMeant(by: table.row($0)[file]) }) {
            guard table.row(row)[time] != start else { return }
            table.set(start, row: row, column: time)
        } else {
            var cells = table.names.map { _ in "n/a" }
            cells[file] = filename
            cells[time] = start
            table.addRow(cells)
        }
        let bytes = table.bytes
        try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in try sink.write(bytes) }
    }
}
