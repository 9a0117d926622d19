import SignalKernels

/// The mean over a centred window of `width` samples.
///
/// An even window holds one sample more before its centre than after. At the ends the window shrinks to the samples
/// there are. The sums are built from blocks and never subtracted from (van Herk, Pattern Recognition Letters 13, 1992),
/// so that nothing drifts over long signals and a NaN spoils only the windows that hold it.
///
/// - Parameter width: samples in the window; below 2 the signal comes back as it is.
/// - Complexity: O(n) whatever the width.
public func movingMean(_ x: [Double], width: Int) -> [Double] {
    var means = [Double](repeating: 0, count: x.count)
    var span = means.mutableSpan
    movingMean(x.span, width: width, into: &span)
    return means
}

/// The same in memory that is there already.
///
/// - Precondition: room for a mean of each sample; otherwise nothing is written.
package func movingMean(_ x: Span<Double>, width: Int, into means: inout MutableSpan<Double>) {
    let count = x.count
    guard means.count >= count else { return }
    guard width > 1, count > 1 else {
        for index in x.indices { means[index] = x[index] }
        return
    }
    let width = min(width, 2 * count)
    let before = width / 2
    let after = width - 1 - before

    // Windows cut short by the start: sums from the first sample on.
    var sum = 0.0
    var summed = 0
    for index in 0..<min(before, count) {
        while summed <= min(index + after, count - 1) {
            sum += x[summed]
            summed += 1
        }
        means[index] = sum / Double(summed)
    }
    MovingWindow.means(of: x, width: width, into: &means, from: before)
    // Windows cut short by the end: sums from the last sample on.
    sum = 0
    summed = 0
    for index in stride(from: count - 1, through: max(before, count - after), by: -1) {
        while summed < count - (index - before) {
            summed += 1
            sum += x[count - summed]
        }
        means[index] = sum / Double(summed)
    }
}
