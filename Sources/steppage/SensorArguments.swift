import ArgumentParser
import GaitSimulation

/// The simulated sensor; what is left out is that of a typical sensor.
struct SensorArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Samples per second, 10 to 2000.", valueName: "hz"))
    var rate = 200.0

    @Flag(help: "Exact samples, axes along the foot's.")
    var ideal = false

    @Option(help: "How the sensor's axes lie on the foot.")
    var mounting: MountingName?

    @Option(help: ArgumentHelp("White noise of acceleration, m/s²/√Hz.", valueName: "x"))
    var accNoise: Double?

    @Option(help: ArgumentHelp("White noise of angular rate, deg/s/√Hz.", valueName: "x"))
    var gyroNoise: Double?

    @Option(help: ArgumentHelp("Spread of the accelerometer's bias, m/s².", valueName: "x"))
    var accBias: Double?

    @Option(help: ArgumentHelp("Spread of the gyroscope's bias, deg/s.", valueName: "x"))
    var gyroBias: Double?

    @Option(help: ArgumentHelp("Spread of the relative scale error.", valueName: "x"))
    var scaleError: Double?

    @Option(help: ArgumentHelp("Spread of the angle between the two sensors' axes, degrees.", valueName: "x"))
    var misalignment: Double?

    @Option(help: ArgumentHelp("Greatest acceleration the sensor reads, g.", valueName: "g"))
    var accRange: Double?

    @Option(help: ArgumentHelp("Greatest angular rate the sensor reads, deg/s.", valueName: "dps"))
    var gyroRange: Double?

    @Option(help: ArgumentHelp("Share of samples lost, 0 to 0.9.", valueName: "x"))
    var packetLoss: Double?

    @Option(help: ArgumentHelp("How much later the right sensor starts, seconds.", valueName: "s"))
    var clockOffset: Double?

    /// How the axes lie, as it is typed.
    enum MountingName: String, CaseIterable, ExpressibleByArgument {
        case aligned
        case random
    }

    func validate() throws {
        if !(10...2000).contains(rate) { throw ValidationError("--rate \(rate): 10 to 2000 Hz are expected") }
        let spreads = [
            ("--acc-noise", accNoise), ("--gyro-noise", gyroNoise), ("--acc-bias", accBias),
            ("--gyro-bias", gyroBias), ("--scale-error", scaleError), ("--misalignment", misalignment),
            ("--clock-offset", clockOffset),
        ]
        for case (let name, let value?) in spreads where !(value >= 0 && value.isFinite) {
            throw ValidationError("\(name) \(value): 0 or more is expected")
        }
        for case (let name, let value?) in [("--acc-range", accRange), ("--gyro-range", gyroRange)] where !(value > 0) {
            throw ValidationError("\(name) \(value): more than 0 is expected")
        }
        if let packetLoss, !(0...0.9).contains(packetLoss) {
            throw ValidationError("--packet-loss \(packetLoss): a share of 0 to 0.9 is expected")
        }
    }

    /// The resolved sensor.
    var model: SensorModel {
        var model = SensorModel()
        if ideal { model = .ideal(rate: rate) }
        model.rate = rate
        switch mounting {
        case .aligned: model.mounting = .aligned
        case .random: model.mounting = .random
        case nil: break
        }
        if let accNoise { model.accelerationNoise = accNoise }
        if let gyroNoise { model.angularRateNoise = gyroNoise }
        if let accBias { model.accelerationBias = accBias }
        if let gyroBias { model.angularRateBias = gyroBias }
        if let scaleError { model.scaleError = scaleError }
        if let misalignment { model.misalignment = misalignment }
        if let accRange { model.accelerationRange = accRange * 9.80665 }
        if let gyroRange { model.angularRateRange = gyroRange }
        if let packetLoss { model.packetLoss = packetLoss }
        if let clockOffset { model.clockOffset = clockOffset }
        return model
    }
}
