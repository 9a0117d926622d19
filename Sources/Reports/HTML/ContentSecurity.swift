import Recordings

/// The content-security policy of the page: nothing is loaded, and only this very style and script may act.
enum ContentSecurity {
    /// The policy for a style and a script that stand in the page.
    static func policy(style: String, script: String) -> String {
        "default-src 'none'; style-src '\(source(style))'; script-src '\(source(script))'; "
            + "base-uri 'none'; form-action 'none'"
    }

    /// The hash of a text as a policy names it (Content Security Policy Level 3, section 2.3.1).
    static func source(_ text: String) -> String {
        let digits = Array(ContentHash.sha256(of: Array(text.utf8)).utf8)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) }
        return "sha256-" + Base64.text(bytes)
    }

    private static func value(_ digit: UInt8) -> UInt8 {
        digit >= UInt8(ascii: "a") ? digit - UInt8(ascii: "a") + 10 : digit - UInt8(ascii: "0")
    }
}
