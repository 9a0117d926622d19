public import Recordings

/// The files of a session, with what the user states about them.
public struct SessionFiles: Sendable {
    /// A file of the session.
    public struct File: Sendable, Hashable {
        /// The path as the user gave it.
        public var path: String
        /// The foot it is to be taken for; `nil` leaves it to the file.
        public var statedSide: Side?
        /// What it is to be taken for.
        public var role: SessionSource.Role

        /// Creates a file.
        public init(_ path: String, statedSide: Side? = nil, role: SessionSource.Role = .asNamed) {
            self.path = path
            self.statedSide = statedSide
            self.role = role
        }
    }

    /// The files.
    public var files: [File]
    /// What the user states about all of them.
    public var options: ReadingOptions

    /// Creates the list of a session's files.
    ///
    /// The side among the options is left out: which of several sensors is meant is decided with all files at hand, not
    /// by the reader of one. Long recordings of feet stay in their files until their sections are analysed.
    public init(_ files: [File], options: ReadingOptions = ReadingOptions()) {
        self.files = files
        self.options = options
        self.options.side = nil
        self.options.mostSamplesHeld = ReadingOptions.usualSamplesHeld
    }

    /// Reads the files, several at a time.
    ///
    /// The hashes of large files go on beside the analysis, which waits for them at its end.
    ///
    /// - Parameter threads: The most files to read at a time; `nil` leaves it to the machine.
    /// - Returns: The recordings in the order of the files.
    /// - Throws: What `RecordingReader` throws of the first file that cannot be read.
    public func read(atMost threads: Int? = nil) async throws(RecordingError) -> [SessionSource] {
        let options = options
        let outcomes = await files.concurrentMap(atMost: threads) { file in
            Result { () throws(RecordingError) in
                let (recording, hash) = try RecordingReader().readBesideHash(path: file.path, options: options)
                var source = SessionSource(recording, statedSide: file.statedSide, role: file.role)
                source.hash = hash
                return source
            }
        }
        var sources: [SessionSource] = []
        for outcome in outcomes {
            if case .success(let source) = outcome { sources.append(source) }
        }
        // One that goes on after an error would run into the end of the program.
        if sources.count < outcomes.count { sources.waitForHashes() }
        for outcome in outcomes { _ = try outcome.get() }
        return sources
    }
}

extension [SessionSource] {
    /// Waits until nobody reads the files any more.
    func waitForHashes() {
        for source in self { source.hash?.wait() }
    }
}
