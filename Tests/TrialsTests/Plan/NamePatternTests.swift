import Recordings
import Testing

@testable import Trials

@Suite struct NamePatternTests {
    @Test func fieldsStandWhereThePatternSays() throws {
        let pattern = try NamePattern("{participant}/visit{visit}/{condition}_{side}.csv")
        #expect(
            pattern.fields(of: "P07/visit2/brace_on_left.csv") == [
                .participant: "P07", .visit: "2", .condition: "brace_on", .side: "left",
            ])
        #expect(pattern.fields(of: "P07/visit/x_left.csv") == nil)
        #expect(pattern.fields(of: "P07/deep/visit2/x_left.csv") == nil)
        #expect(pattern.fields(of: "P07/visit2/x_left.csv.bak") == nil)
    }

    @Test func starsStandForAnything() throws {
        #expect(try NamePattern("**/{participant}_*_{side}.*").fields(of: "a/b/P1_walk_3_r.wav")?[.side] == "r")
        #expect(try NamePattern("*/{participant}.csv").fields(of: "a/b/P1.csv") == nil)
        #expect(try NamePattern("**{participant}.csv").fields(of: "P1.csv")?[.participant] == "P1")
    }

    @Test(arguments: ["{who}", "{side", "{side}{side}"]) func whatIsNotUnderstoodIsRefused(text: String) {
        #expect(throws: RecordingError.self) { _ = try NamePattern(text) }
    }

    @Test func aPatternOfManyStarsEndsSoon() throws {
        // Without memory of what failed this takes longer than the universe is old.
        let pattern = try NamePattern(String(repeating: "**a", count: 40) + "b")
        #expect(pattern.fields(of: String(repeating: "a", count: 400)) == nil)
    }
}
