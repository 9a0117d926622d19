public import Recordings
internal import SignalKernels

/// What becomes of the identifiers of recordings and participants in what is written.
public enum IdentifierPolicy: Sendable, Hashable {
    /// They are written as they are.
    case keep
    /// They give way to codes that only the holder of a key can make; equal ones keep equal codes.
    case hash(key: [UInt8])
    /// Participants are left out, and recordings are numbered.
    case drop

    /// Its name, as it is stated with the results.
    public var name: String {
        switch self {
        case .keep: "keep"
        case .hash: "hash"
        case .drop: "drop"
        }
    }

    /// Whether names of files may be written.
    var keepsNames: Bool { self == .keep }

    /// The identifiers of a recording as they are written.
    ///
    /// - Parameter number: Its place among the recordings of the trial, from 1.
    func identity(of recording: TrialRecording, number: Int) -> RecordingIdentity {
        var identity = RecordingIdentity(
            id: recording.id, participant: recording.participant, visit: recording.visit,
            condition: recording.condition)
        switch self {
        case .keep: break
        case .hash(let key):
            identity.id = "r" + Self.code("recording", recording.id, key)
            identity.participant = recording.participant.map { "p" + Self.code("participant", $0, key) }
        case .drop:
            identity.id = "r" + number.padded(to: 6)
            identity.participant = nil
        }
        return identity
    }

    /// A code of 64 bits: two of a million names share one with a chance of 1 in 30 million.
    private static func code(_ kind: String, _ name: String, _ key: [UInt8]) -> String {
        String(ContentHash.keyed(Array("\(kind)\u{0}\(name)".utf8), key: key).prefix(16))
    }

    /// The policy with a key read from a file, which is made when there is none.
    ///
    /// - Returns: The policy, and whether the key was made.
    /// - Throws: `cannotOpen`, `cannotWrite`, or `badData` for a key that is too short to be one.
    public static func hashing(keyFile path: String) throws(RecordingError) -> (policy: IdentifierPolicy, isNew: Bool) {
        guard (try? RawFile.status(of: path)) == nil else {
            let key = try TextFile.bytes(of: path, as: "a key")
            guard key.count >= 16 else {
                throw RecordingError(
                    .badData, path: path, "a key of \(key.count) bytes; at least 16 are expected",
                    remedy: "remove the file and a key is made")
            }
            return (.hash(key: key), false)
        }
        var generator = SystemRandomNumberGenerator()
        let digits = Array("0123456789abcdef".utf8)
        let key = (0..<64).map { _ in digits[Int.random(in: 0..<16, using: &generator)] }
        try AtomicFile.write(to: path, permissions: 0o600) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            try sink.write(key)
        }
        return (.hash(key: key), true)
    }
}

extension Int {
    /// The number with zeros before it, so that texts sort as numbers do.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
