import SignalProcessing

extension SensorModel.Mounting {
    /// The rotation that takes components along the foot's axes (forward, left, up) to those along the sensor's.
    func rotation(random: inout SimulationRandom) -> Rotation {
        switch self {
        case .aligned:
            return .identity
        case .random:
            // Four normal numbers point uniformly in four dimensions (Marsaglia 1972).
            let vector = random.normalVector()
            return Rotation(scalar: random.normal(), vector: vector).normalized
        case .turned(let x, let y, let z):
            let degree = Double.pi / 180
            let attitude =
                Rotation(angle: z * degree, axis: Vector3(0, 0, 1))
                * Rotation(angle: y * degree, axis: Vector3(0, 1, 0))
                * Rotation(angle: x * degree, axis: Vector3(1, 0, 0))
            return attitude.inverse
        }
    }
}
