import SignalProcessing

/// A force plate of a C3D file.
struct C3DForcePlate: Sendable {
    /// What its channels hold (FORCE_PLATFORM:TYPE).
    enum Kind: Int, Sendable {
        /// Force, centre of pressure, and the free moment: Fx Fy Fz Px Py Tz.
        case centreOfPressure = 1
        /// Force and moment about the plate's own origin: Fx Fy Fz Mx My Mz.
        case moments = 2
        /// Eight forces of four piezo-electric cells: Fx12 Fx34 Fy14 Fy23 Fz1 Fz2 Fz3 Fz4.
        case cells = 3
        /// As `moments`, times a matrix.
        case calibratedMoments = 4

        /// How many channels it has.
        var channelCount: Int { self == .cells ? 8 : 6 }
    }

    /// What its channels hold.
    var kind: Kind
    /// Its analog channels, counted from 0.
    var channels: [Int]
    /// How it lies in the laboratory.
    var frame: PlateFrame
    /// The origin of the plate's moments towards the middle of its surface, m; for cells their half distances along x
    /// and y and their depth.
    var origin: Vector3
    /// The rows of the calibration matrix; empty for none.
    var matrix: [[Double]]

    /// Finds a plate in the parameters, or says why it cannot be read.
    ///
    /// - Parameters:
    ///   - index: the plate, counted from 0.
    ///   - lengthUnit: one unit of corners and origin in m.
    static func find(
        _ index: Int, in parameters: C3DParameters, channelCount: Int, lengthUnit: Double
    ) -> Result<C3DForcePlate, Problem> {
        let group = "FORCE_PLATFORM"
        let types = parameters.counts(group, "TYPE")
        guard index < types.count else { return .failure(Problem("its type is missing")) }
        guard let kind = Kind(rawValue: types[index]) else {
            return .failure(Problem("type \(types[index]) is none of 1, 2, 3 and 4"))
        }
        guard let corners = vectors(parameters[group, "CORNERS"], 4, index), corners.allSatisfy(\.isFinite),
            let frame = PlateFrame(corners: corners.map { $0 * lengthUnit })
        else { return .failure(Problem("its corners span no surface")) }
        guard let origin = vectors(parameters[group, "ORIGIN"], 1, index)?.first, origin.isFinite else {
            return .failure(Problem("its origin is missing"))
        }
        guard let channels = channels(parameters[group, "CHANNEL"], kind.channelCount, index),
            channels.allSatisfy({ (0..<channelCount).contains($0) }), Set(channels).count == channels.count
        else { return .failure(Problem("its channels are not in the file")) }
        var matrix: [[Double]] = []
        if kind == .calibratedMoments {
            guard let found = calibration(parameters[group, "CAL_MATRIX"], index) else {
                return .failure(Problem("its calibration matrix is missing"))
            }
            matrix = found
        }
        // The origin lies below the surface and the third axis points down: the way up is negative. Some writers
        // store the way down.
        var towardsSurface = origin * lengthUnit
        if kind == .cells {
            towardsSurface = Vector3(
                towardsSurface.x.magnitude, towardsSurface.y.magnitude, -towardsSurface.z.magnitude)
        } else if towardsSurface.z > 0 {
            towardsSurface = -towardsSurface
        }
        return .success(
            C3DForcePlate(kind: kind, channels: channels, frame: frame, origin: towardsSurface, matrix: matrix))
    }

    /// Why a plate cannot be read.
    struct Problem: Error, Hashable, Sendable {
        var message: String
        init(_ message: String) { self.message = message }
    }

    private static func vectors(_ parameter: C3DParameter?, _ count: Int, _ index: Int) -> [Vector3]? {
        guard let numbers = parameter?.numbers, numbers.count >= (index + 1) * 3 * count else { return nil }
        return (0..<count).map { vector in
            let start = (index * count + vector) * 3
            return Vector3(numbers[start], numbers[start + 1], numbers[start + 2])
        }
    }

    /// The channels of a plate; the first dimension may be longer than this plate needs.
    private static func channels(_ parameter: C3DParameter?, _ count: Int, _ index: Int) -> [Int]? {
        guard let parameter else { return nil }
        let numbers = parameter.counts
        let stride = parameter.dimensions.first ?? numbers.count
        guard stride >= count, numbers.count >= index * stride + count else { return nil }
        return numbers[index * stride..<index * stride + count].map { $0 - 1 }
    }

    /// The rows of a plate's 6 × 6 matrix, which is stored column by column.
    private static func calibration(_ parameter: C3DParameter?, _ index: Int) -> [[Double]]? {
        guard let parameter, parameter.dimensions.count >= 2 else { return nil }
        let (rows, columns) = (parameter.dimensions[0], parameter.dimensions[1])
        let numbers = parameter.numbers
        let start = index * rows * columns
        guard rows >= 6, columns >= 6, numbers.count >= start + rows * columns else { return nil }
        let matrix = (0..<6).map { row in (0..<6).map { numbers[start + $0 * rows + row] } }
        guard matrix.allSatisfy({ $0.allSatisfy(\.isFinite) && $0.contains { $0 != 0 } }) else { return nil }
        return matrix
    }
}

extension SIMD3<Double> {
    /// Whether all three components are finite.
    var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }
}
