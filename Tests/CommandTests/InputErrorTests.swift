import Foundation
import TestSupport
import Testing

/// Files that cannot be analysed: one line on standard error, the right exit code, no output at all.
struct InputErrorTests {
    private static let header = "time,acc_x,acc_y,acc_z,gyr_x,gyr_y,gyr_z\n"
    private static let units = "s,m/s^2,m/s^2,m/s^2,deg/s,deg/s,deg/s\n"

    /// Content of a text table that is no usable recording, and what it is called.
    enum BadTable: String, CaseIterable {
        case empty
        case headerOnly
        case noHeader
        case raggedRow
        case textInANumber
        case missingAxis
        case noRate
        case binary

        var content: String {
            let row = "0.1,0.2,9.8,1,2,3\n"
            let timed = (0..<300).map { "\(Double($0) / 100)," + row }
            switch self {
            case .empty: return ""
            case .headerOnly: return header
            case .noHeader: return "hello\nworld\n"
            case .raggedRow: return header + units + timed[..<200].joined() + "2.00,1,2\n" + timed[201...].joined()
            case .textInANumber:
                return header + units + timed[..<200].joined() + "2.00,0.1,high,9.8,1,2,3\n" + timed[201...].joined()
            case .missingAxis:
                return "time,acc_x,acc_y,gyr_x,gyr_y,gyr_z\n"
                    + (0..<300).map { "\(Double($0) / 100),0.1,0.2,1,2,3\n" }.joined()
            case .noRate:
                return "acc_x,acc_y,acc_z,gyr_x,gyr_y,gyr_z\n" + String(repeating: row, count: 300)
            case .binary: return String(repeating: "\u{0}\u{1}\u{2}\u{3}", count: 500)
            }
        }
    }

    private func expectRefusal(_ arguments: [String], status: Int32, in scratch: ScratchFolder) throws {
        let before = try scratch.listing()
        let outcome = try CommandRunner.run(arguments)
        #expect(outcome.status == status)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("steppage: "))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(try scratch.listing() == before)
    }

    @Test(arguments: BadTable.allCases)
    func badTables(table: BadTable) throws {
        let scratch = try ScratchFolder()
        let file = try scratch.write(table.content, to: "walk.csv")
        try expectRefusal(["analyze", file, "--out", scratch.path("result")], status: 65, in: scratch)
        try expectRefusal(["analyze", file, "--format", "json"], status: 65, in: scratch)
    }

    @Test(arguments: [BadTable.raggedRow, .textInANumber])
    func theLineIsNamed(table: BadTable) throws {
        let scratch = try ScratchFolder()
        let file = try scratch.write(table.content, to: "walk.csv")
        #expect(try CommandRunner.run(["analyze", file]).errors.hasPrefix("steppage: \(file):203: "))
    }

    @Test(arguments: ["inspect", "analyze"])
    func filesThatCannotBeOpened(command: String) throws {
        let scratch = try ScratchFolder()
        try expectRefusal([command, scratch.path("missing.csv")], status: 66, in: scratch)
        try expectRefusal([command, scratch.url.path], status: 66, in: scratch)
    }

    @Test func aTruncatedWAVHasNoSamples() throws {
        let scratch = try ScratchFolder()
        let file = scratch.path("walk.wav")
        try Data("RIFF\u{24}\u{0}\u{0}\u{0}WAVEfmt ".utf8).write(to: URL(fileURLWithPath: file))
        try expectRefusal(["analyze", file, "--out", scratch.path("result")], status: 65, in: scratch)
    }

    @Test func twoFilesForOneFoot() throws {
        let left = RepositoryFiles.fixture("demo/left.csv").path
        let scratch = try ScratchFolder()
        try expectRefusal(["analyze", left, left, "--out", scratch.path("result")], status: 64, in: scratch)
    }

    @Test func oneBadFileOfTwoLeavesNoResult() throws {
        let scratch = try ScratchFolder()
        let bad = try scratch.write("", to: "right.csv")
        let left = RepositoryFiles.fixture("demo/left.csv").path
        try expectRefusal(
            ["analyze", "--left", left, "--right", bad, "--out", scratch.path("result")], status: 65, in: scratch)
    }
}
