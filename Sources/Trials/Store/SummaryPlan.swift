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
    func cells(of result: RecordingResult, hashes: [String]) -> [Cell] {
        var cells = SummaryColumn.all.map { column -> Cell in
            func foot(_ side: String) -> RecordingResult.Foot? { result.feet.first { $0.side == side } }
            switch column.origin {
            case .contentHash: return hashes.joined(separator: ";")
            case .laterality: return result.laterality
            case .strideCount(let side): return foot(side)?.strideCount
            case .straightCount(let side): return foot(side)?.straightCount
            case .finding(let side): return foot(side)?.finding
            case .grade(let side): return foot(side)?.grade
            case .figure: return nil
            case .stumbles(let kind):
                return result.stumbles.count { kind == nil || $0.kind == kind }
            case .notes(let severity): return result.quality.count { $0.severity == severity }
            }
        }
        for figure in result.figures {
            for target in targets[Place(side: figure.side, parameter: figure.parameter)] ?? [] {
                cells[target.index] =
                    switch target.statistic {
                    case .value: figure.value.cell
                    case .mean: figure.mean.cell
                    case .sd: figure.sd.cell
                    case .n: figure.n
                    }
            }
        }
        return cells
    }
}
