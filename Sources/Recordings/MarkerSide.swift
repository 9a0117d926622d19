/// The side of the body that the name of a marker tells.
package enum MarkerSide {
    /// What stands for a place on the body in the names of marker sets (Helen Hayes, Plug-in Gait, CAST and others),
    /// without side, separators and numbers.
    private static let places: Set<String> = [
        "A", "ANK", "ANKLE", "ANKM", "ANKL", "AC", "ACR", "ACROM", "ACROMION", "ASI", "ASIS", "BHD", "CA", "CAL",
        "CALC",
        "CLAV", "CP", "DMT", "EL", "ELB", "ELBOW", "FAL", "FAX", "FCC", "FE", "FHD", "FIN", "FLE", "FM", "FME", "FMH",
        "FOOT", "FT", "FTC", "FWT", "BWT", "GRF", "GT", "GTR", "GTRO", "GTROC", "HAND", "HDB", "HDF", "HEE", "HEEL",
        "HF", "HIP", "HJC", "IAS", "ILIAC", "IPS", "KJC", "AJC", "KNE", "KNEE", "KNEM", "KNM", "LAK", "LE", "LEK",
        "LEO", "LK", "LM", "LMAL", "MAK", "MAL", "MALL", "MB", "MED", "MEK", "MH", "MHD", "MK", "MKNE", "MM", "MMAL",
        "MT", "MTH", "MTP", "OFF", "PSI", "PSIS", "SHA", "SHANK", "SHK", "SHO", "SHOE", "SHOULDER", "TAM", "TB", "TH",
        "THI", "THIGH", "TIB", "TIBIA", "TOE", "TRO", "TTC", "TT", "UPA", "FRM", "FRA", "WAND", "WRA", "WRB", "WRI",
        "WRIST", "SMH", "VM", "VMH", "PMT", "TS", "CREST", "SCAP", "SCAPULA", "HALLUX", "BIGTOE", "SMALLTOE", "MEDANK",
        "LATANK", "MEDKNEE", "LATKNEE", "PROXTIB", "DISTTIB", "MIDFOOT", "FOREFOOT", "REARFOOT",
    ]
    private static let words: [String: Side] = [
        "l": .left, "left": .left, "lt": .left, "r": .right, "right": .right, "rt": .right,
    ]

    /// The side, unknown when the name tells none or both.
    ///
    /// Understood are a word of its own (`L_FCC`, `R.Heel`, `heel_left`), a letter in front of a known place (`LHEE`,
    /// `rASIS`, `Subject:RTOE`) and a small letter behind one (`ASISr`).
    package static func side(of name: String) -> Side {
        // A subject's name stands before a colon.
        let own = name.split(separator: ":").last ?? ""
        let pieces = own.split { !$0.isLetter && !$0.isNumber }
        let named = Set(pieces.compactMap { words[$0.lowercased()] })
        if named.count == 1, let side = named.first { return side }
        guard named.isEmpty, let piece = pieces.first else { return .unknown }
        for part in NameWords.split(piece) {
            if part == "left" { return .left }
            if part == "right" { return .right }
        }
        let stem = piece.filter { !$0.isNumber }
        if let first = stem.first, isPlace(stem.dropFirst()),
            first.isUppercase || stem.dropFirst().first?.isUppercase == true,
            let side = words[first.lowercased()]
        {
            return side
        }
        if let last = stem.last, last.isLowercase, isPlace(stem.dropLast()), stem.dropLast().last?.isUppercase == true,
            let side = words[String(last)]
        {
            return side
        }
        return .unknown
    }

    private static func isPlace(_ stem: some StringProtocol) -> Bool { places.contains(stem.uppercased()) }
}
