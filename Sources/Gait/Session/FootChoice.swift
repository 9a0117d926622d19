import Recordings

/// Which of several sensors of one foot the foot's figures are taken from.
///
/// The one that tells most; the others are kept as witnesses of its events.
struct FootChoice {
    /// One analysis a side.
    private(set) var feet: [FootAnalysis] = []
    /// What the other sensors say.
    private(set) var witnesses: [FootAnalysis] = []
    /// What was chosen, where there was a choice.
    private(set) var decisions: [Recording.Decision] = []

    init(_ analyses: [FootAnalysis]) {
        for side in Side.allCases {
            let own = analyses.filter { $0.side == side }
            guard let best = own.indices.min(by: { (Self.rank(own[$0]), $0) < (Self.rank(own[$1]), $1) }) else {
                continue
            }
            feet.append(own[best])
            witnesses += own.indices.filter { $0 != best }.map { own[$0] }
            if own.count > 1 {
                decisions.append(
                    .init(
                        "figures of the \(side.rawValue) foot", "from the \(own[best].source.words)",
                        because: "it tells most of \(own.count) sensors of this foot"))
            }
        }
    }

    /// Low for a sensor that tells much.
    private static func rank(_ foot: FootAnalysis) -> Int {
        let kind =
            switch foot.source {
            case .foot: foot.hasGyroscope ? 0 : 2
            case .marker: 1
            case .insole: 3
            case .forcePlate: 4
            case .shank, .lowerBack, .unknown: 5
            }
        // A sensor that saw no walking gives way to one that did.
        return kind + (foot.strides.isEmpty ? 10 : 0)
    }
}

extension SensorPlacement {
    /// What a sentence calls the sensor.
    var words: String {
        switch self {
        case .foot: "foot sensor"
        case .shank: "shank sensor"
        case .lowerBack: "lower back"
        case .forcePlate: "force plate"
        case .insole: "insole"
        case .marker: "markers"
        case .unknown: "sensor"
        }
    }
}
