import Recordings

/// The initial contacts that a file saw, in the order of time.
struct ContactTrain: Sendable {
    /// A contact and whose it is; `nil` where the sensor does not tell the sides surely.
    struct Contact: Sendable, Hashable {
        var time: Double
        var side: Side?
    }

    private(set) var contacts: [Contact]

    init(_ contacts: [Contact]) {
        self.contacts = contacts.sorted { ($0.time, $0.side?.rawValue ?? "") < ($1.time, $1.side?.rawValue ?? "") }
    }

    /// The contact events of some analysis.
    ///
    /// The lower back's sides are provisional and not used. A worn sensor of unknown side is one foot's, though not known
    /// which one's: its contacts must not be taken for those of the other.
    init(_ events: [GaitEvent]) {
        self.init(
            events.compactMap { event in
                guard event.kind == .initialContact else { return nil }
                let seesBothFeet = event.source == .lowerBack || event.source == .forcePlate
                if event.side == .unknown { return seesBothFeet ? Contact(time: event.time, side: nil) : nil }
                return Contact(time: event.time, side: event.source == .lowerBack ? nil : event.side)
            })
    }

    /// From the first to the last contact.
    var span: ClosedRange<Double>? {
        guard let first = contacts.first, let last = contacts.last else { return nil }
        return first.time...last.time
    }

    /// The same contacts on another clock.
    func moved(by shift: ClockShift) -> ContactTrain {
        ContactTrain(contacts.map { Contact(time: shift.moved($0.time), side: $0.side) })
    }

    /// Both trains in one.
    func joined(with other: ContactTrain) -> ContactTrain { ContactTrain(contacts + other.contacts) }
}
