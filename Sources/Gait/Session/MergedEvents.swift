import Recordings

/// The events of several sensors in one order, by side, then time; of equal times that of the sensor named first.
///
/// Lists that are in order already, as those of long recordings are, are not copied.
public struct MergedEvents: Sequence, Sendable {
    /// The lists of each side, each in the order of time.
    private var sides: [[[GaitEvent]]]

    /// Merges lists.
    init(_ lists: [[GaitEvent]]) {
        sides = Side.allCases.map { side in
            lists.compactMap { list in
                let own = list.allSatisfy { $0.side == side } ? list : list.filter { $0.side == side }
                if own.isEmpty { return nil }
                if zip(own, own.dropFirst()).allSatisfy({ $0.time <= $1.time }) { return own }
                return own.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
                    .map(\.element)
            }
        }
    }

    /// Number of events.
    public var count: Int { sides.joined().reduce(0) { $0 + $1.count } }

    /// Whether there is none.
    public var isEmpty: Bool { sides.allSatisfy(\.isEmpty) }

    /// Goes through the events.
    public func makeIterator() -> Iterator { Iterator(sides: sides) }

    /// Takes the earliest event of all lists of a side, one after the other.
    public struct Iterator: IteratorProtocol {
        private let sides: [[[GaitEvent]]]
        private var side = 0
        private var places: [Int] = []

        fileprivate init(sides: [[[GaitEvent]]]) {
            self.sides = sides
            places = sides.first.map { $0.map { _ in 0 } } ?? []
        }

        /// The next event.
        public mutating func next() -> GaitEvent? {
            while side < sides.count {
                var earliest: (list: Int, event: GaitEvent)?
                for (list, place) in places.enumerated() where place < sides[side][list].count {
                    let event = sides[side][list][place]
                    if earliest.map({ event.time < $0.event.time }) ?? true { earliest = (list, event) }
                }
                if let earliest {
                    places[earliest.list] += 1
                    return earliest.event
                }
                side += 1
                places = side < sides.count ? sides[side].map { _ in 0 } : []
            }
            return nil
        }
    }
}
