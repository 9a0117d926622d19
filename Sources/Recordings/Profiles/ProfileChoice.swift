/// Which profile a file is read by.
public enum ProfileChoice: Sendable, Hashable {
    /// The one beside the file, else a built-in one that fits it, if there is any.
    case search
    /// None, whatever lies beside the file.
    case none
    /// A file, or a built-in one by its name.
    case named(String)

    /// What is typed: `none`, a path, or the name of a built-in profile.
    public init(_ text: String) { self = text == "none" ? .none : .named(text) }

    /// The path of the profile's file, where the text names one and no built-in profile.
    public var path: String? {
        guard case .named(let text) = self, Profile.builtIn(text) == nil else { return nil }
        return text
    }
}
