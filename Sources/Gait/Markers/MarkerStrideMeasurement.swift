import Glibc
import Recordings
import SignalProcessing

/// Measures one stride from the tracks of heel and toe.
///
/// Toe clearance is that of the point of the sole under the toe marker: the marker's rise above its height at foot-flat,
/// plus h(1 − cos pitch) for a marker that sits h above the sole and tilts with the foot.
struct MarkerStrideMeasurement: Sendable {
    /// Heel below 12 Hz, third component up.
    let heel: MarkerTrack
    /// Toe below 12 Hz.
    let toe: MarkerTrack
    /// Heel below 20 Hz, for the instants.
    let quickHeel: MarkerTrack
    /// Toe below 20 Hz, for the instants.
    let quickToe: MarkerTrack
    /// Time of the first sample of the stretch, s.
    let start: Double
    /// Height of the toe marker above the sole, m; `nil` where the floor is not known.
    let toeHeight: Double?
    /// Standard deviation of a height above the floor, m.
    let heightDeviation: Double
    /// Whether the front marker sits on the toes, which tell the last touch by their lowest instant.
    var isOnToes = true

    /// A foot that never tilts further than this before it lands does not land on its heel, rad.
    static let heelLanding = 8 * Double.pi / 180
    /// Share of its greatest speed in swing at which a point of a foot that lands flat has stopped.
    ///
    /// In simulated walks it comes 31 to 39 ms before the first touch, as the greatest pitch of a heel landing does.
    static let stopped = 0.1
    /// Height above its place in the next stance at which a point is down, m.
    static let landed = 0.02
    /// The longest stride of a person, m.
    static let longestStride = 3.0
    /// A difference of heights that is no error of the markers, m: stairs, a kerb, a slope.
    static let rise = 0.03
    /// How far contact lies on after which the late maximum may come, s.
    static let lateReach = 0.08
    /// Error of the way a virtual sole point follows the marker, shared by all strides of a foot, m.
    static let sharedDeviation = 0.0015

    /// What was measured of a stride.
    struct Result: Sendable {
        var stride: Stride
        var curve: SwingCurve?
        var heelOff: Double
        /// Whether the foot points the way it goes.
        var isForward: Bool
    }

    /// Measures the stride between two stances; `nil` when the foot did not swing forward between them.
    func measure(_ before: MarkerStances.Stance, _ after: MarkerStances.Stance, index: Int, side: Side) -> Result? {
        guard let lastFlat = before.flat.last, let firstFlat = after.flat.first, firstFlat - lastFlat > 4 else {
            return nil
        }
        let chord = after.heel - before.heel
        let length = (chord.x * chord.x + chord.y * chord.y).squareRoot()
        guard length > 0, length < Self.longestStride else { return nil }
        let (dx, dy) = (chord.x / length, chord.y / length)
        let fastest = fastestSample(dx, dy, lastFlat..<firstFlat)
        guard let toeOff = toeOff(lastFlat, fastest), let contact = contact(fastest, firstFlat, before, after),
            toeOff < contact.position
        else { return nil }

        let rate = heel.rate
        func time(_ position: Double) -> Double { start + position / rate }
        var stride = Stride(
            side: side, index: index, start: time(Double(before.quietest)), toeOff: time(toeOff),
            initialContact: time(contact.position), end: time(Double(after.quietest)))
        stride.length = length
        stride.turn = MarkerPitch.turn(from: before.toe - before.heel, to: after.toe - after.heel) * 180 / .pi
        let rise = ((after.heel.z - before.heel.z) + (after.toe.z - before.toe.z)) / 2
        stride.rise = rise
        if abs(rise) > Self.rise {
            stride.terrain = rise > 0 ? .up : .down
            stride.flags.append(.uneven)
        } else {
            stride.terrain = .level
        }

        let range = before.quietest..<after.quietest + 1
        let pitch = levelPitch(range, before, after)
        let first = Double(range.lowerBound)
        stride.slapRate = slapRate(contact.position, firstFlat)
        StrideAngles(pitch: pitch, interval: 1 / rate).measure(
            &stride, toeOff: toeOff - first, contact: contact.position - first, fastest: fastest - range.lowerBound,
            cue: contact.isHeel ? .heelRocker : .vibration)
        if side != .unknown {
            let outward: Double = side == .left ? 1 : -1
            stride.circumduction = (max(0, Int(toeOff))...max(0, Int(toeOff), Int(contact.position))).reduce(
                -Double.infinity
            ) { greatest, k in
                let place = heel.position[k] - before.heel
                return max(greatest, outward * (dx * place.y - dy * place.x))
            }
        }
        var clearance: [Double] = []
        if stride.terrain == .level {
            let standing = (before.heel.z + after.heel.z) / 2
            stride.heelClearanceMax = (max(0, Int(toeOff))...firstFlat).map { heel.position[$0].z - standing }.max()
            if let toeHeight {
                clearance = toeClearance(range, pitch, toeHeight, before, after)
                measure(&stride, clearance, toeOff - first, contact.position - first, fastest - range.lowerBound)
            }
        }
        let curve = SwingCurve(
            stride: index, pitch: pitch, toeClearance: clearance, toeOff: toeOff - first,
            swing: contact.position - toeOff)
        let along = (before.toe - before.heel).x * dx + (before.toe - before.heel).y * dy
        return Result(stride: stride, curve: curve, heelOff: time(Double(lastFlat)), isForward: along > 0)
    }

    // MARK: - Instants

    /// The sample at which the foot moves fastest along the chord.
    private func fastestSample(_ dx: Double, _ dy: Double, _ range: Range<Int>) -> Int {
        var best = range.lowerBound + 1
        var greatest = -Double.infinity
        for k in range.lowerBound + 1..<range.upperBound {
            let way = heel.position[k + 1] + toe.position[k + 1] - heel.position[k - 1] - toe.position[k - 1]
            let speed = way.x * dx + way.y * dy
            if speed > greatest {
                greatest = speed
                best = k
            }
        }
        return best
    }

    /// The instant at which the toe leaves the floor.
    ///
    /// A marker on the toes is lowest there. One behind them rises with the heel long before; then it is the instant at
    /// which the middle of the foot rises fastest (O'Connor et al., Gait & Posture 25, 2007).
    private func toeOff(_ lastFlat: Int, _ fastest: Int) -> Double? {
        guard fastest > lastFlat + 1 else { return nil }
        guard !isOnToes else { return lowestToe(lastFlat, fastest) }
        let first = max(0, lastFlat - 1)
        let rise = (first...min(fastest + 1, quickToe.position.count - 1)).map { k in
            let (before, after) = (max(0, k - 1), min(quickToe.position.count - 1, k + 1))
            return quickToe.position[after].z + quickHeel.position[after].z - quickToe.position[before].z
                - quickHeel.position[before].z
        }
        return (lastFlat..<fastest).max { rise[$0 - first] < rise[$1 - first] }
            .map { Double(first) + Self.vertex(rise, $0 - first, sign: -1) }
    }

    private func lowestToe(_ lastFlat: Int, _ fastest: Int) -> Double? {
        let first = max(0, lastFlat - 1)
        let heights = quickToe.position[first...min(fastest + 1, quickToe.position.count - 1)].map(\.z)
        return (lastFlat..<fastest).min { heights[$0 - first] < heights[$1 - first] }
            .map { Double(first) + Self.vertex(heights, $0 - first, sign: 1) }
    }

    /// Pitch when the front marker is lowest before a swing, rad; steep for a marker on the toes.
    func pitchAtLowestToe(_ before: MarkerStances.Stance, _ after: MarkerStances.Stance) -> Double? {
        guard let lastFlat = before.flat.last, let firstFlat = after.flat.first, firstFlat - lastFlat > 4 else {
            return nil
        }
        let chord = after.heel - before.heel
        let length = (chord.x * chord.x + chord.y * chord.y).squareRoot()
        guard length > 0 else { return nil }
        let fastest = fastestSample(chord.x / length, chord.y / length, lastFlat..<firstFlat)
        guard fastest > lastFlat + 1, let lowest = lowestToe(lastFlat, fastest) else { return nil }
        let k = Int(lowest)
        return MarkerPitch.angle(quickToe.position[k] - quickHeel.position[k]) - before.pitch
    }

    /// The instant of contact: the greatest tilt of a foot that lands on its heel, else when the first point is down.
    private func contact(
        _ fastest: Int, _ firstFlat: Int, _ before: MarkerStances.Stance, _ after: MarkerStances.Stance
    ) -> (position: Double, isHeel: Bool)? {
        guard firstFlat > fastest + 1 else { return nil }
        let first = max(0, fastest - 1)
        let pitch = (first...min(firstFlat + 1, quickHeel.position.count - 1)).map {
            MarkerPitch.angle(quickToe.position[$0] - quickHeel.position[$0])
        }
        guard let top = (fastest...firstFlat).max(by: { pitch[$0 - first] < pitch[$1 - first] }) else { return nil }
        if pitch[top - first] - after.pitch >= Self.heelLanding {
            return (Double(first) + Self.vertex(pitch, top - first, sign: -1), true)
        }
        let heel = stop(of: quickHeel, at: after.heel.z, fastest, firstFlat)
        let toe = stop(of: quickToe, at: after.toe.z, fastest, firstFlat)
        return (Double(min(heel, toe)), false)
    }

    /// The sample at which a point has stopped travelling after the swing and is down.
    private func stop(of track: MarkerTrack, at height: Double, _ fastest: Int, _ firstFlat: Int) -> Int {
        func speed(_ k: Int) -> Double {
            let way = track.position[min(k + 1, track.position.count - 1)] - track.position[max(0, k - 1)]
            return (way.x * way.x + way.y * way.y).squareRoot()
        }
        let greatest = (fastest...firstFlat).reduce(0) { max($0, speed($1)) }
        // Down a stair a foot stops travelling before it is lowered.
        return (fastest...firstFlat).first {
            speed($0) < Self.stopped * greatest && track.position[$0].z - height < Self.landed
        } ?? firstFlat
    }

    /// The extreme of the parabola through three samples, at most one sample away.
    private static func vertex(_ values: [Double], _ k: Int, sign: Double) -> Double {
        guard k > 0, k + 1 < values.count else { return Double(k) }
        let curvature = sign * (values[k - 1] - 2 * values[k] + values[k + 1])
        guard curvature > 0 else { return Double(k) }
        let shift = 0.5 * sign * (values[k - 1] - values[k + 1]) / curvature
        return Double(k) + max(-1, min(1, shift))
    }

    // MARK: - Courses

    /// Pitch over the stride, rad, zero at the mean of both stances.
    private func levelPitch(
        _ range: Range<Int>, _ before: MarkerStances.Stance, _ after: MarkerStances.Stance
    ) -> [Double] {
        let standing = (before.pitch + after.pitch) / 2
        return range.map { MarkerPitch.angle(toe.position[$0] - heel.position[$0]) - standing }
    }

    /// Height of the sole under the toe marker, m, above the mean of its heights at both stances.
    private func toeClearance(
        _ range: Range<Int>, _ pitch: [Double], _ height: Double, _ before: MarkerStances.Stance,
        _ after: MarkerStances.Stance
    ) -> [Double] {
        let standing = (before.toe.z + after.toe.z) / 2
        return range.map { k in
            toe.position[k].z - standing + height * (1 - cos(pitch[k - range.lowerBound]))
        }
    }

    private func measure(
        _ stride: inout Stride, _ clearance: [Double], _ toeOff: Double, _ contact: Double, _ fastest: Int
    ) {
        let swing = contact - toeOff
        let window = ToeClearanceMeasurement().window
        let from = max(1, Int((toeOff + window.lowerBound * swing).rounded(.up)))
        let to = min(clearance.count - 2, Int(toeOff + window.upperBound * swing))
        stride.midSwingToeClearance = clearance[fastest]
        guard from <= to,
            let lowest = (from...to).filter({
                clearance[$0] <= clearance[$0 - 1] && clearance[$0] < clearance[$0 + 1]
            }).min(by: { clearance[$0] < clearance[$1] })
        else {
            stride.flags.append(.noMinimum)
            return
        }
        stride.minToeClearance = Estimate(
            clearance[lowest],
            standardDeviation: (heightDeviation * heightDeviation + Self.sharedDeviation * Self.sharedDeviation)
                .squareRoot(),
            sharedDeviation: Self.sharedDeviation)
        stride.minToeClearanceTime =
            stride.start + Self.vertex(clearance, lowest, sign: 1) / heel.rate
        let late = min(clearance.count - 1, Int(contact + Self.lateReach * heel.rate))
        stride.earlyToeClearanceMax = clearance[min(max(0, Int(toeOff)), lowest)...lowest].max()
        stride.lateToeClearanceMax = clearance[lowest...max(lowest, late)].max()
    }

    /// Greatest toe-down rate from contact until the foot lies flat, deg/s.
    private func slapRate(_ contact: Double, _ firstFlat: Int) -> Double? {
        let from = Int(contact)
        guard firstFlat > from else { return nil }
        let pitch = (from...firstFlat).map { MarkerPitch.angle(toe.position[$0] - heel.position[$0]) }
        return zip(pitch, pitch.dropFirst()).map { ($0 - $1) * heel.rate * 180 / .pi }.max()
    }
}
