public import Foundation

/// Runs the built `steppage` as a user does.
public struct CommandRunner: Sendable {
    /// What a run left behind.
    public struct Outcome: Sendable, Hashable {
        /// The exit code; negative when a signal ended the process.
        public var status: Int32
        /// Standard output.
        public var output: String
        /// Standard error.
        public var errors: String
    }

    /// The binary beside the test bundle.
    public static let binary: URL = {
        // .build/<configuration>/steppagePackageTests.xctest; `swift test` may run it through a helper, so the
        // arguments and the bundle are both looked at.
        let places = [Bundle.main.bundleURL] + CommandLine.arguments.map { URL(fileURLWithPath: $0) }
        for place in places {
            for folder in [place, place.deletingLastPathComponent()] {
                let candidate = folder.appendingPathComponent("steppage")
                if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            }
        }
        return RepositoryFiles.root.appendingPathComponent(".build/debug/steppage")
    }()

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - arguments: As typed after `steppage`.
    ///   - folder: The working folder; the repository's root when there is none.
    ///   - program: Another program to run, instead of `steppage`.
    ///   - outputFile: A file, such as `/dev/full`, to which standard output goes instead of the outcome.
    ///   - input: What the program reads from standard input; nothing when there is none.
    ///   - environment: Variables beside those of the test.
    public static func run(
        _ arguments: [String], in folder: URL = RepositoryFiles.root, program: String? = nil,
        outputFile: String? = nil, input: String? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = program.map { URL(fileURLWithPath: $0) } ?? binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.environment = ProcessInfo.processInfo.environment.merging(["COLUMNS": "80"]) { _, new in new }
            .merging(environment) { _, new in new }
        var inputFile: ScratchFolder?
        if let input {
            // From a file: a pipe that nobody empties would hold the test.
            let scratch = try ScratchFolder()
            process.standardInput = try FileHandle(
                forReadingFrom: URL(fileURLWithPath: scratch.write(input, to: "input")))
            inputFile = scratch
        }
        defer { withExtendedLifetime(inputFile) {} }
        let output = Pipe()
        let errors = Pipe()
        if let outputFile {
            process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outputFile))
        } else {
            process.standardOutput = output
        }
        process.standardError = errors
        try process.run()
        // Both pipes are emptied at a time: a full one would hold the process for ever.
        let reader = PipeReader(errors)
        let outputData = outputFile == nil ? output.fileHandleForReading.readDataToEndOfFile() : Data()
        let errorData = reader.data()
        process.waitUntilExit()
        let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Outcome(
            status: status, output: String(decoding: outputData, as: UTF8.self),
            errors: String(decoding: errorData, as: UTF8.self))
    }
}

/// Empties a pipe on a thread of its own.
private final class PipeReader: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var content = Data()

    init(_ pipe: Pipe) {
        let handle = pipe.fileHandleForReading
        Thread.detachNewThread {
            self.content = handle.readDataToEndOfFile()
            self.done.signal()
        }
    }

    func data() -> Data {
        done.wait()
        return content
    }
}
