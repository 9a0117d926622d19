import Foundation
import TestSupport
import Testing

@testable import Recordings

/// Tables of pressure insoles.
struct InsoleTableTests {
    /// The cells of a row, N: eight left, eight right, and their sums.
    private static func cells(_ row: Int) -> [Double] {
        let left = (1...8).map { Double($0 * (row % 7)) }
        let right = (1...8).map { Double($0 * (row % 5)) * 1.5 }
        return left + right + [left.reduce(0, +), right.reduce(0, +)]
    }

    private static func text(
        header: String? = nil, rows: Int = 80, step: Double = 0.01, spoil: (Int, inout [Double]) -> Void = { _, _ in }
    ) -> String {
        let body = (0..<rows).map { row in
            var values = cells(row)
            spoil(row, &values)
            return (["\((Double(row) * step * 1e4).rounded() / 1e4)"] + values.map { "\($0)" }).joined(separator: "\t")
        }
        return (header.map { [$0] } ?? [] + []).joined() + (header == nil ? "" : "\n") + body.joined(separator: "\n")
            + "\n"
    }

    private func expectInsoles(_ recording: Recording, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try #require(recording.streams.map(\.name) == ["left insole", "right insole"], sourceLocation: sourceLocation)
        #expect(recording.streams.map(\.side) == [.left, .right], sourceLocation: sourceLocation)
        for (stream, first) in zip(recording.streams, [0, 8]) {
            #expect(stream.placement == .insole && stream.rate == 100, sourceLocation: sourceLocation)
            #expect(stream.channels.map(\.name) == (1...8).map { "\($0)" } + ["total"], sourceLocation: sourceLocation)
            #expect(stream.channels.allSatisfy { $0.quantity == .force && $0.axis == nil && $0.fileUnit == .newton })
            #expect(stream.channels[2].samples[13] == Self.cells(13)[first + 2], sourceLocation: sourceLocation)
            #expect(stream.channels[8].samples[13] == Self.cells(13)[first == 0 ? 16 : 17])
        }
    }

    @Test func `nineteen columns without a header`() throws {
        try expectInsoles(try readTable(Self.text(), path: "GaCo01_01.txt"))
        // A value lost in a row or two is no other format.
        try expectInsoles(
            try readTable(Self.text { row, values in if row == 3 { values[16] = 5 } }, path: "GaCo01_01.txt"))
    }

    @Test func `nineteen columns that are something else are refused`() {
        for text in [
            Self.text { _, values in values[17] += 1 }, Self.text(step: 0.02),
            Self.text { row, values in values[16] = Double(row) },
        ] {
            let error = #expect(throws: RecordingError.self) { try readTable(text, path: "GaCo01_01.txt") }
            #expect(error?.message.contains("19 columns have no names") == true)
            #expect(error?.message.contains("not the sums of eight each") == true)
        }
    }

    private static func names(_ feet: [String], _ cell: (String, Int) -> String, _ sum: (String) -> String) -> [String]
    {
        var names: [String] = []
        for foot in feet { names += (1...8).map { cell(foot, $0) } }
        return names + feet.map(sum)
    }

    private static let namings: [[String]] = [
        names(["L", "R"], { "\($0)\($1)" }, { "total\($0)" }),
        names(["left", "right"], { "\($0)_\($1)_N" }, { "\($0)_total_N" }),
        names(["left", "right"], { "insole \($0) cell \($1) [N]" }, { "insole \($0) sum [N]" }),
    ]

    @Test(arguments: namings)
    func `names of cells`(names: [String]) throws {
        try expectInsoles(try readTable(Self.text(header: (["time_s"] + names).joined(separator: "\t"))))
    }

    @Test func `a single foot, and numbers that leave one out`() throws {
        let rows = (0..<50).map { "\(Double($0) / 100),1,2,3,\(200 + $0)\n" }.joined()
        let recording = try readTable("time_s,R1,R2,R3,R4\n" + rows)
        #expect(recording.streams.map(\.name) == ["right insole"])
        #expect(throws: RecordingError.self) { try readTable("time_s,R1,R2,R4,R5\n" + rows) }
    }

    @Test func `what is written reads back`() throws {
        let recording = try readTable(Self.text(), path: "GaCo01_01.txt")
        let folder = try ScratchFolder()
        try TextTableWriter().write(recording, to: folder.path("insoles.csv"))
        try expectInsoles(try TextTableReader().read(path: folder.path("insoles.csv")))
    }

    /// Recordings of PhysioNet's gaitpdb.
    @Test(arguments: [
        ("GaCo01_01", 12_119), ("GaCo08_01", 12_119), ("GaPt03_01", 12_119), ("GaPt08_02", 12_119),
        ("GaPt23_01", 12_119), ("JuCo05_01", 8865), ("JuPt17_01", 9737), ("JuPt29_04", 8234), ("SiCo10_01", 12_119),
        ("SiPt04_01", 12_119),
    ])
    func `genuine recordings`(name: String, count: Int) throws {
        guard let folder = RepositoryFiles.realData else { return print("skipped: real recordings not found") }
        let recording = try RecordingReader().read(path: folder.appendingPathComponent("gaitpdb/\(name).txt").path)
        #expect(recording.streams.map(\.side) == [.left, .right])
        #expect(recording.notes.isEmpty)
        for stream in recording.streams {
            #expect(stream.rate == 100 && stream.sampleCount == count && stream.channels.count == 9)
            let sum = stream.channels[..<8].reduce(0) { $0 + $1.samples[1000] }
            #expect((sum - stream.channels[8].samples[1000]).magnitude < 0.01)
            #expect((stream.channels[8].samples.max() ?? 0) > 400)
        }
    }
}
