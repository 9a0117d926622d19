import SignalProcessing

/// How a force plate lies in the laboratory.
struct PlateFrame: Sendable {
    /// The plate's axes in laboratory axes.
    var x: Vector3
    var y: Vector3
    var z: Vector3
    /// The middle of its surface in laboratory axes, m.
    var centre: Vector3

    /// Builds the frame of four corners.
    ///
    /// The corners stand in the order of the plate's quadrants (+x +y), (−x +y), (−x −y), (+x −y); the third axis
    /// follows by the right-hand rule. `nil` when they span no surface.
    init?(corners: [Vector3]) {
        guard corners.count == 4 else { return nil }
        let x = (corners[0] - corners[1]).normalized
        let z = x.cross(corners[0] - corners[3]).normalized
        guard x.norm > 0.5, z.norm > 0.5, x.norm.isFinite, z.norm.isFinite else { return nil }
        self.x = x
        self.y = z.cross(x)
        self.z = z
        centre = (corners[0] + corners[1] + corners[2] + corners[3]) / 4
    }

    /// A vector of the plate in laboratory axes.
    func inLaboratory(_ vector: Vector3) -> Vector3 { x * vector.x + y * vector.y + z * vector.z }
}
