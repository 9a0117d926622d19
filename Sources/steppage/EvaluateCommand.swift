import ArgumentParser
import Evaluation
import Reports

/// `steppage evaluate`: agreement of a result with a reference, by column.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Show how far a result agrees with a reference, by column.",
        usage: "steppage evaluate RESULT TRUTH [options]",
        discussion: """
            RESULT and TRUTH are folders with strides.csv (and gait_events.csv), or stride tables. Strides are \
            matched by side and nearest initial contact; errors are result minus truth. The columns rest on the \
            truth's straight strides.

            EXAMPLES
              steppage evaluate result walk/truth
              steppage evaluate result walk/truth --all-strides --format json
            """)

    @Argument(help: "The result to judge.", completion: .directory)
    var result: String

    @Argument(help: "The reference.", completion: .directory)
    var truth: String

    @Option(help: "Print for a person or for a program.")
    var format: PrintedFormat = .text

    @Flag(help: "Compare turns and the ends of bouts too.")
    var allStrides = false

    func run() throws {
        let report = try Evaluation(straightOnly: !allStrides).compare(result: result, truth: truth)
        try StandardOutput.write(format == .json ? report.json : report.text)
    }
}
