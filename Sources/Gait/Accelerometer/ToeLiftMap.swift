import Glibc
import SignalProcessing

/// The linear map from a foot's usual acceleration about contact to its pitch.
///
/// The 28 inputs are the forward and the upward acceleration at 14 instants, m/s² with gravity scaled to 9.81. The
/// coefficients are a ridge regression (strength 30 on standardised inputs, every person of equal weight) over 737 feet of
/// 170 people, 34 healthy and 136 after stroke, whose medians a six-axis sensor on the instep gave; means, deviations and
/// the domain matrix describe the same feet. All are statistics over these people; none is a recording of one.
struct ToeLiftMap: Sendable {
    /// The first instant and the step from one to the next, s relative to contact.
    static let firstInstant = -0.66
    static let step = 0.06
    /// Instants.
    static let instantCount = 14
    /// Gravity that accelerations are scaled to, m/s².
    static let gravity = 9.81

    /// A quantity that the map gives.
    struct Quantity: Sendable {
        let intercept: Double
        /// Forward at each instant, then upward.
        let coefficients: [Double]
        /// Error within the people learnt on, and from study to study, in the unit of the quantity.
        let error: Double
        let studyError: Double

        /// The value for a foot.
        func value(_ input: [Double]) -> Double {
            zip(coefficients, input).reduce(intercept) { $0 + $1.0 * $1.1 }
        }

        /// The standard deviation of the error at a distance from the people learnt on.
        func deviation(at distance: Double) -> Double {
            let own = error * pow(max(1, distance / 0.8), 0.8)
            return (own * own + studyError * studyError).squareRoot()
        }
    }

    /// Distance of a foot from the people learnt on: the root mean square of its independent departures.
    static func distance(_ input: [Double]) -> Double {
        let z = input.indices.map { (input[$0] - mean[$0]) / deviation[$0] }
        let moved = ToeLiftDomain.multiply(z)
        let square = zip(z, moved).reduce(0) { $0 + $1.0 * $1.1 }
        return (max(0, square) / Double(z.count)).squareRoot()
    }

    /// Greatest pitch before landing, degrees.
    static let greatestPitch = Quantity(
        intercept: -74.4334,
        coefficients: [
            -0.2436, -0.0568, 0.2434, 0.1904, -0.0302, 0.0273, 0.0018,
            -0.1205, -0.0361, 0.0474, 0.1205, 0.4167, -0.2792, -0.0914,
            1.1921, 0.2269, 0.4759, 0.2014, 0.0618, 0.0301, 0.2202,
            0.5443, 0.5208, 0.7881, 0.6047, 0.5151, 1.0980, 1.8929,
        ], error: 2.6, studyError: 2.5)

    /// Pitch at initial contact, degrees.
    static let contactPitch = Quantity(
        intercept: -72.7909,
        coefficients: [
            -0.4847, 0.0918, 0.0109, 0.0589, -0.1293, 0.1170, -0.0791,
            0.0494, 0.0741, 0.1328, 0.1504, 0.5485, -0.1191, -0.2656,
            0.9480, 0.2508, 0.6967, 0.0491, 0.1604, 0.0977, 0.2505,
            0.3543, 0.3588, 0.6782, 0.4584, 0.1848, 1.4453, 2.1962,
        ], error: 2.8, studyError: 1.5)

    /// Stride length, m; good to ±0.3 m and used only to tell a speed that nobody learnt on reached.
    static let strideLength = Quantity(
        intercept: -2.07551,
        coefficients: [
            -0.02899, -0.00161, 0.00234, 0.00381, -0.00135, 0.00244, -0.00320,
            -0.01646, -0.00575, -0.00510, -0.00618, -0.00282, -0.01033, 0.01792,
            0.06874, 0.00900, 0.02474, 0.00600, 0.00178, 0.00095, 0.00048,
            0.00811, 0.01369, 0.01794, 0.01261, 0.01751, 0.02478, 0.03970,
        ], error: 0.075, studyError: 0.12)

    /// Mean and standard deviation of each input over the feet, used for the distance alone.
    static let mean = [
        -0.138, -0.102, -0.174, -0.973, -0.228, 2.375, 1.289,
        -1.806, -5.685, -13.228, -16.833, -7.540, -1.668, -0.458,
        10.059, 10.413, 11.307, 13.655, 15.828, 13.380, 10.612,
        11.686, 14.395, 13.343, 8.154, 10.732, 13.247, 10.812,
    ]
    private static let deviation = [
        0.807, 1.239, 1.867, 2.434, 2.892, 3.133, 3.136,
        2.538, 3.476, 6.445, 8.194, 4.962, 1.675, 0.662,
        0.467, 0.802, 1.495, 3.350, 5.760, 4.970, 2.268,
        2.164, 3.727, 4.127, 2.112, 2.239, 2.612, 1.152,
    ]
}
