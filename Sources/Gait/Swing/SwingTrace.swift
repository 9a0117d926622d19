/// What a foot does around one swing, sample for sample: the evidence for stumbles.
///
/// It begins 100 ms before toe-off and ends 100 ms after initial contact, or where the stride does. All columns are of
/// one length; a column that is not available is empty.
public struct SwingTrace: Sendable, Hashable {
    /// Number of the stride of this foot.
    public var stride: Int
    /// Time of the first sample, seconds from the start of the recording.
    public var start: Double
    /// Samples per second.
    public var rate: Double
    /// Toe-off, in samples from the first one.
    public var toeOff: Double
    /// Initial contact, in samples from the first one.
    public var initialContact: Double
    /// Speed of the sensor along the chord of the stride, m/s; empty without a trajectory.
    public var forwardSpeed: [Float]
    /// Magnitude of the acceleration above 30 Hz, mean over 30 ms, m/s²; it needs no axes.
    public var vibration: [Float]
    /// Pitch rate, deg/s, toe-up positive.
    public var pitchRate: [Float]
    /// Toe clearance, metres; empty where clearance is withheld.
    public var toeClearance: [Float]

    /// Creates a trace.
    public init(
        stride: Int, start: Double, rate: Double, toeOff: Double, initialContact: Double, forwardSpeed: [Float],
        vibration: [Float], pitchRate: [Float], toeClearance: [Float]
    ) {
        self.stride = stride
        self.start = start
        self.rate = rate
        self.toeOff = toeOff
        self.initialContact = initialContact
        self.forwardSpeed = forwardSpeed
        self.vibration = vibration
        self.pitchRate = pitchRate
        self.toeClearance = toeClearance
    }

    /// Number of samples.
    public var count: Int { vibration.count }
}
