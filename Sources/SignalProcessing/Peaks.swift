/// A local maximum of a signal.
public struct Peak: Sendable, Hashable {
    /// The sample at the top; of a plateau the middle one, the left of two middles.
    public var index: Int
    /// The value there.
    public var height: Double
    /// How far one must descend from the top before one can climb to something higher: the height above the higher base.
    public var prominence: Double
    /// The lowest sample between the peak and the nearest higher sample (or the signal's end) on the left.
    public var leftBase: Int
    /// The lowest sample between the peak and the nearest higher sample (or the signal's end) on the right.
    public var rightBase: Int

    /// Creates a peak from its parts.
    public init(index: Int, height: Double, prominence: Double, leftBase: Int, rightBase: Int) {
        self.index = index
        self.height = height
        self.prominence = prominence
        self.leftBase = leftBase
        self.rightBase = rightBase
    }
}

/// Local maxima of a signal, selected as SciPy's `find_peaks` selects them.
public enum Peaks {
    /// Finds the samples, or the middles of plateaus, that are higher than both neighbours, in order of time.
    ///
    /// The first and the last sample are no peaks. Height is tested first, then distance, then prominence; the
    /// prominence is always that within the whole signal.
    ///
    /// - Parameters:
    ///   - minimumDistance: samples from one peak to the next at least; of two nearer ones the higher stays, of equal
    ///     ones the later.
    /// - Complexity: O(n) and, when a distance is asked for, the sorting of the peaks.
    public static func find(
        in x: [Double], minimumHeight: Double? = nil, minimumProminence: Double? = nil, minimumDistance: Int? = nil
    ) -> [Peak] {
        var indices = localMaxima(x)
        if let minimumHeight { indices = indices.filter { x[$0] >= minimumHeight } }
        if let minimumDistance, minimumDistance > 1 { indices = thinned(indices, x, minimumDistance) }
        guard !indices.isEmpty else { return [] }

        let leftBases = bases(of: indices, x, from: 0, step: 1)
        let rightBases = bases(of: indices.reversed(), x, from: x.count - 1, step: -1).reversed()
        var peaks: [Peak] = []
        peaks.reserveCapacity(indices.count)
        for (index, (left, right)) in zip(indices, zip(leftBases, rightBases)) {
            let prominence = x[index] - max(x[left], x[right])
            if let minimumProminence, !(prominence >= minimumProminence) { continue }
            peaks.append(
                Peak(index: index, height: x[index], prominence: prominence, leftBase: left, rightBase: right))
        }
        return peaks
    }

    /// The samples or middles of plateaus higher than what is on both sides of them.
    private static func localMaxima(_ x: [Double]) -> [Int] {
        var result: [Int] = []
        let last = x.count - 1
        var index = 1
        while index < last {
            if x[index - 1] < x[index] {
                var ahead = index + 1
                while ahead < last, x[ahead] == x[index] { ahead += 1 }
                if x[ahead] < x[index] {
                    result.append((index + ahead - 1) / 2)
                    index = ahead
                }
            }
            index += 1
        }
        return result
    }

    /// Keeps the highest peaks and drops those nearer than `distance` to a kept one.
    private static func thinned(_ indices: [Int], _ x: [Double], _ distance: Int) -> [Int] {
        var keep = [Bool](repeating: true, count: indices.count)
        let byHeight = indices.indices.sorted { (x[indices[$0]], $0) > (x[indices[$1]], $1) }
        for position in byHeight where keep[position] {
            var other = position - 1
            while other >= 0, indices[position] - indices[other] < distance {
                keep[other] = false
                other -= 1
            }
            other = position + 1
            while other < indices.count, indices[other] - indices[position] < distance {
                keep[other] = false
                other += 1
            }
        }
        return indices.indices.filter { keep[$0] }.map { indices[$0] }
    }

    /// For each peak, met in this order on the way through the signal, the lowest sample since the last higher one.
    ///
    /// A stack holds the samples that no later one has reached, each with the lowest sample behind it.
    private static func bases(of peaks: some Sequence<Int>, _ x: [Double], from start: Int, step: Int) -> [Int] {
        var result: [Int] = []
        var stack: [(value: Double, lowest: Int)] = []
        var index = start
        for peak in peaks {
            while true {
                let value = x[index]
                var lowest = index
                while let top = stack.last, top.value <= value {
                    if x[top.lowest] < x[lowest] { lowest = top.lowest }
                    stack.removeLast()
                }
                stack.append((value, lowest))
                index += step
                if index == peak + step {
                    result.append(lowest)
                    break
                }
            }
        }
        return result
    }
}
