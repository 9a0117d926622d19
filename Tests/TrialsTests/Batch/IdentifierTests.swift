import Recordings
import TestSupport
import Testing

@testable import Trials

@Suite struct IdentifierTests {
    private let recording = TrialRecording(
        id: "P1_off", participant: "P1", visit: "2", condition: "off", files: [TrialFile(.file, "a.csv")])

    @Test func codesOfOneKeyAreEqualAndOfAnotherKeyAreNot() {
        let key = Array("0123456789abcdef".utf8)
        let first = IdentifierPolicy.hash(key: key).identity(of: recording, number: 1)
        var other = recording
        other.id = "P1_on"
        let second = IdentifierPolicy.hash(key: key).identity(of: other, number: 9)
        #expect(first.participant == second.participant)
        #expect(first.id != second.id)
        #expect(first.visit == "2")
        #expect(!first.id.contains("P1") && first.participant?.contains("P1") == false)
        #expect(IdentifierPolicy.hash(key: key.reversed()).identity(of: recording, number: 1).id != first.id)
    }

    @Test func droppedIdentifiersAreNumbers() {
        let identity = IdentifierPolicy.drop.identity(of: recording, number: 12)
        #expect(identity == RecordingIdentity(id: "r000012", participant: nil, visit: "2", condition: "off"))
    }

    /// RFC 4231, test cases 1, 2 and 6.
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0B, count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func keyedHashesAreThoseOfTheStandard(key: [UInt8], text: String, expected: String) {
        #expect(ContentHash.keyed(Array(text.utf8), key: key) == expected)
    }

    @Test func aKeyIsMadeOnceAndKeptForTheOwner() throws {
        let scratch = try ScratchFolder()
        let (first, isNew) = try IdentifierPolicy.hashing(keyFile: scratch.path("key"))
        let (second, isNewAgain) = try IdentifierPolicy.hashing(keyFile: scratch.path("key"))
        #expect(isNew && !isNewAgain && first == second)
        let short = try scratch.write("abc", to: "short")
        #expect(throws: RecordingError.self) { _ = try IdentifierPolicy.hashing(keyFile: short) }
    }

    @Test func foldersOfDifferentRecordingsAreDifferent() {
        let long = String(repeating: "x", count: 300)
        let ids = ["a", "a/b", "a%2Fb", "..", ".", ".a", "a.b", "é", "A", long, long + "y", ""]
        let names = ids.map(SessionFolder.name)
        #expect(Set(names).count == ids.count)
        for name in names.dropLast() {
            #expect(!name.isEmpty && name.utf8.count <= 255 && !name.contains("/") && !name.hasPrefix("."))
        }
        #expect(SessionFolder.link(to: "report.html", of: "a/b") == "sessions/a%252Fb/report.html")
    }
}
