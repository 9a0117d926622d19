/// What the store knows about a recording that is done: enough to tell whether it has to be done again.
public struct LedgerEntry: Sendable, Hashable {
    /// The identifiers of the recording.
    public var identity: RecordingIdentity
    /// What decided whether it has to be done again; `nil` where that is not known.
    public var fingerprint: String?
    /// What became of it.
    public var status: RecordingStatus
    /// Why there is no result; `nil` where there is one.
    public var code: RecordingFailure.Code?
    /// The files, as they were when they were read.
    public var files: [FileStamp]
    /// The files that were written for it.
    public var outputs: [OutputFile]

    /// Creates an entry.
    public init(
        identity: RecordingIdentity, fingerprint: String?, status: RecordingStatus, code: RecordingFailure.Code? = nil,
        files: [FileStamp] = [], outputs: [OutputFile] = []
    ) {
        self.identity = identity
        self.fingerprint = fingerprint
        self.status = status
        self.code = code
        self.files = files
        self.outputs = outputs
    }
}
