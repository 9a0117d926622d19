import Recordings
import SignalProcessing

/// Tells which foot a contact on a plate belongs to.
///
/// In this order: what the file says of the plate, labelled events, markers of the feet, the side of the way on which the centre of
/// pressure lies, its curve, and that feet alternate.
struct FootIdentification: Sendable {
    var labels: FootLabels
    var markers: FootMarkers
    /// Least distance from the line of the neighbours, m.
    var leastOffset = 0.015
    /// Least curve of the centre of pressure, m.
    var leastCurve = 0.010

    /// What goes with the sides.
    struct Result: Sendable {
        var notes: [QualityNote] = []
    }

    /// Sets side, evidence and confidence of contacts in the order of time.
    func identify(
        _ contacts: inout [FoundContact], _ signals: [LoadSignal], _ travel: [TravelDirection?]
    ) -> Result {
        var result = Result()
        let courses = contacts.map { found in
            signals[found.signal].isContinuous ? nil : PressureCourse(found, in: signals[found.signal])
        }
        let mirrored = mirroring(contacts, travel)
        if let mirrored {
            result.notes.append(
                QualityNote(
                    code: "mirrored_markers", severity: .warning,
                    message: "markers named right lie \((mirrored * 1000).whole) mm to the left of those named left: "
                        + "the names are exchanged or the file is mirrored, so which foot is which stays open"))
        }
        for i in contacts.indices where contacts[i].contact.side == .unknown {
            if signals[contacts[i].signal].isContinuous { continue }
            if let (side, evidence) = labels.side(of: contacts[i].contact) {
                contacts[i].contact.set(side, evidence, 0.95)
                continue
            }
            let up = travel[i].map { $0.forward.cross($0.left) }
            if let up, let (side, evidence) = markers.side(of: contacts[i], in: signals[contacts[i].signal], up: up) {
                if mirrored == nil {
                    contacts[i].contact.set(side, evidence, 0.95)
                } else {
                    contacts[i].contact.set(
                        .unknown, evidence + ", but markers named right lie to the left of the way", 0)
                }
                continue
            }
            guard mirrored == nil, let direction = travel[i], let course = courses[i] else { continue }
            if let offset = offset(i, contacts, courses, direction), abs(offset) >= leastOffset {
                contacts[i].contact.set(
                    offset > 0 ? .left : .right,
                    "its centre of pressure lies \(abs(offset * 1000).whole) mm to the "
                        + "\(offset > 0 ? "left" : "right") of the steps beside it",
                    min(0.9, 0.6 + abs(offset) / 0.2))
                continue
            }
            let curve = curve(course, direction)
            let isWhole = !contacts[i].stretch.isCutBefore && !contacts[i].stretch.isCutAfter
            if isWhole, abs(curve) >= leastCurve {
                contacts[i].contact.set(
                    curve > 0 ? .left : .right,
                    "its centre of pressure bends \(abs(curve * 1000).whole) mm to the "
                        + "\(curve > 0 ? "left" : "right"), as it does towards the outer border of that foot", 0.6)
            }
        }
        if mirrored == nil { alternate(&contacts, signals) }
        for i in contacts.indices where contacts[i].contact.side == .unknown && contacts[i].contact.sideEvidence == "" {
            contacts[i].contact.sideEvidence = "nothing tells which foot it is"
        }
        return result
    }

    /// Which belt is which foot's, where the file does not say.
    func identifyBelts(
        _ contacts: inout [FoundContact], _ signals: [LoadSignal], _ travel: [TravelDirection?]
    ) {
        let belts = Set(contacts.map(\.signal)).filter { signals[$0].isContinuous && signals[$0].kind == .forcePlate }
            .sorted()
        guard belts.count == 2, belts.allSatisfy({ signals[$0].side == .unknown }) else { return }
        var places: [Double] = []
        for belt in belts {
            let own = contacts.indices.filter { contacts[$0].signal == belt }
            let middles = own.compactMap { i -> Double? in
                guard let direction = travel[i] else { return nil }
                return PressureCourse(contacts[i], in: signals[belt])?.median(along: direction.left)
            }
            guard let place = RobustStatistics.median(middles) else { return }
            places.append(place)
        }
        guard abs(places[0] - places[1]) > 0.03 else { return }
        let left = places[0] > places[1] ? belts[0] : belts[1]
        let evidence = "its belt lies \((abs(places[0] - places[1]) * 1000).whole) mm beside the other one"
        for i in contacts.indices where belts.contains(contacts[i].signal) {
            contacts[i].contact.set(contacts[i].signal == left ? .left : .right, evidence, 0.8)
        }
    }

    private func mirroring(_ contacts: [FoundContact], _ travel: [TravelDirection?]) -> Double? {
        var offsets: [Double] = []
        for (found, direction) in zip(contacts, travel) {
            guard let direction else { continue }
            let offset = markers.mirroring(
                left: direction.left, from: found.contact.start, to: found.contact.end)
            if let offset { offsets.append(offset) }
        }
        guard let offset = RobustStatistics.median(offsets), offset > 0 else { return nil }
        return offset
    }

    /// How far a contact lies to the left of its neighbours in time; `nil` without neighbours in the same coordinates.
    private func offset(
        _ i: Int, _ contacts: [FoundContact], _ courses: [PressureCourse?], _ direction: TravelDirection
    ) -> Double? {
        guard let own = courses[i] else { return nil }
        var neighbours: [Double] = []
        for j in [i - 1, i + 1] where contacts.indices.contains(j) {
            guard let other = courses[j], abs(contacts[j].contact.start - contacts[i].contact.start) < 1.5 else {
                continue
            }
            let step =
                (other.median(along: direction.forward) - own.median(along: direction.forward))
                * (j > i ? 1 : -1)
            // Plates with a zero of their own each would show no step.
            guard (0.15...1.5).contains(step) else { continue }
            neighbours.append(other.median(along: direction.left))
        }
        guard let middle = RobustStatistics.mean(neighbours) else { return nil }
        return own.median(along: direction.left) - middle
    }

    /// How far the centre of pressure bends to the left in the middle of the contact.
    private func curve(_ course: PressureCourse, _ direction: TravelDirection) -> Double {
        let middle = course.median(along: direction.left, 0.25, 0.6)
        return (middle - course.mean(0, 0.06).dot(direction.left))
            + (middle - course.mean(0.8, 0.95).dot(direction.left))
    }

    /// Gives contacts whose neighbour overlaps with them the other foot; of two neighbours of one side the less sure one
    /// stays open.
    private func alternate(_ contacts: inout [FoundContact], _ signals: [LoadSignal]) {
        func isNext(_ a: FootContact, _ b: FootContact) -> Bool {
            b.start > a.start + 0.1 && b.start < a.end + 0.1 && b.end > a.end
        }
        for i in contacts.indices.dropFirst() {
            let (a, b) = (contacts[i - 1].contact, contacts[i].contact)
            guard isNext(a, b), a.side == b.side, a.side != .unknown, a.source == b.source else { continue }
            let weaker = a.sideConfidence < b.sideConfidence ? i - 1 : i
            guard contacts[weaker].contact.sideConfidence < 0.95 else { continue }
            contacts[weaker].contact.set(.unknown, "contradicts the step beside it", 0)
        }
        func fill(_ i: Int, from j: Int) {
            let (own, other) = (contacts[i].contact, contacts[j].contact)
            guard own.side == .unknown, other.side != .unknown, own.source == other.source,
                !signals[contacts[i].signal].isContinuous, j < i ? isNext(other, own) : isNext(own, other)
            else { return }
            contacts[i].contact.set(
                other.side == .left ? .right : .left, "the step beside it is of the other foot",
                0.8 * other.sideConfidence)
        }
        for i in contacts.indices.dropFirst() { fill(i, from: i - 1) }
        for i in contacts.indices.dropLast().reversed() { fill(i, from: i + 1) }
    }
}

extension FootContact {
    /// Sets the foot with its evidence.
    fileprivate mutating func set(_ side: Side, _ evidence: String, _ confidence: Double) {
        self.side = side
        sideEvidence = evidence
        sideConfidence = confidence
    }
}
