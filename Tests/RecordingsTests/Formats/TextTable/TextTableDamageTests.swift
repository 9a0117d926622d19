import Foundation
import TestSupport
import Testing

@testable import Recordings

/// Whatever happens to a file on its way, reading it ends in a recording or in one clear line.
struct TextTableDamageTests {
    private func read(_ bytes: [UInt8]) {
        for options in [ReadingOptions(), ReadingOptions(rate: 100, requiresUnits: false)] {
            do throws(RecordingError) {
                let recording = try TextTableReader().read(bytes: bytes, path: "damaged.csv", options: options)
                for stream in recording.streams {
                    #expect(stream.rate > 0)
                    #expect(stream.channels.allSatisfy { $0.samples.count == stream.sampleCount })
                    #expect(stream.channels.allSatisfy { $0.samples.allSatisfy(\.isFinite) })
                    _ = try? stream.inertialSegments()
                }
                _ = QualityControl().notes(for: recording)
            } catch {
                #expect(!error.message.isEmpty)
                #expect(!error.description.contains("\n"))
            }
        }
    }

    /// Text of every kind of layout.
    private static let samples: [String] = {
        var dated = TableBuilder(count: 60)
        dated.names[0] = "Timestamp"
        dated.time = { row, _ in "2019-02-26 10:55:00:\(row < 10 ? "00" : row < 100 ? "0" : "")\(row)0" }
        var counted = TableBuilder(count: 60, delimiter: "\t", preamble: "// Update Rate: 100.0Hz\n")
        counted.names[0] = "PacketCounter"
        counted.time = { row, _ in "\(65_500 + row)" }
        var nanoseconds = TableBuilder(count: 60, delimiter: ";", lineEnd: "\r\n", preamble: "sep=;\r\n")
        nanoseconds.names[0] = "time"
        nanoseconds.time = { row, _ in "\(1_767_620_467_350_470_701 + row * 10_000_000)" }
        return [TableBuilder(count: 60).text(), dated.text(), counted.text(), nanoseconds.text()] + laboratory
    }()

    /// Text of motion laboratories.
    private static let laboratory: [String] = {
        func rows(_ separator: String, _ cells: (Int) -> [Double]) -> String {
            (0..<40).map { row in cells(row).map { "\($0)" }.joined(separator: separator) + "\n" }.joined()
        }
        let trc =
            "PathFileType\t4\t(X/Y/Z)\tw.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\n100\t100\t40\t2\tmm\n"
            + "Frame#\tTime\tL.Heel\t\t\tR.Toe\t\t\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n"
            + rows("\t") { [Double($0 + 1), Double($0) / 100, 1, 2, 3, 400, 5, 6] }
        let openSim =
            "w.mot\nnRows=40\nnColumns=5\nendheader\ntime\tground_force_vy\tground_force_px\tl_ground_force_vy\t"
            + "l_ground_force_px\n" + rows("\t") { [Double($0) / 100, Double($0 * 20), 0.1, 3, 0.2] }
        let cortex =
            "[Force Data]\nSampleRate=450.0\n#Sample\tFX1\tFY1\tFZ1\tX1\tY1\tZ1\tMZ1\n"
            + rows("\t") { [Double($0), 1, Double($0 * 20), 2, 1500, 0, 300, 5] }
        let insoles = rows("\t") { row in
            [Double(row) / 100] + [Double](repeating: Double(row), count: 16) + [Double(row * 8), Double(row * 8)]
        }
        let mixed =
            "Time,FHx,FHy,FHz,LMx,LMy,LMz,Fx,Fy,Fz,COPx,COPy,Mz\n"
            + rows(",") { [Double($0) / 100, 1, 500, 3, 4, 80, 6, 7, Double($0 * 20), 9, 300, 1, 900] }
        return [trc, openSim, cortex, insoles, mixed]
    }()

    @Test(arguments: samples.indices)
    func `truncation anywhere`(_ sample: Int) {
        let bytes = Array(Self.samples[sample].utf8)
        var random = SeededGenerator(seed: UInt64(sample))
        for _ in 0..<30 { read(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))) }
    }

    @Test(arguments: samples.indices)
    func `flipped bits, lost and doubled bytes`(_ sample: Int) {
        let bytes = Array(Self.samples[sample].utf8)
        var random = SeededGenerator(seed: UInt64(100 + sample))
        for _ in 0..<50 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let place = Int.random(in: 0..<damaged.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 1: damaged.remove(at: place)
                case 2: damaged.insert(damaged[place], at: place)
                default: damaged[place] = Array("0123456789.,;-+eE\n\t \"#".utf8).randomElement(using: &random) ?? 0
                }
            }
            read(damaged)
        }
    }

    @Test func `noise and endless lines`() {
        var random = SeededGenerator(seed: 9)
        for _ in 0..<100 {
            read((0..<Int.random(in: 0..<2000, using: &random)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
        }
        read(Array(repeating: UInt8(ascii: "1"), count: 2_000_000))
        read(Array(repeating: UInt8(ascii: ","), count: 300_000))
        read(Array(String(repeating: "1,", count: 100_000).utf8) + [10] + Array(String(repeating: "2,", count: 9).utf8))
        let long = "time_s,acc_x,acc_y,acc_z\n0,1,1,1\n0.01,1,1,1\n0.02,1" + String(repeating: "0", count: 100_000)
        read(Array((long + ",1,1\n0.03,1,1,1\n").utf8))
    }
}
