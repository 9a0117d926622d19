import ArgumentParser
import FootDrop
import Gait
import Recordings
import Reports
import SignalKernels

/// `steppage analyze`: one walking session → findings.
struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Find strides, gait events, toe clearance and ground contact in a walking session.",
        usage: """
            steppage analyze [FILE ...] [--left F] [--right F] [--lower-back F]
                   [--force-plate F] [--out DIR] [options]
            """,
        discussion: """
            A single FILE may hold one foot or both, the lower back, force plates, insoles or foot markers: columns and \
            names decide, and what was decided is said. Several sensors of one session are analysed together. \
            Without --out the summary is printed; with it the tables, session.json and report.html are written. A recording \
            without walking is a valid answer with zero strides.

            EXAMPLES
              steppage analyze walk.csv
              steppage analyze --left left.csv --right right.csv --out result
              steppage analyze walk.csv --rate 204.8 --gyro-unit deg/s
              steppage analyze walk.wav --format json | jq .feet.left.parameters
            """)

    @Argument(help: "Recordings of the session's sensors.", completion: .file())
    var files: [String] = []

    @Option(help: ArgumentHelp("Recording of the left foot.", valueName: "file"), completion: .file())
    var left: String?

    @Option(help: ArgumentHelp("Recording of the right foot.", valueName: "file"), completion: .file())
    var right: String?

    @Option(
        help: ArgumentHelp("Recording of the lower back, with or without gyroscope.", valueName: "file"),
        completion: .file())
    var lowerBack: String?

    @Option(
        help: ArgumentHelp("Recording of force plates or of a treadmill with two belts.", valueName: "file"),
        completion: .file())
    var forcePlate: String?

    @Option(help: ArgumentHelp("Write the result into this folder.", valueName: "dir"), completion: .directory)
    var out: String?

    @Option(help: "Print the summary, the report or session.json (default: text, or nothing with --out).")
    var format: SessionFormat?

    @Option(help: ArgumentHelp("Heel-to-toe length of the foot, metres.", valueName: "m"))
    var footLength: Double?

    @Option(
        help: ArgumentHelp("Hip joint to floor, metres: step length and speed of the lower back.", valueName: "m"))
    var legLength: Double?

    @Option(help: ArgumentHelp("Height of the body, metres, where the leg was not measured.", valueName: "m"))
    var bodyHeight: Double?

    @Option(
        help: ArgumentHelp(
            "Upward axis of the force plates: z, y or x, with - where it points down (default: found from the data).",
            valueName: "axis"), transform: SignedAxis.init(argument:))
    var verticalAxis: SignedAxis?

    @Option(
        help: ArgumentHelp(
            "Weights, limits and reference values instead of the built-in ones ('steppage reference' prints these).",
            valueName: "file"), completion: .file())
    var reference: String?

    @Flag(exclusivity: .exclusive)
    var clock: Clock?

    @Option(help: ArgumentHelp("Most feet to work on at a time; the result is the same.", valueName: "n"))
    var threads: Int?

    @OptionGroup(title: "Reading options")
    var reading: ReadingArguments

    @OptionGroup(title: "What the person reports")
    var history: HistoryArguments

    @OptionGroup(title: "Messages")
    var messages: MessageArguments

    /// What is printed of a session.
    enum SessionFormat: String, CaseIterable, ExpressibleByArgument {
        case text
        case markdown
        case json
    }

    /// Whether the clocks of the sensors agree.
    enum Clock: String, EnumerableFlag {
        case synchronized
        case unsynchronized

        static func help(for value: Clock) -> ArgumentHelp? {
            switch value {
            case .synchronized: "The sensors share a clock (assumed of one file)."
            case .unsynchronized: "The sensors' clocks differ (assumed of several files)."
            }
        }
    }

    func validate() throws {
        func check(_ name: String, _ value: Double?, _ range: ClosedRange<Double>) throws {
            guard let value, !range.contains(value) else { return }
            throw ValidationError(
                "\(name) \(value): metres between \(range.lowerBound) and \(range.upperBound) are expected")
        }
        try check("--foot-length", footLength, BodyMeasures.footLengths)
        try check("--leg-length", legLength, BodyMeasures.legLengths)
        try check("--body-height", bodyHeight, BodyMeasures.bodyHeights)
        if let threads, threads < 1 { throw ValidationError("--threads \(threads): at least 1 is expected") }
        if reading.side != nil, files.count != 1 || left != nil || right != nil {
            throw ValidationError("--side is about one FILE; name several with --left and --right")
        }
        if files.isEmpty, [left, right, lowerBack, forcePlate].allSatisfy({ $0 == nil }) {
            throw ValidationError(
                "no recording is given; a FILE, --left, --right, --lower-back or --force-plate is expected")
        }
    }

    func run() async throws {
        let history = try self.history.resolved()
        let progress = ProgressLine(quiet: messages.quiet)
        // A table that cannot be used is told before the long work; the built-in one is read beside the recordings.
        let stated: ReferenceTable?
        if let path = self.reference { stated = try ReferenceTable(path: path) } else { stated = nil }
        let builtIn = Task { ReferenceTable.builtIn }
        let assessed = try await progress.during {
            progress.stage("reading")
            let sources = try await sessionFiles.read(atMost: threads)
            progress.stage("analysing")
            let reference = if let stated { stated } else { await builtIn.value }
            return try await FindingAnalysis(reference: reference, history: history).assess(sources, by: analysis)
        }
        let session = assessed.session
        messages.report(session.notes, decisions: session.decisions + session.inputs.flatMap(\.decisions))
        if let out { try await SessionExporters.write(assessed, to: out, atMost: threads) }
        switch format ?? (out == nil ? .text : nil) {
        case .text: try StandardOutput.write(TerminalSummary().text(of: assessed))
        case .markdown: try StandardOutput.write(MarkdownReport().text(of: assessed))
        case .json: try SessionJSON().write(assessed, to: "-")
        case nil: break
        }
        ProcessMemory.keepToTheEnd(assessed)
    }

    private var analysis: SessionAnalysis {
        SessionAnalysis(
            body: BodyMeasures(footLength: footLength, legLength: legLength, bodyHeight: bodyHeight),
            verticalAxis: verticalAxis, isSynchronized: clock.map { $0 == .synchronized }, threads: threads)
    }

    /// The files, in the order left, right, others.
    private var sessionFiles: SessionFiles {
        var named = SessionFiles.File.feet(files, left: left, right: right, side: reading.side?.side)
        if let lowerBack { named.append(SessionFiles.File(lowerBack, role: .lowerBack)) }
        if let forcePlate { named.append(SessionFiles.File(forcePlate, role: .forcePlates)) }
        return SessionFiles(named, options: reading.options)
    }
}

extension SessionFiles.File {
    /// The files of feet as they are named on the command line, in the order left, right, others.
    static func feet(_ files: [String], left: String?, right: String?, side: Side?) -> [SessionFiles.File] {
        var named: [SessionFiles.File] = []
        if let left { named.append(SessionFiles.File(left, statedSide: .left)) }
        if let right { named.append(SessionFiles.File(right, statedSide: .right)) }
        return named + files.map { SessionFiles.File($0, statedSide: side) }
    }
}

extension SignedAxis {
    /// An axis as it is typed.
    fileprivate init(argument: String) throws {
        guard let axis = SignedAxis(argument) else {
            throw ValidationError("'\(argument)' is no axis; x, y, z, -x, -y or -z is expected")
        }
        self = axis
    }
}
