/// The words in a name: cut at anything that is no letter or digit and where lower case turns to upper case.
enum NameWords {
    /// The words, in lower case.
    static func split(_ name: some StringProtocol) -> [String] {
        var words: [String] = []
        var word = ""
        var previous: Character = " "
        for character in name {
            guard character.isLetter || character.isNumber else {
                if !word.isEmpty { words.append(word) }
                word = ""
                previous = character
                continue
            }
            if character.isUppercase, previous.isLowercase, !word.isEmpty {
                words.append(word)
                word = ""
            }
            word += character.lowercased()
            previous = character
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// The name of a file without its folder and its extension.
    static func fileStem(_ path: String) -> Substring {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return name[..<dot]
    }
}
