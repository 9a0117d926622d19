import Glibc
import TestSupport
import Testing

@testable import Recordings

/// Long tables whose samples stay in their file, beside the same tables read whole.
@Suite struct DeferredTableTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// What a made table has.
    struct Shape: Sendable, CustomTestStringConvertible {
        var name: String
        var count = 5000
        var rate = 100.0
        /// The name of the first column; empty for a table without one.
        var clock = "time_s"
        /// Its cell, from the row's place on the clock.
        var stamp: @Sendable (Int, Double) -> String = { "\(Double($0) / $1)" }
        /// Shares of rows that are lost one by one, written twice, or lack a cell.
        var lost = 0.0
        var doubled = 0.0
        var empty = 0.0
        /// Whether longer stretches are lost, and cells of a channel are empty for long.
        var hasGaps = false
        var hasComments = false
        /// The row from which on every row repeats the numbers of the one before.
        var hangsFrom = Int.max
        var units = ("m/s^2", "deg/s")
        /// What the numbers are multiplied with.
        var scale = 1.0
        var options = ReadingOptions()
        /// Whether the table can be read without all of its rows in memory.
        var isDeferred = true

        var testDescription: String { name }
    }

    private static func milliseconds(_ row: Int, _ rate: Double) -> String {
        "\((Double(row) / rate * 1000).rounded() / 1000)"
    }

    private static let cropped = {
        var options = ReadingOptions()
        (options.from, options.to) = (7.31, 41.02)
        return options
    }()

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    static let shapes: [Shape] = [
        Shape(name: "plain"),
        Shape(name: "no clock", clock: "", options: ReadingOptions(rate: 100)),
        Shape(name: "milliseconds at 204.8 Hz", rate: 204.8, stamp: milliseconds, lost: 0.01, hasGaps: true),
        Shape(name: "cropped", rate: 204.8, stamp: milliseconds, lost: 0.01, hasGaps: true, options: cropped),
        Shape(
            name: "everything", stamp: milliseconds, lost: 0.01, doubled: 0.002, empty: 0.01, hasGaps: true,
            hasComments: true),
        Shape(
            name: "everything, cropped", stamp: milliseconds, lost: 0.01, doubled: 0.002, empty: 0.01, hasGaps: true,
            hasComments: true, options: cropped),
        Shape(
            name: "small jitter",
            stamp: { row, rate in
                var random = SeededGenerator(seed: UInt64(row))
                return "\((Double(row) + (row == 0 ? 0 : 0.02 * random.nextNormal())) / rate)"
            }, lost: 0.005),
        Shape(
            name: "counter that wraps", clock: "PacketCounter", stamp: { row, _ in "\((row + 63_000) % 65_536)" },
            lost: 0.003, hasGaps: true, options: ReadingOptions(rate: 100)),
        Shape(
            name: "counter with repeats", clock: "PacketCounter", stamp: { row, _ in "\(row)" }, doubled: 0.004,
            options: ReadingOptions(rate: 100)),
        Shape(
            name: "dates and times", clock: "timestamp",
            stamp: { row, _ in
                let ms = row * 10 + 86_390_000
                let day = ms / 86_400_000
                let rest = ms % 86_400_000
                return "2024-03-0\(1 + day) \(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2))"
                    + ":\(padded(rest / 1000 % 60, 2)).\(padded(rest % 1000, 3))"
            }, lost: 0.01, hasGaps: true),
        Shape(
            name: "times of day over midnight", clock: "time",
            stamp: { row, _ in
                let rest = (row * 10 + 86_390_000) % 86_400_000
                return "\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2))"
                    + ":\(padded(rest / 1000 % 60, 2)).\(padded(rest % 1000, 3))"
            }, lost: 0.01),
        Shape(
            name: "nanoseconds since 1970", clock: "timestamp_ns",
            stamp: { row, _ in "\(1_700_000_000_123_456_789 + row * 10_000_000)" }, lost: 0.01),
        Shape(
            name: "seconds since 1970", clock: "time",
            stamp: { row, _ in "17000000\(padded(row / 100 % 100, 2)).\(padded(row % 100, 2))" }, hasGaps: true),
        Shape(name: "a sensor that hangs up to the end", hangsFrom: 4890),
        Shape(name: "g and rad/s", units: ("g", "rad/s"), scale: 0.05),
        Shape(name: "units not named", units: ("", ""), scale: 1),
        Shape(
            name: "angular rate stated", empty: 0.01, units: ("", ""), scale: 0.1,
            options: {
                var options = ReadingOptions()
                options.angularRateUnit = .radiansPerSecond
                return options
            }()),
        Shape(
            name: "stamps that wander",
            stamp: { row, rate in
                var random = SeededGenerator(seed: UInt64(row))
                return "\((Double(row) + (row == 0 ? 0 : Double.random(in: 0..<0.3, using: &random))) / rate)"
            }, isDeferred: false),
        Shape(name: "coarse stamps", stamp: { row, _ in "\(row / 100)" }, isDeferred: false),
        Shape(
            name: "stamps that are missing", stamp: { row, rate in row % 500 == 77 ? "" : "\(Double(row) / rate)" },
            isDeferred: false),
    ]

    /// The text of a table of both feet.
    private static func text(_ shape: Shape, seed: UInt64) -> String {
        var random = SeededGenerator(seed: seed)
        var names = shape.clock.isEmpty ? [] : [shape.clock]
        for side in ["left", "right"] {
            for axis in ["x", "y", "z"] {
                names.append("\(side)_acc_\(axis)" + (shape.units.0.isEmpty ? "" : "_\(shape.units.0)"))
            }
            for axis in ["x", "y", "z"] {
                names.append("\(side)_gyr_\(axis)" + (shape.units.1.isEmpty ? "" : "_\(shape.units.1)"))
            }
        }
        var text = names.joined(separator: ",") + "\n"
        var row = 0
        var held: [String] = []
        while row < shape.count {
            if shape.hasGaps, row > 0, Double.random(in: 0..<1, using: &random) < 0.0005 {
                row += Int.random(in: 20..<400, using: &random)
            }
            if row > 0, Double.random(in: 0..<1, using: &random) < shape.lost {
                row += Int.random(in: 1...3, using: &random)
            }
            guard row < shape.count else { break }
            let moves = row % 400 < 200 ? 1.0 : 0.01
            var cells = shape.clock.isEmpty ? [] : [shape.stamp(row, shape.rate)]
            for column in 0..<12 {
                let level = column % 6 == 2 ? 9.8 : 0
                var value = level + random.nextNormal() * moves * (column % 6 < 3 ? 3 : 200)
                if Double.random(in: 0..<1, using: &random) < 0.0003 { value = 600 }
                var cell = "\((value * shape.scale * 1e4).rounded() / 1e4)"
                if Double.random(in: 0..<1, using: &random) < shape.empty / 12 { cell = "" }
                if shape.empty > 0, column == 4, row < 9 || row / 100 == 23 { cell = "nan" }
                if shape.empty > 0, column == 7, row == 1234 { cell = "inf" }
                cells.append(cell)
            }
            if row >= shape.hangsFrom { cells.replaceSubrange((cells.count - 12)..., with: held) }
            held = Array(cells.suffix(12))
            if shape.hasComments, row % 1000 == 500 { text += "# EVENT turn - here\n" }
            text += cells.joined(separator: ",") + "\n"
            if Double.random(in: 0..<1, using: &random) < shape.doubled { text += cells.joined(separator: ",") + "\n" }
            row += 1
        }
        return text
    }

    private func read(_ text: String, _ options: ReadingOptions) throws -> (whole: Recording, deferred: Recording) {
        let path = try folder.write(Array(text.utf8), as: "walk.csv")
        var options = options
        var reader = TextTableReader()
        (reader.sizes.stretch, reader.sizes.window) = (50_000, 4096)
        let whole = try reader.read(path: path, options: options)
        options.mostSamplesHeld = 10_000
        return (whole, try reader.read(path: path, options: options))
    }

    @Test(arguments: shapes)
    func `what is said of the whole, and every stretch, is the same to the bit`(shape: Shape) throws {
        for seed in 1...2 as ClosedRange<UInt64> {
            let (whole, deferred) = try read(Self.text(shape, seed: seed), shape.options)
            #expect(deferred.notes == whole.notes)
            #expect(deferred.decisions == whole.decisions)
            #expect(deferred.source == whole.source)
            #expect(deferred.startTime == whole.startTime)
            #expect(deferred.markers == whole.markers)
            #expect(whole.markers.isEmpty != shape.hasComments)
            #expect(QualityControl().notes(for: deferred) == QualityControl().notes(for: whole))
            #expect(deferred.streams.count == 2 && whole.streams.count == 2)
            for (one, other) in zip(deferred.streams, whole.streams) {
                #expect((one.deferred != nil) == shape.isDeferred && other.deferred == nil)
                #expect(one.sampleCount == other.sampleCount && one.duration == other.duration)
                #expect(one.start == other.start && one.rate == other.rate && one.declaredRate == other.declaredRate)
                #expect(one.name == other.name && one.side == other.side && one.placement == other.placement)
                #expect(one.placementEvidence == other.placementEvidence)
                #expect(one.channels.map(\.missing) == other.channels.map(\.missing))
                #expect(one.channels.map(\.fileUnit) == other.channels.map(\.fileUnit))
                let (described, expected) = (StreamDescription(of: one), StreamDescription(of: other))
                #expect(described.channels == expected.channels)
                #expect(QualityControl().examine(one).stuck == QualityControl().examine(other).stuck)
                if shape.hangsFrom < shape.count {
                    #expect(QualityControl().examine(other).stuck.last?.upperBound == other.sampleCount)
                }
                #expect(
                    try one.turningBlocks(from: one.start)?.deviations
                        == StreamSurvey(other, countsTurning: true).turningBlocks?.deviations)
                var random = SeededGenerator(seed: seed)
                let count = other.sampleCount
                let ends = other.channels.flatMap(\.missing).flatMap { [$0.lowerBound, $0.upperBound] }.prefix(12)
                let starts = [0] + ends + (0..<5).map { _ in Int.random(in: 0..<count, using: &random) }
                for first in starts {
                    let range = first..<first + Int.random(in: 1...2000, using: &random)
                    let (read, cut) = (try one.stretch(range), try other.stretch(range))
                    #expect(read.channels.map(\.samples) == cut.channels.map(\.samples))
                    #expect(read.channels.map(\.missing) == cut.channels.map(\.missing))
                    #expect(read.firstFrame == cut.firstFrame)
                }
                let loaded = try one.loaded()
                #expect(loaded.channels.map(\.samples) == other.channels.map(\.samples))
            }
        }
    }

    @Test func `errors name the same line`() throws {
        let text = Self.text(Shape(name: ""), seed: 4)
        var lines = text.split(separator: "\n").map(String.init)
        func errors(_ change: (inout [String]) -> Void) -> [RecordingError?] {
            var changed = lines
            change(&changed)
            return [nil, 1000].map { limit in
                var options = ReadingOptions()
                options.mostSamplesHeld = limit
                do {
                    let path = try folder.write(Array((changed.joined(separator: "\n") + "\n").utf8), as: "walk.csv")
                    _ = try RecordingReader().read(path: path, options: options)
                    return nil
                } catch { return error as? RecordingError }
            }
        }
        let cases: [(inout [String]) -> Void] = [
            { $0[4000] = $0[4000].replacing(".", with: "x", maxReplacements: 3) },
            { $0[3500] += ",1" },
            { $0[4400] = "0.5" + $0[4400].drop { $0 != "," } },
            { $0[4400] = "1e12" + $0[4400].drop { $0 != "," } },
            { $0[0] = $0[0].replacing("m/s^2", with: "g") },
        ]
        for change in cases {
            let found = errors(change)
            #expect(found[0] != nil)
            #expect(found[0] == found[1])
        }
        lines = text.replacing("deg/s", with: "").split(separator: "\n").map(String.init)
        for index in 1..<lines.count {
            var cells = lines[index].split(separator: ",").map(String.init)
            for cell in 4..<7 { cells[cell] = "0.1" }
            lines[index] = cells.joined(separator: ",")
        }
        let found = errors { _ in }
        #expect(found[0] != nil && found[0] == found[1])
    }

    @Test func `a table that is not of feet alone is read whole`() throws {
        let text = Self.text(Shape(name: "", count: 2000), seed: 5).replacing("left_", with: "lumbar_")
        let (whole, read) = try read(text, ReadingOptions())
        #expect(read.streams.allSatisfy { $0.deferred == nil && !$0.channels[0].samples.isEmpty })
        #expect(read.notes == whole.notes)
    }

    @Test func `a table that is far too large but must be in memory whole says so`() throws {
        let path = try folder.write(
            Array(Self.text(Shape(name: "", count: 2000, stamp: { row, _ in "\(row / 100)" }), seed: 6).utf8),
            as: "walk.csv")
        var options = ReadingOptions()
        options.mostSamplesHeld = 1000
        let codes = try RecordingReader().read(path: path, options: options).notes.map(\.code)
        #expect(codes.contains("held_whole") && codes.contains("coarse_timestamps"))
    }

    @Test func `columns of stamps lose no bit`() {
        var random = SeededGenerator(seed: 8)
        let kinds: [(Int) -> Double] = [
            { Double($0) / 100 }, { (Double($0) / 204.8 * 1000).rounded() / 1000 }, { Double($0) * 10_000_000 },
            { $0 % 999 == 0 ? .nan : Double($0) }, { _ in random.nextNormal() }, { _ in -0.0 },
            { 1.7e9 + Double($0) / 128 }, { Double($0 % 5000) * ($0 % 7 == 0 ? -1 : 1) }, { _ in 1e300 },
        ]
        for kind in kinds {
            let numbers = (0..<10_000).map(kind)
            var column = CompactColumn()
            column.append(numbers.prefix(777))
            column.append(numbers.dropFirst(777))
            #expect(column.count == numbers.count)
            #expect(column.map(\.bitPattern) == numbers.map(\.bitPattern))
            #expect([0, 4095, 4096, 9999].allSatisfy { column[$0].bitPattern == numbers[$0].bitPattern })
        }
    }
}
