public import Recordings
import SignalProcessing

/// Which axis of a force carries body weight, and which sign a loaded device has there.
public struct VerticalAxis: Sendable, Hashable {
    /// The axis; `nil` for a device that measures one force only.
    public var axis: Axis?
    /// Whether a loaded device reads a greater value than an unloaded one.
    public var isLoadedPositive: Bool

    /// Creates a choice.
    public init(axis: Axis?, isLoadedPositive: Bool) {
        self.axis = axis
        self.isLoadedPositive = isLoadedPositive
    }
}

/// Finds the vertical axis of a device from its forces.
///
/// Body weight is carried by one axis only: when a foot comes and goes, the vertical force changes by about the weight,
/// the fore-aft force by two fifths of it from end to end and the sideways one by less. An unloaded device reads near
/// zero, so the sign of the greater extreme is that of the load.
struct VerticalAxisFinder: Sendable {
    /// How many times the range of the next axis makes a device sure of its own.
    var clearness = 1.5
    /// An extreme is a level passed for this long in all, s; a spike is none.
    var hold = 0.05
    /// Least change of force that a foot makes, N.
    var leastLoad = 100.0

    /// What a device's force does along an axis.
    struct Extent: Sendable {
        var axis: Axis?
        var low: Double
        var high: Double

        var range: Double { high - low }
        var isLoadedPositive: Bool { abs(high) >= abs(low) }
    }

    /// The extremes along each force axis of a device.
    func extents(of channels: [Channel], rate: Double) -> [Extent] {
        channels.compactMap { channel in
            let values = channel.presentSamples
            guard let (low, high) = extremes(of: values, rate: rate) else { return nil }
            return Extent(axis: channel.axis, low: low, high: high)
        }
    }

    /// Levels that a signal stays below and above for `hold` seconds in all.
    func extremes(of values: [Double], rate: Double) -> (low: Double, high: Double)? {
        guard !values.isEmpty else { return nil }
        let share = min(0.25, hold * rate / Double(values.count))
        guard let low = RobustStatistics.quantile(values, share),
            let high = RobustStatistics.quantile(values, 1 - share)
        else { return nil }
        return (low, high)
    }

    /// The axis of each device; a device that is not clear follows those that are.
    ///
    /// - Returns: For each device its choice with the reason, or `nil` when no force in it is that of a foot.
    func choose(_ devices: [[Extent]]) -> [(choice: VerticalAxis, evidence: String)?] {
        var votes: [VerticalAxis: Double] = [:]
        let own = devices.map { clearChoice($0) }
        for case let choice? in own { votes[choice.axis, default: 0] += choice.range }
        let common = Axis.allCases.flatMap { axis in
            [true, false].map { VerticalAxis(axis: axis, isLoadedPositive: $0) }
        }.max { (votes[$0] ?? 0) < (votes[$1] ?? 0) }
        return zip(devices, own).map { extents, own in
            if let own { return (own.axis, evidence(own.axis, extents, "")) }
            guard let common, votes[common] != nil, extents.contains(where: { $0.axis == common.axis }) else {
                return nil
            }
            guard let extent = extents.first(where: { $0.axis == common.axis }), extent.range >= leastLoad else {
                return nil
            }
            return (common, evidence(common, extents, "; as on the other devices"))
        }
    }

    private func clearChoice(_ extents: [Extent]) -> (axis: VerticalAxis, range: Double)? {
        let sorted = extents.sorted { $0.range > $1.range }
        guard let first = sorted.first, first.range >= leastLoad else { return nil }
        if sorted.count > 1, first.range < clearness * sorted[1].range { return nil }
        return (VerticalAxis(axis: first.axis, isLoadedPositive: first.isLoadedPositive), first.range)
    }

    private func evidence(_ choice: VerticalAxis, _ extents: [Extent], _ addition: String) -> String {
        let ranges = extents.map { extent in
            "\(extent.axis?.rawValue ?? "the force") from \(extent.low.whole) to \(extent.high.whole) N"
        }
        return ranges.joined(separator: ", ") + addition
    }
}

extension Double {
    /// Rounded to a whole number, as text.
    var whole: String {
        let rounded = rounded()
        return abs(rounded) < 1e15 ? String(Int64(rounded)) : String(self)
    }

    /// Rounded to so many decimals, as text.
    func text(decimals: Int) -> String {
        guard isFinite, abs(self) < 1e9 else { return String(self) }
        var scale = 1
        for _ in 0..<max(0, decimals) { scale *= 10 }
        let scaled = Int64((self * Double(scale)).rounded())
        guard decimals > 0 else { return String(scaled) }
        let magnitude = scaled.magnitude
        let fraction = String(magnitude % UInt64(scale))
        let zeros = String(repeating: "0", count: max(0, decimals - fraction.count))
        return "\(scaled < 0 ? "-" : "")\(magnitude / UInt64(scale)).\(zeros)\(fraction)"
    }
}

extension Channel {
    /// The samples that were measured.
    var presentSamples: [Double] {
        guard !missing.isEmpty else { return samples.filter(\.isFinite) }
        var values: [Double] = []
        values.reserveCapacity(samples.count)
        var next = 0
        for gap in missing {
            values += samples[next..<min(max(next, gap.lowerBound), samples.count)]
            next = min(max(next, gap.upperBound), samples.count)
        }
        values += samples[next...]
        return values.filter(\.isFinite)
    }
}
