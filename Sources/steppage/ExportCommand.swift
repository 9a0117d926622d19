import ArgumentParser
import Glibc
import Recordings
import Reports
import SignalKernels
import Trials

/// `steppage export`: the tables of a trial again, from its results store.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the tables of a trial again, whole or for some recordings.",
        usage: "steppage export STORE --out DIR [options]",
        discussion: """
            STORE is the results store of a trial, trial.sqlite, or the folder that holds it. Nothing is analysed \
            again, and the store stays as it is; it may be in use.

            --where takes an SQL expression over the columns of the view recordings, which are those of \
            recordings.csv. Several conditions have to be met together.

            EXAMPLES
              steppage export results --out tables
              steppage export results --out p7 --participant P7 --visit baseline
              steppage export results --out clear --where "n_straight_left >= 10"
              steppage export results --out import --format redcap
            """)

    @Argument(help: "The results store, or the folder that holds it.", completion: .file())
    var store: String

    @Option(help: ArgumentHelp("Write the tables into this folder.", valueName: "dir"), completion: .directory)
    var out: String

    @Option(help: "Tables for statistics programs, or for REDCap.")
    var format: Format = .csv

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp("Only recordings that meet this SQL expression.", valueName: "sql"))
    var expression: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Only this participant; may be given several times.", valueName: "p"))
    var participant: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Only this visit; may be given several times.", valueName: "v"))
    var visit: [String] = []

    @Option(
        parsing: .singleValue, help: ArgumentHelp("Only this condition; may be given several times.", valueName: "c"))
    var condition: [String] = []

    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    /// What kind of tables.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case csv
        case redcap

        var tables: TrialTables.Format {
            switch self {
            case .csv: .csv
            case .redcap: .redcap
            }
        }
    }

    func run() throws {
        // The tables are about people: their owner alone may read them.
        umask(0o077)
        let reader = try TrialStore(reading: path)
        let filter = TrialFilter(
            participants: participant, visits: visit, conditions: condition, expression: expression)
        var count = 0
        try AtomicFolder.write(to: out) { (folder: inout AtomicFolder.Contents) throws(RecordingError) in
            count = try TrialTables.write(from: reader, to: &folder, filter: filter, format: format.tables)
        }
        try reader.close()
        if count == 0, !quiet {
            StandardError.print("warning: no recording meets the conditions; the tables are empty")
        }
    }

    /// The store itself.
    private var path: String {
        guard (try? RawFile.status(of: store))?.kind == .folder else { return store }
        return store.hasSuffix("/") ? store + "trial.sqlite" : store + "/trial.sqlite"
    }
}
