import Recordings
import Testing

@testable import Gait

/// Hysteresis on forces with known crossings.
struct ContactFinderTests {
    private func signal(_ force: [Double], rate: Double = 100, missing: [Range<Int>] = []) -> LoadSignal {
        let level = UnloadedLevel(
            base: [], noise: 0, up: 20, down: 10, load: 700, drift: 0)
        return LoadSignal(
            device: 0, kind: .forcePlate, isContinuous: false, side: .unknown, rate: rate, start: 0, force: force,
            level: level, cells: [], missing: missing)
    }

    private let rest = [Double](repeating: 0, count: 20)
    private let load = [Double](repeating: 600, count: 30)

    @Test func crossingsLieBetweenSamples() throws {
        let force = rest + [5, 15, 25] + load + [30, 15, 5] + rest
        let found = ContactFinder().find(in: signal(force))
        let contact = try #require(found.contacts.first)
        #expect(found.contacts.count == 1 && found.brief.isEmpty)
        // 10 N between 5 and 15 N, 20 N between 15 and 25 N, and so back.
        #expect(abs(contact.touch - 20.5) < 1e-9 && abs(contact.rise - 21.5) < 1e-9)
        #expect(abs(contact.fall - (53 + 10.0 / 15)) < 1e-9 && abs(contact.release - 54.5) < 1e-9)
        #expect(!contact.isCutBefore && !contact.isCutAfter && !contact.hasGap)
    }

    @Test func theStartStopsWhereTheForceNoLongerFalls() throws {
        // A rise that pauses above the lower threshold is no part of the contact.
        let force = rest + [12, 18, 14] + load + rest
        let contact = try #require(ContactFinder().find(in: signal(force)).contacts.first)
        #expect(contact.first == 22)
    }

    @Test func chatterBetweenTheThresholdsMakesNoContact() {
        let chatter = (0..<200).map { $0.isMultiple(of: 2) ? 12.0 : 19.0 }
        #expect(ContactFinder().find(in: signal(rest + chatter + rest)).contacts.isEmpty)
        let once = rest + load + [15, 12, 15] + load + rest
        #expect(ContactFinder().find(in: signal(once)).contacts.count == 1)
    }

    @Test func shortGapsAreClosedAndShortLoadsAreKeptApart() {
        let gap = [Double](repeating: 0, count: 4)
        #expect(ContactFinder().find(in: signal(rest + load + gap + load + rest)).contacts.count == 1)
        #expect(ContactFinder().find(in: signal(rest + load + rest + load + rest)).contacts.count == 2)
        let brief = ContactFinder().find(in: signal(rest + Array(load.prefix(9)) + rest))
        #expect(brief.contacts.isEmpty && brief.brief.count == 1)
    }

    @Test func aLossOfSamplesCutsAContact() {
        let force = rest + load + load + rest
        let short = ContactFinder().find(in: signal(force, missing: [40..<42])).contacts
        #expect(short.count == 1 && short[0].hasGap && !short[0].isCutBefore && !short[0].isCutAfter)
        let long = ContactFinder().find(in: signal(force, missing: [40..<55])).contacts
        #expect(long.map(\.hasGap) == [true, true] && long.map(\.isCutAfter) == [true, false])
        let all = ContactFinder().find(in: signal(force, missing: [0..<force.count])).contacts
        #expect(all.isEmpty)
    }

    @Test(arguments: [
        ("Left Foot Strike", Side.left, true), ("LHS", .left, true), ("RTO", .right, false),
        ("Right Foot Off", .right, false), ("R_FO", .right, false), ("left toe-off", .left, false),
        ("L_IC", .left, true),
    ])
    func labelsAreRead(text: String, side: Side, isStrike: Bool) throws {
        let label = try #require(FootLabels([Recording.Marker(time: 1, label: text)]).labels.first)
        #expect(label.side == side && label.isStrike == isStrike)
    }

    @Test(arguments: ["", "Start", "Left", "Strike", "LOL", "General Event", "Tone"])
    func otherWordsAreNoLabels(text: String) {
        #expect(FootLabels([Recording.Marker(time: 1, label: text)]).labels.isEmpty)
    }
}
