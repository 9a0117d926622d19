import Foundation
import TestSupport
import Testing
import Throughput

@testable import Reports

/// The result of a benchmark in every format, against the text that was last agreed on.
///
/// `STEPPAGE_RECORD=1 swift test --filter BenchmarkReportTests` writes the texts anew.
struct BenchmarkReportTests {
    private static let exporters: [(name: String, exporter: any BenchmarkExporter)] = [
        ("txt", BenchmarkText()), ("json", BenchmarkJSON()), ("csv", BenchmarkCSV()), ("md", BenchmarkMarkdown()),
    ]

    @Test(arguments: exporters.indices, [false, true])
    func isAsAgreed(format: Int, isCompared: Bool) throws {
        let (ending, exporter) = Self.exporters[format]
        let text = exporter.text(
            of: SampleBenchmark.result, against: isCompared ? SampleBenchmark.comparison : nil)
        let name = isCompared ? "benchmark-compared.\(ending)" : "benchmark.\(ending)"
        let file = RepositoryFiles.root.appendingPathComponent("Tests/ReportsTests/Snapshots/\(name)")
        if ProcessInfo.processInfo.environment["STEPPAGE_RECORD"] != nil { try Data(text.utf8).write(to: file) }
        #expect(text == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    @Test func theTextFitsATerminal() {
        let lines = BenchmarkText().text(of: SampleBenchmark.result, against: SampleBenchmark.comparison)
            .split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test func whatIsWrittenCanBeComparedWith() throws {
        let scratch = try ScratchFolder()
        let path = try scratch.write(
            BenchmarkJSON().text(of: SampleBenchmark.result, against: nil), to: "before.json")
        let comparison = BenchmarkComparison(
            SampleBenchmark.result, with: try BenchmarkBaseline(path: path), factor: 1.0001)
        #expect(comparison.slower.isEmpty)
        #expect(comparison.isSameInput)
        #expect(comparison.copyRatio == 1)
        #expect(comparison.lines.count == 8)
        #expect(comparison.lines.allSatisfy { ($0.ratio - 1).magnitude < 1e-6 })
    }

    @Test func theTableHasARowAStageAndARowANumberOfThreads() {
        let rows = BenchmarkCSV().text(of: SampleBenchmark.result, against: SampleBenchmark.comparison)
            .split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows.count == 8)
        #expect(Set(rows.map(\.count)) == [14])
    }
}
