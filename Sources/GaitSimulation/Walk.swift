/// The motion of both feet over a whole walk.
struct Walk: Sendable {
    let left: FootMotion
    let right: FootMotion
    let flights: [StairFlight]
    /// Seconds from the first to the last instant.
    let duration: Double

    init(_ scenario: WalkingScenario, seed: UInt64) {
        var planner = WalkPlanner(scenario, seed: seed)
        let plan = planner.planned()
        let slope = scenario.slope * .pi / 180
        left = FootMotion(
            footLength: scenario.left.footLength, strides: plan.left.map(StrideMotion.init),
            firstPrint: plan.leftStart, slope: slope)
        right = FootMotion(
            footLength: scenario.right.footLength, strides: plan.right.map(StrideMotion.init),
            firstPrint: plan.rightStart, slope: slope)
        flights = plan.flights
        duration = plan.duration
    }

    func motion(of side: WalkingSide) -> FootMotion { side == .left ? left : right }
}
