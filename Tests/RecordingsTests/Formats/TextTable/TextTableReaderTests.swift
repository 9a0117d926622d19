import TestSupport
import Testing

@testable import Recordings

struct TextTableReaderTests {
    private func error(
        _ text: String, path: String = "trial.csv", options: ReadingOptions = ReadingOptions()
    ) throws -> RecordingError {
        try #require(#expect(throws: RecordingError.self) { try readTable(text, path: path, options: options) })
    }

    private func expectStandard(_ recording: Recording, count: Int = 500, rate: Double = 100) throws {
        let stream = try #require(recording.streams.first)
        #expect(recording.streams.count == 1)
        #expect(stream.sampleCount == count)
        #expect(stream.rate == rate)
        let truth = TableBuilder.values(0.25)
        #expect(stream.samples(.acceleration, .z)[25] == truth[2])
        #expect(stream.samples(.angularRate, .y)[25] == truth[4] * (Double.pi / 180))
        #expect(stream.channels.allSatisfy { $0.missing.isEmpty })
    }

    // MARK: - Spelling

    @Test(arguments: [",", ";", "\t", "|", "  "])
    func `delimiters`(_ delimiter: String) throws {
        try expectStandard(readTable(TableBuilder(delimiter: delimiter).text()))
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `line ends`(_ lineEnd: String) throws {
        try expectStandard(readTable(TableBuilder(lineEnd: lineEnd).text()))
    }

    @Test func `decimal commas, quoted cells, a sep line, trailing delimiters`() throws {
        let comma = TableBuilder(delimiter: ";").text { _, cells in
            cells.map { $0.replacing(".", with: ",") }
        }
        try expectStandard(readTable(comma))
        #expect(try readTable(comma).choice("decimal mark") == "','")
        let quoted = TableBuilder().text { _, cells in cells.map { "\"\($0.replacing(".", with: ","))\"" } }
        try expectStandard(readTable(quoted))
        try expectStandard(readTable(TableBuilder(delimiter: ";", preamble: "\"sep=;\"\n").text()))
        try expectStandard(readTable(TableBuilder().text { _, cells in cells + [""] }))
        let aligned = TableBuilder(delimiter: "   ").text { _, cells in ["  " + cells[0]] + cells.dropFirst() }
        try expectStandard(readTable(aligned))
    }

    @Test func `UTF-16 with a byte-order mark reads like UTF-8`() throws {
        let text = TableBuilder().text()
        for isLittle in [true, false] {
            var bytes: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
            for unit in text.utf16 {
                let (low, high) = (UInt8(unit & 255), UInt8(unit >> 8))
                bytes += isLittle ? [low, high] : [high, low]
            }
            try expectStandard(TextTableReader().read(bytes: bytes, path: "trial.csv"))
        }
    }

    @Test func `a tail of NUL bytes is left out`() throws {
        let bytes = Array(TableBuilder().text().utf8) + [UInt8](repeating: 0, count: 70_000)
        let recording = try TextTableReader().read(bytes: bytes, path: "trial.csv")
        try expectStandard(recording)
        #expect(recording.noteCodes == ["nul_tail"])
    }

    // MARK: - Headers

    @Test func `a row of units under the names`() throws {
        var table = TableBuilder()
        table.names = ["time", "acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"]
        let text = table.text()
        let first = try #require(text.firstIndex(of: "\n"))
        let units = "\ns,m/s^2,m/s^2,m/s^2,deg/s,deg/s,deg/s"
        let recording = try readTable(text[..<first] + units + text[first...])
        try expectStandard(recording)
        #expect(recording.noteCodes.isEmpty)
    }

    @Test func `a row of sensors over a row of signals, columns interleaved`() throws {
        var text = "sensor,left_sensor,right_sensor,left_sensor,right_sensor,left_sensor,right_sensor,left_sensor,"
        text += "right_sensor,left_sensor,right_sensor,left_sensor,right_sensor\n"
        text += "axis,acc_x,acc_x,acc_y,acc_y,acc_z,acc_z,gyr_x,gyr_x,gyr_y,gyr_y,gyr_z,gyr_z\n"
        for row in 0..<300 {
            let values = TableBuilder.values(Double(row) / 100)
            text += "\(row)," + values.map { "\($0),\($0 + 1)" }.joined(separator: ",") + "\n"
        }
        let recording = try readTable(text, options: ReadingOptions(rate: 204.8))
        #expect(recording.streams.map(\.side) == [.left, .right])
        #expect(recording.streams.map(\.rate) == [204.8, 204.8])
        #expect(recording.streams[1].samples(.acceleration, .x)[7] == TableBuilder.values(0.07)[0] + 1)
        #expect(try error(text).remedy == "pass --rate")
        // Without the labels the first cells are empty, and fractions in the first column are seconds.
        let seconds = text.replacing("sensor,left", with: ",left", maxReplacements: 1).replacing("\naxis", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: true).enumerated().map { index, line in
                guard index > 1, let comma = line.firstIndex(of: ",") else { return String(line) }
                return "\(Double(index - 2) * 0.0048828125)" + line[comma...]
            }
        let timed = try readTable(seconds.joined(separator: "\n") + "\n")
        #expect(timed.streams.map(\.rate) == [204.8, 204.8])
    }

    @Test func `names behind a comment mark, and lines of text above`() throws {
        let table = TableBuilder(preamble: "# made by a laboratory\n# ")
        try expectStandard(readTable(table.text()))
        try expectStandard(readTable(TableBuilder(preamble: "Test:,sway\nPerson:,12\n\n").text()))
    }

    @Test func `a table without names or with too few is refused`() throws {
        let text = TableBuilder().text()
        let bare = text.drop { $0 != "\n" }.dropFirst()
        #expect(try error(String(bare)).message.hasPrefix("no header row"))
        var short = TableBuilder()
        short.names.removeLast()
        #expect(try error(short.text()).message == "rows have 7 cells, the header 6")
        #expect(try error("time_s,acc_x,acc_y,acc_z\n").message == "no data rows below the header")
        #expect(try error("\n\n  \n").message == "the file holds only blank lines")
    }

    @Test func `columns in any order are found by name, other columns are left out`() throws {
        var table = TableBuilder()
        table.names = [
            "acc_z_m/s^2", "label", "gyr_y_deg/s", "time_s", "acc_x_m/s^2", "acc_y_m/s^2", "gyr_x_deg/s", "gyr_z_deg/s",
        ]
        let order = [3, -1, 5, 0, 1, 2, 4, 6]
        let text = table.text { _, cells in order.map { $0 < 0 ? "walk" : cells[$0] } }
        let recording = try readTable(text)
        try expectStandard(recording)
        #expect(recording.choice("columns left out") == "label")
    }

    // MARK: - Time

    @Test(arguments: [
        ("time_ms", 1e3, 0.0), ("time (us)", 1e6, 0), ("timestamp_ns", 1e9, 0), ("time", 1e3, 0), ("t", 1, 0),
        ("Timestamp", 1e6, 0), ("time", 1e3, 1.7e12), ("time", 1, 1.7e9), ("time", 1e6, 1.7e15),
    ])
    func `units of time are named or follow from the numbers`(name: String, perSecond: Double, start: Double) throws {
        var table = TableBuilder()
        table.names[0] = name
        table.time = { row, rate in
            let value = start + Double(row) / rate * perSecond
            return value == value.rounded() ? "\(Int(value))" : "\(value)"
        }
        let recording = try readTable(table.text())
        try expectStandard(recording)
        #expect((recording.startTime != nil) == (start > 0))
    }

    @Test func `nanoseconds since 1970 keep all their digits`() throws {
        var table = TableBuilder(rate: 400)
        table.time = { row, rate in "\(1_767_620_467_350_470_701 + row * 2_500_000)" }
        table.names[0] = "time"
        let recording = try readTable(table.text())
        #expect(recording.streams[0].rate == 400)
        #expect(recording.startTime == "2026-01-05T13:41:07.350Z")
    }

    @Test func `a packet counter needs a rate, and gaps in it are missing samples`() throws {
        var table = TableBuilder()
        table.names[0] = "PacketCounter"
        table.time = { row, _ in "\(65_300 + row < 65_536 ? 65_300 + row : 65_300 + row - 65_536)" }
        let text = table.text { row, cells in (100..<105).contains(row) ? nil : cells }
        #expect(try error(text).remedy == "pass --rate")
        let stated = try readTable(text, options: ReadingOptions(rate: 100))
        let declared = try readTable("// Update Rate: 100.0Hz\n" + text)
        for recording in [stated, declared] {
            #expect(recording.streams[0].sampleCount == 500)
            #expect(recording.streams[0].channels.allSatisfy { $0.missing == [100..<105] })
        }
    }

    @Test func `rows that are lost become missing samples, never zeros`() throws {
        let recording = try readTable(TableBuilder().text { row, cells in (200..<260).contains(row) ? nil : cells })
        let channel = try #require(recording.streams[0].channel(.acceleration, .z))
        #expect(channel.missing == [200..<260])
        #expect(channel.samples[200..<260].allSatisfy { $0 > 5 })
        #expect(channel.samples[260] == TableBuilder.values(2.6)[2])
        #expect(recording.noteCodes.contains("gap"))
    }

    @Test func `an irregular clock is interpolated onto a uniform one`() throws {
        var random = SeededGenerator(seed: 8)
        let offsets = (0..<500).map { $0 == 0 ? 0 : Double.random(in: -0.3...0.3, using: &random) }
        let instants = offsets.enumerated().map { (Double($0) + $1) / 100 }
        let text = TableBuilder().text { row, _ in
            ["\(instants[row])"] + TableBuilder.values(instants[row]).map { "\($0)" }
        }
        let recording = try readTable(text)
        #expect(recording.noteCodes.contains("irregular_clock"))
        let stream = recording.streams[0]
        for index in 5..<490 {
            let truth = TableBuilder.values(Double(index) / stream.rate)
            #expect((stream.samples(.acceleration, .z)[index] - truth[2]).magnitude < 0.01)
        }
    }

    @Test func `time that goes back is told with its line`() throws {
        let text = "# note\n" + TableBuilder().text { row, cells in row == 300 ? ["0.5"] + cells.dropFirst() : cells }
        let error = try error(text)
        #expect(error.line == 303)
        #expect(error.message.contains("goes back"))
    }

    @Test func `comments between the rows are marks in time`() throws {
        let text = TableBuilder().text { row, cells in
            row == 300 ? ["# EVENT heel down - COUNT 1\n#\n" + cells[0]] + cells.dropFirst() : cells
        }
        let recording = try readTable(text)
        try expectStandard(recording)
        #expect(recording.markers == [Recording.Marker(time: 3, label: "heel down")])
    }

    // MARK: - Cells

    @Test(arguments: ["", "NaN", "-nan(ind)", "#N/A", "n/a", "inf"])
    func `cells without a number are missing`(_ word: String) throws {
        let recording = try readTable(
            TableBuilder().text { row, cells in row == 40 ? [cells[0], word] + cells.dropFirst(2) : cells })
        #expect(recording.streams[0].channel(.acceleration, .x)?.missing == [40..<41])
        #expect(recording.streams[0].channel(.acceleration, .y)?.missing == [])
        #expect(recording.noteCodes.contains("missing_values"))
    }

    @Test(arguments: [
        (["1.5", "2"], "2 cells, expected 7"),
        (["0.1", "x", "1", "1", "1", "1", "1"], "column acc_x: 'x' is not a number"),
        (["0.1", "1", "1", "1", "1", "1", "1", "1"], "8 cells, expected 7"),
        (["0.1", "\"1,234.5\"", "1", "1", "1", "1", "1"], "column acc_x: '1,234.5' uses a thousands separator"),
        (["0.1", "1-Feb", "1", "1", "1", "1", "1"], "column acc_x: '1-Feb' is not a number"),
    ])
    func `a bad row is told with its line`(cells: [String], message: String) throws {
        let error = try error(TableBuilder().text { row, whole in row == 444 ? cells : whole })
        #expect(error.line == 446)
        #expect(error.message == message)
    }

    @Test func `an unfinished last line is dropped, a finished one without line end kept`() throws {
        let text = TableBuilder().text { _, cells in cells.dropLast() + ["-1.250"] }
        let whole = String(text.dropLast())
        #expect(try readTable(whole).streams[0].sampleCount == 500)
        for cut in [3, 30, 60] {
            let recording = try readTable(String(text.dropLast(cut)))
            #expect(recording.streams[0].sampleCount == 499)
            #expect(recording.noteCodes.contains("truncated_last_row"))
        }
    }

    // MARK: - Units

    @Test func `stated units win over the header and over guesses`() throws {
        let options = ReadingOptions(accelerationUnit: .standardGravity, angularRateUnit: .radiansPerSecond)
        let stream = try readTable(TableBuilder().text(), options: options).streams[0]
        #expect(stream.samples(.acceleration, .z)[25] == TableBuilder.values(0.25)[2] * 9.80665)
        #expect(stream.samples(.angularRate, .y)[25] == TableBuilder.values(0.25)[4])
    }

    @Test(arguments: [
        (1 / 9.80665, PhysicalUnit.standardGravity), (1, .metresPerSecondSquared), (1000 / 9.80665, .milliGravity),
    ])
    func `acceleration without a unit is known by gravity`(factor: Double, unit: PhysicalUnit) throws {
        var table = TableBuilder()
        table.names.replaceSubrange(1...3, with: ["acc_x", "acc_y", "acc_z"])
        let recording = try readTable(
            table.text { row, cells in
                let values = TableBuilder.values(Double(row) / 100)
                return [cells[0]] + values.prefix(3).map { "\($0 * factor)" } + cells.suffix(3)
            })
        #expect(recording.streams[0].channel(.acceleration, .x)?.fileUnit == unit)
        #expect(recording.noteCodes == ["assumed_unit"])
        #expect((recording.streams[0].samples(.acceleration, .z)[25] - TableBuilder.values(0.25)[2]).magnitude < 1e-9)
    }

    @Test(arguments: [
        ("m/s^2", 1 / 9.80665, "looks like g"), ("m/s^2", 9.80665, "looks like converted twice"),
        ("g", 1, "looks like m/s^2"), ("", 30, "fits none"), ("", 300, "looks like raw sensor counts"),
    ])
    func `a unit that gravity contradicts is refused`(unit: String, factor: Double, words: String) throws {
        var table = TableBuilder()
        table.names.replaceSubrange(
            1...3, with: ["x", "y", "z"].map { "acc_\($0)" + (unit.isEmpty ? "" : "_\(unit)") })
        let text = table.text { row, cells in
            let values = TableBuilder.values(Double(row) / 100)
            return [cells[0]] + values.prefix(3).map { "\($0 * factor)" } + cells.suffix(3)
        }
        let error = try error(text)
        #expect(error.message.contains(words))
        #expect(error.remedy?.contains("--acc-unit") == true)
        #expect(try readTable(text, options: ReadingOptions(requiresUnits: false)).streams.count == 1)
    }

    @Test(
        arguments: [(0.02, nil), (1, PhysicalUnit.degreesPerSecond), (3, .degreesPerSecond)]
            as [(Double, PhysicalUnit?)])
    func `angular rate without a unit is known only where rad/s is impossible`(factor: Double, unit: PhysicalUnit?)
        throws
    {
        var table = TableBuilder()
        table.names.replaceSubrange(4...6, with: ["gyr_x", "gyr_y", "gyr_z"])
        let text = table.text { row, cells in
            let values = TableBuilder.values(Double(row) / 100)
            return cells.prefix(4) + values.suffix(3).map { "\($0 * factor)" }
        }
        if let unit {
            #expect(try readTable(text).streams[0].channel(.angularRate, .x)?.fileUnit == unit)
        } else {
            #expect(try error(text).remedy?.contains("--gyro-unit") == true)
            let open = try readTable(text, options: ReadingOptions(requiresUnits: false))
            #expect(open.streams[0].channel(.angularRate, .x)?.fileUnit == .unknown)
            #expect(open.noteCodes == ["unknown_unit"])
        }
    }

    // MARK: - Sensors

    @Test func `a missing axis and a repeated column are told`() throws {
        var table = TableBuilder()
        table.names[3] = "temp_C"
        #expect(try error(table.text()).message == "acc: found x,y but no z")
        #expect(try readTable(table.text(), options: ReadingOptions(requiresUnits: false)).streams.count == 1)
        table.names[3] = "acc_x_m/s^2"
        #expect(try error(table.text()).message == "column name acc_x_m/s^2 appears twice")
        table.names[3] = "accel_x_m/s^2"
        #expect(try error(table.text()).message.contains("both look like the x axis"))
    }

    @Test(arguments: [
        ("trial_left.csv", Side.left, SensorPlacement.unknown), ("R.csv", .right, .unknown),
        ("a/L/x.csv", .unknown, .unknown),
        ("1-1_lf.txt", .left, .foot), ("HA_001_lowback.csv", .unknown, .lowerBack),
        ("left_right.csv", .unknown, .unknown),
        ("rightShank.csv", .right, .shank),
    ])
    func `side and placement follow from the file's name`(path: String, side: Side, placement: SensorPlacement) throws {
        let stream = try readTable(TableBuilder().text(), path: path).streams[0]
        #expect(stream.side == side)
        #expect(stream.placement == placement)
    }

    @Test func `stated side and placement win`() throws {
        let options = ReadingOptions(side: .right, placement: .foot)
        let stream = try readTable(TableBuilder().text(), path: "left.csv", options: options).streams[0]
        #expect(stream.side == .right)
        #expect(stream.placement == .foot)
        #expect(stream.placementEvidence == "stated by the user")
    }

    @Test func `only the part asked for is kept, with its times`() throws {
        let recording = try readTable(TableBuilder().text(), options: ReadingOptions(from: 1, to: 2.5))
        #expect(recording.streams[0].start == 1)
        #expect(recording.streams[0].sampleCount == 151)
        #expect(recording.streams[0].samples(.acceleration, .z)[0] == TableBuilder.values(1)[2])
        #expect(try error(TableBuilder().text(), options: ReadingOptions(from: 9)).code == .usage)
        #expect(try error(TableBuilder().text(), options: ReadingOptions(rate: -1)).code == .usage)
    }

    @Test(arguments: [
        ("", "m/s^2", "ASCII alone"), ("", "m/s²", "valid UTF-8"), ("\u{FEFF}", "m/s²", "byte-order mark"),
        (String(repeating: "# \n", count: 100_000), "m/s^2", "the first 256 KiB are ASCII alone"),
    ])
    func `the encoding is told, and how it is known`(ahead: String, unit: String, evidence: String) throws {
        let names = ["x", "y", "z"].map { "acc_\($0)_\(unit)" }.joined(separator: ",")
        let rows = (0..<100).map { "\(Double($0) / 100),0.1,0.2,9.8\n" }
        // Comments may stand between rows, a byte-order mark at the beginning alone.
        let isMark = ahead.hasPrefix("\u{FEFF}")
        let text =
            (isMark ? ahead : "") + "time_s,\(names)\n" + rows[..<50].joined() + (isMark ? "" : ahead)
            + rows[50...].joined()
        let recording = try TextTableReader().read(bytes: Array(text.utf8), path: "walk.csv")
        let decision = try #require(recording.decisions.first { $0.subject == "encoding" })
        #expect(decision.choice == "UTF-8")
        #expect(decision.evidence == evidence)
    }
}
