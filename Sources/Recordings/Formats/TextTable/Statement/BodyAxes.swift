/// How a sensor's axes lie on the body.
///
/// The body's frame has x up, y to the right and z forwards; a resting accelerometer reads +g on the axis that points up
/// (as the coordinate systems of mobgap).
struct BodyAxes: Sendable, Hashable {
    /// The sensor's axis that points up.
    var up: SignedAxis
    /// The one that points to the right.
    var right: SignedAxis
    /// The one that points forwards.
    var forward: SignedAxis

    /// Creates them; `nil` unless each axis is used once and the three make a right-handed frame, as the body's is:
    /// in a left-handed one the sense of a rotation would be open.
    init?(up: SignedAxis, right: SignedAxis, forward: SignedAxis) {
        guard Set([up.axis, right.axis, forward.axis]).count == 3 else { return nil }
        (self.up, self.right, self.forward) = (up, right, forward)
        let order = [up, right, forward].map { Axis.allCases.firstIndex(of: $0.axis) ?? 0 }
        let isEven = [[0, 1, 2], [1, 2, 0], [2, 0, 1]].contains(order)
        let reversals = [up, right, forward].count { !$0.isPositive }
        guard isEven == reversals.isMultiple(of: 2) else { return nil }
    }

    /// Where a sensor's axis lies on the body: the body's axis, and whether it points the same way.
    private func place(of axis: Axis) -> SignedAxis? {
        for (body, own) in zip(Axis.allCases, [up, right, forward]) where own.axis == axis {
            return SignedAxis(body, isPositive: own.isPositive)
        }
        return nil
    }

    /// Turns a sensor's channels into the body's frame; each quantity's come in the order x, y, z.
    func turn(_ channels: inout [Channel]) {
        for index in channels.indices {
            guard let axis = channels[index].axis, let place = place(of: axis) else { continue }
            channels[index].axis = place.axis
            guard !place.isPositive else { continue }
            var samples = channels[index].samples.mutableSpan
            for sample in samples.indices { samples[sample] = -samples[sample] }
        }
        for quantity in Quantity.allCases {
            let places = channels.indices.filter { channels[$0].quantity == quantity && channels[$0].axis != nil }
            let ordered = Axis.allCases.flatMap { axis in places.filter { channels[$0].axis == axis } }
            let turned = ordered.map { channels[$0] }
            for (place, channel) in zip(places, turned) { channels[place] = channel }
        }
    }
}
