/// What is worked on: by how much it is, results of different inputs can be compared.
public struct BenchmarkInput: Sendable, Hashable {
    /// What it is, for a reader: names of files, or how it was simulated.
    public var name: String
    /// Format of the files, as in `session.json`; several are joined by a plus sign.
    public var format: String
    /// Walking sessions.
    public var sessions: Int
    /// Sensors of all sessions.
    public var sensors: Int
    /// Samples of all sensors: an instant of a sensor is one, however many channels it has.
    public var samples: Int
    /// Size of all files.
    public var bytes: Int
    /// Recorded time of all sessions, seconds.
    public var duration: Double
    /// Strides that were found, of both feet.
    public var strides: Int

    /// Creates a description.
    public init(
        name: String, format: String = "", sessions: Int = 0, sensors: Int = 0, samples: Int = 0, bytes: Int = 0,
        duration: Double = 0, strides: Int = 0
    ) {
        self.name = name
        self.format = format
        self.sessions = sessions
        self.sensors = sensors
        self.samples = samples
        self.bytes = bytes
        self.duration = duration
        self.strides = strides
    }
}
