/// What samples tell about the units they are in; looked at only where it matters.
struct UnitEvidence: Sendable {
    /// How large the acceleration of a sensor's channels is at rest; `nil` where that cannot be told.
    var level: @Sendable ([Channel]) -> GravityLevel?
    /// How fast the sensor turns.
    var speed: @Sendable ([Channel]) -> TurningSpeed

    /// The samples of the channels themselves, which must be those of the file.
    static let inMemory = UnitEvidence(
        level: { channels in
            let axes = accelerationAxes(channels).map { channels[$0] }
            guard axes.count == 3 else { return nil }
            return GravityLevel(axes[0].samples, axes[1].samples, axes[2].samples, missing: axes[0].missing)
        },
        speed: { channels in
            TurningSpeed(rateAxes(channels).map { channels[$0].samples }, above: UnitInference.greatestRate)
        })

    /// The three axes of acceleration among a sensor's channels, fewer where there are not as many.
    static func accelerationAxes(_ channels: [Channel]) -> [Int] {
        Axis.allCases.compactMap { axis in
            channels.firstIndex { $0.quantity == .acceleration && $0.axis == axis }
        }
    }

    /// The channels of angular rate among a sensor's.
    static func rateAxes(_ channels: [Channel]) -> [Int] {
        channels.indices.filter { channels[$0].quantity == .angularRate }
    }
}
