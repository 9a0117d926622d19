import SignalProcessing

/// A stride on known ground while the foot's templates are being learnt.
struct GroundedStride: Sendable {
    /// Where its pitch crosses the levels.
    private let crossings: RollCrossings
    /// Height of the end above the start, m; `nil` where the ground is not known, and nothing is conditioned.
    private let endRise: Double?
    /// The height, given the facts; `nil` when they contradict each other.
    private(set) var height: HeightConditioning?
    /// Where each level lies among the anchors; -1 for one that is none.
    private var pushOffAnchors = InlineArray<4, Int>(repeating: -1)
    private var landingAnchors = InlineArray<3, Int>(repeating: -1)
    private var endAnchor = 0

    init(_ path: StridePath, _ templates: RollTemplates, endRise: Double?) {
        crossings = endRise == nil ? RollCrossings() : RollCrossings(path, templates)
        self.endRise = endRise
    }

    /// Puts the stride on the levels whose height is known.
    ///
    /// As long as the same levels are known, only their heights differ, and how the facts depend on each other need not be
    /// worked out again.
    mutating func condition(_ path: StridePath, _ templates: RollTemplates, _ noise: TrajectoryNoise) {
        guard let endRise else { return }
        let before = (pushOffAnchors, landingAnchors)
        var anchors = HeightAnchors()
        // The deviations of one roll share their cause, so its levels together count as one.
        let pushOff = noise.pushOffRoll * Double(templates.pushOff.count).squareRoot()
        for (number, level) in templates.pushOff.enumerated() {
            pushOffAnchors[number] = -1
            guard let height = level.height, let point = crossings.pushOff[number] else { continue }
            pushOffAnchors[number] = anchors.count
            anchors.append(HeightAnchor(point: point, height: height, standardDeviation: pushOff))
        }
        endAnchor = anchors.count
        anchors.append(HeightAnchor(point: path.endPoint, height: endRise, standardDeviation: noise.flatHeight))
        let landing = noise.landingRoll * Double(templates.landing.count).squareRoot()
        for (number, level) in templates.landing.enumerated() {
            landingAnchors[number] = -1
            guard let height = level.height, let point = crossings.landing[number] else { continue }
            landingAnchors[number] = anchors.count
            anchors.append(HeightAnchor(point: point, height: endRise + height, standardDeviation: landing))
        }
        if height != nil, isEqual(before.0, pushOffAnchors), isEqual(before.1, landingAnchors) {
            height?.setHeights { anchors[$0].height }
        } else {
            height = HeightConditioning(path, anchors: anchors, noise: noise)
        }
    }

    /// Height of the sensor at a level of push-off above the start, m.
    func pushOffHeight(_ level: Int) -> Double? {
        guard let height, let point = crossings.pushOff[level] else { return nil }
        let anchor = pushOffAnchors[level]
        return anchor >= 0 ? height.height(atAnchor: anchor) : height.height(point)
    }

    /// Height of the sensor at a level of landing above the end, m.
    func landingHeight(_ level: Int) -> Double? {
        guard let height, let point = crossings.landing[level] else { return nil }
        let anchor = landingAnchors[level]
        return (anchor >= 0 ? height.height(atAnchor: anchor) : height.height(point))
            - height.height(atAnchor: endAnchor)
    }

    private func isEqual<let count: Int>(_ a: InlineArray<count, Int>, _ b: InlineArray<count, Int>) -> Bool {
        a.indices.allSatisfy { a[$0] == b[$0] }
    }
}
