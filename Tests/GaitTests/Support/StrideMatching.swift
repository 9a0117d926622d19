import Foundation

@testable import Gait

/// The strides of an analysis beside the true ones, matched by their initial contacts.
struct StrideMatching {
    /// Found and true strides that belong together, in the order of time.
    private(set) var pairs: [(found: Stride, true: Stride)] = []
    /// True strides that were not found.
    private(set) var missed: [Stride] = []
    /// Found strides that are none.
    private(set) var extra: [Stride] = []

    /// Contacts further apart belong to different strides, s.
    private static let reach = 0.25

    init(_ found: [Stride], _ truth: [Stride]) {
        var rest = found[...]
        for stride in truth {
            while let first = rest.first, first.initialContact < stride.initialContact - Self.reach {
                extra.append(rest.removeFirst())
                _ = first
            }
            if let first = rest.first, first.initialContact <= stride.initialContact + Self.reach {
                pairs.append((first, stride))
                rest.removeFirst()
            } else {
                missed.append(stride)
            }
        }
        extra += rest
    }

    /// Found minus true wherever both are there, over the true strides that `included` lets through.
    func errors(
        _ value: (Stride) -> Double?, where included: (Stride) -> Bool = { _ in true }
    ) -> [Double] {
        pairs.filter { included($0.true) }.compactMap { pair in
            guard let found = value(pair.found), let truth = value(pair.true) else { return nil }
            return found - truth
        }
    }
}

/// Mean, spread and greatest size of errors.
struct ErrorSummary: CustomStringConvertible {
    let count: Int
    let mean: Double
    let deviation: Double
    let greatest: Double

    init(_ errors: [Double]) {
        count = errors.count
        let mean = errors.reduce(0, +) / Double(max(1, errors.count))
        self.mean = mean
        deviation = (errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, errors.count - 1)))
            .squareRoot()
        greatest = errors.map(abs).max() ?? 0
    }

    var description: String { String(format: "n %d mean %.5f sd %.5f max %.5f", count, mean, deviation, greatest) }
}
