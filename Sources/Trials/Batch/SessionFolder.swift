import Recordings

/// The folder of a recording's session among the results.
public enum SessionFolder {
    /// The folder that holds all of them.
    public static let parent = "sessions"
    /// Longer names are not allowed by file systems.
    private static let longest = 200

    /// The name of a recording's folder: its identifier, with what cannot stand in a name as `%` and two hexadecimal digits.
    ///
    /// Different identifiers have different names; one that is too long is cut and told apart by its hash.
    public static func name(of id: String) -> String {
        guard !id.isEmpty else { return "%" }
        var name = ""
        for (position, byte) in id.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                name.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: ".") where position > 0:
                name += "."
            default:
                name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        guard name.utf8.count > longest else { return name }
        return "\(name.prefix(longest - 33))%-\(ContentHash.sha256(of: Array(id.utf8)).prefix(32))"
    }

    /// The address of a file of a recording's session, from the report on the trial.
    public static func link(to file: String, of id: String) -> String {
        "\(parent)/\(name(of: id).split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%25"))/\(file)"
    }
}
