import TestSupport
import Testing

@testable import Recordings

/// What is stated about a table beats what its cells say.
struct TableStatementTests {
    private typealias Column = TableStatement.Column

    /// A sensor with acceleration and angular rate in six columns.
    private static func sensor(_ columns: [ColumnReference]) -> TableStatement.Sensor {
        var sensor = TableStatement.Sensor(path: "sensors[0]")
        for (index, reference) in columns.enumerated() {
            let isAcceleration = index < 3
            sensor.columns.append(
                Column(
                    path: "sensors[0].\(isAcceleration ? "acc" : "gyr").columns[\(index % 3)]", reference: reference,
                    quantity: isAcceleration ? .acceleration : .angularRate, axis: Axis.allCases[index % 3],
                    unit: isAcceleration ? .metresPerSecondSquared : .degreesPerSecond))
        }
        return sensor
    }

    private static func statement(_ columns: [ColumnReference]) -> TableStatement {
        var statement = TableStatement(evidence: "profile test")
        statement.sensors = [sensor(columns)]
        return statement
    }

    private func read(
        _ text: String, _ statements: TableStatement..., options: ReadingOptions = ReadingOptions()
    ) throws(RecordingError) -> Recording {
        var options = options
        options.tableStatements = statements
        return try readTable(text, options: options)
    }

    private func error(_ text: String, _ statement: TableStatement) throws -> RecordingError {
        let error = try #require(#expect(throws: RecordingError.self) { try read(text, statement) })
        #expect(error.code == .badData)
        #expect(error.description.contains("profile test"), "\(error)")
        return error
    }

    private func samples(_ recording: Recording) -> [[Double]] { recording.streams[0].channels.map(\.samples) }

    private let plain = TableBuilder()

    // MARK: - Layout

    @Test func `a table without header`() throws {
        let text = plain.text()
        let rows = String(text[text.index(after: try #require(text.firstIndex(of: "\n")))...])
        var statement = Self.statement((2...7).map { .number($0) })
        statement.text.headerRow = .absent
        statement.time.column = .present(.number(1))
        statement.time.unitSeconds = 1
        let recording = try read(rows, statement)
        #expect(samples(recording) == samples(try readTable(text)))
        #expect(recording.streams[0].rate == 100)
        #expect(recording.decisions.contains { $0.evidence.hasPrefix("profile test: no names") })
    }

    @Test func `names in a line between others, units in another, rows later`() throws {
        var table = plain
        table.names = ["t", "Kanal 1", "Kanal 2", "Kanal 3", "Kanal 4", "Kanal 5", "Kanal 6"]
        var lines = table.text().split(separator: "\n").map(String.init)
        lines.insert("1,2,3,4,5,6,7", at: 1)
        lines.insert("8,9,10,11,12,13,14", at: 2)
        lines.insert("lab,3", at: 0)
        var statement = Self.statement((1...6).map { .name("Kanal \($0)") })
        statement.text.headerRow = .present(2)
        statement.text.unitsRow = .absent
        statement.text.firstDataRow = 5
        statement.time.column = .present(.name("t"))
        statement.time.unitSeconds = 1
        let recording = try read(lines.joined(separator: "\n") + "\n", statement)
        #expect(samples(recording) == samples(try readTable(plain.text())))
        #expect(recording.streams[0].channels.map(\.name).first == "Kanal 1")
    }

    @Test func `delimiter, decimal mark, comment mark, encoding and words for missing values`() throws {
        var table = plain
        table.delimiter = "*"
        table.preamble = "'Beschleunigung;1,0\n"
        let text = table.text { row, cells in
            var cells = cells.map { $0.replacing(".", with: ",") }
            if row == 10 { cells[1] = "Fehler" }
            if row == 11 { cells[2] = "-999" }
            return cells
        }
        var statement = TableStatement(evidence: "profile test")
        statement.text.delimiter = .init(character: "*")
        statement.text.decimalMark = ","
        statement.text.commentMark = "'"
        statement.text.missing = ["fehler", "-999,0"]
        statement.text.encoding = .windows1252
        var recording = try read(text, statement)
        let channels = recording.streams[0].channels
        #expect(channels[0].missing == [10..<11])
        #expect(channels[1].missing == [11..<12])
        #expect(channels[2].samples == samples(try readTable(plain.text()))[2])
        #expect(recording.decisions.contains { $0.subject == "encoding" && $0.evidence == "profile test" })
        // Another statement behind says nothing that counts, but what the first leaves open.
        var behind = TableStatement(evidence: "format x")
        behind.text.decimalMark = "."
        behind.time.rate = 50
        recording = try read(text, statement, behind)
        #expect(recording.streams[0].rate == 50)
        #expect(recording.decisions.contains { $0.subject == "rate" && $0.evidence == "stated with format x" })
    }

    // MARK: - Signals

    @Test func `axes are turned into the body's frame`() throws {
        var statement = Self.statement(plain.names.dropFirst().map { .name($0) })
        statement.sensors[0].axes = BodyAxes(
            up: SignedAxis(.x, isPositive: false), right: SignedAxis(.y, isPositive: false), forward: SignedAxis(.z))
        let stream = try read(plain.text(), statement).streams[0]
        let own = try readTable(plain.text()).streams[0]
        for quantity in [Quantity.acceleration, .angularRate] {
            #expect(stream.samples(quantity, .x) == own.samples(quantity, .x).map { -$0 })
            #expect(stream.samples(quantity, .y) == own.samples(quantity, .y).map { -$0 })
            #expect(stream.samples(quantity, .z) == own.samples(quantity, .z))
        }
        statement.sensors[0].axes = BodyAxes(up: SignedAxis(.z), right: SignedAxis(.x), forward: SignedAxis(.y))
        let turned = try read(plain.text(), statement).streams[0]
        #expect(turned.samples(.acceleration, .x) == own.samples(.acceleration, .z))
        #expect(turned.channels.map(\.axis) == [.x, .y, .z, .x, .y, .z])
        // A left-handed frame, and one with an axis twice, are none.
        #expect(BodyAxes(up: SignedAxis(.x), right: SignedAxis(.z), forward: SignedAxis(.y)) == nil)
        #expect(BodyAxes(up: SignedAxis(.x), right: SignedAxis(.x), forward: SignedAxis(.y)) == nil)
    }

    @Test func `units, scales and ranges; the user beats the statement`() throws {
        var table = plain
        table.names = ["time_s", "acc_x", "acc_y", "acc_z", "gyr_x_rad/s", "gyr_y_rad/s", "gyr_z_rad/s"]
        let text = table.text { _, cells in
            // Acceleration in counts of 1/100 m/s².
            cells.enumerated().map { index, cell in
                (1...3).contains(index) ? "\(((Double(cell) ?? 0) * 100).rounded())" : cell
            }
        }
        var statement = Self.statement(table.names.dropFirst().map { .name($0) })
        for index in 0..<3 {
            statement.sensors[0].columns[index].scale = 0.01
            statement.sensors[0].columns[index].range = 11.8
        }
        let recording = try read(text, statement)
        let truth = try readTable(plain.text()).streams[0]
        let read = recording.streams[0]
        for (value, wanted) in zip(read.samples(.acceleration, .z), truth.samples(.acceleration, .z)) {
            #expect((value - wanted).magnitude <= 0.00501)
        }
        #expect(read.samples(.angularRate, .y) == truth.samples(.angularRate, .y))
        #expect(recording.noteCodes.contains("clipped"))
        #expect(recording.decisions.contains { $0.evidence == "profile test, over the header's rad/s" })
        let options = ReadingOptions(rate: 200, angularRateUnit: .radiansPerSecond)
        let stated = try self.read(text, statement, options: options).streams[0]
        #expect(stated.rate == 200)
        #expect(stated.channel(.angularRate, .x)?.fileUnit == .radiansPerSecond)
    }

    @Test func `units alone leave the columns to their names`() throws {
        var table = plain
        table.names = ["time_s", "acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"]
        var statement = TableStatement(evidence: "format x")
        statement.units = [.angularRate: .degreesPerSecond, .acceleration: .metresPerSecondSquared]
        (statement.side, statement.placement) = (.left, .foot)
        let recording = try read(table.text(), statement)
        #expect(samples(recording) == samples(try readTable(plain.text())))
        #expect(recording.streams[0].side == .left)
        #expect(recording.streams[0].placement == .foot)
        #expect(recording.notes.isEmpty)
    }

    @Test func `a counter of stated bits, a start and events`() throws {
        var table = plain
        table.names[0] = "n"
        table.names.append("Taste")
        table.time = { row, _ in "\((row + 4000) % 4096)" }
        let text = table.text { row, cells in row == 200 ? nil : cells + [row == 100 ? "links" : "0"] }
        var statement = TableStatement(evidence: "profile test")
        statement.time.counter = .name("n")
        statement.time.counterBits = 12
        statement.time.rate = 128
        statement.time.start = "2024-05-06T13:14:15.250"
        statement.events = .name("Taste")
        let recording = try read(text, statement)
        #expect(recording.streams[0].rate == 128)
        #expect(recording.streams[0].channels[0].missing == [200..<201])
        #expect(recording.startTime == "2024-05-06T13:14:15.250")
        #expect(recording.markers == [.init(time: 100.0 / 128, label: "links")])
    }

    @Test func `force plates by number, with their vertical axis`() throws {
        let rows = (0..<400).map { "0,\($0 % 7),\(-600 - $0 % 3),0,0,0" }.joined(separator: "\n") + "\n"
        var plate = TableStatement.Sensor(path: "plates[0]", name: "north", side: .left, placement: .forcePlate)
        plate.columns = Axis.allCases.enumerated().map { index, axis in
            Column(
                path: "plates[0].force[\(index)]", reference: .number(index + 1), quantity: .force, axis: axis,
                unit: .newton)
        }
        plate.verticalAxis = SignedAxis(.z, isPositive: false)
        var statement = TableStatement(evidence: "profile test")
        statement.text.headerRow = .absent
        statement.time.column = .absent
        statement.time.rate = 1000
        statement.sensors = [plate]
        let stream = try read(rows, statement).streams[0]
        #expect(stream.name == "north")
        #expect(stream.side == .left)
        #expect(stream.placement == .forcePlate)
        #expect(stream.verticalAxis == plate.verticalAxis)
        #expect(stream.samples(.force, .z).first == -600)
    }

    // MARK: - Errors

    @Test func `what does not fit the table is one clear error`() throws {
        let text = plain.text()
        let names: [ColumnReference] = plain.names.dropFirst().map { .name($0) }
        var statement = Self.statement([.name("acc_x_m/s2")] + names.dropFirst())
        #expect(try error(text, statement).message.contains("column 'acc_x_m/s2' (sensors[0].acc.columns[0])"))
        #expect(try error(text, statement).remedy == "'acc_x_m/s^2' may be meant")
        statement = Self.statement([.number(8)] + names.dropFirst())
        #expect(try error(text, statement).message.contains("column 8"))
        statement = Self.statement([.number(0)] + names.dropFirst())
        #expect(try error(text, statement).message.contains("column 0"))
        statement = Self.statement([.number(3)] + names.dropFirst())
        #expect(try error(text, statement).message.contains("twice: as sensors[0].acc.columns[0] and as"))
        statement = Self.statement(names)
        statement.time.column = .present(names[0])
        #expect(try error(text, statement).message.contains("twice: as time.column and as"))
        statement = Self.statement(names)
        statement.text.headerRow = .present(10_000)
        #expect(try error(text, statement).message.contains("header_row 10000"))
        statement = Self.statement(names)
        statement.text.headerRow = .present(3)
        statement.text.firstDataRow = 2
        #expect(try error(text, statement).message.contains("does not lie above first_data_row 2"))
        statement = Self.statement(names)
        statement.text.firstDataRow = 1
        #expect(try error(text, statement).message.contains("no row of numbers from line 1 on"))
        statement = Self.statement(names)
        statement.text.delimiter = .init(character: ";")
        _ = try #require(#expect(throws: RecordingError.self) { try read(text, statement) })
        statement = Self.statement(names)
        statement.sensors.append(statement.sensors[0])
        #expect(try error(text, statement).message.contains("nothing tells sensors[0] from a sensor before it"))
    }
}
