import SignalProcessing

/// A part of the way.
public enum WalkingPathElement: Sendable, Hashable {
    /// Standing still with the feet side by side, seconds.
    case stand(seconds: Double)
    /// Strides of full length straight ahead.
    case walk(strides: Int)
    /// Turning on short strides; degrees in all, to the left positive.
    case turn(degrees: Double, strides: Int)
    /// Strides of full length on a curve; degrees in all, to the left positive.
    case curve(degrees: Double, strides: Int)
    /// Stairs, a foot on every second step; rise of one stride (two steps) in metres, negative downstairs.
    case stairs(strides: Int, rise: Double)
}

/// Where a foot lies flat, in the floor's own frame.
struct Footprint: Sendable, Hashable {
    /// The heel point, metres.
    var heel: Vector3
    /// Direction of the toes, radians, anticlockwise from the x axis seen from above.
    var heading: Double
}

/// A staircase of the way: the heights of its treads along a straight line.
struct StairFlight: Sendable, Hashable {
    /// A point of the floor before the stairs.
    var origin: Vector3
    /// Horizontal unit vector of the ascent or descent.
    var direction: Vector3
    /// Distances from the origin at which a new tread begins, ascending.
    var edges: [Double]
    /// Height of one tread above the one before, metres.
    var rise: Double

    /// Height of the floor at a distance along the flight, above its origin.
    func height(at distance: Double) -> Double { rise * Double(edges.count { $0 <= distance }) }
}
