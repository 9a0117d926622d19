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
        ["analyze", "a.csv", "--lower-back", "b.csv"],
        ["analyze", "a.csv", "--force-plate", "b.csv"],
        ["inspect"],
        ["convert", "a.csv"],
        ["simulate"],
        ["analyze", "a.csv", "--reported", "knee"],
        ["analyze", "a.csv", "--reported", "diabetes=left"],
        ["analyze", "a.csv", "--reported", "stroke", "--reported", "stroke=no"],
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
