import FoundationEssentials
public import Recordings

/// An earlier result, as far as a later one is compared with it.
public struct BenchmarkBaseline: Sendable, Hashable {
    /// The format of the document.
    public static let schema = "steppage.benchmark/1"

    /// Name of the file, for a reader.
    public var name: String
    /// Version of the program that measured it.
    public var version: String
    /// What was worked on.
    public var input: String
    /// Memory copied per second, bytes.
    public var memoryCopy: Double
    /// Processor time by sample of each stage on one thread, ns.
    public var stages: [String: Double]
    /// Time that passed by sample, ns, by number of threads.
    public var elapsed: [Int: Double]

    /// Creates a baseline of what is known already.
    public init(
        name: String, version: String, input: String, memoryCopy: Double, stages: [String: Double],
        elapsed: [Int: Double]
    ) {
        self.name = name
        self.version = version
        self.input = input
        self.memoryCopy = memoryCopy
        self.stages = stages
        self.elapsed = elapsed
    }

    /// Reads what `benchmark --format json` wrote.
    ///
    /// - Throws: `RecordingError`: `cannotOpen`, or `badData` for anything else.
    public init(path: String) throws(RecordingError) {
        let bytes = try TextFile.bytes(of: path, as: "a result of a benchmark")
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)),
            document.schema == Self.schema
        else {
            throw RecordingError(
                .badData, path: path, "this is no result of a benchmark",
                remedy: "give a file made by 'steppage benchmark --format json'")
        }
        let stages = document.stages.map { ($0.stage, $0.perSample) }
        let elapsed = document.threads.map { ($0.threads, $0.perSample) }
        guard document.machine.memoryCopy > 0, (stages.map(\.1) + elapsed.map(\.1)).allSatisfy({ $0 >= 0 }) else {
            throw RecordingError(.badData, path: path, "a speed or a time is below zero")
        }
        self.init(
            name: path, version: document.software.version, input: document.input.name,
            memoryCopy: document.machine.memoryCopy,
            stages: Dictionary(stages, uniquingKeysWith: { first, _ in first }),
            elapsed: Dictionary(elapsed, uniquingKeysWith: { first, _ in first }))
    }
}

/// The part of the document that is compared.
private struct Document: Decodable {
    var schema: String
    var software: Program
    var machine: Machine
    var input: Input
    var stages: [Stage]
    var threads: [Row]

    struct Program: Decodable {
        var version: String
    }

    struct Machine: Decodable {
        var memoryCopy: Double

        private enum CodingKeys: String, CodingKey { case memoryCopy = "memory_copy_bytes_per_s" }
    }

    struct Input: Decodable {
        var name: String
    }

    struct Stage: Decodable {
        var stage: String
        var perSample: Double

        private enum CodingKeys: String, CodingKey {
            case stage
            case perSample = "ns_per_sample"
        }
    }

    struct Row: Decodable {
        var threads: Int
        var perSample: Double

        private enum CodingKeys: String, CodingKey {
            case threads
            case perSample = "ns_per_sample"
        }
    }
}
