/// The mean over a centred window of `width` samples.
///
/// An even window holds one sample more before its centre than after. At the ends the window shrinks to the samples
/// there are. The sums are built from blocks and never subtracted from (van Herk, Pattern Recognition Letters 13, 1992),
/// so that nothing drifts over long signals and a NaN spoils only the windows that hold it or share a block with it.
///
/// - Parameter width: samples in the window; below 2 the signal comes back as it is.
/// - Complexity: O(n) whatever the width.
public func movingMean(_ x: [Double], width: Int) -> [Double] {
    let count = x.count
    guard width > 1, count > 1 else { return x }
    let width = min(width, 2 * count)
    var fromBlockStart = x
    var toBlockEnd = x
    for index in 1..<count where index % width != 0 { fromBlockStart[index] += fromBlockStart[index - 1] }
    for index in (0..<(count - 1)).reversed() where (index + 1) % width != 0 {
        toBlockEnd[index] += toBlockEnd[index + 1]
    }

    let before = width / 2
    let after = width - 1 - before
    return x.indices.map { index in
        let start = max(0, index - before)
        let end = min(count - 1, index + after)
        let sum: Double
        if start % width == 0 {
            sum = fromBlockStart[end]
        } else if start / width == end / width {
            // Only a window cut short by the signal's end lies inside one block without filling it.
            sum = toBlockEnd[start]
        } else {
            sum = toBlockEnd[start] + fromBlockStart[end]
        }
        return sum / Double(end - start + 1)
    }
}
