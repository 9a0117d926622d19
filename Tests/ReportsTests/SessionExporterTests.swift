import FootDrop
import Foundation
import Gait
import Recordings
import TestSupport
import Testing

@testable import Reports

struct SessionExporterTests {
    /// A walk of so many strides that its tables are several blocks long.
    private static let long: AssessedSession = {
        let strides = (0..<1500).map { SampleSession.fullStride(.left, $0) }
        let events = strides.map {
            GaitEvent(side: .left, kind: .initialContact, time: $0.initialContact, source: .foot)
        }
        let foot = FootAnalysis(side: .left, strides: strides, events: events)
        return SampleSession.session(feet: [foot]).assessed
    }()

    @Test func longTablesComeInBlocksThatMakeTheWhole() {
        for exporter in [SessionJSON(), StrideTable(), EventTable()] as [any SessionExporter] {
            var blocks: [[UInt8]] = []
            exporter.write(Self.long) { block in blocks.append(block.indices.map { block[$0] }) }
            #expect(String(decoding: blocks.joined(), as: UTF8.self) == exporter.text(of: Self.long))
            #expect(blocks.allSatisfy { $0.count < 2 * ByteBlocks.size })
            if !(exporter is EventTable) { #expect(blocks.count > 2) }
        }
    }

    @Test func everyRowOfALongTableIsThatOfItsStride() throws {
        let strides = try #require(Self.long.session.feet.first).strides
        let rows = StrideTable().text(of: Self.long).split(separator: "\n").dropFirst()
        #expect(rows.count == strides.count)
        for (place, row) in zip(strides.indices, rows) {
            var expected = CSVText(header: [])
            for column in StrideColumn.all {
                switch column.cell(strides.span, place) {
                case .number(let number, let decimals): expected.cell(number, decimals: decimals)
                case .integer(let integer): expected.cell(integer)
                case .text(let text): expected.cell(text)
                case .empty: expected.cell("")
                }
            }
            #expect("\n" + row == expected.text)
        }
    }

    @Test func aTimeThatIsNoneIsLeftOut() {
        let event = GaitEvent(side: .left, kind: .heelOff, time: .nan, source: .foot)
        let foot = FootAnalysis(side: .left, strides: [SampleSession.fullStride(.left, 0)], events: [event])
        let session = SampleSession.session(feet: [foot]).assessed
        #expect(EventTable().text(of: session).hasSuffix("\nleft,heel_off,,foot\n"))
        #expect(
            SessionJSON().text(of: session).contains(
                #"{"side": "left", "event": "heel_off", "time_s": null, "source": "foot"}"#))
    }

    @Test func aTakerThatFailsEndsTheWork() {
        var taken = 0
        let error = RecordingError(.cannotWrite, path: "x", "the disk is full")
        #expect(throws: error) {
            try SessionJSON().write(Self.long) { (_: Span<UInt8>) throws(RecordingError) in
                taken += 1
                if taken == 2 { throw error }
            }
        }
        #expect(taken == 2)
    }

    @Test(arguments: [1, 2, nil] as [Int?]) func allFilesOfAFolderAreWritten(threads: Int?) async throws {
        let scratch = try ScratchFolder()
        let folder = scratch.path("result")
        try await SessionExporters.write(Self.long, to: folder, atMost: threads)
        for exporter in SessionExporters.all {
            let path = "\(folder)/\(exporter.fileName)"
            guard exporter.applies(to: Self.long) else {
                #expect(!FileManager.default.fileExists(atPath: path))
                continue
            }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == exporter.text(of: Self.long))
        }
        let hidden = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(".") }
        #expect(hidden.isEmpty)
    }

    @Test func aFolderThatCannotBeWrittenStaysAsItWas() async throws {
        let scratch = try ScratchFolder()
        let folder = scratch.path("result")
        try FileManager.default.createDirectory(atPath: "\(folder)/report.html", withIntermediateDirectories: true)
        await #expect(throws: RecordingError.self) { try await SessionExporters.write(Self.long, to: folder) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["report.html"])
    }
}
