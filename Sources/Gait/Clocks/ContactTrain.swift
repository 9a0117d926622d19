import Recordings

/// The initial contacts that a file saw, in the order of time.
struct ContactTrain: Sendable {
    /// A contact and whose it is; `nil` where the sensor does not tell the sides surely.
    struct Contact: Sendable, Hashable {
        var time: Double
        var side: Side?
        /// What the lower back takes it for, which is mostly right.
        var provisional: Side?

        /// Whether the sides do not speak against one foot.
        func mayBeSame(as other: Contact) -> Bool { side == nil || other.side == nil || side == other.side }
    }

    let contacts: [Contact]
    /// Their times, s.
    let times: [Double]

    /// Markers tell contact by the greatest pitch, this long before the foot touches, s.
    ///
    /// 24 ms before the shock that a foot sensor feels in the gaitmap example walk, 34 to 49 ms before the force in four
    /// contacts of laboratories (BMClab, Qualisys).
    static let markerLead = 0.033
    /// Contacts of one foot that are nearer are the same, s.
    static let same = 0.15

    init(_ contacts: [Contact]) {
        self.contacts = contacts.sorted { ($0.time, $0.side?.rawValue ?? "") < ($1.time, $1.side?.rawValue ?? "") }
        times = self.contacts.map(\.time)
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
                let time = event.source == .marker ? event.time + Self.markerLead : event.time
                return event.source == .lowerBack
                    ? Contact(time: time, side: nil, provisional: event.side) : Contact(time: time, side: event.side)
            })
    }

    /// From the first to the last contact.
    var span: ClosedRange<Double>? {
        guard let first = contacts.first, let last = contacts.last else { return nil }
        return first.time...last.time
    }

    /// The same contacts on another clock.
    func moved(by shift: ClockShift) -> ContactTrain {
        ContactTrain(
            contacts.map { Contact(time: shift.moved($0.time), side: $0.side, provisional: $0.provisional) })
    }

    /// Both trains in one; a contact that both have is taken from this one.
    func joined(with other: ContactTrain) -> ContactTrain {
        var window = TimeWindow(over: times, reach: Self.same)
        let added = other.contacts.filter { contact in
            !window.indices(near: contact.time).contains { contact.mayBeSame(as: contacts[$0]) }
        }
        return ContactTrain(contacts + added)
    }
}
