public import Throughput

/// The result of a benchmark as Markdown, to put into a document or a discussion.
public struct BenchmarkMarkdown: BenchmarkExporter {
    /// Creates the exporter.
    public init() {}

    /// A heading, sentences, then the tables.
    public func text(of result: BenchmarkResult, against comparison: BenchmarkComparison?) -> String {
        let tables = BenchmarkTables(result: result, comparison: comparison)
        var document = MarkdownDocument()
        document.heading("Throughput", level: 2)
        document.list(tables.sentences)
        document.table(tables.stages)
        document.table(tables.scaling)
        if comparison != nil {
            document.table(tables.lines)
            document.list(tables.conclusions)
        }
        return document.text
    }
}
