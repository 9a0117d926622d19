import Recordings

/// Which of several sensors of one foot the foot's figures are taken from.
///
/// The one that tells most; the others are kept as witnesses of its events.
struct FootChoice {
    /// A foot with the file its figures are from.
    struct Chosen: Sendable {
        var foot: FootAnalysis
        var path: String
    }

    /// One analysis a side.
    private(set) var chosen: [Chosen] = []
    /// What the other sensors say.
    private(set) var witnesses: [FootAnalysis] = []
    /// What was chosen, where there was a choice.
    private(set) var decisions: [Recording.Decision] = []

    /// The analyses without their files.
    var feet: [FootAnalysis] { chosen.map(\.foot) }

    init(_ results: [SensorResult]) {
        for side in Side.allCases {
            let all = results.flatMap { result in
                result.feet.filter { $0.side == side }.map { Chosen(foot: $0, path: result.path) }
            }
            let own = all.map(\.foot)
            guard let best = own.indices.min(by: { (Self.rank(own[$0]), $0) < (Self.rank(own[$1]), $1) }) else {
                continue
            }
            chosen.append(all[best])
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
