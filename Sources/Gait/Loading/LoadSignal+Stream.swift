import Recordings
import SignalProcessing

/// Turns the streams of plates and insoles into signals of one form.
struct LoadSignalReading: Sendable {
    var vertical: VerticalAxis?
    /// Who states the vertical axis.
    var verticalEvidence = "stated by the user"
    var levels = UnloadedLevelFinder()
    /// A device that is loaded so often is walked on by one foot all the time.
    var fewestLoads = 6
    /// Slowest usable rate, Hz.
    var slowestRate = 40.0
    /// A greater rate is a mistake in the file, Hz.
    var fastestRate = 200_000.0

    /// A signal, or why there is none.
    struct Outcome: Sendable {
        var signal: LoadSignal?
        var vertical: VerticalAxis?
        var decisions: [Recording.Decision] = []
        /// Why the device is not analysed.
        var obstacle: String?
        /// A code that goes with it.
        var code = "device_unusable"
    }

    /// Reads all devices; the vertical axis is settled for plates together.
    func read(_ streams: [SensorStream]) -> [Outcome] {
        let finder = VerticalAxisFinder()
        let plates = streams.indices.filter { streams[$0].placement == .forcePlate }
        var choices = [(choice: VerticalAxis, evidence: String)?](repeating: nil, count: streams.count)
        if let vertical {
            for i in plates { choices[i] = (vertical, verticalEvidence) }
        } else {
            let extents = plates.map { finder.extents(of: streams[$0].forces, rate: streams[$0].rate) }
            for (i, choice) in zip(plates, finder.choose(extents)) { choices[i] = choice }
        }
        return streams.indices.map { i in
            let stream = streams[i]
            guard stream.rate >= slowestRate, stream.rate <= fastestRate, stream.sampleCount > 1 else {
                return Outcome(
                    obstacle: "\(stream.deviceName) has \(stream.sampleCount) samples at \(stream.rate) a second; "
                        + "\(slowestRate.whole) to \(fastestRate.whole) a second are expected")
            }
            guard stream.channels.allSatisfy({ $0.samples.count == stream.sampleCount }) else {
                return Outcome(obstacle: "the channels of \(stream.deviceName) differ in length")
            }
            return stream.placement == .insole ? insole(stream, i) : plate(stream, i, choices[i])
        }
    }

    // MARK: - Plates

    private func plate(
        _ stream: SensorStream, _ device: Int, _ choice: (choice: VerticalAxis, evidence: String)?
    ) -> Outcome {
        guard let choice, let channel = stream.forces.first(where: { $0.axis == choice.choice.axis }) else {
            return Outcome(
                obstacle: "\(stream.deviceName) carries no foot: no force changes by 100 N", code: "unused_plate")
        }
        let sign = choice.choice.isLoadedPositive ? 1.0 : -1.0
        let raw = channel.bridgedSamples.map { sign * $0 }
        var outcome = Outcome(vertical: choice.choice)
        let name = stream.deviceName
        let axis = choice.choice.axis.map { "\($0.rawValue), " } ?? ""
        outcome.decisions.append(
            Recording.Decision(
                "vertical force of \(name)", "\(axis)loaded \(sign > 0 ? "positive" : "negative")",
                because: choice.evidence))
        let loads = loadCount(raw, rate: stream.rate)
        let isContinuous = loads >= fewestLoads && loadedShare(raw, rate: stream.rate) > 0.35
        guard let level = isContinuous ? levels.walking(raw, rate: stream.rate) : levels.plate(raw, rate: stream.rate)
        else {
            (outcome.obstacle, outcome.code) = Self.noLevel(raw, name)
            return outcome
        }
        outcome.decisions.append(
            Recording.Decision(
                "kind of \(name)", isContinuous ? "one foot walks on it all the time" : "crossed now and then",
                because: "\(NumberText.count(loads, "load")) in \(stream.duration.text(decimals: 1)) s"))
        outcome.decisions.append(levelDecision(level, name))
        let force = zip(raw, level.base).map { $0 - $1 }
        var signal = LoadSignal(
            device: device, kind: .forcePlate, isContinuous: isContinuous, side: stream.side, rate: stream.rate,
            start: stream.start, force: force, level: level, cells: [], missing: channel.absent)
        signal.vector = vector(stream, isUnloaded: force.map { $0 < level.up })
        signal.pressure = pressure(stream)
        outcome.signal = signal
        return outcome
    }

    /// Why no unloaded level can be told, with the code of the note.
    private static func noLevel(_ force: [Double], _ name: String) -> (String, String) {
        let range = (force.max() ?? 0) - (force.min() ?? 0)
        return range < VerticalAxisFinder().leastLoad
            ? ("\(name) is never loaded: its force changes by \(range.whole) N", "never_loaded")
            : ("\(name) is never unloaded for long enough, so no contact can be told from the next", "never_unloaded")
    }

    private func levelDecision(_ level: UnloadedLevel, _ name: String) -> Recording.Decision {
        let middle = RobustStatistics.median(level.base) ?? 0
        return Recording.Decision(
            "unloaded level of \(name)",
            "\(middle.text(decimals: 1)) N; contact above \(level.up.text(decimals: 1)) N, "
                + "left below \(level.down.text(decimals: 1)) N",
            because: "noise \(level.noise.text(decimals: 2)) N, load \(level.load.whole) N, "
                + "drift \(level.drift.text(decimals: 1)) N")
    }

    /// How often the force rises above half of its range after falling below a quarter.
    private func loadCount(_ force: [Double], rate: Double) -> Int {
        guard let (low, high) = VerticalAxisFinder().extremes(of: force, rate: rate), high > low else { return 0 }
        let (lower, upper) = (low + 0.25 * (high - low), low + 0.5 * (high - low))
        var count = 0
        var isLoaded = false
        for value in force {
            if !isLoaded, value > upper {
                count += 1
                isLoaded = true
            } else if isLoaded, value < lower {
                isLoaded = false
            }
        }
        return count
    }

    private func loadedShare(_ force: [Double], rate: Double) -> Double {
        guard let (low, high) = VerticalAxisFinder().extremes(of: force, rate: rate), high > low else { return 0 }
        let limit = low + 0.25 * (high - low)
        return Double(force.count { $0 > limit }) / Double(force.count)
    }

    private func vector(_ stream: SensorStream, isUnloaded: [Bool]) -> LoadSignal.ForceVector? {
        guard let x = stream.channel(.force, .x), let y = stream.channel(.force, .y),
            let z = stream.channel(.force, .z)
        else { return nil }
        let columns = [x, y, z].map { channel in
            let values = channel.bridgedSamples
            let rest = zip(values, isUnloaded).filter(\.1).map(\.0)
            let offset = RobustStatistics.median(rest) ?? 0
            return values.map { $0 - offset }
        }
        var missing = [Bool](repeating: false, count: isUnloaded.count)
        for gap in x.absent + y.absent + z.absent { for i in gap { missing[i] = true } }
        return LoadSignal.ForceVector(x: columns[0], y: columns[1], z: columns[2], missing: missing.trueRanges)
    }

    private func pressure(_ stream: SensorStream) -> LoadSignal.PressurePath? {
        let axes = Axis.allCases.map { stream.channel(.position, $0) }
        // One axis may be lacking: the plate's own height.
        guard axes.count(where: { $0 != nil }) >= 2 else { return nil }
        var missing = [Bool](repeating: false, count: stream.sampleCount)
        for case let channel? in axes {
            for gap in channel.absent { for i in gap { missing[i] = true } }
        }
        let zeros = [Double](repeating: 0, count: stream.sampleCount)
        let columns = axes.map { $0.map { $0.samples.map { $0.isFinite ? $0 : 0 } } ?? zeros }
        return LoadSignal.PressurePath(x: columns[0], y: columns[1], z: columns[2], missing: missing)
    }

    // MARK: - Insoles

    private func insole(_ stream: SensorStream, _ device: Int) -> Outcome {
        let name = stream.deviceName
        let cells = stream.forces.filter { Int($0.name) != nil }.sorted { (Int($0.name) ?? 0) < (Int($1.name) ?? 0) }
        let total =
            stream.forces.first { Int($0.name) == nil && $0.name.lowercased().contains("total") }
            ?? (cells.isEmpty ? stream.forces.first : nil)
        var outcome = Outcome(vertical: VerticalAxis(axis: nil, isLoadedPositive: true))
        var raw: [Double]
        var missing: [Range<Int>]
        let source: String
        if let total {
            (raw, missing, source) = (total.bridgedSamples, total.absent, "its total")
        } else if !cells.isEmpty {
            raw = [Double](repeating: 0, count: stream.sampleCount)
            var isMissing = [Bool](repeating: false, count: stream.sampleCount)
            for cell in cells {
                let values = cell.bridgedSamples
                for i in raw.indices { raw[i] += values[i] }
                for gap in cell.absent { for i in gap { isMissing[i] = true } }
            }
            (missing, source) = (isMissing.trueRanges, "sum of its \(cells.count) cells")
        } else {
            outcome.obstacle = "\(name) has no force"
            return outcome
        }
        if let (low, high) = VerticalAxisFinder().extremes(of: raw, rate: stream.rate), abs(low) > abs(high) {
            raw = raw.map { -$0 }
            outcome.vertical?.isLoadedPositive = false
        }
        outcome.decisions.append(
            Recording.Decision("force of \(name)", source, because: "insole with \(stream.forces.count) forces"))
        guard let level = levels.walking(raw, rate: stream.rate) else {
            (outcome.obstacle, outcome.code) = Self.noLevel(raw, name)
            return outcome
        }
        outcome.decisions.append(levelDecision(level, name))
        let sign = outcome.vertical?.isLoadedPositive == false ? -1.0 : 1.0
        outcome.signal = LoadSignal(
            device: device, kind: .insole, isContinuous: true, side: stream.side, rate: stream.rate,
            start: stream.start, force: zip(raw, level.base).map { $0 - $1 }, level: level,
            cells: cells.map { cell in
                let values = cell.bridgedSamples.map { sign * $0 }
                let rest = max(0, RobustStatistics.quantile(values, 0.05) ?? 0)
                return values.map { $0 - rest }
            }, missing: missing)
        return outcome
    }
}

extension SensorStream {
    /// Its forces.
    var forces: [Channel] { channels.filter { $0.quantity == .force } }

    /// How messages call the device.
    var deviceName: String {
        if !name.isEmpty { return name }
        let kind = placement == .insole ? "insole" : "force plate"
        return side == .unknown ? "the \(kind)" : "the \(side.rawValue) \(kind)"
    }
}
