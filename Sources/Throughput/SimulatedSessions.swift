public import Gait
import GaitSimulation
public import Recordings

/// Sessions of healthy walking made for measuring: equal settings give equal files.
public struct SimulatedSessions: Sendable, Hashable {
    /// The format of the recordings.
    public enum Format: String, Sendable, CaseIterable {
        case wav
        case csv
    }

    /// Minutes of walking in each.
    public var minutes: Double
    /// Samples per second.
    public var rate: Double
    /// How many sessions, each of another walker.
    public var count: Int
    /// Format of the files, one a foot.
    public var format: Format

    /// Creates settings.
    public init(minutes: Double = 10, rate: Double = 200, count: Int = 1, format: Format = .wav) {
        self.minutes = minutes
        self.rate = rate
        self.count = count
        self.format = format
    }

    /// What they are, for a reader.
    public var name: String {
        NumberText.count(count, "simulated session")
            + " of \(NumberText.text(minutes)) min at \(NumberText.text(rate)) Hz"
    }

    /// Writes the recordings into a folder.
    ///
    /// - Throws: `RecordingError` with code `cannotWrite`.
    public func write(to folder: String) throws(RecordingError) -> [SessionFiles] {
        var sessions: [SessionFiles] = []
        for number in 1...max(1, count) {
            let walked = simulation(number).run()
            var files: [SessionFiles.File] = []
            for stream in [walked.left, walked.right] {
                let path = "\(folder)/session-\(number)-\(stream.side.rawValue).\(format.rawValue)"
                let source = RecordingSource(path: "", format: "simulation", sha256: "")
                try RecordingWriter().write(Recording(source: source, streams: [stream]), to: path)
                files.append(SessionFiles.File(path, statedSide: stream.side))
            }
            sessions.append(SessionFiles(files))
        }
        return sessions
    }

    private func simulation(_ number: Int) -> WalkingSimulation {
        var scenario = WalkingScenario()
        scenario.lengthen(toStrides: max(1, Int((minutes * 60 / scenario.strideTime).rounded(.up))))
        var sensor = SensorModel()
        sensor.rate = rate
        return WalkingSimulation(scenario: scenario, sensor: sensor, seed: UInt64(number))
    }
}
