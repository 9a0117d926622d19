import Recordings
import SignalProcessing

/// Whether the clocks of files that are stated to share one run alike.
///
/// Contacts that two files both saw tell it. Of a left and a right foot nothing is seen twice, but a contact of one keeps its
/// place between two of the other as long as the clocks run alike (``ContactPlaces``).
struct StatedClocks: Sendable {
    /// A gait may come to limp by this much, s.
    var greatestLimping = 0.02
    /// Sensors of two kinds may come to see the same contacts earlier or later by this much as a walk changes, s.
    var greatestOfKinds = 0.025
    /// A gait does not move a foot's contacts by more than this share of the stride.
    var greatestShare = 0.2

    /// What was found.
    enum Finding: Sendable, Hashable {
        /// They run apart by this, and whether both files saw the same contacts.
        case drift(ClockDrift, isOfSameContacts: Bool)
        /// The contacts of one keep no place between those of the other: it cannot be told.
        case unknown
    }

    /// The drift of one file against another where it is beyond doubt; `nil` where nothing speaks for one.
    ///
    /// - Parameter areAlike: Whether both files are of the same kind of sensor.
    func finding(of moving: ContactTrain, against reference: ContactTrain, areAlike: Bool) -> Finding? {
        if let drift = sameContacts(of: moving, against: reference) {
            guard drift.moves(by: leastOfSame(areAlike)) else { return nil }
            return .drift(drift, isOfSameContacts: true)
        }
        guard let one = moving.onlySide, let other = reference.onlySide, one != other else { return nil }
        switch ContactPlaces().course(of: moving, in: reference) {
        case nil: return nil
        case .scattered: return .unknown
        case .drift(let drift, let strideTime):
            guard drift.span >= ClockDrift.shortestSpan, drift.moves(by: greatestLimping) else { return nil }
            // Beyond, it is the gait that changes.
            if abs(drift.rate) <= ClockDrift.greatestRate { return .drift(drift, isOfSameContacts: false) }
            return drift.shift > greatestShare * strideTime ? .unknown : nil
        }
    }

    /// The drift by contacts that both saw, be it chance or not; `nil` where there are too few.
    func sameContacts(of moving: ContactTrain, against reference: ContactTrain) -> ClockDrift? {
        let aligner = ClockAligner()
        let same = aligner.pairs(0, moving, reference).map { (time: $0.moving, difference: $0.reference - $0.moving) }
        guard same.count >= aligner.fewest, 2 * same.count >= min(moving.contacts.count, reference.contacts.count),
            let drift = ClockDrift(same), drift.span >= ClockDrift.shortestSpan
        else { return nil }
        return drift
    }

    /// The least shift by the same contacts that counts, s.
    func leastOfSame(_ areAlike: Bool) -> Double { areAlike ? ClockDrift.leastShift : greatestOfKinds }
}

extension ContactTrain {
    /// The side of all contacts; `nil` where they are of two feet or of an unknown one.
    fileprivate var onlySide: Side? {
        guard let side = contacts.first?.side, contacts.allSatisfy({ $0.side == side }) else { return nil }
        return side
    }
}
