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
              steppage inspect walk.csv --write-profile lab.json
            """)

    @Argument(help: "The recording.", completion: .file())
    var file: String

    @Option(help: "Print for a person or for a program.")
    var format: PrintedFormat = .text

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

    func run() throws {
        var options = reading.options
        options.mostSamplesHeld = ReadingOptions.usualSamplesHeld
        let written = try writeProfile.map { try WrittenProfile(of: file, options, to: $0) }
        if let written, written.isForStandardOutput { return try written.write(quiet: messages.quiet) }
        let read = Result { try RecordingReader().read(path: file, options: options) }
        // A draft is written where the file cannot be read without it.
        try written?.write(quiet: messages.quiet)
        let recording = try read.get()
        let report = InspectionReport(of: recording, qualityNotes: QualityControl().notes(for: recording))
        try StandardOutput.write(format == .json ? report.json : report.text)
    }
}
