extension ReadingOptions {
    /// Takes what a profile states; what the user states beats it wherever both say something.
    mutating func take(_ profile: Profile?) {
        guard let profile else { return }
        tableStatements = [profile.table]
        waveStatement = profile.wave
    }

    /// How what the profile states is told.
    var profileEvidence: String { tableStatements.first?.evidence ?? "" }
}

extension Profile {
    /// Whether nothing that it states is about files of a kind.
    func statesNothing(of kind: FileKind) -> Bool {
        var common = TableStatement(evidence: table.evidence)
        (common.side, common.placement, common.time.rate, common.time.start) = (
            table.side, table.placement, table.time.rate, table.time.start
        )
        switch kind {
        case .c3d, .foreign: return true
        case .sound: return wave == nil && common == TableStatement(evidence: table.evidence)
        case .other: return table == TableStatement(evidence: table.evidence)
        }
    }
}

extension WaveStatement {
    /// The unit that is stated of a channel: its own, or the only one where that measures the same.
    func unit(of channel: Int, _ quantity: Quantity) -> PhysicalUnit? {
        guard units.count == 1, let only = units[0] else {
            return units.indices.contains(channel) ? units[channel] : nil
        }
        return only.quantity == quantity ? only : nil
    }

    /// What full scale of a channel is stated to mean.
    func scale(of channel: Int) -> Double? {
        scales.count == 1 ? scales[0] : scales.indices.contains(channel) ? scales[channel] : nil
    }

    /// Refuses a statement about another number of channels.
    func check(channels: Int, _ evidence: String, path: String) throws(RecordingError) {
        for (key, count, least) in [("channels", names.count, 0), ("scale", scales.count, 1), ("unit", units.count, 1)]
        where count > least && count != channels {
            throw RecordingError(
                .badData, path: path, "\(evidence): wav.\(key) has \(count) elements, the file has \(channels) channels"
            )
        }
    }
}
