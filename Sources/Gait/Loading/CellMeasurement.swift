import Recordings
import SignalProcessing

/// Measures the order in which the cells of an insole are loaded.
struct CellMeasurement: Sendable {
    let signal: LoadSignal
    let bodyWeight: Double?
    /// Sums of the three rear and the three front cells.
    private let rear: [Double]
    private let front: [Double]
    private let sum: [Double]
    /// Sum of force times place.
    private let moment: [Double]
    /// A group of cells is loaded above this, N.
    private let groupLimit: Double
    /// The centre of pressure is told above this, N.
    private let pressureLimit: Double

    /// Places of the eight cells, 0 at the heel and 1 at the toe.
    static let places = [0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1]

    /// Prepares the cells of an insole; `nil` when there are not eight.
    init?(_ signal: LoadSignal, bodyWeight: Double?) {
        guard signal.kind == .insole, signal.cells.count == Self.places.count else { return nil }
        self.signal = signal
        self.bodyWeight = bodyWeight
        var rear = [Double](repeating: 0, count: signal.force.count)
        var (front, sum, moment) = (rear, rear, rear)
        for (number, cell) in signal.cells.enumerated() {
            for i in cell.indices {
                if number < 3 { rear[i] += cell[i] }
                if number >= 5 { front[i] += cell[i] }
                sum[i] += cell[i]
                moment[i] += Self.places[number] * cell[i]
            }
        }
        (self.rear, self.front, self.sum, self.moment) = (rear, front, sum, moment)
        groupLimit = max(15, 0.05 * signal.level.load)
        pressureLimit = max(20, 0.05 * signal.level.load)
    }

    /// How the timing of the cells agrees with their layout.
    struct Layout: Sendable, Hashable {
        /// Whether front and rear results may be given.
        var isConfirmed: Bool
        /// What the timing says.
        var evidence: String
    }

    /// Checks that the cells are loaded, or at least released, from heel to toe.
    ///
    /// A foot that lands on its forefoot loads the front first but still leaves the floor with it, while an insole that is
    /// named the wrong way round shows both the other way.
    func layout(_ contacts: [FoundContact]) -> Layout {
        var begins = [[Double]](repeating: [], count: signal.cells.count)
        var ends = begins
        for found in contacts where found.contact.isUsable {
            let range = found.stretch.range
            for (number, cell) in signal.cells.enumerated() {
                var peak = 0.0
                for i in range { peak = max(peak, cell[i]) }
                guard peak > groupLimit / 3 else { continue }
                let limit = max(5, 0.1 * peak)
                if let first = range.first(where: { cell[$0] > limit }),
                    let last = range.last(where: { cell[$0] > limit })
                {
                    begins[number].append(Double(first - range.lowerBound) / Double(range.count))
                    ends[number].append(Double(last - range.lowerBound) / Double(range.count))
                }
            }
        }
        let firsts = begins.map { $0.count >= 3 ? RobustStatistics.median($0) : nil }
        let lasts = ends.map { $0.count >= 3 ? RobustStatistics.median($0) : nil }
        func order(_ values: [Double?]) -> (rear: Double, front: Double)? {
            guard let rear = RobustStatistics.median(values[..<3].compactMap(\.self)),
                let front = RobustStatistics.median(values[5...].compactMap(\.self))
            else { return nil }
            return (rear, front)
        }
        guard let first = order(firsts), let last = order(lasts) else {
            return Layout(isConfirmed: false, evidence: "too few contacts load the cells at heel and toe")
        }
        let figures =
            "rear cells are loaded from \((first.rear * 100).whole) to \((last.rear * 100).whole) % of "
            + "contact, front cells from \((first.front * 100).whole) to \((last.front * 100).whole) %"
        if last.front <= last.rear + 0.03 {
            return Layout(isConfirmed: false, evidence: figures + ", against the layout from heel to toe")
        }
        if first.rear > first.front + 0.03 {
            return Layout(isConfirmed: true, evidence: figures + ": a landing on the forefoot")
        }
        return Layout(isConfirmed: true, evidence: figures)
    }

    /// Fills in the order of loading of a whole contact; `swing` are the samples of the swing before it.
    ///
    /// - Returns: Where the front carries most in mid-swing, seconds.
    func measure(_ found: inout FoundContact, swing: Range<Int>?) -> Double? {
        guard found.contact.isUsable else { return nil }
        var dragTime: Double?
        var measures = found.contact.measures
        let range = found.stretch.range
        measurePressure(&measures, range)
        measureOrder(&measures, range)
        if let bodyWeight, bodyWeight > 0 {
            let early = range.lowerBound..<range.lowerBound + max(1, Int(0.35 * Double(range.count)))
            var steepest = 0.0
            for i in early where i > 0 { steepest = max(steepest, front[i] - front[i - 1]) }
            measures.slapRate = steepest * signal.rate / bodyWeight
            if let swing, (0.15...0.8).contains(Double(swing.count) / signal.rate) {
                let margin = Int(0.15 * Double(swing.count))
                var greatest = 0.0
                for i in swing.lowerBound + margin..<swing.upperBound - margin where front[i] > greatest {
                    greatest = front[i]
                    dragTime = signal.time(Double(i))
                }
                measures.swingDrag = greatest / bodyWeight
            }
        }
        found.contact.measures = measures
        return dragTime
    }

    private func measurePressure(_ measures: inout ContactMeasures, _ range: Range<Int>) {
        var places: [Double] = []
        for i in range where signal.force[i] > pressureLimit && sum[i] > 0 { places.append(moment[i] / sum[i]) }
        // Three samples at 100 Hz.
        let few = max(1, Int((0.03 * signal.rate).rounded()))
        guard places.count >= 4 * few else { return }
        measures.pressureStart = RobustStatistics.mean(Array(places.prefix(few)))
        measures.pressureEnd = RobustStatistics.mean(Array(places.suffix(few)))
        var (low, high, back) = (places[0], places[0], 0.0)
        for (a, b) in zip(places, places.dropFirst()) {
            low = min(low, b)
            high = max(high, b)
            if b < a { back += a - b }
        }
        measures.pressureRange = high - low
        measures.pressureReturn = back
    }

    private func measureOrder(_ measures: inout ContactMeasures, _ range: Range<Int>) {
        let early = range.lowerBound..<range.lowerBound + max(1, Int((0.15 * Double(range.count)).rounded()))
        var (inRear, inFront, all) = (0.0, 0.0, 0.0)
        for i in early {
            inRear += max(0, rear[i])
            inFront += max(0, front[i])
            all += max(0, sum[i])
        }
        if all > 0 {
            measures.rearEarlyShare = min(1, inRear / all)
            measures.frontEarlyShare = min(1, inFront / all)
        }
        guard let heel = range.first(where: { rear[$0] > groupLimit }),
            let toe = range.first(where: { front[$0] > groupLimit }),
            let heelOff = range.last(where: { rear[$0] > groupLimit })
        else { return }
        let contact = Double(range.count)
        measures.heelToForefoot = Double(toe - heel) / signal.rate
        measures.heelToForefootShare = Double(toe - heel) / contact
        measures.heelOffShare = Double(heelOff - range.lowerBound) / contact
    }
}
