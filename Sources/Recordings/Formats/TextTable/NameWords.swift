/// The words in a name: cut at anything that is no letter or digit and where lower case turns to upper case.
package enum NameWords {
    /// The words, in lower case.
    static func split(_ name: some StringProtocol) -> [String] { pieces(of: name).map { $0.lowercased() } }

    /// The words as they stand in the name.
    package static func pieces<Name: StringProtocol>(of name: Name) -> [Name.SubSequence] {
        var pieces: [Name.SubSequence] = []
        var start: Name.Index?
        var previous: Character = " "
        for index in name.indices {
            let character = name[index]
            let isPart = character.isLetter || character.isNumber
            if let begin = start, !isPart || (character.isUppercase && previous.isLowercase) {
                pieces.append(name[begin..<index])
                start = nil
            }
            if isPart, start == nil { start = index }
            previous = character
        }
        if let begin = start { pieces.append(name[begin...]) }
        return pieces
    }

    /// The name of a file without its folder and its extension.
    package static func fileStem(_ path: String) -> Substring {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return name[..<dot]
    }
}
