import Glibc
import SignalProcessing

/// The tilt of the line from the heel marker to the toe marker.
enum MarkerPitch {
    /// The angle of a vector to the floor, rad, toe-up positive.
    static func angle(_ vector: Vector3) -> Double {
        atan2(vector.z, (vector.x * vector.x + vector.y * vector.y).squareRoot())
    }

    /// The heading of a vector on the floor, rad, anticlockwise from the first axis.
    static func heading(_ vector: Vector3) -> Double { atan2(vector.y, vector.x) }

    /// A difference of headings brought to ±π.
    static func turn(from first: Vector3, to second: Vector3) -> Double {
        let difference = heading(second) - heading(first)
        return atan2(sin(difference), cos(difference))
    }
}
