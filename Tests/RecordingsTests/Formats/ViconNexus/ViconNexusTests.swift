import Foundation
import TestSupport
import Testing

@testable import Recordings

/// Exports of Vicon Nexus: sections with a rate each.
struct ViconNexusTests {
    /// An export with two plates, a sensor and electromyography at 1000 Hz, two markers at 100 Hz and a model's angles.
    private struct Builder {
        var delimiter = ","
        var lineEnd = "\r\n"
        /// Frames of the devices and of the markers.
        var deviceFrames = 1...40
        var markerFrames = 5...40
        var perFrame = 10
        /// Whether rows are padded to the widest section.
        var isPadded = true
        var forceUnits = ["N", "N", "N"]
        var decimalMark = "."

        private static let width = 18

        private func line(_ cells: [String]) -> String {
            var cells = cells
            if isPadded { cells += Array(repeating: "", count: max(0, Self.width - cells.count)) }
            return cells.map { $0.replacingOccurrences(of: ".", with: decimalMark == "," ? "," : ".") }
                .joined(separator: delimiter) + lineEnd
        }

        /// The vertical force of a plate.
        static func force(_ plate: Int, _ sample: Int) -> Double { -500.0 * Double(plate) - Double(sample) / 4 }

        func devices() -> String {
            let plate = { (number: Int, output: String) in
                "Imported AMTI OR6 Series Force Plate #\(number) - \(output)"
            }
            var text = line(["Devices"]) + line(["\(100 * perFrame)"])
            text += line(
                [
                    "", "", plate(1, "Force"), "", "", plate(1, "Moment"), "", "", plate(1, "CoP"), "", "",
                    plate(2, "Force"),
                    "", "", "Left Foot IMU - Accel", "", "", "EMG - Voltage",
                ].map { $0.replacing(".", with: "") })
            text += line(
                [
                    "Frame", "Sub Frame", "Fx", "Fy", "Fz", "Mx", "My", "Mz", "Cx", "Cy", "Cz", "Fx", "Fy", "Fz", "X",
                    "Y",
                    "Z", "1",
                ])
            text += line(
                ["", ""] + forceUnits + ["N.mm", "N.mm", "N.mm", "mm", "mm", "mm"].map { $0.replacing(".", with: "") }
                    + forceUnits + ["m/s²", "m/s²", "m/s²", "V"])
            for frame in deviceFrames {
                for sub in 0..<perFrame {
                    let sample = (frame - deviceFrames.lowerBound) * perFrame + sub
                    text += line(
                        [
                            "\(frame)", "\(sub)", "1.5", "-2.5", "\(Self.force(1, sample))", "7000", "-3500", "0",
                            "200",
                            "254", "0", "0.5", "0", "\(Self.force(2, sample))", "0.1", "0.2", "9.81", "-0.02",
                        ])
                }
            }
            return text
        }

        func trajectories() -> String {
            var text = line(["Trajectories"]) + line(["100"])
            text += line(["", "", "Subj:LHEE", "", "", "Subj:RTOE", "", "", "*12", "", ""])
            text += line(["Frame", "Sub Frame", "X", "Y", "Z", "X", "Y", "Z", "X", "Y", "Z"])
            text += line(["", "", "mm", "mm", "mm", "mm", "mm", "mm", "mm", "mm", "mm"])
            for frame in markerFrames {
                // The toe is hidden in one frame.
                let toe = frame == markerFrames.lowerBound + 2 ? ["", "", ""] : ["300", "\(200 + frame)", "40"]
                text += line(["\(frame)", "0", "\(100 + frame)", "200", "30"] + toe + ["1", "2", "3"])
            }
            return text
        }

        func model() -> String {
            line(["Model Outputs"]) + line(["100"]) + line(["", "", "Subj:LAnkleAngles"])
                + line(["Frame", "Sub Frame", "X", "Y", "Z"]) + line(["", "", "deg", "deg", "deg"])
                + (1...10).map { line(["\($0)", "0", "1", "2", "3"]) }.joined()
        }

        func text() -> String { [devices(), trajectories(), model()].joined(separator: line([""])) }
    }

    private func check(_ recording: Recording) throws {
        #expect(recording.source.format == "vicon-nexus")
        #expect(recording.streams.map(\.name) == ["plate 1", "plate 2", "Left Foot IMU", "Subj:LHEE", "Subj:RTOE"])
        #expect(recording.streams.map(\.rate) == [1000, 1000, 1000, 100, 100])
        #expect(recording.streams.map(\.sampleCount) == [400, 400, 400, 36, 36])
        #expect(
            recording.streams.map(\.placement) == [.forcePlate, .forcePlate, .foot, .marker, .marker])
        #expect(recording.streams.map(\.side) == [.unknown, .unknown, .left, .left, .right])
        // Markers begin four frames after the devices.
        #expect(recording.streams.map(\.start) == [0, 0, 0, 0.04, 0.04])
        let plate = recording.streams[0]
        #expect(plate.channels.map(\.name) == ["Fx", "Fy", "Fz", "Mx", "My", "Mz", "CoPx", "CoPy", "CoPz"])
        for sample in stride(from: 0, to: 400, by: 57) {
            #expect(plate.samples(.force, .z)[sample] == Builder.force(1, sample))
            #expect(recording.streams[1].samples(.force, .z)[sample] == Builder.force(2, sample))
        }
        #expect(plate.samples(.moment, .x)[0] == 7000 * 1e-3)
        #expect(plate.samples(.position, .y)[0] == 254 * 1e-3)
        #expect(recording.streams[2].samples(.acceleration, .z)[0] == 9.81)
        #expect(recording.streams[3].samples(.position, .x)[0] == 105 * 1e-3)
        #expect(recording.streams[4].channel(.position, .y)?.missing == [2..<3])
        #expect(recording.choice("plate 1 sign")?.contains("negative under load") == true)
        let leftOut = try #require(recording.choice("left out"))
        for name in ["EMG - Voltage", "*12", "Subj:LAnkleAngles"] { #expect(leftOut.contains(name)) }
    }

    @Test(arguments: [",", "\t"], [true, false])
    func `sections become streams on one clock`(delimiter: String, isPadded: Bool) throws {
        try check(try readTable(Builder(delimiter: delimiter, isPadded: isPadded).text()))
        try check(try readTable(Builder(delimiter: delimiter, lineEnd: "\n", isPadded: isPadded).text()))
    }

    @Test func `decimal commas between tabs`() throws {
        try check(try readTable(Builder(delimiter: "\t", decimalMark: ",").text()))
    }

    @Test func `the order of sections does not matter`() throws {
        let builder = Builder()
        let recording = try readTable(builder.trajectories() + ",,,\r\n" + builder.devices())
        #expect(recording.streams.map(\.start) == [0.04, 0.04, 0, 0, 0])
    }

    @Test func `a stretch is cut out of all sections alike`() throws {
        let recording = try readTable(Builder().text(), options: ReadingOptions(from: 0.1, to: 0.2))
        #expect(recording.streams.map(\.sampleCount).allSatisfy { $0 == 100 || $0 == 101 || $0 == 10 || $0 == 11 })
    }

    @Test func `frames that are not there are missing`() throws {
        let lines = Builder().devices().split(separator: "\r\n", omittingEmptySubsequences: false)
        let text = lines.filter { !$0.hasPrefix("7,") }.joined(separator: "\r\n")
        let recording = try readTable(text)
        #expect(recording.streams[0].sampleCount == 400)
        #expect(recording.streams[0].channels[0].missing == [60..<70])
    }

    @Test func `units of a plate that the export leaves empty follow from the values`() throws {
        let recording = try readTable(Builder(forceUnits: ["", "", ""]).text())
        #expect(recording.streams[0].channel(.force, .z)?.fileUnit == .newton)
    }

    @Test(arguments: [
        ("has no rows", "\n1,0,", "\nx,0,"), ("do not rise", "\n20,3,", "\n2,3,"),
        ("is not a number", "\n20,3,1.5", "\n20,3,ERR"),
        ("neither a row nor the title", "\nTrajectories", "\nTrajectorys"),
        ("no rate in the line below", "\n100,", "\nx,"),
    ])
    func `damage is told with its line`(words: String, found: String, put: String) throws {
        let text = Builder().text().replacingOccurrences(of: found, with: put)
        let error = try #require(#expect(throws: RecordingError.self) { try readTable(text) })
        #expect(error.code == .badData)
        #expect(error.message.contains(words), "\(error)")
        #expect(error.line != nil)
    }

    @Test func `a rate cannot be stated for sections that state their own`() throws {
        let error = #expect(throws: RecordingError.self) {
            try readTable(Builder().text(), options: ReadingOptions(rate: 100))
        }
        #expect(error?.code == .usage)
    }

    @Test func `every beginning of an export is read or refused`() {
        let bytes = Array(Builder(deviceFrames: 1...4, markerFrames: 1...4).text().utf8)
        for length in stride(from: 0, to: bytes.count, by: 37) {
            _ = try? TextTableReader().read(bytes: Array(bytes.prefix(length)), path: "a.csv")
        }
    }
}
