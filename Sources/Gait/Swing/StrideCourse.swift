/// What a trajectory tells of one stride, sample for sample, for as long as the stride is measured.
///
/// The memory goes on from stride to stride.
struct StrideCourse: Sendable {
    /// First sample and one past the last.
    private(set) var range = 0..<0
    /// Foot pitch, rad, zero at both foot-flats; empty without one.
    private(set) var pitch: [Double] = []
    /// The path, for the way along its chord; `nil` without one.
    private(set) var path: StridePath?
    /// The heights of the sole's points; empty where they are withheld.
    var sole = SoleHeights()

    /// Begins a stride with a path: pitch counts from the line between its values at the two foot-flats.
    mutating func begin(_ path: StridePath) {
        self.path = path
        range = path.range
        sole.clear()
        pitch.removeAll(keepingCapacity: true)
        let all = path.courses.pitch
        let own = all.span.extracting(path.offset..<path.offset + path.count)
        let (first, last) = (path.pitch(0), path.pitch(path.count - 1))
        let rise = (last - first) / Double(path.count - 1)
        pitch.append(addingCapacity: path.count) { pitch in
            for k in own.indices { pitch.append(own[k] - first - rise * Double(k)) }
        }
    }

    /// Begins a stride that has a pitch but no path.
    mutating func begin(_ range: Range<Int>, pitch: [Double]) {
        self.range = range
        self.pitch = pitch
        path = nil
        sole.clear()
    }
}
