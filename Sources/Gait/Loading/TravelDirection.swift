import Recordings
import SignalProcessing

/// Where the walker goes while a contact lasts, and where up is.
struct TravelDirection: Sendable, Hashable {
    /// Unit vector along the way, along the file's axes.
    var forward: Vector3
    /// Unit vector to the walker's left.
    var left: Vector3
    /// Turns the file's horizontal forces into those of the floor on the foot: 1, -1, or `nil` where they do not tell.
    var reaction: Double?
}

/// Finds the direction of travel from the centre of pressure and the fore-aft force.
///
/// On a plate the centre of pressure runs from heel to toe. The fore-aft force first brakes and then drives, so its change
/// from the first to the second half of a contact points forward where the file holds the force of the floor on the foot,
/// and backward where it holds that of the foot on the plate. That also tells whether a loaded plate that reads negative has an axis
/// that points down or a force that does. On a belt the foot moves back with the centre of pressure: there only the force
/// tells.
struct TravelDirectionFinder: Sendable {
    /// Contacts within this time share a direction, s.
    var neighbourhood = 2.0
    /// Least agreement of the directions of neighbours.
    var agreement = 0.7

    /// The direction of each contact; `nil` where it cannot be told.
    func find(_ contacts: [FoundContact], _ signals: [LoadSignal], vertical: [VerticalAxis?]) -> [TravelDirection?] {
        var courses: [Vector3?] = []
        var drives: [Vector3?] = []
        var ups: [Vector3?] = []
        for found in contacts {
            let signal = signals[found.signal]
            let choice = vertical[signal.device]
            let axis = signal.kind == .forcePlate ? choice?.axis?.unit : nil
            ups.append(axis.map { $0 * (choice?.isLoadedPositive == false ? -1 : 1) })
            guard let axis else {
                courses.append(nil)
                drives.append(nil)
                continue
            }
            let advance =
                signal.isContinuous
                ? nil : PressureCourse(found, in: signal)?.advance.without(axis)
            courses.append(advance.flatMap { $0.norm > 0.03 ? $0.normalized : nil })
            drives.append(drive(found, signal, axis))
        }
        return contacts.indices.map { i in
            guard let up = ups[i] else { return nil }
            return direction(i, contacts, signals, courses, drives, up)
        }
    }

    private func direction(
        _ i: Int, _ contacts: [FoundContact], _ signals: [LoadSignal], _ courses: [Vector3?], _ drives: [Vector3?],
        _ up: Vector3
    ) -> TravelDirection? {
        let isContinuous = signals[contacts[i].signal].isContinuous
        let source = isContinuous ? drives : courses
        let near = contacts.indices.filter { j in
            abs(contacts[j].contact.start - contacts[i].contact.start) <= neighbourhood
                && signals[contacts[j].signal].isContinuous == isContinuous
        }
        let vectors = near.compactMap { source[$0] }
        guard !vectors.isEmpty else { return nil }
        let sum = vectors.reduce(Vector3.zero, +)
        guard sum.norm >= agreement * Double(vectors.count) else { return nil }
        let forward = sum.normalized
        if isContinuous {
            return TravelDirection(forward: forward, left: up.cross(forward).normalized, reaction: 1)
        }
        let along = near.compactMap { drives[$0]?.dot(forward) }
        let usual = RobustStatistics.median(along)
        let reaction = usual.flatMap { abs($0) > 0.5 ? ($0 > 0 ? 1.0 : -1.0) : nil }
        // The loaded plate's vertical reaction points up: an axis that reads it otherwise points down.
        return TravelDirection(
            forward: forward, left: (up * (reaction ?? 1)).cross(forward).normalized, reaction: reaction)
    }

    /// Unit vector of the change of horizontal force from the first to the second half of a contact.
    private func drive(_ found: FoundContact, _ signal: LoadSignal, _ axis: Vector3) -> Vector3? {
        guard let vector = signal.vector, !found.stretch.isCutBefore, !found.stretch.isCutAfter,
            !vector.missing.contains(where: { $0.overlaps(found.stretch.range) })
        else { return nil }
        let middle = (found.stretch.first + found.stretch.end) / 2
        var early = Vector3.zero
        var late = Vector3.zero
        for i in found.stretch.first..<middle { early += vector[i] }
        for i in middle..<found.stretch.end { late += vector[i] }
        let change =
            (late / Double(max(1, found.stretch.end - middle))
            - early / Double(max(1, middle - found.stretch.first))).without(axis)
        return change.norm > 0.03 * signal.level.load ? change.normalized : nil
    }
}
