public import Recordings
import SignalProcessing

/// The analysis of force plates, instrumented treadmills and pressure insoles.
///
/// Contacts are found by hysteresis above the unloaded level of each device, given to a foot as far as something tells
/// which, and measured. What cannot be known is `nil`, with a reason in `withheld`, `notes` or the contact itself.
public struct LoadingWalk: Sendable {
    /// Vertical axis and sign of the plates, when they are stated; `nil` takes them from the forces.
    public var vertical: VerticalAxis?
    /// Who states them.
    var verticalEvidence = "stated by the user"
    /// Body weight as a force, N, when it is known; `nil` takes it from the forces.
    public var bodyWeight: Double?
    /// Force above which a foot is on a clean device, N; it has left below half of it.
    public var threshold: Double

    /// Creates an analysis.
    public init(vertical: VerticalAxis? = nil, bodyWeight: Double? = nil, threshold: Double = 20) {
        self.vertical = vertical
        self.bodyWeight = bodyWeight
        self.threshold = threshold > 0 && threshold.isFinite ? threshold : 20
    }

    /// Analyses the plates, belts and insoles of a session.
    ///
    /// - Parameters:
    ///   - streams: The sensors on one clock; force plates, insoles and markers are used, others are left alone.
    ///   - events: Labelled events of the same file, for example "Left Foot Strike".
    /// - Returns: The analysis; devices that cannot be analysed are listed with the reason.
    public func analyze(_ streams: [SensorStream], events: [Recording.Marker] = []) -> LoadingAnalysis {
        let devices = streams.filter { $0.placement == .forcePlate || $0.placement == .insole }
        var analysis = LoadingAnalysis()
        guard !devices.isEmpty else { return analysis }
        var reading = LoadSignalReading(vertical: vertical, verticalEvidence: verticalEvidence)
        reading.levels.threshold = threshold
        let outcomes = reading.read(devices)
        var signals = outcomes.compactMap(\.signal)
        let deviceSignals = signals.count
        report(devices, outcomes, &analysis)

        let (found, brief) = findContacts(in: signals)
        var contacts = PlateJoining().join(found, &signals)
        contacts.sort { ($0.contact.start, $0.signal) < ($1.contact.start, $1.signal) }
        settleBodyWeight(contacts, signals, deviceSignals, &analysis)
        ContactSequence().rejectTwoFeet(&contacts, signals, bodyWeight: analysis.bodyWeight)

        let travel = TravelDirectionFinder().find(contacts, signals, vertical: outcomes.map(\.vertical))
        let identification = FootIdentification(labels: FootLabels(events), markers: FootMarkers(streams))
        identification.identifyBelts(&contacts, signals, travel)
        analysis.notes += identification.identify(&contacts, signals, travel).notes
        noteDirection(contacts, signals, travel, &analysis)

        for (number, signal) in signals.enumerated() {
            let measurement = ForceMeasurement(signal, bodyWeight: analysis.bodyWeight)
            for i in contacts.indices where contacts[i].signal == number {
                measurement.measure(&contacts[i], travel: travel[i])
            }
        }
        var layouts: [Side: Bool] = [:]
        let dragTimes = measureCells(&contacts, signals, &layouts, &analysis)
        ContactSequence().measure(&contacts)
        finish(&analysis, contacts, signals, layouts: layouts, dragTimes: dragTimes, brief: brief)
        return analysis
    }

    // MARK: - Stages

    private func report(
        _ devices: [SensorStream], _ outcomes: [LoadSignalReading.Outcome], _ analysis: inout LoadingAnalysis
    ) {
        for (stream, outcome) in zip(devices, outcomes) {
            analysis.devices.append(
                LoadingDevice(
                    name: stream.deviceName, placement: stream.placement, side: stream.side, rate: stream.rate,
                    isContinuous: outcome.signal?.isContinuous ?? false, vertical: outcome.vertical,
                    threshold: outcome.signal?.level.up, contactCount: 0, obstacle: outcome.obstacle))
            analysis.decisions += outcome.decisions
            if let obstacle = outcome.obstacle {
                analysis.notes.append(
                    QualityNote(
                        code: outcome.code, severity: outcome.code == "unused_plate" ? .info : .warning,
                        side: stream.side == .unknown ? nil : stream.side, message: obstacle))
            }
        }
    }

    private func findContacts(in signals: [LoadSignal]) -> (contacts: [FoundContact], brief: [FoundContact]) {
        var contacts: [FoundContact] = []
        var brief: [FoundContact] = []
        for (number, signal) in signals.enumerated() {
            let found = ContactFinder().find(in: signal)
            contacts += found.contacts.map { FoundContact($0, in: signal, number: number) }
            // What a short load on a plate is cannot be told; under a foot in swing it may be the toe.
            if signal.isContinuous { brief += found.brief.map { FoundContact($0, in: signal, number: number) } }
        }
        return (contacts, brief)
    }

    private func settleBodyWeight(
        _ contacts: [FoundContact], _ signals: [LoadSignal], _ deviceCount: Int, _ analysis: inout LoadingAnalysis
    ) {
        if let bodyWeight, bodyWeight > 0, bodyWeight.isFinite {
            analysis.bodyWeight = bodyWeight
            analysis.bodyWeightEvidence = "stated by the user"
        } else if let (force, evidence) = BodyWeight().find(contacts, signals, deviceCount: deviceCount) {
            analysis.bodyWeight = force
            analysis.bodyWeightEvidence = evidence
        } else if !contacts.isEmpty {
            analysis.withheld.append(
                FootAnalysis.Withheld(
                    quantity: "forces in body weights",
                    reason: "the body weight is not known: no step passes from one device to the next"))
        }
        if let force = analysis.bodyWeight {
            analysis.decisions.append(
                Recording.Decision("body weight", "\(force.whole) N", because: analysis.bodyWeightEvidence))
        }
    }

    private func noteDirection(
        _ contacts: [FoundContact], _ signals: [LoadSignal], _ travel: [TravelDirection?],
        _ analysis: inout LoadingAnalysis
    ) {
        if let i = contacts.indices.first(where: { travel[$0] != nil }), let direction = travel[i] {
            let parts = zip(Axis.allCases, [direction.forward.x, direction.forward.y, direction.forward.z])
            let name = parts.max { abs($0.1) < abs($1.1) }.map { "\($0.1 < 0 ? "-" : "+")\($0.0.rawValue)" } ?? ""
            let isBelt = signals[contacts[i].signal].isContinuous
            analysis.decisions.append(
                Recording.Decision(
                    "direction of travel", "mostly \(name)",
                    because: isBelt
                        ? "the force brakes first and drives then"
                        : "the centre of pressure runs from heel to toe"))
            if direction.reaction == nil {
                analysis.withheld.append(
                    FootAnalysis.Withheld(
                        quantity: "brake and propulsion",
                        reason: "the fore-aft force is missing or does not follow the centre of pressure"))
            }
        } else if contacts.contains(where: { $0.contact.source == .forcePlate }) {
            analysis.withheld.append(
                FootAnalysis.Withheld(
                    quantity: "brake and propulsion",
                    reason: "the direction of travel is not known without a centre of pressure"))
        }
    }

    /// Measures the cells of insoles; returns the times of the greatest load in mid-swing by number of contact.
    private func measureCells(
        _ contacts: inout [FoundContact], _ signals: [LoadSignal], _ layouts: inout [Side: Bool],
        _ analysis: inout LoadingAnalysis
    ) -> [Int: Double] {
        var dragTimes: [Int: Double] = [:]
        for (number, signal) in signals.enumerated() where signal.kind == .insole {
            analysis.withheld.append(
                FootAnalysis.Withheld(
                    quantity: "brake, propulsion and transients of the \(signal.side.rawValue) insole",
                    reason: "an insole measures pressure only, and too slowly"))
            guard !signal.cells.isEmpty else { continue }
            let own = contacts.indices.filter { contacts[$0].signal == number }
            guard let measurement = CellMeasurement(signal, bodyWeight: analysis.bodyWeight) else {
                withholdOrder(signal, "it has \(signal.cells.count) cells, and their places are not known", &analysis)
                continue
            }
            let layout = measurement.layout(own.map { contacts[$0] })
            layouts[signal.side] = layout.isConfirmed
            analysis.decisions.append(
                Recording.Decision(
                    "cells of the \(signal.side.rawValue) insole",
                    layout.isConfirmed ? "from heel to toe" : "order not confirmed", because: layout.evidence))
            guard layout.isConfirmed else {
                withholdOrder(signal, layout.evidence, &analysis)
                continue
            }
            for (place, i) in own.enumerated() {
                var swing: Range<Int>?
                if place > 0 {
                    let before = contacts[own[place - 1]].stretch
                    let range = before.end..<max(before.end, contacts[i].stretch.first)
                    if !range.isEmpty, !before.isCutAfter, !signal.hasGap(in: range) { swing = range }
                }
                dragTimes[i] = measurement.measure(&contacts[i], swing: swing)
            }
        }
        return dragTimes
    }

    private func withholdOrder(_ signal: LoadSignal, _ reason: String, _ analysis: inout LoadingAnalysis) {
        analysis.withheld.append(
            FootAnalysis.Withheld(
                quantity: "heel and forefoot results of the \(signal.side.rawValue) insole", reason: reason))
    }
}
