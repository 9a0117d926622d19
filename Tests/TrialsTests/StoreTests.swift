import Foundation
import Recordings
import TestSupport
import Testing
import TrialSamples
import Trials

@Suite struct StoreTests {
    let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test func whatIsWrittenIsRead() throws {
        let path = folder.path("trial.sqlite")
        let store = try TrialStore(writingTo: path)
        let first = SampleTrial.recording("b")
        try store.record([first, SampleTrial.failure("a", .timedOut)])
        try store.close()

        let reader = try TrialStore(reading: path)
        let ledger = try reader.ledger()
        #expect(ledger.keys.sorted() == ["a", "b"])
        #expect(
            ledger["b"]
                == LedgerEntry(
                    identity: first.identity, fingerprint: first.fingerprint, status: .ok, files: first.files,
                    outputs: first.outputs))
        #expect(ledger["a"]?.status == .crashed)
        #expect(ledger["a"]?.code == .timedOut)

        let cohort = try reader.cohort()
        #expect(cohort.map(\.identity.id) == ["a", "b"])
        let result = try first.outcome.get()
        #expect(
            cohort.last
                == CohortRecording(
                    identity: first.identity, duration: result.duration, quality: result.quality, feet: result.feet,
                    laterality: result.laterality,
                    figures: result.figures.filter { CohortParameter.storedNames.contains($0.parameter) },
                    stumbleCount: 2))
        #expect(cohort.first?.failure?.message == "no columns")
        #expect(cohort.first?.failedFile == "a.csv")
        #expect(try folder.listing() == ["trial.sqlite"])
    }

    @Test func copiesDoNotDependOnHowTheyCameAbout() throws {
        let recordings = (0..<40).map { number in
            number % 9 == 4
                ? SampleTrial.failure("r\(number)")
                : SampleTrial.recording("r\(number)", strides: 5 + number, seed: UInt64(number))
        }
        let straight = try TrialStore(writingTo: folder.path("straight.sqlite"))
        try straight.state([("version", "1"), ("options", "{}")])
        try straight.record(recordings)
        try straight.writeCanonicalCopy(to: folder.path("1.sqlite"))

        var random = SeededGenerator(seed: 5)
        let winding = try TrialStore(writingTo: folder.path("winding.sqlite"))
        try winding.record((0..<30).map { SampleTrial.recording("gone\($0)", strides: 90, seed: 3) })
        for recording in recordings.shuffled(using: &random) {
            try winding.record([SampleTrial.failure(recording.identity.id, message: "not yet")])
        }
        try winding.writeCanonicalCopy(to: folder.path("between.sqlite"))
        try winding.remove((0..<30).map { "gone\($0)" })
        for recording in recordings.shuffled(using: &random) { try winding.record([recording]) }
        var renamed = recordings[1].identity
        renamed.visit = "another"
        try winding.identify(renamed, fileNames: ["x", "y"])
        #expect(try winding.ledger()["r1"]?.identity == renamed)
        #expect(try winding.ledger()["r1"]?.files.map(\.name) == ["x", "y"])
        try winding.identify(recordings[1].identity, fileNames: recordings[1].files.map(\.name))
        try winding.identify(RecordingIdentity(id: "nobody"), fileNames: ["z"])
        try winding.state([("options", "old"), ("left", "over")])
        try winding.state([("options", "{}"), ("version", "1")])
        try winding.writeCanonicalCopy(to: folder.path("2.sqlite"))

        let bytes = try contents("1.sqlite")
        #expect(try contents("2.sqlite") == bytes)

        // A copy that is written to again, and back.
        let again = try TrialStore(writingTo: folder.path("2.sqlite"))
        try again.record([SampleTrial.recording("more")])
        try again.remove(["more"])
        try again.writeCanonicalCopy(to: folder.path("3.sqlite"))
        #expect(try contents("3.sqlite") == bytes)
        let untouched = try TrialStore(writingTo: folder.path("3.sqlite"))
        try untouched.writeCanonicalCopy(to: folder.path("4.sqlite"))
        #expect(try contents("4.sqlite") == bytes)
    }

    private func contents(_ name: String) throws -> Data {
        try Data(contentsOf: folder.url.appendingPathComponent(name))
    }
}
