import Foundation
import Testing

@testable import Reports

struct JSONWriterTests {
    @Test func keepsTheOrderOfKeysAndIndents() {
        var json = JSONWriter()
        json.object { json in
            json.key("z")
            json.integer(-3)
            json.key("a")
            json.array { json in
                json.boolean(true)
                json.object(inline: true) { json in
                    json.key("k")
                    json.array { json in
                        json.number(1.25, decimals: 1)
                        json.null()
                    }
                    json.key("l")
                    json.string("v")
                }
            }
        }
        #expect(
            json.text == """
                {
                  "z": -3,
                  "a": [
                    true,
                    {"k": [1.2, null], "l": "v"}
                  ]
                }

                """)
    }

    @Test func emptyContainersStayOnTheLine() {
        var json = JSONWriter()
        json.object { json in
            json.key("none")
            json.array { _ in }
            json.key("nothing")
            json.object { _ in }
            json.key("last")
            json.boolean(false)
        }
        #expect(json.text == "{\n  \"none\": [],\n  \"nothing\": {},\n  \"last\": false\n}\n")
    }

    @Test func whatIsNotAvailableIsNull() {
        var json = JSONWriter()
        json.array(inline: true) { json in
            json.number(nil, decimals: 3)
            json.number(.nan, decimals: 3)
            json.number(-.infinity, decimals: 3)
            json.string(nil)
        }
        #expect(json.text == "[null, null, null, null]\n")
    }

    @Test(arguments: [
        "", "plain", "quote \" and \\ back", "line\nfeed\r\ttab", "\u{0}\u{1}\u{1F}\u{7F}", "Fuß – 左足 🦶", "e\u{301}",
    ])
    func stringsReadBack(text: String) throws {
        var json = JSONWriter()
        json.object { json in
            json.key(text)
            json.string(text)
        }
        let parsed = try #require(
            try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: String])
        #expect(parsed == [text: text])
    }
}
