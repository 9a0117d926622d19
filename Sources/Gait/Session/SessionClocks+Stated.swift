import Recordings

extension SessionClocks {
    /// One file, for comparing clocks.
    private struct File {
        var path: String
        var train: ContactTrain
        var kinds: Set<SensorPlacement>
        var sides: Set<Side>
        /// When its recording begins, or else its first contact, s.
        var start: Double

        init(_ path: String, _ results: [SensorResult]) {
            self.path = path
            train = SessionClocks.train(results)
            kinds = Set(results.flatMap(\.events).map(\.source))
            sides = Set(results.flatMap(\.feet).map(\.side))
            start = results.compactMap(\.start).min() ?? train.span?.lowerBound ?? 0
        }

        /// Whether both follow a foot, and not the same one.
        func isFootOpposite(_ other: File) -> Bool {
            !sides.isEmpty && !other.sides.isEmpty && sides.union(other.sides).count > 1
        }
    }

    /// Whether clocks that are stated to be one run alike, every pair of files.
    static func compareStated(_ paths: [String], _ results: [SensorResult], _ outcome: inout Result) {
        let files = paths.map { path in File(path, results.filter { $0.path == path }) }
        for (number, file) in files.enumerated() {
            for other in files[..<number] {
                guard let finding = finding(of: file, against: other, among: files) else { continue }
                let isOfFeet = file.isFootOpposite(other)
                var error = Double.infinity
                if case .drift(let drift, _) = finding {
                    // They are one when both have begun, and have run apart until the last contact.
                    let end = max(file.train.span?.upperBound ?? 0, other.train.span?.upperBound ?? 0)
                    error = abs(drift.rate) * max(drift.span, end - max(file.start, other.start))
                }
                outcome.apart[[file.path, other.path]] = error
                outcome.notes.append(note(file.path, other.path, finding, error: error, isOfFeet: isOfFeet))
            }
        }
    }

    /// What two files say, or what a third one says of both.
    private static func finding(of file: File, against other: File, among files: [File]) -> StatedClocks.Finding? {
        let stage = StatedClocks()
        let own = stage.finding(of: file.train, against: other.train, areAlike: file.kinds == other.kinds)
        if case .drift = own { return own }
        for third in files where third.path != file.path && third.path != other.path {
            guard let one = stage.sameContacts(of: file.train, against: third.train),
                let two = stage.sameContacts(of: other.train, against: third.train)
            else { continue }
            let drift = one.against(two)
            let areAlike = third.kinds == file.kinds && third.kinds == other.kinds
            if drift.moves(by: stage.leastOfSame(areAlike)) { return .drift(drift, isOfSameContacts: true) }
        }
        return own
    }

    private static func note(
        _ path: String, _ other: String, _ finding: StatedClocks.Finding, error: Double, isOfFeet: Bool
    ) -> QualityNote {
        let withheld = "; step times and double support between them are withheld"
        let message: String
        switch finding {
        case .unknown:
            message =
                "whether the clocks of \(path) and \(other), which are stated to be one, run alike cannot be told: the "
                + "contacts of one keep no place between those of the other\(withheld)"
        case .drift(let drift, let isOfSameContacts):
            message =
                "the clocks of \(path) and \(other) are stated to be one and run apart: \(drift.words)"
                + (isOfSameContacts ? "" : ", unless the walk has become lame by as much")
                + "; times from one to the other are off by up to \(NumberText.text(1000 * error, decimals: 0)) ms at the end"
                + (isOfFeet && error > footToFoot ? withheld : "")
        }
        return QualityNote(code: "clock_drift", severity: .warning, message: message)
    }
}
