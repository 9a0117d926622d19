import Foundation
import SignalKernels
import TestSupport
import Testing

@testable import Recordings

/// Formats by their first lines, also those of which only documents are at hand.
struct FormatSignatureTests {
    private func front(_ text: String, path: String = "trial.csv") throws -> TableFront {
        let decoded = try DecodedText(ByteSource(Array(text.utf8)), path: path)
        return TableFront(try TableHead(decoded, path: path), path: path)
    }

    /// Rows of numbers, a time or counter first.
    private func rows(
        _ count: Int = 120, delimiter: String = ",", _ cells: (Int) -> [String]
    ) -> String {
        (0..<count).map { cells($0).joined(separator: delimiter) + "\n" }.joined()
    }

    @Test func `identifiers are unique but for the two shapes of Axivity tables`() {
        let identifiers = FormatSignature.all.map(\.id)
        #expect(identifiers.count == Set(identifiers).count + 1)
        #expect(identifiers.filter { $0 == "axivity-csv" }.count == 2)
    }

    @Test func `a table of no known format stays generic`() throws {
        let recording = try readTable(TableBuilder().text())
        #expect(recording.source.format == "text-table")
        #expect(recording.choice("format") == "text table")
    }

    @Test func `two formats that fit are both told`() throws {
        let other = FormatSignature("other", "Other maker", isTestedOnGenuineFiles: false) { front in
            front.begins(1, "[Force Data]") ? FormatReading("line 1") : nil
        }
        let front = try front("[Force Data]\nSampleRate=100\n#Sample\tFX1\tFY1\tFZ1\n1\t0\t0\t0\n")
        #expect(try FormatSignature.recognised(front)?.signature.id == "cortex-forces")
        let error = try #require(
            #expect(throws: RecordingError.self) {
                try FormatSignature.recognised(front, among: FormatSignature.all + [other])
            })
        #expect(error.code == .badData)
        for words in ["two readings fit", "Cortex force plates (cortex-forces", "Other maker (other"] {
            #expect(error.message.contains(words))
        }
        #expect(error.remedy?.contains("--profile") == true)
    }

    @Test func `what the user states beats the format`() throws {
        let text =
            "// Update Rate: 100.0Hz\nPacketCounter\tAcc_X\tAcc_Y\tAcc_Z\tGyr_X\tGyr_Y\tGyr_Z\n"
            + rows(delimiter: "\t") { ["\($0)", "0.1", "0.2", "9.8", "\($0 % 7)", "2", "3"] }
        let recording = try readTable(text, options: ReadingOptions(rate: 50, angularRateUnit: .degreesPerSecond))
        #expect(recording.source.format == "xsens-mt")
        #expect(recording.streams[0].rate == 50)
        #expect(recording.streams[0].channel(.angularRate, .y)?.fileUnit == .degreesPerSecond)
    }

    @Test func `a counter of 16 bits that is full is no gap`() throws {
        let text =
            "// Update Rate: 100.0Hz\nPacketCounter\tAcc_X\tAcc_Y\tAcc_Z\n"
            + rows(100, delimiter: "\t") { ["\((65_490 + $0) % 65_536)", "0.1", "0.2", "9.8"] }
        let stream = try readTable(text).streams[0]
        #expect(stream.sampleCount == 100)
        #expect(stream.channels[0].missing.isEmpty)
    }

    @Test func `SampleTimeFine of an Xsens tracker counts tenths of milliseconds`() throws {
        let text =
            "// General information:\nPacketCounter\tSampleTimeFine\tAcc_X\tAcc_Y\tAcc_Z\n"
            + rows(delimiter: "\t") { ["\($0)", "\(5000 + 100 * $0)", "0.1", "0.2", "9.8"] }
        #expect(try readTable(text).streams[0].rate == 100)
    }

    @Test func `Movella DOT`() throws {
        let text =
            "sep=,\nDeviceTag:,1\nFirmwareVersion:,3.0.0\nOutputRate:,60Hz\nStartTime: ,2025-07-11_20:06:00_086 WEST\n"
            + "© Movella Technologies B. V. 2005-2025\n\n"
            + "PacketCounter,SampleTimeFine,Euler_X,Acc_X,Acc_Y,Acc_Z,Gyr_X,Gyr_Y,Gyr_Z,\n"
            + rows { row in
                [
                    "\(row)", "\(1_000_000 + row * 1_000_000 / 60)", "1.5", "0.1", "0.2", "9.8", "1", "2", "\(row % 9)",
                    "",
                ]
            }
        let recording = try readTable(text)
        #expect(recording.source.format == "movella-dot")
        #expect((recording.streams[0].rate - 60).magnitude < 0.01)
        #expect(recording.streams[0].channel(.angularRate, .x)?.fileUnit == .degreesPerSecond)
        #expect(recording.streams[0].channel(.acceleration, .x)?.fileUnit == .metresPerSecondSquared)
        let decision = try #require(recording.decisions.first { $0.subject == "format" })
        #expect(decision.evidence.contains("untested on genuine files"))
    }

    @Test func `phyphox with all its quotes`() throws {
        let text =
            "\"Time (s)\",\"Acceleration x (m/s^2)\",\"Acceleration y (m/s^2)\",\"Acceleration z (m/s^2)\"\n"
            + rows { ["\(Double($0) * 0.01)E0", "1.0E-1", "2.0E-1", "9.8E0"] }
        let recording = try readTable(text)
        #expect(recording.source.format == "phyphox")
        #expect(recording.streams[0].rate == 100)
        #expect(recording.streams[0].samples(.acceleration, .z)[0] == 9.8)
        #expect(recording.streams[0].channel(.acceleration, .x)?.fileUnit == .metresPerSecondSquared)
    }

    @Test func `Sensor Logger tells the sensor by the name of the file alone`() throws {
        let text =
            "time,seconds_elapsed,z,y,x\n"
            + rows { ["\(1_767_620_467_350_470_700 + $0 * 10_000_000)", "\(Double($0) * 0.01)", "9.8", "0.2", "0.1"] }
        let total = try readTable(text, path: "/walk/TotalAcceleration.csv")
        #expect(total.source.format == "sensor-logger")
        #expect(total.streams[0].rate == 100)
        #expect(total.streams[0].samples(.acceleration, .z)[0] == 9.8)
        #expect(total.startTime == "2026-01-05T13:41:07.350Z")
        #expect(total.notes.contains { $0.code == "assumed_sign" })
        #expect(try readTable(text, path: "Accelerometer.csv").notes.contains { $0.code == "gravity_removed" })
        let gyroscope = try readTable(text, path: "Gyroscope.csv")
        #expect(gyroscope.streams[0].channel(.angularRate, .x)?.fileUnit == .radiansPerSecond)
        let error = #expect(throws: RecordingError.self) { try readTable(text, path: "walk.csv") }
        #expect(error?.message.contains("tells no sensor") == true)
    }

    @Test func `SensorLog gives −1 g on the axis that points up`() throws {
        let text =
            "loggingTime(txt),accelerometerTimestamp_sinceReboot(s),accelerometerAccelerationX(G),"
            + "accelerometerAccelerationY(G),accelerometerAccelerationZ(G),motionUserAccelerationX(G),"
            + "motionRotationRateX(rad/s),motionRotationRateY(rad/s),motionRotationRateZ(rad/s)\n"
            + rows {
                [
                    "2025-07-11 20:06:00.0", "\(5000 + Double($0) * 0.01)", "0", "0.01", "-1", "0.5", "0.1", "0.2",
                    "0.3",
                ]
            }
        let recording = try readTable(text)
        #expect(recording.source.format == "sensorlog")
        #expect(recording.streams.count == 1)
        #expect(recording.streams[0].samples(.acceleration, .z)[0] == 9.80665)
        #expect(recording.streams[0].samples(.angularRate, .z)[0] == 0.3)
        #expect((recording.streams[0].rate - 100).magnitude < 1e-6)
    }

    @Test func `Qualisys force and markers`() throws {
        let force =
            "NO_OF_SAMPLES\t120\nFREQUENCY\t1000\nDATA_INCLUDED\tForce\nFORCE_PLATE_NAME\tFP 1\n"
            + "SAMPLE\tTIME\tForce_X\tForce_Y\tForce_Z\tMoment_X\tMoment_Y\tMoment_Z\tCOP_X\tCOP_Y\tCOP_Z\n"
            + rows(delimiter: "\t") {
                ["\($0 + 1)", "\(Double($0) * 0.001)", "1", "2", "700", "70", "35", "0", "200", "100", "0"]
            }
        let plate = try readTable(force, path: "walk_f_1.tsv")
        #expect(plate.source.format == "qtm-force")
        #expect(plate.streams[0].rate == 1000)
        #expect(plate.streams[0].name == "FP 1")
        #expect(plate.streams[0].samples(.moment, .x)[0] == 70)
        #expect(plate.streams[0].samples(.position, .x)[0] == 0.2)

        let motion =
            "NO_OF_FRAMES\t120\nNO_OF_CAMERAS\t8\nNO_OF_MARKERS\t2\nFREQUENCY\t200\nDATA_INCLUDED\t3D\n"
            + "MARKER_NAMES\tL_Heel\tR_Heel\n"
            + rows(delimiter: "\t") { row in
                ["\(100 + row)", "200", "30"]
                    + (row == 5 ? ["0.000", "0.000", "0.000"] : ["150", "210", "\(31 + row)"])
            }
        let markers = try readTable(motion, path: "walk.tsv")
        #expect(markers.source.format == "qtm-markers")
        #expect(markers.streams.map(\.name) == ["L_Heel", "R_Heel"])
        #expect(markers.streams.map(\.side) == [.left, .right])
        #expect(markers.streams[0].rate == 200)
        #expect(markers.streams[0].samples(.position, .x)[3] == 103 * 1e-3)
        #expect(markers.streams[1].channel(.position, .z)?.missing == [5..<6])
        #expect(throws: RecordingError.self) {
            try readTable(motion.replacingOccurrences(of: "FREQUENCY\t200", with: "FREQUENCY\tEXT"), path: "walk.tsv")
        }
        // Lines of events stand among the keys; one without a time is none.
        let events = "EVENT\tright on\t61\t0.305000\nEVENT\tleft on\t31\t0.150000\nEVENT\tlost\n"
        let marked = try readTable(
            motion.replacingOccurrences(of: "MARKER_NAMES", with: events + "MARKER_NAMES"), path: "walk.tsv")
        #expect(marked.markers == [.init(time: 0.15, label: "left on"), .init(time: 0.305, label: "right on")])
        // Their clock is that of the column of time, which may begin later than the measurement.
        let onPlate = force.replacingOccurrences(of: "SAMPLE\tTIME", with: events + "SAMPLE\tTIME")
        #expect(try readTable(onPlate, path: "walk_f_1.tsv").markers.map(\.time) == [0.15, 0.305])
        let later =
            onPlate.split(separator: "\n").map { line -> String in
                var cells = line.split(separator: "\t").map(String.init)
                if cells.count > 10, let time = Double(cells[1]) { cells[1] = "\(time + 0.125)" }
                return cells.joined(separator: "\t")
            }.joined(separator: "\n") + "\n"
        #expect(try readTable(later, path: "walk_f_1.tsv").markers.map { ($0.time * 1000).rounded() } == [25, 180])
    }

    @Test func `a marker that D-Flow did not see stands at zero`() throws {
        let text =
            "TimeStamp\tFrameNumber\tRHEE.PosX\tRHEE.PosY\tRHEE.PosZ\tFP1.ForX\tFP1.ForY\tFP1.ForZ\n"
            + rows(delimiter: "\t") { row in
                ["\(Double(row) * 0.01)", "\(row)"]
                    + (row == 7
                        ? ["0.000000", "0.000000", "0.000000"] : ["0.1", "\(0.2 + Double(row) * 0.001)", "0.3"])
                    + ["0", row < 50 ? "0" : "700", "0"]
            }
        let recording = try readTable(text)
        let marker = try #require(recording.streams.first { $0.placement == .marker })
        #expect(marker.channel(.position, .y)?.missing == [7..<8])
        // No load on the plate is a measurement.
        #expect(recording.streams[0].channel(.force, .y)?.missing.isEmpty == true)
        #expect(recording.streams[0].side == .left)
    }

    @Test func `ActiGraph as Europe exports it, without names`() throws {
        let text =
            "------------ Data File Created By ActiGraph GT3X+ ActiLife v6.13.4 Firmware v1.9.2 date format dd.MM.yyyy "
            + "at 30 Hz  Filter Normal -----------\nSerial Number: MOS2E31191189\nStart Time 10:15:00\n"
            + "Start Date 26.03.2020\nEpoch Period (hh:mm:ss) 00:00:00\nDownload Time 12:00:00\n"
            + "Download Date 27.03.2020\nCurrent Memory Address: 0\nCurrent Battery Voltage: 4,22     Mode = 12\n"
            + "--------------------------------------------------\n"
            + rows(delimiter: ";") { ["0,01\($0 % 7)", "-0,120", "0,980"] }
        let recording = try readTable(text)
        #expect(recording.source.format == "actigraph")
        #expect(recording.startTime == "2020-03-26T10:15:00.000")
        #expect(recording.streams[0].rate == 30)
        #expect(recording.streams[0].samples(.acceleration, .z)[0] == 0.98 * 9.80665)
    }

    @Test func `a GENEActiv table of epochs is refused`() throws {
        let text =
            "Device Type,GENEActiv\n" + String(repeating: "Key,Value\n", count: 99)
            + rows(5, delimiter: "\t") { _ in (0..<12).map { "\($0)" } }
        let error = #expect(throws: RecordingError.self) { try readTable(text) }
        #expect(error?.message.contains("epochs are no signal") == true)
    }

    @Test func `an Axivity table without names is known by its decimals and by gravity`() throws {
        func text(_ decimals: String, _ cells: Int, z: String = "0.984375") -> String {
            rows { row in
                [
                    "\(1_551_178_506 + row / 100).\(row % 100 < 10 ? "0" : "")\(row % 100)\(decimals)", "0.015625",
                    "0.109375",
                ]
                    + (cells == 4 ? [z] : [z, "1.098633", "-2.014160", "0.000000"])
            }
        }
        let recording = try readTable(text("00", 7))
        #expect(recording.source.format == "axivity-csv")
        #expect(recording.streams[0].rate == 100)
        #expect(recording.streams[0].channel(.angularRate, .y)?.fileUnit == .degreesPerSecond)
        #expect(try readTable(text("00", 4)).streams[0].samples(.acceleration, .z)[0] == 0.984375 * 9.80665)
        // Another writer, or no acceleration in g.
        for other in [text("", 7), text("00", 7, z: "0.98437"), text("00", 4, z: "9.812345")] {
            let error = #expect(throws: RecordingError.self) { try readTable(other) }
            #expect(error?.message.contains("have no names") == true)
        }
    }

    @Test func `a mobgap table under another name must be told its rate`() throws {
        let text =
            "samples,acc_x,acc_y,acc_z,gyr_x,gyr_y,gyr_z\n"
            + rows { ["\($0)", "0.98", "0.1", "-0.1", "\($0 % 9)", "2", "3"] }
        let error = #expect(throws: RecordingError.self) { try readTable(text, path: "walk.csv") }
        #expect(error?.remedy == "pass --rate")
        let recording = try readTable(text, path: "TimeMeasure1_Test5_Trial1.csv")
        #expect(recording.streams[0].rate == 100)
        #expect(recording.notes.contains { $0.code == "assumed_rate" && $0.severity == .warning })
        let stated = try readTable(text, path: "TimeMeasure1_Test5_Trial1.csv", options: ReadingOptions(rate: 40))
        #expect(stated.streams[0].rate == 40)
        #expect(!stated.notes.contains { $0.code == "assumed_rate" })
    }

    @Test(arguments: ["", "\n", "\"", "a", "Devices\n", "Format=7,\nTime,\n", "PathFileType\n", "endheader\n"])
    func `broken first lines never end the program`(_ text: String) {
        for path in ["a.csv", "a_motion.tsv", "ACC.csv"] {
            _ = try? readTable(text, path: path)
            _ = try? readTable(text + "1,2,3\n2,3,4\n4,5,6\n", path: path)
        }
    }

    @Test func `every beginning of every genuine head is read or refused`() throws {
        guard let formats = RepositoryFiles.realFormats else { return print("skipped: real recordings not found") }
        for name in [
            "csv-apdm/apdm_format7.csv", "force-cortex/walk1.trc", "force-cortex/walk1.forces",
            "csv-shimmer/shimmer_consensys_semicolon.csv", "csv-other-wearables/empatica_ACC.csv",
            "csv-malformed/52_vicon_two_sections.csv",
        ] {
            let bytes = try Array(Data(contentsOf: formats.appendingPathComponent(name)).prefix(3000))
            for length in stride(from: 1, to: bytes.count, by: 61) {
                _ = try? TextTableReader().read(bytes: Array(bytes.prefix(length)), path: name)
            }
        }
    }
}

/// Tables that can be cut into numbers, or put onto a side, in two ways.
struct TableDoubtTests {
    @Test func `a comma that may stand between thousands is refused`() throws {
        let text = "time_ms;Fz_N\n" + (0..<60).map { "\($0 * 10);7\($0 % 10)0,123\n" }.joined()
        let error = try #require(#expect(throws: RecordingError.self) { try readTable(text) })
        #expect(error.message.contains("two readings fit: '700,123' is 700.123 with a decimal comma, or 700123"))
        #expect(error.remedy?.contains("--profile") == true)
    }

    @Test(arguments: ["0,123", "7,12", "-0,500"])
    func `one cell that can only have a decimal comma settles it`(_ cell: String) throws {
        let text = "time_ms;Fz_N\n" + (0..<60).map { "\($0 * 10);\($0 == 3 ? cell : "700,123")\n" }.joined()
        #expect(try readTable(text).streams[0].channels[0].samples[0] == 700.123)
    }

    @Test func `columns and file that name different sides are refused unless the user decides`() throws {
        var table = TableBuilder()
        table.names = table.names.enumerated().map { $0.offset == 0 ? $0.element : "left_foot_\($0.element)" }
        let error = try #require(
            #expect(throws: RecordingError.self) { try readTable(table.text(), path: "walk_right.csv") })
        #expect(error.message.contains("left (names of columns), or right (file name walk_right)"))
        let options = ReadingOptions(side: .right)
        #expect(try readTable(table.text(), path: "walk_right.csv", options: options).streams[0].side == .right)
        #expect(try readTable(table.text(), path: "walk_left.csv").streams[0].side == .left)
    }
}
