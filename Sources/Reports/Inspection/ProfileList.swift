import Recordings

/// The built-in profiles, for a person and for a program.
public enum ProfileList {
    /// A paragraph a profile.
    public static var text: String {
        Profile.builtIn.map { profile in
            let use =
                profile.isFoundByItself
                ? "Used for files that fit it, where no other profile is." : "Used with --profile \(profile.name)."
            return ([profile.name] + TextLayout.wrapped("\(profile.summary ?? "") \(use)", first: "  "))
                .joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    /// A list of objects.
    public static var json: String {
        var writer = JSONWriter()
        writer.array { writer in
            for profile in Profile.builtIn {
                writer.object(inline: true) { writer in
                    writer.key("name")
                    writer.string(profile.name)
                    writer.key("description")
                    writer.string(profile.summary)
                    writer.key("automatic")
                    writer.boolean(profile.isFoundByItself)
                    writer.key("tested")
                    writer.boolean(!Profile.untested.contains(profile.name))
                }
            }
        }
        return writer.text
    }
}
