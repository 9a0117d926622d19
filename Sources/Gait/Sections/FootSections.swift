import Recordings
import SignalProcessing

/// The sections of one foot's signal.
struct FootSections: Sendable {
    /// What one section looks at.
    struct Section: Sendable {
        /// The uninterrupted stretches of the section.
        var segments: [InertialSegment]
        /// Whether its first sample follows the last one of the section before.
        var isContinuous: Bool
    }

    /// The sections in the order of time.
    var sections: [Section]

    /// How far from the planned instant a foot is cut, s: within a stride every foot comes near rest.
    private static let reach = 0.75
    /// Time over which the motion at a cut is averaged, s.
    private static let window = 0.12

    /// Cuts the segments of a foot where the plan says, each cut at the instant of least motion nearby.
    init(_ segments: [InertialSegment], plan: SectionPlan) {
        sections = []
        var lastEnd: (segment: Int, sample: Int)?
        for planned in plan.sections {
            var section = Section(segments: [], isContinuous: false)
            var end: (segment: Int, sample: Int)?
            for kept in planned.kept {
                for (number, segment) in segments.enumerated() {
                    let range =
                        Self.cut(
                            segment, at: kept.lowerBound)..<max(
                            Self.cut(segment, at: kept.lowerBound), Self.cut(segment, at: kept.upperBound))
                    guard !range.isEmpty else { continue }
                    if end == nil, let lastEnd, lastEnd.segment == number, lastEnd.sample == range.lowerBound {
                        section.isContinuous = true
                    }
                    end = (number, range.upperBound)
                    // A stretch between losses that is too short holds no stride.
                    guard Double(range.count) >= SensorStream.shortestSegment * segment.rate else { continue }
                    section.segments.append(segment.stretch(range))
                }
            }
            lastEnd = end ?? lastEnd
            if !section.segments.isEmpty { sections.append(section) }
        }
    }

    /// The sample of least motion near an instant; the ends of the segment for instants near or beyond them.
    private static func cut(_ segment: InertialSegment, at time: Double) -> Int {
        let position = (time - segment.start) * segment.rate
        let reach = reach * segment.rate
        guard position > reach else { return 0 }
        guard position < Double(segment.count) - reach else { return segment.count }
        let half = max(1, Int((window * segment.rate / 2).rounded()))
        let (x, y, z) = (segment.angularRate.x, segment.angularRate.y, segment.angularRate.z)
        func square(_ i: Int) -> Double { x[i] * x[i] + y[i] * y[i] + z[i] * z[i] }
        let range = max(half, Int(position - reach))..<min(segment.count - half, Int(position + reach))
        var sum = 0.0
        for i in range.lowerBound - half..<range.lowerBound + half { sum += square(i) }
        var best = (sample: range.lowerBound, sum: sum)
        for i in range.dropFirst() {
            sum += square(i + half - 1) - square(i - half - 1)
            if sum < best.sum { best = (i, sum) }
        }
        return best.sample
    }
}

extension InertialSegment {
    /// A part of the segment; all of it shares its samples.
    func stretch(_ range: Range<Int>) -> InertialSegment {
        guard range != 0..<count else { return self }
        func part(_ columns: VectorColumns) -> VectorColumns {
            VectorColumns(x: Array(columns.x[range]), y: Array(columns.y[range]), z: Array(columns.z[range]))
        }
        return InertialSegment(
            start: start + Double(range.lowerBound) / rate, rate: rate, acceleration: part(acceleration),
            angularRate: part(angularRate),
            bridged: bridged.compactMap { gap in
                let inside = gap.clamped(to: range)
                return inside.isEmpty
                    ? nil : inside.lowerBound - range.lowerBound..<inside.upperBound - range.lowerBound
            })
    }
}
