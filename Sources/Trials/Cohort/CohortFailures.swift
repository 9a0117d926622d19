/// The recordings without a result, those with the same reason together.
public struct CohortFailures: Sendable, Hashable {
    /// Recordings that failed alike.
    public struct Group: Sendable, Hashable {
        /// The failure of the first one.
        public var failure: RecordingFailure
        /// The file it is about; empty where names may not be written.
        public var file: String
        /// The recordings, by their position.
        public var recordings: [Int]
    }

    /// Recordings that failed for a kind of reason.
    public struct Kind: Sendable, Hashable {
        /// The kind.
        public var code: RecordingFailure.Code
        /// Recordings.
        public var recordings: Int
    }

    /// The kinds of failures there are, the most frequent first.
    public private(set) var kinds: [Kind]

    /// Recordings with the same kind, message and hint, the most frequent first.
    public private(set) var groups: [Group] = []

    init(of recordings: [CohortRecording]) {
        var codes: [RecordingFailure.Code: Int] = [:]
        var positions: [Key: Int] = [:]
        for (index, recording) in recordings.enumerated() {
            guard let failure = recording.failure else { continue }
            codes[failure.code, default: 0] += 1
            let key = Key(code: failure.code, message: failure.message, hint: failure.hint)
            if let position = positions[key] {
                groups[position].recordings.append(index)
            } else {
                positions[key] = groups.count
                groups.append(Group(failure: failure, file: recording.failedFile, recordings: [index]))
            }
        }
        kinds = RecordingFailure.Code.allCases.compactMap { code in
            codes[code].map { Kind(code: code, recordings: $0) }
        }.sortedDescending { Double($0.recordings) }
        groups = groups.sortedDescending { Double($0.recordings.count) }
    }

    private struct Key: Hashable {
        let code: RecordingFailure.Code
        let message: String
        let hint: String?
    }
}

extension Array {
    /// The elements by a number, the greatest first; equal ones keep their order.
    func sortedDescending(by key: (Element) -> Double) -> [Element] {
        let keys = map(key)
        return indices.sorted { keys[$0] > keys[$1] || keys[$0] == keys[$1] && $0 < $1 }.map { self[$0] }
    }
}
