import ArgumentParser

/// How files are to be read, as every command is told that reads one or many.
struct ProfileArgument: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How the files are to be read: a profile's file, the name of a built-in one, or none for not even one beside "
                + "a file.", valueName: "profile"),
        completion: .file(extensions: ["json"]))
    var profile: String?
}
