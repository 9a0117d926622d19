internal import GRDB

/// Fills the wide row of a recording: where each figure goes is looked up once.
struct SummaryPlan {
    private struct Place: Hashable {
        var side: String
        var parameter: String
    }

    private struct Target {
        var index: Int
        var statistic: SummaryColumn.Statistic
    }

    private let targets: [Place: [Target]]

    init() {
        var targets: [Place: [Target]] = [:]
        for (index, column) in SummaryColumn.all.enumerated() {
            guard case .figure(let side, let parameter, let statistic) = column.origin else { continue }
            targets[Place(side: side, parameter: parameter), default: []].append(
                Target(index: index, statistic: statistic))
        }
        self.targets = targets
    }

    /// The cells of a recording's row, in the order of ``SummaryColumn/all``.
    func cells(of result: RecordingResult, hashes: [String]) -> [DatabaseValue] {
        var cells = SummaryColumn.all.map { column -> DatabaseValue in
            func foot(_ side: String) -> RecordingResult.Foot? { result.feet.first { $0.side == side } }
            switch column.origin {
            case .contentHash: return hashes.joined(separator: ";").databaseValue
            case .laterality: return result.laterality.databaseValue
            case .strideCount(let side): return (foot(side)?.strideCount).cell
            case .straightCount(let side): return (foot(side)?.straightCount).cell
            case .finding(let side): return (foot(side)?.finding).cell
            case .grade(let side): return (foot(side)?.grade).cell
            case .figure: return .null
            case .stumbles(let kind):
                return result.stumbles.count { kind == nil || $0.kind == kind }.databaseValue
            case .notes(let severity): return result.quality.count { $0.severity == severity }.databaseValue
            }
        }
        for figure in result.figures {
            for target in targets[Place(side: figure.side, parameter: figure.parameter)] ?? [] {
                cells[target.index] =
                    switch target.statistic {
                    case .value: figure.value.cell
                    case .mean: figure.mean.cell
                    case .sd: figure.sd.cell
                    case .n: figure.n.cell
                    }
            }
        }
        return cells
    }
}
