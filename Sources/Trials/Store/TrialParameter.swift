internal import Gait

/// The figures a recording can have, with their meaning.
public enum TrialParameter {
    /// A column for each, which is how they would stand in a wide table.
    public static let all: [TrialColumn] = {
        let names = ParameterSummary.summaries(of: []).map(\.name)
        let strides = StrideColumn.all.filter { names.contains($0.name) }
        var all = strides.map {
            column($0.name, $0.unit, $0.decimals ?? 0, "strides", "Median over the straight strides: \($0.definition)")
        }
        all += SummaryColumn.scores.map { column($0.name, $0.unit, $0.decimals, "finding", $0.definition) }
        for stride in strides {
            let meaning = "of the medians: \(stride.definition)"
            all.append(
                column(
                    "difference_\(stride.name)", stride.unit, stride.decimals ?? 0, "strides",
                    "Right minus left, \(meaning)"))
            all.append(column("ratio_\(stride.name)", "", 3, "strides", "Right over left, \(meaning)"))
            all.append(
                column(
                    "symmetry_index_\(stride.name)", "%", 2, "strides",
                    "100 times right minus left over the mean of both, \(meaning)"))
        }
        let wide = SummaryColumn.all.filter { column in
            guard case .figure("both", let parameter, .value) = column.origin else { return false }
            return !all.contains { $0.name == parameter }
        }
        return all + wide.map(\.column) + SensorFigure.all.map(\.column)
    }()

    private static func column(
        _ name: String, _ unit: String, _ decimals: Int, _ source: String, _ definition: String
    ) -> TrialColumn {
        TrialColumn(name, unit: unit, .number(decimals: decimals), source: source, definition)
    }
}
