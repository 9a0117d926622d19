import ArgumentParser
import Recordings
import SignalKernels
import Trials

/// `steppage shard`: a trial as files of jobs for workers on other machines.
struct ShardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shard",
        abstract: "Divide a trial into files of jobs for workers on other machines.",
        usage: "steppage shard INPUT --shards N --out DIR [options]",
        discussion: """
            INPUT is a folder or a manifest, as for 'steppage batch'. DIR gets shard-00001.jsonl and so on, each for one \
            'steppage worker', and plan.jsonl, the list that 'steppage collate' checks the answers against. The jobs name \
            files by absolute paths, which have to be the same on every machine.

            EXAMPLES
              steppage shard recordings --shards 40 --out jobs
              steppage worker < jobs/shard-00001.jsonl > answers/shard-00001.jsonl
              steppage collate answers --plan jobs --out trial
            """)

    @Argument(help: "A folder of recordings, or a manifest.", completion: .file())
    var input: String

    @Option(help: ArgumentHelp("Number of files of jobs.", valueName: "n"))
    var shards: Int

    @Option(help: ArgumentHelp("Write the files into this folder.", valueName: "dir"), completion: .directory)
    var out: String

    @Option(
        help: ArgumentHelp(
            "Have the workers write the sessions' folders here; the folder sessions of what 'collate' writes.",
            valueName: "dir"), completion: .directory)
    var sessions: String?

    @OptionGroup(title: "Which recordings")
    var planning: PlanArguments

    @OptionGroup(title: "Names of persons and files")
    var identifiers: IdentifierArguments

    @Flag(help: "Say nothing but errors on standard error.")
    var quiet = false

    func validate() throws {
        guard (1...ShardedPlan.mostShards).contains(shards) else {
            throw ValidationError("--shards \(shards): 1 to \(ShardedPlan.mostShards) are expected")
        }
    }

    func run() throws {
        RawProcess.createForOwnerOnly()
        // Workers run in folders of their own: paths are told from the root.
        let plan = try planning.plan(of: RawFile.resolved(input) ?? input, excluding: out)
        if !quiet { PlanMessages.report(plan) }
        let policy = try identifiers.policy(quiet: quiet)
        let sessions = sessions.map { $0.hasPrefix("/") ? $0 : "\(RawFile.resolved(".") ?? ".")/\($0)" }
        try ShardedPlan(plan, identifiers: policy, shards: shards, sessions: sessions).write(to: out)
        if !quiet {
            StandardError.print(
                "\(BatchProgressLine.recordings(plan.entries.count)) divided; see \(out)/\(ShardedPlan.listName)")
        }
    }
}
