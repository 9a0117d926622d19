import Recordings
import SignalProcessing

/// Measures the course of the force of a contact; one for each signal.
struct ForceMeasurement: Sendable {
    let signal: LoadSignal
    let bodyWeight: Double?
    /// The vertical force without what is faster than a peak of gait.
    private let smooth: [Double]
    /// The vertical force below 75 Hz; empty when the rate is too low for transients.
    private let fast: [Double]

    /// Rates from here on resolve transients, Hz.
    static let transientRate = 500.0
    /// Rates from here on give absolute loading rates, Hz.
    static let loadingRate = 200.0

    init(_ signal: LoadSignal, bodyWeight: Double?) {
        self.signal = signal
        self.bodyWeight = bodyWeight
        smooth = Self.smoothed(signal.force, rate: signal.rate)
        let filter =
            signal.rate >= Self.transientRate
            ? try? Butterworth.lowPass(order: 2, cutoff: 75, rate: signal.rate) : nil
        fast = filter?.filteredZeroPhase(signal.force) ?? []
    }

    /// A mean over 50 ms at insole rates, 20 Hz where the rate is enough for a filter.
    private static func smoothed(_ force: [Double], rate: Double) -> [Double] {
        if rate >= loadingRate, let filter = try? Butterworth.lowPass(order: 2, cutoff: 20, rate: rate) {
            return filter.filteredZeroPhase(force)
        }
        return movingMean(force, width: 2 * Int((0.025 * rate).rounded(.down)) + 1)
    }

    /// Fills in everything that the forces of a whole contact say.
    func measure(_ found: inout FoundContact, travel: TravelDirection?) {
        guard found.contact.isUsable else { return }
        var measures = found.contact.measures
        measures.contactTime = found.contact.contactTime
        let range = found.stretch.range
        if let bodyWeight, bodyWeight > 0 {
            measurePeaks(&measures, range, bodyWeight, &found.contact.flags)
            measureTransients(&measures, range, found.stretch.touch, bodyWeight)
            if let travel { measureDrive(&measures, range, travel, bodyWeight) }
        }
        if signal.kind == .forcePlate, !signal.isContinuous, let travel {
            measurePressure(&measures, found, travel)
        }
        found.contact.measures = measures
    }

    private func position(_ share: Double, in range: Range<Int>) -> Int {
        min(range.upperBound - 1, range.lowerBound + Int((share * Double(range.count)).rounded()))
    }

    private func measurePeaks(
        _ measures: inout ContactMeasures, _ range: Range<Int>, _ bodyWeight: Double, _ flags: inout [ContactFlag]
    ) {
        measures.impulse = range.reduce(0) { $0 + signal.force[$1] } / signal.rate / bodyWeight
        guard range.count >= 10 else { return }
        let first = greatest(position(0.08, in: range)..<position(0.45, in: range) + 1)
        let second = greatest(position(0.55, in: range)..<position(0.95, in: range) + 1)
        guard first < second else { return }
        var trough = smooth[first]
        for i in first...second { trough = min(trough, smooth[i]) }
        let (p1, p2) = (smooth[first] / bodyWeight, smooth[second] / bodyWeight)
        guard p1 > 0, p2 > 0 else { return }
        let dip = 1 - 2 * (trough / bodyWeight) / (p1 + p2)
        if dip < 0.02 {
            flags.append(.oneHump)
        } else {
            measures.firstPeak = p1
            measures.trough = trough / bodyWeight
            measures.secondPeak = p2
            measures.dip = dip
        }
        if let low = passing(0.2 * smooth[first], range.lowerBound, first),
            let high = passing(0.8 * smooth[first], range.lowerBound, first)
        {
            measures.loadingRate = 0.6 * p1 / (max(0.5, high - low) / signal.rate)
        }
        guard !fast.isEmpty, first > range.lowerBound else { return }
        var steepest = 0.0
        for i in range.lowerBound..<first { steepest = max(steepest, fast[i + 1] - fast[i]) }
        measures.greatestLoadingRate = steepest * signal.rate / bodyWeight
    }

    private func greatest(_ range: Range<Int>) -> Int {
        var best = range.lowerBound
        for i in range where smooth[i] > smooth[best] { best = i }
        return best
    }

    /// Where the smoothed force first passes a level, between samples.
    private func passing(_ level: Double, _ from: Int, _ to: Int) -> Double? {
        var i = from
        while i < to, smooth[i] < level { i += 1 }
        guard smooth[i] >= level else { return nil }
        guard i > 0, smooth[i - 1] < level else { return Double(i) }
        return Double(i - 1) + (level - smooth[i - 1]) / (smooth[i] - smooth[i - 1])
    }

    /// The heel transient, and a second one: local maxima within 90 ms and before the first peak that drop soon.
    private func measureTransients(
        _ measures: inout ContactMeasures, _ range: Range<Int>, _ touch: Double, _ bodyWeight: Double
    ) {
        guard !fast.isEmpty, signal.kind == .forcePlate, range.count >= 10 else { return }
        measures.heelTransientAssessable = true
        let peak = greatest(position(0.08, in: range)..<position(0.45, in: range) + 1)
        let last = min(peak, range.lowerBound + Int(0.090 * signal.rate))
        var found: [(index: Int, drop: Double)] = []
        var i = range.lowerBound + 1
        while i < last, found.count < 2 {
            defer { i += 1 }
            guard fast[i] >= 0.1 * bodyWeight, fast[i] > fast[i - 1], fast[i] >= fast[i + 1] else { continue }
            var least = fast[i]
            var j = i + 1
            // The drop ends where the force is back at the height of the transient.
            while j <= min(i + Int(0.040 * signal.rate), range.upperBound - 1), fast[j] <= fast[i] {
                least = min(least, fast[j])
                j += 1
            }
            if fast[i] - least >= 0.02 * bodyWeight { found.append((i, (fast[i] - least) / bodyWeight)) }
        }
        if let heel = found.first {
            measures.heelTransientTime = (Double(heel.index) - touch) / signal.rate
            measures.heelTransientHeight = fast[heel.index] / bodyWeight
            measures.heelTransientDrop = heel.drop
        }
        if found.count > 1 {
            measures.slapTransientTime = (Double(found[1].index) - touch) / signal.rate
            measures.slapTransientHeight = fast[found[1].index] / bodyWeight
        }
    }

    private func measureDrive(
        _ measures: inout ContactMeasures, _ range: Range<Int>, _ travel: TravelDirection, _ bodyWeight: Double
    ) {
        guard let vector = signal.vector, let reaction = travel.reaction,
            !vector.missing.contains(where: { $0.overlaps(range) })
        else { return }
        var brake = 0.0
        var drive = 0.0
        var least = 0.0
        var most = 0.0
        for i in range {
            let force = reaction * vector[i].dot(travel.forward)
            if force < 0 { brake -= force } else { drive += force }
            least = min(least, force)
            most = max(most, force)
        }
        measures.brakeImpulse = brake / signal.rate / bodyWeight
        measures.propulsionImpulse = drive / signal.rate / bodyWeight
        measures.peakBrake = -least / bodyWeight
        measures.peakPropulsion = most / bodyWeight
    }

    /// How the centre of pressure advances along the way, in steps of a hundredth of the contact.
    private func measurePressure(_ measures: inout ContactMeasures, _ found: FoundContact, _ travel: TravelDirection) {
        guard let course = PressureCourse(found, in: signal) else { return }
        let along = course.points.map { $0.dot(travel.forward) }
        // Under a foot that the laboratory sees travelling, as on a belt, it is no way along the sole.
        guard let first = along.first, let last = along.last,
            abs(last - first) <= ContactSequence().farthestAdvance
        else { return }
        let calm = movingMean(along, width: max(1, along.count / 25))
        measures.pressureAdvance = last - first
        var back = 0.0
        for (a, b) in zip(calm, calm.dropFirst()) where b < a { back += a - b }
        measures.pressureBackward = back
    }
}
