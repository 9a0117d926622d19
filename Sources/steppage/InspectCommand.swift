import ArgumentParser
import Gait
import Recordings
import Reports

/// `steppage inspect`: what the file holds, how it was understood and why.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what a file holds, how it was understood and why.",
        usage: "steppage inspect FILE [options]",
        discussion: """
            EXAMPLES
              steppage inspect walk.csv
              steppage inspect walk.csv --rate 100 --format json
              steppage inspect walk.csv --write-profile lab.json
            """)

    @Argument(help: "The recording.", completion: .file())
    var file: String

    @Option(help: "Print for a person or for a program.")
    var format: PrintedFormat = .text

    @Option(help: "Draw the signals with characters; auto: on a terminal.")
    var picture: PictureChoice = .auto

    @Option(
        defaultAsFlag: "",
        help: ArgumentHelp(
            "Write the profile that reads the file as it is read now, or a draft with the missing places named; without "
                + "a path beside the file.", valueName: "path"),
        completion: .file())
    var writeProfile: String?

    @OptionGroup(title: "Reading options")
    var reading: ReadingArguments

    @OptionGroup(title: "Messages")
    var messages: MessageArguments

    /// When the signals are drawn.
    enum PictureChoice: String, CaseIterable, ExpressibleByArgument {
        case auto
        case always
        case never
    }

    func run() async throws {
        var options = reading.options
        options.mostSamplesHeld = ReadingOptions.usualSamplesHeld
        let written = try writeProfile.map { try WrittenProfile(of: file, options, to: $0) }
        if let written, written.isForStandardOutput { return try written.write(quiet: messages.quiet) }
        let read = Result { () throws(RecordingError) in try RecordingReader().read(path: file, options: options) }
        // A draft is written where the file cannot be read without it.
        try written?.write(quiet: messages.quiet)
        let (recording, refusal) = try shown(read, options)
        let notes = QualityControl().notes(for: recording)
        var report = InspectionReport(
            of: recording, qualityNotes: notes, walking: await walking(recording, refusal))
        if format == .text, picture == .always || (picture == .auto && StandardOutput.isTerminal) {
            try report.addPicture(of: recording, width: StandardOutput.columns ?? 72)
        }
        // A file that only lacks the meaning of its channels can be read; anything else that is refused cannot.
        let lacksMeaningAlone =
            !report.openQuestions.isEmpty && !report.openQuestions.contains { $0.code == "rate_unknown" }
        let error = lacksMeaningAlone ? nil : refusal
        if error == nil { messages.report(report.openQuestions, decisions: []) }
        try StandardOutput.write(format == .json ? report.json : report.text)
        if let error { throw error }
    }

    /// What is shown of a file, and why the other commands refuse it.
    private func shown(
        _ read: Result<Recording, RecordingError>, _ options: ReadingOptions
    ) throws(RecordingError) -> (Recording, RecordingError?) {
        switch read {
        case .success(let recording): return (recording, nil)
        case .failure(let refusal):
            // What is not known yet is what a user wants to see.
            var lenient = options
            lenient.requiresUnits = false
            guard let recording = try? RecordingReader().read(path: file, options: lenient) else { throw refusal }
            return (recording, refusal)
        }
    }

    /// What the analysis finds in the file as it stands.
    private func walking(_ recording: Recording, _ refusal: RecordingError?) async -> InspectedWalking {
        if let refusal { return InspectedWalking(obstacle: refusal) }
        do throws(RecordingError) {
            return InspectedWalking(try await SessionAnalysis().analyze([SessionSource(recording)]))
        } catch {
            return InspectedWalking(obstacle: error)
        }
    }
}
