import Glibc
import SignalProcessing

/// A quantity that changes with time, with its first and second derivative at one instant.
///
/// Arithmetic follows the rules of differentiation, so whatever is computed from jets carries exact derivatives
/// (forward-mode automatic differentiation, Griewank & Walther 2008).
struct Jet: Sendable, Hashable {
    var value: Double
    var first: Double
    var second: Double

    init(_ value: Double, _ first: Double = 0, _ second: Double = 0) {
        self.value = value
        self.first = first
        self.second = second
    }

    static func + (a: Jet, b: Jet) -> Jet { Jet(a.value + b.value, a.first + b.first, a.second + b.second) }

    static func - (a: Jet, b: Jet) -> Jet { Jet(a.value - b.value, a.first - b.first, a.second - b.second) }

    static prefix func - (a: Jet) -> Jet { Jet(-a.value, -a.first, -a.second) }

    static func * (a: Double, b: Jet) -> Jet { Jet(a * b.value, a * b.first, a * b.second) }

    static func * (a: Jet, b: Jet) -> Jet {
        Jet(
            a.value * b.value, a.first * b.value + a.value * b.first,
            a.second * b.value + 2 * a.first * b.first + a.value * b.second)
    }

    /// The outer function applied to this quantity, given the outer function's own value and derivatives there.
    func mapped(_ outer: Jet) -> Jet {
        Jet(outer.value, outer.first * first, outer.second * first * first + outer.first * second)
    }

    /// Sine and cosine of an angle in radians.
    var sineAndCosine: (sine: Jet, cosine: Jet) {
        let s = sin(value)
        let c = cos(value)
        return (mapped(Jet(s, c, -s)), mapped(Jet(c, -s, -c)))
    }
}

/// A vector that changes with time, with its first and second derivative at one instant.
struct VectorJet: Sendable, Hashable {
    var value: Vector3
    var first: Vector3
    var second: Vector3

    init(_ value: Vector3, _ first: Vector3 = .zero, _ second: Vector3 = .zero) {
        self.value = value
        self.first = first
        self.second = second
    }

    init(_ x: Jet, _ y: Jet, _ z: Jet) {
        value = Vector3(x.value, y.value, z.value)
        first = Vector3(x.first, y.first, z.first)
        second = Vector3(x.second, y.second, z.second)
    }

    var x: Jet { Jet(value.x, first.x, second.x) }
    var y: Jet { Jet(value.y, first.y, second.y) }
    var z: Jet { Jet(value.z, first.z, second.z) }

    static func + (a: VectorJet, b: VectorJet) -> VectorJet {
        VectorJet(a.value + b.value, a.first + b.first, a.second + b.second)
    }

    static func - (a: VectorJet, b: VectorJet) -> VectorJet {
        VectorJet(a.value - b.value, a.first - b.first, a.second - b.second)
    }

    static func * (a: Double, b: VectorJet) -> VectorJet { VectorJet(a * b.value, a * b.first, a * b.second) }

    static func * (a: Jet, b: VectorJet) -> VectorJet {
        VectorJet(
            a.value * b.value, a.first * b.value + a.value * b.first,
            a.second * b.value + 2 * a.first * b.first + a.value * b.second)
    }

    /// The component along a fixed direction.
    func along(_ direction: Vector3) -> Jet {
        Jet(value.dot(direction), first.dot(direction), second.dot(direction))
    }
}
