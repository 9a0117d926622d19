import Recordings

/// For each recording the answer that counts: where it stands, not what it says, so that memory follows the number of
/// recordings.
struct ChosenAnswers {
    private struct Place {
        let path: String
        let number: Int
        let offset: Int
        let status: RecordingStatus
        let hash: String
    }

    private let known: Set<String>
    private let version: String
    private var places: [String: Place] = [:]
    private var unknown = 0
    private var torn = 0
    private var other: Set<String> = []
    private var contradicting: Set<String> = []

    init(known: Set<String>, version: String) {
        self.known = known
        self.version = version
    }

    /// Reads a file of answers.
    ///
    /// A last line that was cut off is passed over: its recording is missing, unless it is answered elsewhere.
    ///
    /// - Throws: `cannotOpen`.
    mutating func read(_ path: String) throws(RecordingError) {
        var reader = try LineFile(path: path)
        while let (text, number, offset) = try reader.nextWithPlace() {
            guard let answer = try? RecordingAnswer(line: text), let id = answer.identity?.id else {
                torn += 1
                continue
            }
            guard known.contains(id) else {
                unknown += 1
                continue
            }
            if answer.version != version { other.insert(answer.version) }
            let place = Place(
                path: path, number: number, offset: offset, status: answer.status,
                hash: ContentHash.sha256(of: Array(text.utf8)))
            guard let rival = places[id] else {
                places[id] = place
                continue
            }
            if rival.hash == place.hash { continue }
            if rival.status == .ok, place.status == .ok { contradicting.insert(id) }
            // A result counts more than a failure, and the order of the files decides nothing.
            if (place.status == .ok ? 0 : 1, place.hash) < (rival.status == .ok ? 0 : 1, rival.hash) {
                places[id] = place
            }
        }
    }

    /// The answer for a recording; `nil` where there is none.
    func answer(for id: String) throws(RecordingError) -> RecordingAnswer? {
        guard let place = places[id] else { return nil }
        var reader = try LineFile(path: place.path, offset: place.offset)
        guard let (text, _) = try reader.next(), let answer = try? RecordingAnswer(line: text) else {
            throw RecordingError(
                .badData, path: place.path, line: place.number, "the answer changed while it was read")
        }
        return answer
    }

    /// What a user should know.
    var remarks: [String] {
        var remarks: [String] = []
        if torn > 0 { remarks.append("\(torn) lines are no answers of a worker and were passed over") }
        if unknown > 0 { remarks.append("\(unknown) answers are about recordings that are not in the plan") }
        if !other.isEmpty {
            remarks.append(
                "answers of other versions were found (\(other.sorted().joined(separator: ", "))); this is \(version)")
        }
        if !contradicting.isEmpty {
            remarks.append(
                "\(contradicting.count) recordings have results that differ, such as \(contradicting.sorted()[0]): their "
                    + "files or options differed when they were analysed")
        }
        return remarks
    }
}

extension RecordingAnswer {
    /// What became of the recording.
    var status: RecordingStatus {
        switch outcome {
        case .success: .ok
        case .failure(let failure): failure.status
        }
    }
}
