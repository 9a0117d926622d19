import Foundation
import TestSupport
import Testing

/// What `inspect` says of genuine files, against what was last agreed on.
///
/// `STEPPAGE_RECORD=1 swift test --filter InspectCommandTests` writes the texts anew; read the difference before
/// committing it.
struct InspectCommandTests {
    @Test(arguments: [
        ("xio", "xio/short_walk.csv", []), ("voisard", "voisard/1-1_lf.txt", ["--acc-unit", "m/s^2"]),
        ("forces", "force_plates/walk1.forces", []), ("no-unit", "gaitmap/ms_left.csv", []),
    ])
    func genuineFilesAreToldAsAgreed(name: String, file: String, options: [String]) throws {
        guard let data = RepositoryFiles.realData else { return print("skipped: real recordings not found") }
        let outcome = try CommandRunner.run(["inspect", file, "--picture", "always"] + options, in: data)
        // Without a rate the signal is shown, but not read.
        #expect(outcome.status == (name == "no-unit" ? 65 : 0))
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        // The hash is one word of 64 letters.
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
        let snapshot = RepositoryFiles.root.appendingPathComponent("Tests/CommandTests/Snapshots/inspect-\(name).txt")
        if ProcessInfo.processInfo.environment["STEPPAGE_RECORD"] != nil {
            try Data(outcome.output.utf8).write(to: snapshot)
        }
        #expect(outcome.output == String(decoding: try Data(contentsOf: snapshot), as: UTF8.self))
    }

    private static let rows = (0..<300).map { (row: Int) -> String in
        let cells = (0..<6).map { (column: Int) -> String in
            let tenths = row * (7 + column) % 11
            return "1.\(tenths % 10)"
        }
        return cells.joined(separator: ",")
    }.joined(separator: "\n")

    @Test(arguments: [
        ("acc_x_m/s^2,acc_y_m/s^2,acc_z_m/s^2,gyr_x_deg/s,gyr_y_deg/s,gyr_z_deg/s", "rate_unknown", "--rate"),
        ("a,b,c,d,e,f", "unnamed_channels", "name the columns"),
        ("acc_x_m/s^2,acc_y_m/s^2,acc_z_m/s^2,gyr_x,gyr_y,gyr_z", "unknown_unit", "--gyro-unit"),
    ])
    func aTableWithoutRateIsShownAndRefused(header: String, code: String, remedy: String) throws {
        let folder = try ScratchFolder()
        let path = try folder.write(header + "\n" + Self.rows + "\n", to: "walk.csv")
        let outcome = try CommandRunner.run(["inspect", path])
        #expect(outcome.status == 65)
        #expect(!outcome.errors.isEmpty)
        #expect(outcome.output.contains(remedy))
        #expect(outcome.output.contains("not analysable"))
        #expect(!outcome.output.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
        let json = try CommandRunner.run(["inspect", path, "--format", "json", "--quiet"])
        #expect(json.status == 65)
        #expect(json.output.contains("\"code\": \"\(code)\""))
        #expect(json.output.contains("\"obstacle\": \""))
    }

    @Test(arguments: [
        ("time_s,a,b,c,d,e,f", "unnamed_channels", "name the columns"),
        ("time_s,acc_x_m/s^2,acc_y_m/s^2,acc_z_m/s^2,gyr_x,gyr_y,gyr_z", "unknown_unit", "--gyro-unit"),
    ])
    func aMeaningThatIsMissingIsAWarning(header: String, code: String, remedy: String) throws {
        let folder = try ScratchFolder()
        let rows = (0..<300).map { "\(Double($0) / 100),0.\($0 % 7),0.1,9.8,0.\($0 % 10),0.2,0.\($0 % 3)" }
        let path = try folder.write(header + "\n" + rows.joined(separator: "\n") + "\n", to: "walk.csv")
        let outcome = try CommandRunner.run(["inspect", path])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains(remedy))
        let json = try CommandRunner.run(["inspect", path, "--format", "json", "--quiet"])
        #expect(json.status == 0 && json.errors.isEmpty)
        #expect(json.output.contains("\"code\": \"\(code)\""))
        #expect(json.output.contains("\"obstacle\": \""))
    }

    @Test func theErrorsOfMalformedTablesStayErrors() throws {
        guard let formats = RepositoryFiles.realFormats else { return print("skipped: real recordings not found") }
        for (name, words) in [
            ("28_no_time_no_rate.csv", "--rate"), ("36_unit_lie.csv", "looks like g"),
            ("43_missing_axis.csv", "found x,y but no z"), ("54_force_in_volts.txt", "calibration needed"),
        ] {
            let file = formats.appendingPathComponent("csv-malformed/\(name)").path
            let outcome = try CommandRunner.run(["inspect", file])
            #expect(outcome.status == 65)
            #expect(outcome.errors.contains(words), "\(name)")
        }
    }

    @Test func theWalkingOfAFileIsTold() throws {
        let file = RepositoryFiles.fixture("demo/left.csv").path
        let outcome = try CommandRunner.run(["inspect", file])
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(outcome.output.contains("strides in 1 bout"))
        #expect(outcome.output.contains("gravity is there"))
    }
}
