import Glibc
import SignalProcessing

/// The short vibration of a shoe-mounted sensor after a contact.
///
/// It is a displacement of the sensor against the foot that starts and ends at exactly zero, with its exact
/// derivatives; the acceleration and the velocity it adds therefore integrate to zero, and the foot itself is
/// untouched.
struct ContactShock: Sendable, Hashable {
    /// Instant of the contact, seconds.
    let start: Double
    /// Displacement scale along the direction, metres.
    private let amplitude: Vector3

    /// Length of the vibration, seconds.
    static let duration = 0.08
    /// Frequency of a shoe-mounted sensor's vibration, hertz.
    private static let frequency = 40.0

    /// Creates a shock with a peak acceleration, m/s², along a unit vector of the world.
    init(start: Double, peak: Double, direction: Vector3) {
        self.start = start
        amplitude = peak / Self.unitPeak * direction
    }

    /// Displacement of the sensor.
    func at(_ time: Double) -> VectorJet? {
        guard time > start, time < start + Self.duration else { return nil }
        return Self.shape(time - start) * VectorJet(amplitude)
    }

    /// x³ (1 − x)⁸ sin ωt with x = t / duration: position and three derivatives are zero at both ends.
    private static func shape(_ time: Double) -> Jet {
        let x = Jet(time / duration, 1 / duration)
        let rest = Jet(1) - x
        let square = rest * rest
        let fourth = square * square
        let omega = 2 * Double.pi * frequency
        let wave = Jet(omega * time, omega).sineAndCosine.sine
        return x * x * x * (fourth * fourth) * wave
    }

    /// Greatest acceleration of the shape, 1/s².
    private static let unitPeak = (0...1000).map { abs(shape(duration * Double($0) / 1000).second) }.max() ?? 1
}

extension ContactShock {
    /// The vibrations of a foot: one at each initial contact and, after a slapping landing, one at foot-flat.
    static func all(of motion: FootMotion) -> [ContactShock] {
        motion.strides.flatMap { stride -> [ContactShock] in
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
            return shocks
        }
    }
}
