import ArgumentParser
import Recordings

/// `steppage convert`: between supported formats.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Convert a recording between supported formats.",
        usage: "steppage convert IN OUT [options]",
        discussion: """
            The ending of OUT decides: .csv, .wav, or _motion.tsv for Motion-BIDS with its sidecars. WAV keeps a \
            fractional rate, units and names. The samples read back the same.

            EXAMPLES
              steppage convert walk.csv walk.wav
              steppage convert walk.wav part.csv --from 10 --to 20
              steppage convert walk.wav sub-01_task-walk_tracksys-imu_motion.tsv
            """)

    @Argument(help: "The recording to read.", completion: .file())
    var input: String

    @Argument(help: "The file to write.", completion: .file())
    var output: String

    @OptionGroup(title: "Reading options")
    var reading: ReadingArguments

    @OptionGroup(title: "Messages")
    var messages: MessageArguments

    func run() throws {
        let recording = try RecordingReader().read(path: input, options: reading.options)
        try RecordingWriter().write(recording, to: output)
        messages.report(recording.notes, decisions: recording.decisions)
    }
}
