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
        // What is not known yet is what a user wants to see.
        options.requiresUnits = false
        let read = Result { try RecordingReader().read(path: file, options: options) }
        // A draft is written where the file cannot be read without it.
        try written?.write(quiet: messages.quiet)
        let recording = try read.get()
        let notes = QualityControl().notes(for: recording)
        var report = InspectionReport(
            of: recording, qualityNotes: notes, walking: await walking(recording, options))
        if format == .text, picture == .always || (picture == .auto && StandardOutput.isTerminal) {
            try report.addPicture(of: recording, width: StandardOutput.columns ?? 72)
        }
        messages.report(report.openQuestions, decisions: [])
        try StandardOutput.write(format == .json ? report.json : report.text)
    }

    /// What the analysis finds in the file as it stands.
    private func walking(_ recording: Recording, _ options: ReadingOptions) async -> InspectedWalking {
        var strict = options
        strict.requiresUnits = true
        do throws(RecordingError) {
            let isComplete = !recording.notes.contains(where: InspectionReport.isOpenQuestion)
            let understood = isComplete ? recording : try RecordingReader().read(path: file, options: strict)
            return InspectedWalking(try await SessionAnalysis().analyze([SessionSource(understood)]))
        } catch {
            return InspectedWalking(obstacle: error)
        }
    }
}
