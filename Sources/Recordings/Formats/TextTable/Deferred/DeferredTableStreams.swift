import SignalKernels
import SignalProcessing

/// Makes the sensors of a table whose samples stay in its text: what they are like is found in one pass through them.
struct DeferredTableStreams {
    /// Decides places and units.
    var streams: TableStreams
    /// Reads the samples.
    var rows: DeferredTableRows
    /// Samples that are read at a time.
    var windowLength: Int

    /// A sensor while its samples pass by.
    private struct Sensor {
        let group: SensorGroups.Group
        /// The sensor without samples, its units those that the file names.
        let stream: SensorStream
        let columns: [Int]
        /// Its acceleration and its angular rate, in the file's units.
        var gravity: GravitySamples
        var turning: TurningSamples
        /// What was found in the samples that are kept.
        var survey: StreamSurvey
        /// The last known values of the channels, in the file's units.
        var last: [Double?]
        /// The values on the first sample that is kept.
        var first: [Double] = []
        /// The units in which the samples are surveyed.
        var units: [PhysicalUnit]
    }

    /// Adds the sensors to a recording, with what was decided and found.
    func add(to recording: inout Recording) throws(RecordingError) {
        var kept = 0..<rows.grid.count
        var cropping: RecordingError?
        let options = streams.options
        if options.from != nil || options.to != nil, let group = streams.sensors.groups.first {
            do throws(RecordingError) {
                kept = try Recording.kept(
                    from: options.from, to: options.to, of: rows.grid.count, try streams.emptyStream(of: group),
                    path: rows.path)
            } catch {
                // Units are decided before, and what is wrong with them is told first.
                (cropping, kept) = (error, 0..<0)
            }
        }
        var sensors = try survey(kept, in: try expectedUnits())
        var units: [[PhysicalUnit]] = []
        var settled = recording
        for sensor in sensors {
            let channels = try settle(sensor, streams, &settled)
            var stream = sensor.stream
            stream.channels = channels
            units.append(channels.map(\.fileUnit))
            streams.append(stream, of: sensor.group, to: &settled)
        }
        if let cropping { throw cropping }
        if units != sensors.map(\.units) { sensors = try survey(kept, in: units) }
        recording = settled
        for (index, sensor) in sensors.enumerated() {
            let place = recording.streams.count - sensors.count + index
            let deferred = try deferred(sensor, kept)
            recording.streams[place].start += Double(kept.lowerBound) / recording.streams[place].rate
            recording.streams[place].deferred = deferred
            for channel in sensor.columns.indices {
                recording.streams[place].channels[channel].missing = deferred.examination.channels[channel].missing
            }
        }
        recording.keepMarkers(from: options.from, to: options.to)
    }

    // MARK: - Units

    /// Decides the units of a sensor by what was gathered of its samples.
    private func settle(
        _ sensor: Sensor, _ streams: TableStreams, _ recording: inout Recording
    ) throws(RecordingError) -> [Channel] {
        var channels = sensor.stream.channels
        let (gravity, turning) = (sensor.gravity, sensor.turning)
        let evidence = UnitEvidence(level: { _ in GravityLevel(gravity) }, speed: { _ in TurningSpeed(turning) })
        try streams.settleUnits(
            &channels, sensor.group, sensor.stream.side, PlateUnits(markerUnit: nil), evidence, &recording)
        return channels
    }

    /// The units that the first samples speak for, so that those of all are seldom looked at twice.
    private func expectedUnits() throws(RecordingError) -> [[PhysicalUnit]] {
        var lenient = streams
        lenient.options.requiresUnits = false
        let sensors = try survey(0..<0, of: 0..<min(rows.grid.count, windowLength), in: nil)
        var aside = Recording(source: RecordingSource(path: "", format: "", sha256: ""), streams: [])
        return try sensors.map { sensor throws(RecordingError) in
            try settle(sensor, lenient, &aside).map(\.fileUnit)
        }
    }

    // MARK: - Samples

    /// Goes through the samples.
    ///
    /// - Parameters:
    ///   - kept: The samples to be surveyed.
    ///   - range: The samples to look at; `nil` for all.
    ///   - units: The units of the file, by sensor and channel; `nil` for those it names.
    private func survey(
        _ kept: Range<Int>, of range: Range<Int>? = nil, in units: [[PhysicalUnit]]?
    ) throws(RecordingError) -> [Sensor] {
        let range = range ?? 0..<rows.grid.count
        var sensors: [Sensor] = []
        for (index, group) in streams.sensors.groups.enumerated() {
            let stream = try streams.emptyStream(of: group)
            sensors.append(
                Sensor(
                    group: group, stream: stream, columns: group.columns.map(\.index),
                    gravity: GravitySamples(count: range.count),
                    turning: TurningSamples(
                        axes: UnitEvidence.rateAxes(stream.channels).count, count: range.count,
                        limit: UnitInference.greatestRate),
                    survey: StreamSurvey(
                        stream, count: kept.count, blockSize: ChannelSurvey.longBlock, isOfAllChannels: true,
                        countsTurning: true),
                    last: Array(repeating: nil, count: group.columns.count),
                    units: units?[index] ?? stream.channels.map(\.fileUnit)))
        }
        for window in windows(range, kept) {
            var values = try rows.values(of: sensors.flatMap(\.columns), window, threads: DeferredTableRows.allThreads)
            for index in sensors.indices.reversed() {
                let first = values.count - sensors[index].columns.count
                let own = Array(values[first...])
                // Nobody else may hold the columns, which are converted in their own memory.
                values.removeLast(values.count - first)
                try add(own, at: window, kept, to: &sensors[index])
            }
        }
        for index in sensors.indices { sensors[index].survey.end(at: kept.count) }
        return sensors
    }

    /// Cuts a range into windows, none of which reaches over an end of what is kept.
    private func windows(_ range: Range<Int>, _ kept: Range<Int>) -> [Range<Int>] {
        var windows: [Range<Int>] = []
        for part in [range.lowerBound..<kept.lowerBound, kept, kept.upperBound..<range.upperBound] {
            for first in stride(from: part.lowerBound, to: part.upperBound, by: windowLength) {
                windows.append(first..<min(first + windowLength, part.upperBound))
            }
        }
        return windows
    }

    private func add(
        _ values: consuming [[Double]], at window: Range<Int>, _ kept: Range<Int>, to sensor: inout Sensor
    ) throws(RecordingError) {
        var part = sensor.stream
        for channel in part.channels.indices {
            var column: [Double] = []
            swap(&column, &values[channel])
            if sensor.last[channel] == nil, column.first?.isNaN == true {
                sensor.last[channel] = try rows.firstKnown(sensor.columns[channel], from: window.lowerBound) ?? 0
            }
            let placed = SamplePlacement.masked(column, after: sensor.last[channel])
            sensor.last[channel] = placed.samples.last
            (part.channels[channel].samples, part.channels[channel].missing) = placed
        }
        gatherEvidence(part, at: window.lowerBound, &sensor)
        guard kept.lowerBound <= window.lowerBound, window.upperBound <= kept.upperBound else { return }
        if window.lowerBound == kept.lowerBound { sensor.first = part.channels.compactMap(\.samples.first) }
        for channel in part.channels.indices {
            TableStreams.multiply(&part.channels[channel].samples, by: sensor.units[channel].inSI)
        }
        sensor.survey.add(part, at: window.lowerBound - kept.lowerBound)
    }

    /// Gathers what samples in the file's units tell about them.
    private func gatherEvidence(_ part: SensorStream, at first: Int, _ sensor: inout Sensor) {
        let axes = UnitEvidence.accelerationAxes(part.channels).map { part.channels[$0] }
        if axes.count == 3 {
            sensor.gravity.add(
                axes[0].samples, axes[1].samples, axes[2].samples, missing: axes[0].missing, at: first)
        }
        sensor.turning.add(UnitEvidence.rateAxes(part.channels).map { part.channels[$0].samples }, at: first)
    }

    /// What was found in the samples of a sensor, and how to read them again.
    private func deferred(_ sensor: Sensor, _ kept: Range<Int>) throws(RecordingError) -> DeferredSamples {
        let channels = DeferredTableChannels(
            rows: rows, kept: kept, columns: sensor.columns, units: sensor.units, firstValues: sensor.first,
            missing: sensor.survey.channels.map(\.missing))
        let examination = try StreamExamination(sensor.survey, of: { _ in true }) {
            channel, range throws(RecordingError) in
            try channels.parts([channel], range)[0].samples
        }
        return DeferredSamples(examination) { () throws(RecordingError) in channels.parts }
    }
}

/// The channels of a sensor whose samples are read when they are asked for.
private struct DeferredTableChannels: Sendable {
    let rows: DeferredTableRows
    /// The samples of the clock that are kept.
    let kept: Range<Int>
    let columns: [Int]
    let units: [PhysicalUnit]
    /// The value on the first kept sample of each channel, in the file's unit.
    let firstValues: [Double]
    /// Kept samples of each channel that were not measured.
    let missing: [[Range<Int>]]

    /// The samples of a range of channels, in SI units.
    func parts(_ channels: [Int], _ range: Range<Int>) throws(RecordingError) -> [DeferredSamples.Part] {
        let place = kept.lowerBound + range.lowerBound..<kept.lowerBound + range.upperBound
        var values = try rows.values(of: channels.map { columns[$0] }, place)
        var parts: [DeferredSamples.Part] = []
        for (index, channel) in channels.enumerated() {
            var column: [Double] = []
            swap(&column, &values[index])
            let before = column.first?.isNaN == true ? try known(before: range.lowerBound, of: channel) : nil
            var placed = SamplePlacement.masked(column, after: before)
            TableStreams.multiply(&placed.samples, by: units[channel].inSI)
            parts.append(placed)
        }
        return parts
    }

    /// The value that stands in for a missing sample, in the file's unit.
    private func known(before sample: Int, of channel: Int) throws(RecordingError) -> Double? {
        let gaps = missing[channel]
        var (low, high) = (0, gaps.count)
        while low < high {
            let middle = (low + high) / 2
            if gaps[middle].upperBound <= sample { low = middle + 1 } else { high = middle }
        }
        guard low < gaps.count, gaps[low].contains(sample) else { return nil }
        guard gaps[low].lowerBound > 0 else { return firstValues[channel] }
        let last = kept.lowerBound + gaps[low].lowerBound - 1
        return try rows.values(of: [columns[channel]], last..<last + 1)[0][0]
    }
}
