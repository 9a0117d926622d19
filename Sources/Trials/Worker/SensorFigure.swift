import Gait
import Recordings

/// The figures that sensors other than a foot's own give, with their meaning.
struct SensorFigure: Sendable {
    /// The name, with its unit at the end where it has one.
    var name: String
    /// The unit; empty for pure numbers.
    var unit: String
    /// Decimals that are written.
    var decimals: Int
    /// What it is.
    var definition: String
    /// What it is taken from.
    var source: String

    /// Its row in the data dictionary.
    var column: TrialColumn {
        TrialColumn(name, unit: unit, .number(decimals: decimals), source: source, definition)
    }

    /// All of them: accelerometer alone, lower back, plates, insoles.
    static let all: [SensorFigure] =
        [toeLift, shank] + lowerBack.map(\.figure)
        + [SensorPlacement.forcePlate, .insole].flatMap { place in
            LoadingMeasure.allCases.map { loading($0, on: place) }
        }

    /// The toe's lift from acceleration alone.
    static let toeLift = SensorFigure(
        name: "accelerometer_max_swing_pitch_deg", unit: "deg", decimals: 1,
        definition:
            "Greatest pitch before landing, estimated from acceleration without a gyroscope; a figure of the foot.",
        source: "foot accelerometer")

    /// How far a shank turns in swing.
    static let shank = SensorFigure(
        name: "shank_swing_angle_deg", unit: "deg", decimals: 1,
        definition: "Range of the shank's sagittal angle from toe-off to initial contact; median over the swings.",
        source: "shank sensor")

    /// The figures of the lower back with where they stand.
    static let lowerBack: [(figure: SensorFigure, value: @Sendable (TrunkGait) -> (Double?, Double?))] = [
        (
            back("cadence_per_min", "1/min", 2, "Steps a minute, from the usual step time of walking bouts."),
            { ($0.cadence, nil) }
        ),
        (back("step_time_s", "s", 4, "Median step time of walking bouts."), { ($0.stepTime, nil) }),
        (back("stride_time_s", "s", 4, "Median stride time of walking bouts."), { ($0.strideTime, nil) }),
        (
            back(
                "step_time_asymmetry", "", 3,
                "(left − right) / (left + right) of the step times; only where it exceeds the error of this site."),
            { ($0.stepTimeAsymmetry?.value, $0.stepTimeAsymmetry?.standardDeviation) }
        ),
        (
            back("walking_speed_mps", "m/s", 3, "Speed of straight walking by the pendulum model, about."),
            { ($0.walkingSpeed?.value, $0.walkingSpeed?.standardDeviation) }
        ),
        (
            back("step_length_m", "m", 3, "Step length of straight walking by the pendulum model, about."),
            { ($0.stepLength?.value, $0.stepLength?.standardDeviation) }
        ),
    ]

    private static func back(_ name: String, _ unit: String, _ decimals: Int, _ definition: String) -> SensorFigure {
        SensorFigure(
            name: "lower_back_\(name)", unit: unit, decimals: decimals, definition: definition, source: "lower back")
    }

    /// A measure of ground contact.
    static func loading(_ measure: LoadingMeasure, on place: SensorPlacement) -> SensorFigure {
        let prefix = place == .insole ? "insole" : "plate"
        return SensorFigure(
            name: "\(prefix)_\(measure.rawValue)", unit: measure.unit, decimals: measure.decimals + 1,
            definition: "Median over the contacts of a foot of \(measure.rawValue) in contacts.csv.",
            source: place == .insole ? "insole" : "force plate")
    }
}

extension Figure {
    /// What sensors other than a foot's own say.
    static func figures(ofSensors session: Session) -> [Figure] {
        toeLifts(of: session) + shanks(of: session) + lowerBack(of: session) + session.loadings.flatMap(figures)
    }

    private static func toeLifts(of session: Session) -> [Figure] {
        session.feet.filter { $0.source == .foot && !$0.hasGyroscope }.map { foot in
            let lift = foot.toeLift
            return Figure(
                SensorFigure.toeLift, side: foot.side.rawValue, value: lift?.pitch, low: lift?.interval.lowerBound,
                high: lift?.interval.upperBound, n: lift?.strideCount)
        }
    }

    private static func shanks(of session: Session) -> [Figure] {
        (session.feet + session.witnesses).filter { $0.source == .shank }.map { foot in
            Figure(
                SensorFigure.shank, side: foot.side.rawValue, value: foot.shankSwingAngle, n: foot.shankSwings.count)
        }
    }

    private static func lowerBack(of session: Session) -> [Figure] {
        guard let gait = session.trunk?.gait else { return [] }
        let steps = gait.bouts.reduce(0) { $0 + $1.stepCount }
        return SensorFigure.lowerBack.map { figure, read in
            let (value, deviation) = read(gait)
            let reach = deviation.map { 1.96 * $0 }
            return Figure(
                figure, side: bothSides, value: value, low: value.flatMap { value in reach.map { value - $0 } },
                high: value.flatMap { value in reach.map { value + $0 } }, n: steps)
        }
    }

    private static func figures(of loading: LoadingAnalysis) -> [Figure] {
        loading.feet.flatMap { foot in
            foot.measures.map { summary in
                var figure = Figure(
                    SensorFigure.loading(summary.measure, on: foot.source), side: foot.side.rawValue,
                    value: summary.median, n: summary.n)
                figure.sd = summary.standardDeviation
                figure.referenceLow = summary.reference?.low
                figure.referenceHigh = summary.reference?.high
                return figure
            }
        }
    }

    private init(
        _ figure: SensorFigure, side: String, value: Double?, low: Double? = nil, high: Double? = nil, n: Int?
    ) {
        self.init(
            side: side, parameter: figure.name, unit: figure.unit, decimals: figure.decimals, value: value, low: low,
            high: high, n: n)
    }
}
