/// What needs both feet.
public struct BilateralFigures: Sendable, Hashable {
    /// Left against right, by parameter.
    public var asymmetries: [Asymmetry]
    /// Stride-to-stride variability of both sides, by parameter; empty with fewer than 30 strides a foot.
    public var variabilities: [SideVariability]
    /// Steps from one foot's contact to the other's, and the time on both feet; `nil` without a common clock.
    public var steps: StepFigures?
    /// Quantities that are withheld, and why.
    public var withheld: [Withheld]

    /// Creates the figures.
    public init(
        asymmetries: [Asymmetry] = [], variabilities: [SideVariability] = [], steps: StepFigures? = nil,
        withheld: [Withheld] = []
    ) {
        self.asymmetries = asymmetries
        self.variabilities = variabilities
        self.steps = steps
        self.withheld = withheld
    }

    /// A quantity that is not given, and why.
    public struct Withheld: Sendable, Hashable {
        /// What is withheld.
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

/// Left against right in one parameter; every form of it, because the field uses them all.
public struct Asymmetry: Sendable, Hashable {
    /// The name of the parameter's column in `strides.csv`.
    public var parameter: String
    /// The unit of the two medians and the difference.
    public var unit: String
    /// Median of the left foot.
    public var left: Double
    /// Median of the right foot.
    public var right: Double
    /// Right minus left.
    public var difference: IntervalEstimate
    /// Right over left; `nil` for quantities without a true zero.
    public var ratio: IntervalEstimate?
    /// 100 · (right − left) / mean of both (Robinson 1987); `nil` for quantities without a true zero.
    public var symmetryIndex: IntervalEstimate?
    /// 100 · (45° − atan(right / left)) / 90° (Zifchock 2008); `nil` for quantities without a true zero.
    public var symmetryAngle: IntervalEstimate?

    /// Creates an asymmetry.
    public init(
        parameter: String, unit: String, left: Double, right: Double, difference: IntervalEstimate,
        ratio: IntervalEstimate? = nil, symmetryIndex: IntervalEstimate? = nil, symmetryAngle: IntervalEstimate? = nil
    ) {
        self.parameter = parameter
        self.unit = unit
        self.left = left
        self.right = right
        self.difference = difference
        self.ratio = ratio
        self.symmetryIndex = symmetryIndex
        self.symmetryAngle = symmetryAngle
    }
}

/// Times from foot to foot.
public struct StepFigures: Sendable, Hashable {
    /// From the right foot's contact to the left's, seconds.
    public var leftStepTime: IntervalEstimate
    /// From the left foot's contact to the right's, seconds.
    public var rightStepTime: IntervalEstimate
    /// Time on both feet over the stride, percent.
    public var doubleSupport: IntervalEstimate
    /// Steps a minute.
    public var cadence: IntervalEstimate
    /// Steps they rest on.
    public var stepCount: Int

    /// Creates the figures.
    public init(
        leftStepTime: IntervalEstimate, rightStepTime: IntervalEstimate, doubleSupport: IntervalEstimate,
        cadence: IntervalEstimate, stepCount: Int
    ) {
        self.leftStepTime = leftStepTime
        self.rightStepTime = rightStepTime
        self.doubleSupport = doubleSupport
        self.cadence = cadence
        self.stepCount = stepCount
    }
}
