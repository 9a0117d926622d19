import ArgumentParser
import FootDrop

/// `steppage reference`: every weight, limit and reference value, with its source.
struct ReferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference",
        abstract: "Print every weight, limit and reference value of the findings.",
        usage: "steppage reference",
        discussion: """
            The table is CSV: name, value, unit, source. A changed copy takes its place in 'steppage analyze \
            --reference FILE'; it must keep all names and units.

            EXAMPLES
              steppage reference > reference.csv
              steppage reference | grep judgement
            """)

    func run() throws {
        try StandardOutput.write(ReferenceTable.builtInText)
    }
}
