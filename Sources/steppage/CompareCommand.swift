import ArgumentParser
import Comparison
import Evaluation
import FootDrop
import Recordings
import Reports

/// `steppage compare`: two sessions of one person against minimal detectable change.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare two sessions of one person against what repeating a session changes.",
        usage: "steppage compare A B [options]",
        discussion: """
            A and B are result folders of 'steppage analyze --out', or the strides.csv in them: brace off and on, \
            before and after. Each change is B minus A. It is called higher or lower only beyond its minimal \
            detectable change; below it lies measurement variation.

            EXAMPLES
              steppage compare brace-off brace-on
              steppage compare before after --format html --out change.html
            """)

    @Argument(help: "The first session.", completion: .directory)
    var a: String

    @Argument(help: "The second session.", completion: .directory)
    var b: String

    @Option(help: "Print for a person, for a program or for a browser.")
    var format: Format = .text

    @Option(
        help: ArgumentHelp("Write into this file, not to standard output.", valueName: "file"), completion: .file())
    var out: String?

    @Option(
        help: ArgumentHelp("Reference values to use instead of the built-in ones.", valueName: "file"),
        completion: .file())
    var reference: String?

    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    /// How the result is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
        case html
    }

    func run() throws {
        let table = try reference.map { path throws(RecordingError) in try ReferenceTable(path: path) }
        let comparison = try PairedComparison(reference: table ?? .builtIn).compare(a, b)
        if !quiet {
            for note in comparison.notes where note.code != "chance" { StandardError.print("warning: \(note.message)") }
        }
        let text =
            switch format {
            case .text: comparison.text
            case .json: comparison.json
            case .html: comparison.html
            }
        try AtomicFile.write(to: out ?? "-") { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            try sink.write(text)
        }
    }
}
