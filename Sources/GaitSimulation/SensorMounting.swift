import Glibc

/// A rotation from the foot's axes (forward, left, up) to the sensor's, as rows.
struct SensorMounting: Sendable, Hashable {
    let x: SIMD3<Double>
    let y: SIMD3<Double>
    let z: SIMD3<Double>

    /// From the foot's axes to the sensor's.
    func callAsFunction(_ v: SIMD3<Double>) -> SIMD3<Double> { SIMD3((x * v).sum(), (y * v).sum(), (z * v).sum()) }

    init(_ mounting: SensorModel.Mounting, random: inout SimulationRandom) {
        switch mounting {
        case .aligned:
            self.init(quaternion: SIMD4(0, 0, 0, 1))
        case .random:
            // Four normal numbers point uniformly in four dimensions (Marsaglia 1972).
            let xyz = random.normalVector()
            self.init(quaternion: SIMD4(xyz, random.normal()))
        case .turned(let x, let y, let z):
            self.init(turned: SIMD3(x, y, z) * (.pi / 180))
        }
    }

    /// A small turn, for the angle between two sensors in one case; radians about the three axes.
    init(small angles: SIMD3<Double>) { self.init(turned: angles) }

    /// The sensor's axes after turns about the foot's x, then y, then z.
    private init(turned angles: SIMD3<Double>) {
        func quaternion(_ angle: Double, _ axis: SIMD3<Double>) -> SIMD4<Double> {
            SIMD4(axis * sin(angle / 2), cos(angle / 2))
        }
        let x = quaternion(angles.x, SIMD3(1, 0, 0))
        let y = quaternion(angles.y, SIMD3(0, 1, 0))
        let z = quaternion(angles.z, SIMD3(0, 0, 1))
        self.init(quaternion: Self.product(z, Self.product(y, x)))
    }

    /// From a quaternion (x, y, z, w) of any length that turns the foot's axes into the sensor's.
    private init(quaternion: SIMD4<Double>) {
        let length = (quaternion * quaternion).sum().squareRoot()
        let q = quaternion / length
        x = SIMD3(1 - 2 * (q.y * q.y + q.z * q.z), 2 * (q.x * q.y + q.z * q.w), 2 * (q.x * q.z - q.y * q.w))
        y = SIMD3(2 * (q.x * q.y - q.z * q.w), 1 - 2 * (q.x * q.x + q.z * q.z), 2 * (q.y * q.z + q.x * q.w))
        z = SIMD3(2 * (q.x * q.z + q.y * q.w), 2 * (q.y * q.z - q.x * q.w), 1 - 2 * (q.x * q.x + q.y * q.y))
    }

    private static func product(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> SIMD4<Double> {
        let u = SIMD3(a.x, a.y, a.z)
        let v = SIMD3(b.x, b.y, b.z)
        let cross = SIMD3(u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x)
        return SIMD4(a.w * v + b.w * u + cross, a.w * b.w - (u * v).sum())
    }
}
