/// The mean over a centred window of `width` samples.
///
/// An even window holds one sample more before its centre than after. At the ends the window shrinks to the samples
/// there are. The sums are built from blocks and never subtracted from (van Herk, Pattern Recognition Letters 13, 1992),
/// so that nothing drifts over long signals and a NaN spoils only the windows that hold it.
///
/// - Parameter width: samples in the window; below 2 the signal comes back as it is.
/// - Complexity: O(n) whatever the width.
public func movingMean(_ x: [Double], width: Int) -> [Double] {
    let count = x.count
    guard width > 1, count > 1 else { return x }
    let width = min(width, 2 * count)
    let before = width / 2
    let after = width - 1 - before
    var means = [Double](repeating: 0, count: count)
    // The sums from each sample of a block to the block's end.
    var toBlockEnd = [Double](repeating: 0, count: width)
    // As if zeros stood before the signal and behind it, a block begins where a window does.
    for blockStart in stride(from: -before, to: count - before, by: width) {
        let next = blockStart + width
        if blockStart >= 0, next + width <= count {
            var sum = 0.0
            for offset in (0..<width).reversed() {
                sum += x[blockStart + offset]
                toBlockEnd[offset] = sum
            }
            means[blockStart + before] = sum / Double(width)
            sum = 0
            // All windows that begin later in the block end in the next.
            for offset in 1..<width {
                sum += x[next + offset - 1]
                means[blockStart + before + offset] = (toBlockEnd[offset] + sum) / Double(width)
            }
        } else {
            var sum = 0.0
            for offset in (0..<width).reversed() {
                if x.indices.contains(blockStart + offset) { sum += x[blockStart + offset] }
                toBlockEnd[offset] = sum
            }
            sum = 0
            for offset in 0..<min(width, count - before - blockStart) {
                if offset > 0, next + offset <= count { sum += x[next + offset - 1] }
                let centre = blockStart + before + offset
                let samples = min(count - 1, centre + after) - max(0, centre - before) + 1
                means[centre] = (toBlockEnd[offset] + sum) / Double(samples)
            }
        }
    }
    return means
}
