import Glibc
import SignalKernels

/// Finds the profile by which a file is read.
///
/// What is stated with `--profile` comes first, then `FILE.gait.json` beside the file, then `gait.profile.json` in its
/// folder where that fits the file, then a built-in one that fits.
public struct ProfileSearch: Sendable {
    /// What is asked for.
    public var choice: ProfileChoice

    /// Creates a search.
    public init(_ choice: ProfileChoice) { self.choice = choice }

    /// What a file's own profile is called, behind the whole name of the file.
    public static let sidecarEnding = ".gait.json"
    /// What the profile of a folder is called.
    public static let folderName = "gait.profile.json"
    /// Bytes of a file in which the texts of a profile's `header_contains` must stand.
    private static let headSize = 1 << 14

    /// What was found.
    struct Finding {
        /// The profile, or `nil`.
        var profile: Profile?
        /// Which it is and why; `nil` when there is nothing to tell.
        var decision: Recording.Decision?
    }

    /// Whether a file is called as profiles are.
    public static func isProfile(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name == folderName || name.hasSuffix(sidecarEnding)
    }

    /// The profile of a file.
    ///
    /// - Parameter mayBeTable: Whether the file may be a text table, which those built in are all for.
    /// - Throws: `RecordingError` for a profile that is wrong, `usage` for the name of none.
    func finding(for path: String, mayBeTable: Bool = true) throws(RecordingError) -> Finding {
        switch choice {
        case .none:
            return Finding(decision: .init("profile", "none", because: "stated with --profile none"))
        case .named(let text):
            if let profile = Profile.builtIn(text) { return Self.found(profile, "built-in, stated with --profile") }
            return Self.found(try stated(text), "stated with --profile")
        case .search:
            break
        }
        let own = path + Self.sidecarEnding
        if Self.exists(own) {
            return Self.found(try Profile(path: own), "it lies beside the file (\(Self.sidecarEnding))")
        }
        let shared = Self.folder(of: path) + Self.folderName
        var decision: Recording.Decision?
        if Self.exists(shared) {
            let profile = try Profile(path: shared)
            guard let reason = try profile.match?.mismatch(path: path, head: head(of: path)) else {
                return Self.found(
                    profile,
                    "\(Self.folderName) in the file's folder" + (profile.match == nil ? "" : ", which fits the file"))
            }
            decision = .init("profile", "none", because: "\(Self.folderName) is for others: \(reason)")
        }
        guard mayBeTable else { return Finding(decision: decision) }
        for profile in Profile.builtIn {
            if let match = profile.match, try match.mismatch(path: path, head: head(of: path)) == nil {
                return Self.found(profile, "built-in, and the file fits it")
            }
        }
        return Finding(decision: decision)
    }

    /// What else than a file's bytes and the version decides how it is read: the SHA-256 of the profile that lies beside it
    /// or is stated, and of the sidecars that its format has; empty when there is none of them.
    ///
    /// - Throws: `cannotOpen`.
    public func fingerprint(for path: String) throws(RecordingError) -> String {
        var hashes: [String] = []
        for file in profileFile(for: path) + Self.sidecars(of: path) {
            hashes.append(try ContentHash.sha256(ofFile: file))
        }
        return hashes.joined(separator: "+")
    }

    private func profileFile(for path: String) -> [String] {
        switch choice {
        case .none: []
        case .named(let text): Profile.builtIn(text) == nil ? [text] : []
        case .search: [Self.file(beside: path)].compactMap(\.self)
        }
    }

    /// The files beside a table that its format reads with it.
    private static func sidecars(of path: String) -> [String] {
        path.hasSuffix(MotionSidecars.suffix)
            ? MotionSidecars.paths(of: path) : [FarosMetadata.path(beside: path)].compactMap(\.self)
    }

    /// The profile's file that lies beside a file and is looked at first; `nil` when there is none.
    public static func file(beside path: String) -> String? {
        [path + sidecarEnding, folder(of: path) + folderName].first(where: exists)
    }

    private static func found(_ profile: Profile, _ evidence: String) -> Finding {
        Finding(profile: profile, decision: .init("profile", profile.name, because: evidence))
    }

    /// A profile that is stated: a path, as no built-in one is called so.
    private func stated(_ text: String) throws(RecordingError) -> Profile {
        guard text.contains("/") || text.hasSuffix(".json") || Self.exists(text) else {
            let names = Profile.builtIn.map(\.name)
            throw RecordingError(
                .usage, path: text, "no file and no built-in profile is called so",
                remedy: NearestName.of(text, among: names).map { "'\($0)' may be meant" }
                    ?? "built-in are \(names.joined(separator: ", ")); see 'steppage profiles'")
        }
        return try Profile(path: text)
    }

    private static func exists(_ path: String) -> Bool { (try? RawFile.status(of: path)) != nil }

    private func head(of path: String) throws(RecordingError) -> [UInt8] {
        try InputFile(path: path).bytes(at: 0, count: Self.headSize)
    }

    /// The folder with a slash behind it, or nothing for the current one.
    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
}

extension ProfileMatch {
    /// Why a file is not one of those meant; `nil` when it is.
    func mismatch(path: String, head: @autoclosure () throws(RecordingError) -> [UInt8]) throws(RecordingError)
        -> String?
    {
        let name = String(path.split(separator: "/").last ?? "")
        if let filename, unsafe fnmatch(filename, name, 0) != 0 { return "the name does not fit '\(filename)'" }
        guard !headerContains.isEmpty else { return nil }
        // UTF-16 has a NUL beside each ASCII character.
        let bytes = try head().filter { $0 != 0 }
        for text in headerContains where !Self.contains(bytes, Array(text.utf8)) {
            return "its first lines do not hold '\(text.prefix(40))'"
        }
        return nil
    }

    private static func contains(_ bytes: [UInt8], _ text: [UInt8]) -> Bool {
        guard let first = text.first, text.count <= bytes.count else { return text.isEmpty }
        return (0...bytes.count - text.count).contains { start in
            bytes[start] == first && bytes[start..<start + text.count].elementsEqual(text)
        }
    }
}
