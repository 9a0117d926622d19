import Testing

@testable import Recordings

struct NearestNameTests {
    @Test(
        arguments: [
            ("sied", "side"), ("headerrow", "header_row"), ("Sensors", "sensors"), ("wave", nil), ("", nil),
            ("Kanal 7", nil),
            ("sensor", "sensors"),
        ] as [(String, String?)])
    func `the name that is meant, unless several are as near`(_ written: String, _ meant: String?) {
        let known = ["side", "header_row", "sensors", "Kanal 1", "Kanal 2", "location"]
        #expect(NearestName.of(written, among: known) == meant)
        #expect(NearestName.of(String(repeating: "x", count: 100_000), among: known) == nil)
        #expect(NearestName.of(written, among: []) == nil)
    }
}
