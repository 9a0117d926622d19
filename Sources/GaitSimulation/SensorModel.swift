/// An inertial sensor: what it does to the exact signals of the motion.
///
/// The defaults are those of a small consumer-grade six-axis sensor. Errors that a sensor keeps (bias, scale,
/// misalignment, mounting) are drawn once for each foot.
public struct SensorModel: Sendable, Hashable {
    /// How the sensor's axes lie on the foot.
    public enum Mounting: Sendable, Hashable {
        /// x to the toes, y to the walker's left, z up at foot-flat.
        case aligned
        /// Any attitude, all equally likely, another for each foot.
        case random
        /// Turned from the aligned attitude about x, then y, then z of the foot, degrees.
        case turned(x: Double, y: Double, z: Double)
    }

    /// Samples per second.
    public var rate = 200.0
    /// How the axes lie on the foot.
    public var mounting = Mounting.random
    /// White noise of acceleration, m/s²/√Hz.
    public var accelerationNoise = 0.002
    /// White noise of angular rate, deg/s/√Hz.
    public var angularRateNoise = 0.02
    /// Standard deviation of the accelerometer's bias on each axis, m/s².
    public var accelerationBias = 0.05
    /// Standard deviation of the gyroscope's bias on each axis, deg/s.
    public var angularRateBias = 0.5
    /// Random walk of the gyroscope's bias, deg/s/√s.
    public var angularRateWalk = 0.005
    /// Standard deviation of the relative scale error on each axis.
    public var scaleError = 0.003
    /// Standard deviation of the angle between each gyroscope axis and the accelerometer's, degrees.
    public var misalignment = 0.2
    /// Acceleration beyond which the sensor reads its limit, m/s².
    public var accelerationRange = 16 * 9.80665
    /// Angular rate beyond which the sensor reads its limit, deg/s.
    public var angularRateRange = 2000.0
    /// Resolution over the whole range, bits; `nil` keeps the samples continuous.
    public var bits: Int? = 16
    /// Share of samples lost in transmission, 0 to below 1.
    public var packetLoss = 0.0
    /// Samples in a packet; a lost packet loses them all.
    public var packetLength = 8
    /// How much later the right sensor starts its clock than the left one, seconds.
    public var clockOffset = 0.0

    /// Creates a typical sensor at 200 samples per second in a random mounting.
    public init() {}

    /// An ideal sensor: exact samples, axes along the foot's.
    public static func ideal(rate: Double) -> SensorModel {
        var model = SensorModel()
        model.rate = rate
        model.mounting = .aligned
        model.accelerationNoise = 0
        model.angularRateNoise = 0
        model.accelerationBias = 0
        model.angularRateBias = 0
        model.angularRateWalk = 0
        model.scaleError = 0
        model.misalignment = 0
        model.accelerationRange = .infinity
        model.angularRateRange = .infinity
        model.bits = nil
        return model
    }
}
