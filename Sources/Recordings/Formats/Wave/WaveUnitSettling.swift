/// Finds the unit of acceleration that nobody states, and says where a unit remains unknown.
struct WaveUnitSettling {
    private static let sampleLimit = 20_000

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
    /// Over a recording the median magnitude of a body-worn accelerometer lies near gravity, hence near 1 or 9.8.
    /// The angular rate has no such mark: its unit is never guessed.
    func settle(_ stream: inout SensorStream) -> Outcome {
        var outcome = Outcome()
        let open = stream.channels.indices.filter {
            stream.channels[$0].fileUnit == .unknown && stream.channels[$0].quantity != .other
        }
        guard !open.isEmpty else { return outcome }
        let accelerations = open.filter { stream.channels[$0].quantity == .acceleration }
        var unit: PhysicalUnit?
        if accelerations.count == 3 {
            let median = medianMagnitude(accelerations.map { stream.channels[$0] })
            unit =
                (0.9...1.1).contains(median)
                ? .standardGravity : (8.8...10.8).contains(median) ? .metresPerSecondSquared : nil
            if let unit {
                outcome.decisions.append(
                    .init("acceleration unit", unit.rawValue, because: "the median magnitude is \(median)"))
                outcome.notes.append(
                    QualityNote(
                        code: "assumed_unit", severity: .warning,
                        message: "no unit of acceleration is stated; its size speaks for \(unit.rawValue)"))
            }
        }
        for index in open {
            if let unit, stream.channels[index].quantity == .acceleration {
                stream.channels[index].fileUnit = unit
                let factor = unit.inSI
                var samples = stream.channels[index].samples.mutableSpan
                for sample in samples.indices { samples[sample] *= factor }
            } else {
                outcome.findings.append(.noUnit(stream.channels[index].name, stream.channels[index].quantity))
            }
        }
        return outcome
    }

    private func medianMagnitude(_ channels: [Channel]) -> Double {
        let count = channels[0].samples.count
        let step = max(1, count / Self.sampleLimit)
        let lost = Set(channels.flatMap { $0.missing.flatMap { $0.filter { $0.isMultiple(of: step) } } })
        let squares = stride(from: 0, to: count, by: step).lazy.filter { !lost.contains($0) }.map { sample in
            channels.reduce(0) { $0 + $1.samples[sample] * $1.samples[sample] }
        }.sorted()
        return squares.isEmpty ? 0 : squares[squares.count / 2].squareRoot()
    }
}
