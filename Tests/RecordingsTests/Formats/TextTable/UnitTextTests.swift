import Testing

@testable import Recordings

struct UnitTextTests {
    @Test(
        arguments: [
            ("m/s^2", .metresPerSecondSquared), ("m/s²", .metresPerSecondSquared), ("m/(s^2)", .metresPerSecondSquared),
            ("m s⁻²", .metresPerSecondSquared), ("m·s^-2", .metresPerSecondSquared), ("m/s/s", .metresPerSecondSquared),
            ("g", .standardGravity), ("G", .standardGravity), ("mG", .milliGravity), ("mg", .milliGravity),
            ("deg/s", .degreesPerSecond), ("°/s", .degreesPerSecond), ("dps", .degreesPerSecond),
            ("d/s", .degreesPerSecond), ("Degrees/s", .degreesPerSecond), ("rad/s", .radiansPerSecond),
            ("rad_s", .radiansPerSecond), ("uT", .microtesla), ("µT", .microtesla), ("T", .tesla), ("N", .newton),
            ("N.mm", .newtonMillimetre), ("N m", .newtonMetre), ("mm", .millimetre),
        ] as [(String, PhysicalUnit)])
    func `physical units`(text: String, unit: PhysicalUnit) {
        #expect(UnitText.parse(text) == .physical(unit))
    }

    @Test(arguments: [("s", 1), ("sec", 1), ("ms", 1e-3), ("µs", 1e-6), ("us", 1e-6), ("ns", 1e-9)])
    func `units of time`(text: String, seconds: Double) {
        #expect(UnitText.parse(text) == .time(seconds: seconds))
    }

    @Test(arguments: ["", "x", "acc", "hours ago", "-0700"])
    func `what is no unit`(_ text: String) {
        #expect(UnitText.parse(text) == nil)
    }
}
