import ArgumentParser
import Recordings
import Reports

/// `steppage inspect`: what the file holds, how it was understood and why.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what a file holds, how it was understood and why.",
        usage: "steppage inspect FILE [options]",
        discussion: """
            EXAMPLES
              steppage inspect walk.csv
              steppage inspect walk.csv --rate 100 --format json
            """)

    @Argument(help: "The recording.", completion: .file())
    var file: String

    @Option(help: "Print for a person or for a program.")
    var format: PrintedFormat = .text

    @OptionGroup(title: "Reading options")
    var reading: ReadingArguments

    @OptionGroup(title: "Messages")
    var messages: MessageArguments

    func run() throws {
        var options = reading.options
        options.mostSamplesHeld = ReadingOptions.usualSamplesHeld
        let recording = try RecordingReader().read(path: file, options: options)
        let report = InspectionReport(of: recording, qualityNotes: QualityControl().notes(for: recording))
        try StandardOutput.write(format == .json ? report.json : report.text)
    }
}
