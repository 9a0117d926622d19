import Recordings
import SignalProcessing

/// The heel and the toe marker of a foot as cameras see them, in the world's axes.
struct MarkerSampling {
    private let model: LaboratoryModel.Markers
    private var random: SimulationRandom

    init(_ model: LaboratoryModel.Markers, seed: UInt64) {
        self.model = model
        random = SimulationRandom(seed: seed, use: .markers)
    }

    /// The markers of a foot; they are rigid points of it.
    mutating func streams(of motion: FootMotion, side: WalkingSide, times: SampleTimes) -> [SensorStream] {
        let points = [
            (label: "HEE", forward: -motion.footLength - model.heelBehind, up: model.heelHeight),
            (label: "TOE", forward: -model.toeBehind, up: model.toeHeight),
        ]
        return points.map { point in
            var columns = Array(repeating: [Double](repeating: 0, count: times.count), count: 3)
            for i in 0..<times.count {
                let exact = motion.pose(at: times[i]).point(forward: point.forward, left: 0, up: point.up).value
                let seen = exact + model.noise * random.normalVector()
                for axis in 0..<3 { columns[axis][i] = seen[axis] }
            }
            let channels = columns.enumerated().map { index, samples in
                Channel(
                    name: Axis.allCases[index].rawValue, quantity: .position, axis: Axis.allCases[index],
                    fileUnit: .metre, samples: samples)
            }
            return SensorStream(
                name: (side == .left ? "L" : "R") + point.label, placement: .marker, side: side.side,
                placementEvidence: "simulated", rate: model.rate, channels: channels)
        }
    }
}
