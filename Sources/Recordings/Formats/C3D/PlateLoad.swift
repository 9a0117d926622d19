import SignalProcessing

/// What a force plate felt, in laboratory axes.
///
/// Sign as in the file: the plate's numbers are turned, never negated. In genuine files of Motion Analysis, Qualisys
/// and Vicon the vertical force of a loaded plate comes out upward: what the plate exerts on the foot.
struct PlateLoad: Sendable {
    /// Force, N.
    var force = [[Double]](repeating: [], count: 3)
    /// Moment about the middle of the plate's surface, N·m.
    var moment = [[Double]](repeating: [], count: 3)
    /// Centre of pressure on the plate's surface, m.
    var centre = [[Double]](repeating: [], count: 3)
    /// Samples whose numbers are not finite.
    var missing: [Range<Int>]
    /// Samples without a centre of pressure: too little force, or none measured.
    var withoutCentre: [Range<Int>]

    /// Below this force along the plate's normal a centre of pressure is noise, N.
    static let leastForce = 10.0

    /// Computes the load.
    ///
    /// - Parameters:
    ///   - signals: the plate's channels in the order of its kind: N, N·m, and m for a centre of pressure.
    init(_ plate: C3DForcePlate, _ signals: [[Double]]) {
        let count = signals.map(\.count).min() ?? 0
        for axis in 0..<3 {
            force[axis].reserveCapacity(count)
            moment[axis].reserveCapacity(count)
            centre[axis].reserveCapacity(count)
        }
        var isMissing = [Bool](repeating: false, count: count)
        var lacksCentre = [Bool](repeating: false, count: count)
        for index in 0..<count {
            let load = Self.load(plate, signals, index)
            isMissing[index] = !load.force.isFinite || !load.moment.isFinite
            lacksCentre[index] =
                isMissing[index] || load.force.z.magnitude < Self.leastForce || !load.centre.isFinite
            let force = plate.frame.inLaboratory(load.force)
            let moment = plate.frame.inLaboratory(load.moment)
            let centre = plate.frame.centre + plate.frame.inLaboratory(load.centre)
            for axis in 0..<3 {
                self.force[axis].append(force[axis])
                self.moment[axis].append(moment[axis])
                self.centre[axis].append(centre[axis])
            }
        }
        missing = C3DFile.ranges(isMissing)
        withoutCentre = C3DFile.ranges(lacksCentre)
        for axis in 0..<3 {
            C3DFile.fill(&force[axis], missing)
            C3DFile.fill(&moment[axis], missing)
            C3DFile.fill(&centre[axis], withoutCentre)
        }
    }

    /// Force, moment about the middle of the surface and centre of pressure from there, in the plate's axes.
    @inline(__always)
    private static func load(
        _ plate: C3DForcePlate, _ s: [[Double]], _ i: Int
    ) -> (force: Vector3, moment: Vector3, centre: Vector3) {
        switch plate.kind {
        case .centreOfPressure:
            let force = Vector3(s[0][i], s[1][i], s[2][i])
            let centre = Vector3(s[3][i], s[4][i], 0)
            return (force, centre.cross(force) + Vector3(0, 0, s[5][i]), centre)
        case .moments:
            let force = Vector3(s[0][i], s[1][i], s[2][i])
            return moved(force, Vector3(s[3][i], s[4][i], s[5][i]), plate.origin)
        case .calibratedMoments:
            var force = Vector3.zero
            var moment = Vector3.zero
            for column in 0..<6 {
                let value = s[column][i]
                for row in 0..<3 {
                    force[row] += plate.matrix[row][column] * value
                    moment[row] += plate.matrix[row + 3][column] * value
                }
            }
            return moved(force, moment, plate.origin)
        case .cells:
            // Kistler: four cells at (±a, ±b), 1 and 4 on the side of +x, 1 and 2 on the side of +y.
            let (a, b) = (plate.origin.x, plate.origin.y)
            let (fx12, fx34, fy14, fy23) = (s[0][i], s[1][i], s[2][i], s[3][i])
            let (fz1, fz2, fz3, fz4) = (s[4][i], s[5][i], s[6][i], s[7][i])
            let force = Vector3(fx12 + fx34, fy14 + fy23, fz1 + fz2 + fz3 + fz4)
            let moment = Vector3(
                b * (fz1 + fz2 - fz3 - fz4), a * (-fz1 + fz2 + fz3 - fz4), b * (-fx12 + fx34) + a * (fy14 - fy23))
            return moved(force, moment, Vector3(0, 0, plate.origin.z))
        }
    }

    /// Moves a moment to the middle of the surface; the centre of pressure is where no moment is left in the surface.
    @inline(__always)
    private static func moved(
        _ force: Vector3, _ moment: Vector3, _ way: Vector3
    ) -> (force: Vector3, moment: Vector3, centre: Vector3) {
        let aboutCentre = moment + force.cross(way)
        return (force, aboutCentre, Vector3(-aboutCentre.y / force.z, aboutCentre.x / force.z, 0))
    }
}
