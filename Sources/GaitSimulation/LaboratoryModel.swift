/// The sensors of a gait laboratory beside those on the feet, and the body they weigh.
///
/// Sensors on shanks and lower back are those of the simulation's `SensorModel`.
public struct LaboratoryModel: Sendable, Hashable {
    /// Mass of the walker, kilograms.
    public var bodyMass = 75.0
    /// From the floor to the hip, metres; longer legs make the body bounce less.
    public var legLength = 0.9
    /// Heel and toe markers.
    public var markers = Markers()
    /// Plates of a walkway or belts of a treadmill.
    public var plates = Plates()
    /// Pressure insoles.
    public var insoles = Insoles()

    /// Reflecting points that cameras follow.
    public struct Markers: Sendable, Hashable {
        /// Pictures per second.
        public var rate = 100.0
        /// Standard deviation of a coordinate, metres.
        public var noise = 0.0003
        /// Heel marker above the sole, metres.
        public var heelHeight = 0.04
        /// Heel marker behind the heel point, metres.
        public var heelBehind = 0.01
        /// Toe marker above the sole, metres.
        public var toeHeight = 0.04
        /// Toe marker behind the toe pivot, metres; 0 puts it right above the point whose clearance the truth reports.
        public var toeBehind = 0.0

        /// Creates markers as of a usual camera system.
        public init() {}
    }

    /// Force plates and the belts of a treadmill.
    public struct Plates: Sendable, Hashable {
        /// Samples per second.
        public var rate = 1000.0
        /// Plates on the walkway.
        public var count = 4
        /// Standard deviation of a force channel's zero, N; of a moment channel a tenth of it, N·m.
        public var offset = 1.0
        /// Standard deviation of the vertical force's drift, N/min.
        public var drift = 0.5
        /// Standard deviation of a force sample, N; of a moment sample a tenth of it, N·m.
        public var noise = 0.5

        /// Creates plates as of a usual laboratory.
        public init() {}
    }

    /// Insoles with eight cells a foot.
    public struct Insoles: Sendable, Hashable {
        /// Samples per second.
        public var rate = 100.0
        /// Standard deviation of a cell's zero, N; a zero is never below none.
        public var offset = 1.0
        /// Force that comes and goes on some cell while the foot is in the air, N.
        public var chatter = 0.0
        /// Standard deviation of a cell's sample, N.
        public var noise = 0.5

        /// Creates insoles as of a usual laboratory.
        public init() {}
    }

    /// Creates a laboratory with typical sensors.
    public init() {}

    /// The same laboratory with sensors without errors.
    public static var ideal: LaboratoryModel {
        var model = LaboratoryModel()
        model.markers.noise = 0
        model.plates.offset = 0
        model.plates.drift = 0
        model.plates.noise = 0
        model.insoles.offset = 0
        model.insoles.noise = 0
        return model
    }

    /// What makes the laboratory impossible, in one line; `nil` when nothing does.
    public var problem: String? {
        if !(5...300).contains(bodyMass) { return "body mass \(bodyMass) kg; 5 to 300 expected" }
        if !(0.3...1.5).contains(legLength) { return "leg length \(legLength) m; 0.3 to 1.5 expected" }
        for (name, rate) in [("markers", markers.rate), ("plates", plates.rate), ("insoles", insoles.rate)]
        where !(10...10000).contains(rate) {
            return "rate of the \(name) \(rate) Hz; 10 to 10000 expected"
        }
        if !(0...1000).contains(plates.count) { return "\(plates.count) plates; 0 to 1000 expected" }
        let sizes = [
            markers.noise, plates.offset, plates.drift, plates.noise, insoles.offset, insoles.chatter, insoles.noise,
        ]
        let places = [markers.heelHeight, markers.heelBehind, markers.toeHeight, markers.toeBehind]
        return sizes.allSatisfy { $0 >= 0 && $0.isFinite } && places.allSatisfy(\.isFinite)
            ? nil : "an error of a sensor is negative or not a number"
    }
}
