/// How far courses of speed lie from the usual one up to some points, whatever small shift in time fits best.
struct CourseDeviation {
    /// Shifts side by side: what is done to one is done to all.
    private typealias Lanes = SIMD8<Double>

    /// The usual course, and behind it what no shift reaches.
    private let usual: [Double]
    private let greatestSpeed: Double
    /// The point from which courses are compared.
    private let from: Int
    /// The points up to which they are, ascending.
    private let stops: [Int]
    /// The most that a course is shifted, in points.
    private let shift: Int

    /// - Parameter ends: The points up to which courses are compared, ascending.
    init(_ usual: UsualSwing, _ parameters: StumbleParameters, before ends: [Int]) {
        let shift = SwingAxis.points(parameters.courseShift)
        let from = SwingAxis.point(0.03)
        self.usual = usual.speed + [Double](repeating: .nan, count: Lanes.scalarCount)
        greatestSpeed = usual.greatestSpeed
        stops = ends.map { max(from, min(max($0, from + 3), usual.axis.count - shift)) }
        (self.from, self.shift) = (from, shift)
    }

    /// Fills in the root mean square difference up to each point, share of the greatest speed; `nil` where fewer than three
    /// points are known.
    func measure(_ own: Span<Double>, into least: inout [Double?]) {
        least.removeAll(keepingCapacity: true)
        for _ in stops { least.append(nil) }
        var offset = -shift
        while offset <= shift {
            compare(own, from: offset, lanes: min(Lanes.scalarCount, shift - offset + 1), &least)
            offset += Lanes.scalarCount
        }
    }

    /// Compares with the course shifted by `offset` points and more.
    private func compare(_ own: Span<Double>, from offset: Int, lanes: Int, _ least: inout [Double?]) {
        let usual = usual.span
        var sums = Lanes.zero
        var counts = Lanes.zero
        var point = from
        for number in stops.indices {
            while point < stops[number] {
                let first = point + offset
                let course = Lanes(
                    usual[first], usual[first + 1], usual[first + 2], usual[first + 3], usual[first + 4],
                    usual[first + 5], usual[first + 6], usual[first + 7])
                let difference = own[point] - course
                let squares = difference * difference
                let isKnown = squares .< .infinity
                sums += squares.replacing(with: 0, where: .!isKnown)
                counts += Lanes.zero.replacing(with: 1, where: isKnown)
                point += 1
            }
            for lane in 0..<lanes where counts[lane] > 2 {
                let deviation = (sums[lane] / counts[lane]).squareRoot() / greatestSpeed
                if deviation < least[number] ?? .infinity { least[number] = deviation }
            }
        }
    }
}
