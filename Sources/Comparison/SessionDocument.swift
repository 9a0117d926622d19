import FoundationEssentials

/// What a comparison takes from `session.json`; everything in it may be missing.
struct SessionDocument: Decodable {
    var software: Program?
    var inputs: [Input]?
    var feet: [String: Foot]?

    /// The program that wrote it.
    struct Program: Decodable {
        var version: String?
    }

    /// A recording.
    struct Input: Decodable {
        var side: String?
        var sha256: String?
        var rate: Double?

        private enum CodingKeys: String, CodingKey {
            case side
            case sha256
            case rate = "effective_rate_hz"
        }
    }

    /// A foot.
    struct Foot: Decodable {
        var footDrop: FootDrop?
        /// The sensor its figures are from.
        var source: String?
        var hasGyroscope: Bool?

        private enum CodingKeys: String, CodingKey {
            case source
            case hasGyroscope = "has_gyroscope"
            case footDrop = "foot_drop"
        }
    }

    /// The finding of a foot.
    struct FootDrop: Decodable {
        var finding: String?
        var z: Figure?
        var sideDifference: Figure?

        private enum CodingKeys: String, CodingKey {
            case finding
            case z
            case sideDifference = "side_difference_deg"
        }
    }

    /// A number, alone or with its interval beside it.
    struct Figure: Decodable {
        var value: Double?

        private enum CodingKeys: String, CodingKey {
            case value
        }

        init(from decoder: any Decoder) throws {
            if let number = try? decoder.singleValueContainer().decode(Double.self) {
                value = number
            } else {
                value = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(Double.self, forKey: .value)
            }
        }
    }
}
