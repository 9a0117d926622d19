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
    var fromBlockStart = x
    var toBlockEnd = x
    for blockStart in stride(from: 0, to: count, by: width) {
        let blockEnd = min(blockStart + width, count)
        for index in (blockStart + 1)..<max(blockEnd, blockStart + 1) {
            fromBlockStart[index] += fromBlockStart[index - 1]
        }
        for index in (blockStart..<(blockEnd - 1)).reversed() { toBlockEnd[index] += toBlockEnd[index + 1] }
    }

    let before = width / 2
    let after = width - 1 - before
    var means: [Double] = []
    means.reserveCapacity(count)
    // The first sample of the block after the one that the window starts in.
    var nextBlock = width
    for index in 0..<count {
        let start = max(0, index - before)
        let end = min(count - 1, index + after)
        if start == nextBlock { nextBlock += width }
        let sum: Double
        if start + width == nextBlock {
            sum = fromBlockStart[end]
        } else if end < nextBlock {
            // Only a window cut short by the signal's end lies inside one block without filling it.
            sum = toBlockEnd[start]
        } else {
            sum = toBlockEnd[start] + fromBlockStart[end]
        }
        means.append(sum / Double(end - start + 1))
    }
    return means
}
