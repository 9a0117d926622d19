import Recordings

extension SensorPlacement {
    /// The placement as a person reads it.
    var label: String {
        switch self {
        case .foot: "foot"
        case .shank: "shank"
        case .lowerBack: "lower back"
        case .forcePlate: "force plate"
        case .insole: "insole"
        case .marker: "marker"
        case .unknown: "sensor"
        }
    }
}
