import ArgumentParser
import Recordings
import Reports

/// `steppage profiles`: the profiles that come with the program.
struct ProfilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles",
        abstract: "List the built-in profiles, or print one.",
        usage: "steppage profiles [show NAME] [--format json]",
        discussion: """
            A profile states once how files of one kind are to be read: header, time, columns, units. \
            'steppage inspect FILE --write-profile' writes one, and docs/profiles.md explains it.

            EXAMPLES
              steppage profiles
              steppage profiles show amti-netforce > lab.json
              steppage analyze walk.txt --profile lab.json
            """,
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    /// `steppage profiles list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the built-in profiles.")

        @Option(help: "Print for a person or for a program.")
        var format: PrintedFormat = .text

        func run() throws {
            try StandardOutput.write(format == .json ? ProfileList.json : ProfileList.text)
        }
    }

    /// `steppage profiles show NAME`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print a built-in profile.")

        @Argument(help: "Its name.", completion: .list(Profile.builtIn.map(\.name)))
        var name: String

        func run() throws {
            guard let profile = Profile.builtIn(name) else {
                let names = Profile.builtIn.map(\.name).joined(separator: ", ")
                throw ValidationError("no built-in profile is called '\(name)'; there are \(names)")
            }
            try StandardOutput.write(profile.json)
        }
    }
}
