/// Sorts the channels of a WAV file by the sensor they belong to.
struct WaveStreams {
    /// How each channel was read.
    var plans: [WaveChannelPlan]
    /// Where the sensor was worn, as entered in the vendor's software.
    var position: String?
    /// What the user states.
    var options: ReadingOptions
    /// The file.
    var path: String

    private struct Sensor: Hashable {
        var side: Side
        var placement: SensorPlacement
        var name: String
    }

    /// The channels of each sensor, in the order in which the sensors first appear.
    ///
    /// A channel that says nothing of its own joins the only sensor there is.
    private func sensors() -> [(sensor: Sensor, channels: [Int])] {
        var found: [(sensor: Sensor, channels: [Int])] = []
        func add(_ channel: Int, to sensor: Sensor) {
            if let place = found.firstIndex(where: { $0.sensor == sensor }) {
                found[place].channels.append(channel)
            } else {
                found.append((sensor, [channel]))
            }
        }
        for (channel, plan) in plans.enumerated() where plan.meaning.quantity != .other {
            let name = plan.meaning.otherWords.joined(separator: " ")
            add(channel, to: Sensor(side: plan.meaning.side, placement: plan.meaning.placement, name: name))
        }
        let signals = found
        for (channel, plan) in plans.enumerated() where plan.meaning.quantity == .other {
            let meaning = plan.meaning
            let mate = signals.first { $0.sensor.side == meaning.side && $0.sensor.placement == meaning.placement }
            let only =
                signals.count == 1 && meaning.side == .unknown && meaning.placement == .unknown ? signals[0] : nil
            add(
                channel,
                to: (mate ?? only)?.sensor ?? Sensor(side: meaning.side, placement: meaning.placement, name: ""))
        }
        return found.map { ($0.sensor, $0.channels.sorted()) }
    }

    /// A stream of each sensor, without samples, and which channels of the file its channels are.
    func make(
        rate: Double, declaredRate: Double, start: Double
    ) throws(RecordingError) -> [(stream: SensorStream, columns: [Int])] {
        let sensors = sensors()
        guard sensors.count == 1 || (options.side == nil && options.placement == nil) else {
            throw RecordingError(
                .usage, path: path,
                "the file holds \(sensors.count) sensors; side and placement of one cannot be stated",
                remedy: "leave --side and the placement out, or name the channels with --channels")
        }
        return sensors.map { sensor, numbers in
            let place = place(of: sensor, firstName: plans[numbers[0]].name, isOnly: sensors.count == 1)
            let channels = numbers.map { number in
                let plan = plans[number]
                return Channel(
                    name: plan.name, quantity: plan.meaning.quantity, axis: plan.meaning.axis, fileUnit: plan.unit,
                    samples: [])
            }
            let stream = SensorStream(
                name: sensor.name, placement: place.placement, side: place.side, placementEvidence: place.evidence,
                rate: rate, declaredRate: declaredRate, start: start, channels: channels)
            return (stream, numbers)
        }
    }

    /// Side and placement, from the strongest source that knows each: the user, the channel names, the text the device
    /// was configured with, the name of the file.
    private func place(
        of sensor: Sensor, firstName: String, isOnly: Bool
    ) -> (side: Side, placement: SensorPlacement, evidence: String) {
        var sources: [(side: Side, placement: SensorPlacement, evidence: String)] = [
            (options.side ?? .unknown, options.placement ?? .unknown, "stated by the user"),
            (
                isOnly ? options.tableStatements.first(\.side)?.value ?? .unknown : .unknown,
                isOnly ? options.tableStatements.first(\.placement)?.value ?? .unknown : .unknown,
                options.profileEvidence
            ),
            (sensor.side, sensor.placement, "channel name \(firstName)"),
        ]
        if isOnly, let position {
            let words = WaveChannelName(position)
            sources.append((words.side, words.placement, "device metadata: worn at \(position)"))
        } else if isOnly {
            let name = path.split(separator: "/").last.map(String.init) ?? ""
            // A single letter in a file's name is too little to call it a side.
            let words = Set(WaveChannelName.words(of: name))
            let sides = [Side.left, .right].filter { words.contains($0.rawValue) }
            sources.append(
                (sides.count == 1 ? sides[0] : .unknown, WaveChannelName(name).placement, "file name \(name)"))
        }
        let side = sources.first { $0.side != .unknown }
        let placement = sources.first { $0.placement != .unknown }
        var evidence = [side?.evidence, placement?.evidence].compactMap(\.self)
        if evidence.count == 2, evidence[0] == evidence[1] { evidence.removeLast() }
        if evidence.isEmpty {
            evidence = [position.map { "device metadata: worn at \($0)" } ?? "neither names nor text say where it sat"]
        }
        return (side?.side ?? .unknown, placement?.placement ?? .unknown, evidence.joined(separator: "; "))
    }
}
