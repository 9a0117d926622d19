import Recordings
import TestSupport
import Testing

@testable import Gait

struct ClockAlignerTests {
    /// Contacts of bouts of uneven steps, alternating sides, s.
    private func walk(seed: UInt64 = 1, bouts: Int = 4, steps: Int = 24) -> [ContactTrain.Contact] {
        var random = SeededGenerator(seed: seed)
        var contacts: [ContactTrain.Contact] = []
        var time = 5.0
        for _ in 0..<bouts {
            for step in 0..<steps + Int.random(in: 0..<6, using: &random) {
                time += 0.55 + Double.random(in: -0.03...0.03, using: &random)
                contacts.append(.init(time: time, side: step % 2 == 0 ? .left : .right))
            }
            time += Double.random(in: 3...9, using: &random)
        }
        return contacts
    }

    /// The contacts as another sensor sees them on a clock of its own.
    private func seen(
        _ contacts: [ContactTrain.Contact], later offset: Double, drift: Double = 0, jitter: Double = 0.015,
        losing share: Double = 0, sides: Bool = false
    ) -> ContactTrain {
        var random = SeededGenerator(seed: 9)
        return ContactTrain(
            contacts.compactMap { contact in
                guard Double.random(in: 0..<1, using: &random) >= share else { return nil }
                let time = (contact.time + Double.random(in: -jitter...jitter, using: &random)) * (1 + drift) + offset
                return .init(time: time, side: sides ? contact.side : nil)
            })
    }

    private func shift(_ outcome: ClockAligner.Outcome) -> ClockShift? {
        if case .found(let shift) = outcome { shift } else { nil }
    }

    @Test(arguments: [-40.0, 0, 0.3, 12.34, 1000])
    func theShiftIsFound(offset: Double) throws {
        let contacts = walk()
        let found = try #require(
            shift(ClockAligner().align(seen(contacts, later: offset), to: ContactTrain(contacts))))
        #expect(abs(found.offset + offset) < 0.01)
        #expect(found.matched > 80)
        #expect((0.015...0.03).contains(found.standardDeviation))
    }

    @Test func lostStepsAndOneFootAloneAreEnough() throws {
        let contacts = walk(seed: 3)
        let back = seen(contacts, later: 7, losing: 0.15)
        let right = ContactTrain(contacts.filter { $0.side == .right })
        let found = try #require(shift(ClockAligner().align(back, to: right)))
        #expect(abs(found.offset + 7) < 0.01)
    }

    @Test func contactsOfOtherSidesAreNotTaken() throws {
        let contacts = walk(seed: 4)
        let insoles = seen(contacts, later: 3, sides: true)
        let found = try #require(shift(ClockAligner().align(insoles, to: ContactTrain(contacts))))
        #expect(abs(found.offset + 3) < 0.01)
        // A left foot and a right foot never touch down together: there is nothing to align by.
        let left = ContactTrain(contacts.filter { $0.side == .left })
        let right = ContactTrain(contacts.filter { $0.side == .right })
        #expect(shift(ClockAligner().align(left, to: right)) == nil)
    }

    @Test func aShiftThatExchangesTheFeetIsRefused() {
        let contacts = walk(seed: 6)
        let exchanged = ContactTrain(
            contacts.map { .init(time: $0.time + 5, side: nil, provisional: $0.side == .left ? .right : .left) })
        #expect(shift(ClockAligner().align(exchanged, to: ContactTrain(contacts))) == nil)
        let right = ContactTrain(contacts.map { .init(time: $0.time + 5, side: nil, provisional: $0.side) })
        #expect(shift(ClockAligner().align(right, to: ContactTrain(contacts))) != nil)
    }

    @Test func whatOneFootIsEarlyAndTheOtherLateIsError() throws {
        let contacts = walk(seed: 6)
        let uneven = ContactTrain(
            contacts.map { .init(time: $0.time + ($0.side == .left ? -0.02 : 0.02), side: $0.side) })
        let found = try #require(shift(ClockAligner().align(uneven, to: ContactTrain(contacts))))
        #expect(found.standardDeviation > 0.02)
    }

    @Test func aContactOfTwoSensorsIsOne() {
        let one = ContactTrain([.init(time: 1, side: .left), .init(time: 2, side: .right)])
        let other = ContactTrain([
            .init(time: 1.03, side: .left), .init(time: 2.01, side: nil), .init(time: 3, side: nil),
        ])
        #expect(one.joined(with: other).contacts.map(\.time) == [1, 2, 3])
    }

    @Test func clocksThatDriftAreFollowed() throws {
        let contacts = walk(seed: 5, bouts: 40)
        let found = try #require(
            shift(ClockAligner().align(seen(contacts, later: 20, drift: 80e-6), to: ContactTrain(contacts))))
        #expect(abs(found.drift + 80e-6) < 10e-6)
        let course = try #require(found.course)
        #expect(course.moves() && course.bend == 0)
        #expect(abs(course.rate + 80e-6) < 3 * course.standardDeviation && course.standardDeviation < 10e-6)
        #expect(found.standardDeviation < SessionClocks.footToFoot)
        let last = try #require(contacts.last)
        #expect(abs(found.moved(last.time * (1 + 80e-6) + 20) - last.time) < 0.01)
    }

    @Test func fewContactsDoNotMakeClocksRunAlike() throws {
        var random = SeededGenerator(seed: 3)
        let times = (0..<10).map { 30 * Double($0) + Double.random(in: -9...9, using: &random) }
        let contacts = ContactTrain(times.map { .init(time: $0, side: .left) })
        let found = try #require(shift(ClockAligner().align(contacts, to: contacts)))
        #expect(found.course == nil && found.drift == 0)
        // Four and a half minutes at 500 ppm.
        #expect(found.standardDeviation > SessionClocks.footToFoot)
    }

    @Test(arguments: [
        (rate: 800e-6, drift: 500e-6, bend: 0.0, words: "by 500 ppm only"),
        (1e-9, 1e-9, 0.03, "does not run evenly"), (200e-6, 200e-6, 0.03, "accordingly, but it is not even"),
    ])
    func theNoteSaysWhatWasDone(rate: Double, drift: Double, bend: Double, words: String) throws {
        var course = ClockDrift(rate: rate, standardDeviation: 10e-6, span: 200)
        course.bend = bend
        var shift = ClockShift(offset: 0, drift: drift, origin: 0, standardDeviation: 0.03, matched: 100)
        shift.course = course
        let note = try #require(SessionClocks.note("one", "other", shift))
        #expect(note.message.contains(words) && note.severity == .warning)
    }

    @Test func clocksThatRunAlikeAreNotSaidToDrift() throws {
        for seed in UInt64(20)..<40 {
            let contacts = walk(seed: seed, bouts: 12)
            let found = try #require(shift(ClockAligner().align(seen(contacts, later: 3), to: ContactTrain(contacts))))
            let course = try #require(found.course)
            #expect(!course.moves() && course.bend == 0)
        }
    }

    @Test func aClockThatChangesItsPaceIsLessCertain() throws {
        let contacts = walk(seed: 5, bouts: 40)
        let middle = contacts[contacts.count / 2].time
        let bent = ContactTrain(
            contacts.map { .init(time: $0.time + 150e-6 * abs($0.time - middle) + 20, side: $0.side) })
        let found = try #require(shift(ClockAligner().align(bent, to: ContactTrain(contacts))))
        #expect(abs(found.course?.bend ?? 0) > 0.02)
        #expect(found.standardDeviation > SessionClocks.footToFoot)
    }

    @Test func stepsLikeAClockTellNothing() {
        // One bout of even steps, of which both files saw another part.
        let contacts = (0..<40).map { ContactTrain.Contact(time: 5 + 0.55 * Double($0), side: nil) }
        let part = ContactTrain(Array(contacts[5..<35]))
        #expect(shift(ClockAligner().align(part, to: ContactTrain(contacts))) == nil)
        #expect(shift(ClockAligner().align(ContactTrain([ContactTrain.Contact]()), to: ContactTrain(contacts))) == nil)
        let few = ContactTrain(Array(contacts[0..<5]))
        #expect(shift(ClockAligner().align(few, to: few)) == nil)
    }

    @Test func anotherWalkDoesNotFit() {
        #expect(shift(ClockAligner().align(ContactTrain(walk(seed: 7)), to: ContactTrain(walk(seed: 8)))) == nil)
    }
}

struct EventAgreementTests {
    private func events(_ times: [Double], _ source: SensorPlacement) -> [GaitEvent] {
        times.map { GaitEvent(side: .left, kind: .initialContact, time: $0, source: source) }
    }

    @Test func theDifferenceOfTwoSensorsIsTold() throws {
        let feet = events([1, 2, 3, 4, 5, 6], .foot)
        let insoles = events([1.01, 2.02, 3.01, 5.01, 5.5, 6.01], .insole)
        let agreement = try #require(EventAgreement(.initialContact, of: .left, feet, insoles))
        #expect(agreement.matched == 5 && agreement.onlyReference == 1 && agreement.onlyOther == 1)
        #expect(abs((agreement.medianDifference ?? 1) - 0.01) < 1e-9)
        #expect(agreement.reference == .foot && agreement.other == .insole)
        #expect(EventAgreement(.initialContact, of: .right, feet, insoles) == nil)
        #expect(EventAgreement(.finalContact, of: .left, feet, insoles) == nil)
    }

    @Test func onlyTheCommonTimeCounts() throws {
        let feet = events([1, 2, 3, 4, 5, 6], .foot)
        let plate = events([3.0, 4.0], .forcePlate)
        let agreement = try #require(EventAgreement(.initialContact, of: .left, feet, plate))
        #expect(agreement.matched == 2 && agreement.onlyReference == 0 && agreement.share == 1)
    }
}
