/// `sub-01[_ses-02]_scans.tsv`, which says of every table of a subject when its recording began (BIDS specification,
/// "Scans file").
///
/// In a data set it lies above the folder `motion`; it is looked for beside the table, too.
struct MotionScans {
    /// The file.
    var path: String
    /// What the table is called in it: its path from the folder of the file.
    var filename: String

    /// The places where it may lie, the nearest to the rules of a data set first; none for a table of no subject.
    private static func candidates(of table: String) -> [MotionScans] {
        let name = FilePathText.name(of: table)
        let entities = name.split(separator: "_").filter { $0.hasPrefix("sub-") || $0.hasPrefix("ses-") }
        guard entities.first?.hasPrefix("sub-") == true else { return [] }
        let scans = entities.joined(separator: "_") + "_scans.tsv"
        let beside = MotionScans(path: FilePathText.sibling(of: table, scans), filename: name)
        guard let folder = FilePathText.folder(of: table), let above = FilePathText.folder(of: folder) else {
            return [beside]
        }
        return [
            MotionScans(path: "\(above)/\(scans)", filename: "\(FilePathText.name(of: folder))/\(name)"), beside,
        ]
    }

    /// The file that tells of a table; `nil` when there is none.
    static func found(of table: String) -> MotionScans? { candidates(of: table).first { InputFile.exists($0.path) } }

    /// The file in which a table belongs: one that is there, else above a folder `motion`, else beside the table.
    static func place(of table: String) -> MotionScans? {
        let isInDataSet = FilePathText.folder(of: table).map { FilePathText.name(of: $0) } == "motion"
        return found(of: table) ?? (isInDataSet ? candidates(of: table).first : candidates(of: table).last)
    }

    /// When the recording of a table began, as the file says it.
    static func start(of table: String) throws(RecordingError) -> String? {
        guard let scans = found(of: table) else { return nil }
        return try SidecarText.table(path: scans.path).first { scans.isMeant(by: $0["filename"] ?? "") }
            .flatMap { $0["acq_time"] }.flatMap { DateTimeText($0)?.iso8601 }
    }

    private func isMeant(by name: String) -> Bool {
        FilePathText.name(of: name) == FilePathText.name(of: filename)
    }

    /// Writes when the recording of a table began; what the file says of other tables stays.
    ///
    /// - Parameter start: Date and time; `nil` where it is not known, which is written only over an older one.
    func write(start: String?) throws(RecordingError) {
        var names = ["filename", "acq_time"]
        var rows: [[String]] = []
        if InputFile.exists(path) {
            (names, rows) = try SidecarText.cells(path: path)
            guard names.contains("filename") else {
                throw RecordingError(.badData, path: path, line: 1, "no column 'filename', which such a file must have")
            }
        } else if start == nil {
            return
        }
        if !names.contains("acq_time") {
            names.append("acq_time")
            for index in rows.indices { rows[index].append("n/a") }
        }
        guard let file = names.firstIndex(of: "filename"), let time = names.firstIndex(of: "acq_time") else { return }
        let place = rows.firstIndex { isMeant(by: $0[file]) }
        guard place != nil || start != nil else { return }
        var row = place.map { rows[$0] } ?? names.map { _ in "n/a" }
        row[file] = filename
        row[time] = start ?? "n/a"
        if let place { rows[place] = row } else { rows.append(row) }
        let lines = ([names] + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
        try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in try sink.write(lines) }
    }
}
