public import Recordings

/// All that was found about one foot.
public struct FootAnalysis: Sendable {
    /// The foot.
    public var side: Side
    /// What the sensor sits on or is: it decides what the strides can say.
    public var source: SensorPlacement = .foot
    /// Its strides in the order of time.
    public var strides: [Stride]
    /// Its events in the order of time.
    public var events: [GaitEvent]
    /// Its walking bouts in the order of time.
    public var bouts: [WalkingBout]
    /// The strides of a long recording that were analysed together; empty where all of them were.
    public var sections: [Section] = []
    /// What was learnt about sensor and foot; `nil` when there is no walking.
    public var model: FootModel?
    /// Quantities that are withheld for the whole foot.
    public var withheld: [Withheld]
    /// What a user should know.
    public var notes: [QualityNote]
    /// The swings sample for sample, in the order of the strides; only strides with a clear swing have one.
    public var swings: [SwingTrace] = []
    /// Pitch and toe clearance of the straight strides on the common axis of swing, in the order of the strides.
    public var curves: [SwingCurve] = []
    /// Where the foot lies instead of standing; empty without a trajectory.
    public var lying: [LyingStretch] = []
    /// The signals thinned for the eye; `nil` when there is no walking.
    public var overview: SignalOverview?
    /// The least the walking speed can be, m/s, for strides without a speed of their own; else `nil`.
    ///
    /// The path of a sensor whose gravity was removed comes out too short.
    public var leastWalkingSpeed: Double?
    /// Whether the sensor measures angular rate; without it there are no angles, heights, lengths and turns.
    public var hasGyroscope = true
    /// The least that contact and toe-off may all be off by, s, where the sensor times them worse than a gyroscope; else `nil`.
    public var timingError: Double?
    /// What the acceleration alone tells of lifting the front of the foot; `nil` with a gyroscope, which measures it, and
    /// where ``withheld`` gives a reason for `toe lift`.
    public var toeLift: ToeLiftEstimate?
    /// The swings of a foot without a gyroscope beside the foot's usual one, in the order of the strides.
    public var accelerometerSwings: [AccelerometerSwing] = []
    /// How far the shank turns in swing, in the order of the strides; empty for any sensor but one on the shank.
    public var shankSwings: [ShankSwing] = []

    /// Creates the analysis of a foot.
    public init(
        side: Side, strides: [Stride] = [], events: [GaitEvent] = [], bouts: [WalkingBout] = [],
        model: FootModel? = nil, withheld: [Withheld] = [], notes: [QualityNote] = []
    ) {
        self.side = side
        self.strides = strides
        self.events = events
        self.bouts = bouts
        self.model = model
        self.withheld = withheld
        self.notes = notes
    }

    /// A part of a long recording with strides in it.
    public struct Section: Sendable, Hashable {
        /// Its number among all sections of the recording.
        public var number: Int
        /// The places of its strides in ``FootAnalysis/strides``.
        public var strides: Range<Int>
    }

    /// A quantity that is not given, and why.
    public struct Withheld: Sendable, Hashable {
        /// What is withheld, for example `clearance`.
        public var quantity: String
        /// One sentence.
        public var reason: String

        /// Creates the statement.
        public init(quantity: String, reason: String) {
            self.quantity = quantity
            self.reason = reason
        }
    }
}

/// A point of the foot in the foot's frame at foot-flat, metres from the sensor.
public struct FootPoint: Sendable, Hashable {
    /// Towards the toes.
    public var forward: Double
    /// To the walker's left.
    public var left: Double
    /// Upwards.
    public var up: Double

    /// Creates a point.
    public init(forward: Double, left: Double, up: Double) {
        self.forward = forward
        self.left = left
        self.up = up
    }
}

/// What the recording itself tells about a sensor and the foot it sits on.
public struct FootModel: Sendable, Hashable {
    /// Gyroscope bias along the sensor's axes, deg/s.
    public var gyroscopeBias: [Double]
    /// Magnitude of gravity as this sensor reads it, m/s².
    public var gravity: Double
    /// Ratio of the two largest principal moments of angular rate: how clearly there is one pitch axis.
    public var axisQuality: Double
    /// 0 to 1: how surely front is told from back, the share of the way that goes along the foot.
    public var directionConfidence: Double
    /// Median tilt error over a stride, degrees.
    public var tiltClosure: Double?
    /// End-velocity error relative to its model; 1 as expected, above 2 something is wrong.
    public var noiseFactor: Double?
    /// Point of the sole under the toes.
    public var toe: FootPoint?
    /// Point of the sole under the heel.
    public var heel: FootPoint?
    /// How the two points were found.
    public var pointsSource: String

    /// Creates a model.
    public init(
        gyroscopeBias: [Double], gravity: Double, axisQuality: Double, directionConfidence: Double,
        tiltClosure: Double? = nil, noiseFactor: Double? = nil, toe: FootPoint? = nil, heel: FootPoint? = nil,
        pointsSource: String = ""
    ) {
        self.gyroscopeBias = gyroscopeBias
        self.gravity = gravity
        self.axisQuality = axisQuality
        self.directionConfidence = directionConfidence
        self.tiltClosure = tiltClosure
        self.noiseFactor = noiseFactor
        self.toe = toe
        self.heel = heel
        self.pointsSource = pointsSource
    }
}
