/// Finds the unit of acceleration that nobody states, and says where a unit remains unknown.
struct WaveUnitSettling {
    /// What was found for a stream.
    struct Outcome {
        /// What was decided.
        var decisions: [Recording.Decision] = []
        /// What rests on an assumption.
        var notes: [QualityNote] = []
        /// What remains open.
        var findings: [WaveFinding] = []
    }

    /// Converts acceleration to SI when gravity tells its unit.
    ///
    /// In quiet moments the magnitude of a body-worn accelerometer lies near gravity, hence near 1 or 9.8.
    /// The angular rate has no such mark: its unit is never guessed.
    ///
    /// - Parameters:
    ///   - stream: a stream without samples.
    ///   - columns: which channels of the file its channels are.
    ///   - samples: where to look for gravity; it learns what to multiply with.
    ///   - frames: the frames that count.
    func settle(
        _ stream: inout SensorStream, columns: [Int], _ samples: inout WaveSamples, _ frames: Range<Int>
    ) throws(RecordingError) -> Outcome {
        var outcome = Outcome()
        let open = stream.channels.indices.filter {
            stream.channels[$0].fileUnit == .unknown && stream.channels[$0].quantity != .other
        }
        guard !open.isEmpty else { return outcome }
        let accelerations = open.filter { stream.channels[$0].quantity == .acceleration }
        var unit: PhysicalUnit?
        if accelerations.count == 3 {
            let axes = try samples.thinned(frames, channels: accelerations.map { columns[$0] })
            let level = GravityLevel(axes[0], axes[1], axes[2])
            unit = [PhysicalUnit.standardGravity, .metresPerSecondSquared].first {
                level?.isNear(PhysicalUnit.standardGravity.inSI / $0.inSI) == true
            }
            if let unit, let level {
                outcome.decisions.append(
                    .init(
                        "acceleration unit", unit.rawValue,
                        because: "in quiet moments the magnitude is \(NumberText.fixed(level.quiet, decimals: 2))"))
                outcome.notes.append(
                    QualityNote(
                        code: "assumed_unit", severity: .warning,
                        message: "no unit of acceleration is stated; its size speaks for \(unit.rawValue)"))
            }
        }
        for index in open {
            if let unit, stream.channels[index].quantity == .acceleration {
                stream.channels[index].fileUnit = unit
                samples.unitFactors[columns[index]] = unit.inSI
            } else {
                outcome.findings.append(.noUnit(stream.channels[index].name, stream.channels[index].quantity))
            }
        }
        return outcome
    }
}
