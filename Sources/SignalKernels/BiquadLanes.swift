/// A number, or several numbers side by side, that a filter carries through the same arithmetic.
package protocol FilterLane: Sendable {
    /// The same number in every lane.
    init(repeating value: Double)
    static func + (a: Self, b: Self) -> Self
    static func - (a: Self, b: Self) -> Self
    static func * (a: Self, b: Self) -> Self
}

extension Double: FilterLane {
    package init(repeating value: Double) { self = value }
}
extension SIMD2<Double>: FilterLane {}
extension SIMD4<Double>: FilterLane {}

/// A run of samples that can be read and written lane by lane.
///
/// Implementations hold bare pointers; they are only ever made inside the scope that owns the memory.
protocol LaneBuffer {
    associatedtype Lane: FilterLane
    func load(_ index: Int) -> Lane
    func store(_ lane: Lane, at index: Int)
}

/// Samples already stored as lanes.
@unsafe struct PackedLanes<Lane: FilterLane>: LaneBuffer {
    let base: UnsafeMutablePointer<Lane>

    @inline(__always) func load(_ index: Int) -> Lane { unsafe base[index] }
    @inline(__always) func store(_ lane: Lane, at index: Int) { unsafe base[index] = lane }
}

/// Two columns as the lanes of one vector.
@unsafe struct TwoColumns: LaneBuffer {
    let a: UnsafeMutablePointer<Double>
    let b: UnsafeMutablePointer<Double>

    @inline(__always) func load(_ index: Int) -> SIMD2<Double> { unsafe SIMD2(a[index], b[index]) }
    @inline(__always) func store(_ lane: SIMD2<Double>, at index: Int) {
        unsafe a[index] = lane.x
        unsafe b[index] = lane.y
    }
}

/// Three columns as the first lanes of one vector; the fourth stays zero.
@unsafe struct ThreeColumns: LaneBuffer {
    let a: UnsafeMutablePointer<Double>
    let b: UnsafeMutablePointer<Double>
    let c: UnsafeMutablePointer<Double>

    @inline(__always) func load(_ index: Int) -> SIMD4<Double> { unsafe SIMD4(a[index], b[index], c[index], 0) }
    @inline(__always) func store(_ lane: SIMD4<Double>, at index: Int) {
        unsafe a[index] = lane.x
        unsafe b[index] = lane.y
        unsafe c[index] = lane.z
    }
}
