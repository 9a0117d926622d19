import TestSupport
import Testing

/// Calls that cannot be meant: one line on standard error, exit code 64, nothing else.
struct UsageTests {
    @Test(arguments: [
        ["--no-such-option"],
        ["no-such-command"],
        ["analyze"],
        ["analyze", "a.csv", "--rate", "fast"],
        ["analyze", "a.csv", "--rate", "0"],
        ["analyze", "a.csv", "--rate", "nan"],
        ["analyze", "a.csv", "--from", "5", "--to", "4"],
        ["analyze", "a.csv", "--acc-unit", "deg/s"],
        ["analyze", "a.csv", "--format", "xml"],
        ["analyze", "a.csv", "--threads", "0"],
        ["analyze", "a.csv", "--foot-length", "27"],
        ["analyze", "a.csv", "b.csv", "--side", "left"],
        ["analyze", "--left", "a.csv", "--side", "left"],
        ["analyze", "a.csv", "--synchronized", "--unsynchronized"],
        ["analyze", "a.csv", "--quiet", "--verbose"],
        ["analyze", "a.csv", "--vertical-axis", "w"], ["analyze", "a.csv", "--leg-length", "90"],
        ["inspect"],
        ["convert", "a.csv"],
        ["simulate"],
        ["analyze", "a.csv", "--reported", "knee"],
        ["analyze", "a.csv", "--reported", "diabetes=left"],
        ["analyze", "a.csv", "--reported", "stroke", "--reported", "stroke=no"],
        ["simulate", "--out", "a", "--speed", "9"],
        ["simulate", "--out", "a", "--person-sd", "2"],
        ["simulate", "--out", "a", "--severity-left", "2"],
        ["simulate", "--out", "a", "--deficit-right", "nan"],
        ["simulate", "--out", "a", "--stumble", "fall@3"],
        ["simulate", "--out", "a", "--stumble", "kick@3"],
        ["simulate", "--out", "a", "--stumble", "scuff"],
        ["simulate", "--out", "a", "--stumble", "scuff@0"],
        ["simulate", "--out", "a", "--stumble", "scuff@99"],
        ["simulate", "--out", "a", "--stumble", "scuff@5:middle"],
        ["simulate", "--out", "a", "--stumble", "scuff@5:left:99%"],
        ["simulate", "--out", "a", "--stumble", "scuff@5:left:40%:0"],
        ["simulate", "--out", "a", "--stumble", "scuff@5:left:40%:1:2"],
        ["simulate", "--out", "a", "--stumbles", "9"],
        ["simulate", "--out", "a", "--distractor", "scuff@5"],
        ["benchmark", "a.csv", "--minutes", "1"],
        ["benchmark", "--from", "1"],
        ["benchmark", "--minutes", "0"],
        ["benchmark", "--rate", "5"],
        ["benchmark", "--recordings", "0"],
        ["benchmark", "--threads", "0"],
        ["benchmark", "--repeats", "0"],
        ["benchmark", "--warmup", "-1"],
        ["benchmark", "--factor", "0.9"],
        ["benchmark", "--input", "mp3"],
        ["benchmark", "--format", "html"],
        ["evaluate", "a"],
        ["compare", "a"],
        ["compare", "a", "b", "c"],
        ["compare", "a", "b", "--format", "xml"],
    ])
    func areRefused(arguments: [String]) throws {
        let outcome = try CommandRunner.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("steppage: "))
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }
}
