import Recordings

/// The parts that `session.json` and the inspection of a file have in common.
extension JSONWriter {
    /// Writes a member that is a string or `null`.
    mutating func member(_ name: String, _ value: String?) {
        key(name)
        string(value)
    }

    /// Writes a member that is a whole number.
    mutating func member(_ name: String, _ value: Int) {
        key(name)
        integer(value)
    }

    /// Writes a member that is a number or `null`.
    mutating func member(_ name: String, _ value: Double?, decimals: Int) {
        key(name)
        number(value, decimals: decimals)
    }

    /// Writes an array of decisions.
    mutating func decisions(_ decisions: [Recording.Decision]) {
        array { json in
            for decision in decisions {
                json.object(inline: true) { json in
                    json.member("subject", decision.subject)
                    json.member("choice", decision.choice)
                    json.member("evidence", decision.evidence)
                }
            }
        }
    }

    /// Writes an array of quality notes.
    mutating func notes(_ notes: [QualityNote]) {
        array { json in
            for note in notes {
                json.object(inline: true) { json in
                    json.member("code", note.code)
                    json.member("severity", note.severity.rawValue)
                    json.member("side", note.side?.rawValue)
                    json.member("message", note.message)
                    json.member("start_s", note.start, decimals: 4)
                    json.member("end_s", note.end, decimals: 4)
                }
            }
        }
    }

    /// Writes the members that describe a sensor stream into the object that is open.
    mutating func description(of stream: StreamDescription) {
        member("sensor", stream.name)
        member("side", stream.side.rawValue)
        member("placement", stream.placement.rawValue)
        member("placement_evidence", stream.placementEvidence)
        member("rate_hz", stream.declaredRate ?? stream.rate, decimals: 6)
        member("effective_rate_hz", stream.rate, decimals: 6)
        member("start_s", stream.start, decimals: 4)
        member("duration_s", stream.duration, decimals: 4)
        member("n_samples", stream.sampleCount)
        key("channels")
        array { json in
            for channel in stream.channels { json.description(of: channel) }
        }
    }

    private mutating func description(of channel: ChannelDescription) {
        object(inline: true) { json in
            json.member("name", channel.name)
            json.member("quantity", channel.quantity.rawValue)
            json.member("axis", channel.axis?.rawValue)
            json.member("file_unit", channel.fileUnit.rawValue)
            json.member("n_missing", channel.missingCount)
            // The range is given in the unit of the file, in which a reader can check it.
            json.member("min", channel.range.map { $0.lowerBound / channel.fileUnit.inSI }, decimals: 6)
            json.member("max", channel.range.map { $0.upperBound / channel.fileUnit.inSI }, decimals: 6)
        }
    }
}
