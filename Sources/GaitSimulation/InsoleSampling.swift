import Recordings
import SignalProcessing

/// An insole with eight cells in five rows from heel to toe, three rows of which have an inner and an outer cell.
///
/// The pressure is spread over rows around its true place so that the mean place of the cells' forces is that place.
struct InsoleSampling {
    private let model: LaboratoryModel.Insoles
    private let side: WalkingSide
    private var random: SimulationRandom

    /// Places of the rows, 0 heel cell to 1 toe cell, and the cells of each: the outer one first.
    static let rows: [(place: Double, cells: [Int])] = [
        (0, [0]), (0.2, [1, 2]), (0.5, [3, 4]), (0.75, [5, 6]), (1, [7]),
    ]
    /// How far the pressure spreads to both sides, as a share of the foot.
    private static let spread = 0.25
    /// Sideways distance between the cells of a row, metres.
    private static let width = 0.06
    /// How long a chattering contact holds on average, seconds.
    private static let chatterTime = 0.08

    init(_ model: LaboratoryModel.Insoles, seed: UInt64, side: WalkingSide) {
        self.model = model
        self.side = side
        random = SimulationRandom(seed: seed &+ (side == .left ? 0 : 0x9E6D_62D0_6F6A_9A9B), use: .insoles)
    }

    /// Samples the insole of the foot.
    mutating func stream(of ground: GroundReaction, times: SampleTimes) -> SensorStream {
        let count = times.count
        let offsets = (0..<8).map { _ in max(0, model.offset * random.normal()) }
        var columns = Array(repeating: [Double](repeating: 0, count: count), count: 9)
        var cells = [Double](repeating: 0, count: 8)
        var chattering: Int?
        for i in 0..<count {
            let load = ground.load(of: side, at: times[i])
            for cell in cells.indices { cells[cell] = 0 }
            if let stance = load.stance { Self.distribute(load.up, stance.pressure(at: times[i]), to: &cells) }
            // Drawn at every sample, so that the walk does not shift the numbers.
            let (turns, cell) = (random.uniform() < 1 / (Self.chatterTime * model.rate), Int(8 * random.uniform()))
            if turns { chattering = chattering == nil ? cell : nil }
            if load.stance == nil, let chattering { cells[chattering] += model.chatter }
            var total = 0.0
            for cell in cells.indices {
                let value = cells[cell] + offsets[cell] + model.noise * random.normal()
                columns[cell][i] = value
                total += value
            }
            columns[8][i] = total
        }
        let channels = columns.enumerated().map { index, samples in
            Channel(
                name: index < 8 ? "\(index + 1)" : "total", quantity: .force, axis: nil, fileUnit: .newton,
                samples: samples)
        }
        return SensorStream(
            name: "\(side.side.rawValue) insole", placement: .insole, side: side.side, placementEvidence: "simulated",
            rate: model.rate, channels: channels)
    }

    /// Shares out a force; the mean place of the shares is exactly `place.along`.
    static func distribute(_ force: Double, _ place: (along: Double, outward: Double), to cells: inout [Double]) {
        let along = min(1, max(0, place.along))
        let reach = min(spread, along, 1 - along)
        let outer = min(0.9, max(0.1, 0.5 + place.outward / width))
        for (shift, share) in [(-reach, 0.25), (0, 0.5), (reach, 0.25)] {
            let point = along + shift
            let upper = rows.firstIndex { $0.place >= point } ?? rows.count - 1
            let lower = max(0, upper - 1)
            let width = rows[upper].place - rows[lower].place
            let part = width > 0 ? min(1, (point - rows[lower].place) / width) : 1
            for (row, weight) in [(lower, 1 - part), (upper, part)] {
                let load = force * share * weight
                let own = rows[row].cells
                if own.count == 1 {
                    cells[own[0]] += load
                } else {
                    cells[own[0]] += outer * load
                    cells[own[1]] += (1 - outer) * load
                }
            }
        }
    }
}
