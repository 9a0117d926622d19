import ArgumentParser

/// The command line: arguments → resolved options → run → export.
@main
struct Steppage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "steppage",
        abstract: "Turns recordings of walking into toe clearance, stumbles and foot-drop signs.",
        version: "0.1.0")
}
