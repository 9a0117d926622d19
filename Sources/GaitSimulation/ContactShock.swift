import Glibc
import SignalProcessing

/// A short vibration of a shoe-mounted sensor: after a contact, or when something meets foot or sensor.
///
/// It is a displacement of the sensor against the foot that starts and ends at exactly zero, with its exact
/// derivatives; the acceleration and the velocity it adds therefore integrate to zero, and the foot itself is
/// untouched.
struct ContactShock: Sendable, Hashable {
    /// Instant of the contact, seconds.
    let start: Double
    /// Length of the vibration, seconds.
    let duration: Double
    /// Displacement scale along the direction, metres.
    private let amplitude: Vector3
    /// Hertz.
    private let frequency: Double

    /// Length of the vibration after a contact, seconds.
    static let duration = 0.08
    /// Frequency of a shoe-mounted sensor's vibration, hertz.
    private static let frequency = 40.0

    /// Creates a shock with a peak acceleration, m/s², along a unit vector of the world.
    init(start: Double, peak: Double, direction: Vector3) {
        self.start = start
        duration = Self.duration
        frequency = Self.frequency
        amplitude = peak / Self.unitPeak * direction
    }

    /// Creates the vibration of a burst, along a unit vector of the world.
    init(_ burst: SwingDisturbance.Burst, direction: Vector3) {
        start = burst.start
        duration = burst.duration
        frequency = burst.frequency
        amplitude = burst.peak / Self.unitPeak(burst.duration, burst.frequency) * direction
    }

    /// Displacement of the sensor.
    func at(_ time: Double) -> VectorJet? {
        guard time > start, time < start + duration else { return nil }
        return Self.shape(time - start, duration, frequency) * VectorJet(amplitude)
    }

    /// x³ (1 − x)⁸ sin ωt with x = t / duration: position and three derivatives are zero at both ends.
    private static func shape(_ time: Double, _ duration: Double, _ frequency: Double) -> Jet {
        let x = Jet(time / duration, 1 / duration)
        let rest = Jet(1) - x
        let square = rest * rest
        let fourth = square * square
        let omega = 2 * Double.pi * frequency
        let wave = Jet(omega * time, omega).sineAndCosine.sine
        return x * x * x * (fourth * fourth) * wave
    }

    /// Greatest acceleration of the shape, 1/s².
    private static func unitPeak(_ duration: Double, _ frequency: Double) -> Double {
        (0...1000).map { abs(shape(duration * Double($0) / 1000, duration, frequency).second) }.max() ?? 1
    }

    private static let unitPeak = unitPeak(duration, frequency)
}

extension ContactShock {
    /// The vibrations of a foot in the order of time: one at each initial contact, after a slapping landing one at
    /// foot-flat, and those of its disturbances.
    static func all(of motion: FootMotion) -> [ContactShock] {
        let shocks = motion.strides.flatMap { stride -> [ContactShock] in
            let design = stride.design
            let heading = design.to.heading
            // The floor pushes up and against the forward motion.
            let back = motion.world(Vector3(-0.6 * cos(heading), -0.6 * sin(heading), 0.8))
            var shocks = [ContactShock(start: design.contact, peak: design.shock, direction: back)]
            if design.slap > 0, design.contactPitch > 0 {
                let up = motion.world(Vector3(0, 0, 1))
                // The toes meet the floor fastest a little before the landing has ended.
                let start = design.flat - 0.1 * (design.flat - design.contact)
                shocks.append(ContactShock(start: start, peak: design.slap * 80, direction: up))
            }
            for burst in design.disturbance?.bursts ?? [] {
                shocks.append(ContactShock(burst, direction: motion.world(burst.direction)))
            }
            return shocks
        }
        return shocks.sorted { $0.start < $1.start }
    }
}
