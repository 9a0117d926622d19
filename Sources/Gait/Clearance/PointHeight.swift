import SignalProcessing

/// The height of a point of the foot above the floor through one stride.
///
/// The floor is the straight line between the point's own places at the two foot-flats that bound the stride.
struct PointHeight: Sendable {
    /// Height at each sample of the stride, m.
    let values: [Double]

    /// Low-pass of the height, Hz: the highest frequency of a swinging foot's height, as usual for optical markers.
    static let cutoff = 12.0

    /// The filter for a sampling rate; `nil` where there is nothing above the cut-off.
    static func filter(rate: Double) -> SecondOrderSections? {
        FootSignal.lowPass(cutoff: cutoff, rate: rate)
    }

    init(_ point: Vector3, of stride: ConditionedStride, sensorHeight: [Double], filter: SecondOrderSections?) {
        let path = stride.path
        let n = path.count
        var heights = sensorHeight
        for k in 0..<n { heights[k] += path.orientation[k].apply(point).z }
        let start = heights[0]
        let way = path.progress[n - 1]
        let slope = way > 0.05 ? (heights[n - 1] - start) / way : 0
        for k in 0..<n { heights[k] -= start + slope * path.progress[k] }
        if let filter { heights = filter.filteredZeroPhase(heights) }
        values = heights
    }

    /// The height at a (fractional) sample, linearly.
    func value(_ position: Double) -> Double {
        let k = min(max(Int(position), 0), values.count - 2)
        return values[k] + (position - Double(k)) * (values[k + 1] - values[k])
    }
}
