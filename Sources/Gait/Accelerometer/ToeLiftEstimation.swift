import Recordings
import SignalProcessing

/// Estimates a foot's toe lift from its strides' acceleration, or says why it cannot.
struct ToeLiftEstimation: Sendable {
    /// Fewest strides.
    var fewestStrides = 10
    /// Least ratio of the foot's forward movement to its sideways movement.
    var leastAxisRatio = 2.5
    /// Weakest braking before contact that tells the foot's front from its back, m/s².
    var leastBraking = 1.5
    /// Most pauses, of those between strides that follow each other, in which the foot is not seen at rest.
    var lostPauses = 0.2
    /// Departure of the quietest reading from this sensor's gravity beyond which a pause holds no rest, m/s²: a fifth of
    /// gravity.
    var restlessness = 2.0
    /// Greatest distance from the people learnt on.
    var greatestDistance = 2.5
    /// Rate below which nothing is said, samples/s.
    var lowestRate = 90.0
    /// Departure from gravity, m/s², that a sensor may read when it reads the same at all rests, and their spread.
    var gravityError = 0.5
    var gravitySpread = 0.5
    /// Departure that no scale error of a sensor explains, m/s².
    var greatestGravityError = 2.0
    /// Fastest walking of the people learnt on, m/s.
    var fastestSpeed = 1.7
    /// Share of the stride in swing above which both feet leave the floor.
    var runningSwing = 0.5

    /// What comes out.
    enum Outcome: Sendable, Hashable {
        case estimate(ToeLiftEstimate)
        /// Why not, the part of a sentence after "because".
        case withheld(String)
    }

    /// The strides as they were timed.
    struct Timing: Sendable {
        /// Median time of a stride, s; `nil` when it is not known.
        var strideTime: Double?
        /// Median share of it in swing.
        var swingShare: Double?
    }

    /// Estimates the lift of a foot.
    ///
    /// - Parameters:
    ///   - strides: In samples of `signal`.
    ///   - signal: At 100 samples/s, see ``FootSignal/atAccelerometerRate``.
    ///   - sensorRate: Samples per second of the sensor itself.
    func estimate(
        _ strides: [StrideCandidate], in signal: FootSignal, sensorRate: Double, timing: Timing
    ) -> Outcome {
        guard sensorRate >= lowestRate else {
            return .withheld(
                "\(rounded(sensorRate)) samples/s are too few; \(rounded(lowestRate)) are needed")
        }
        let rests = AccelerometerRests(of: strides, in: signal)
        let magnitudes = rests.all.map(\.acceleration.norm)
        guard let gravity = RobustStatistics.median(magnitudes),
            let spread = RobustStatistics.robustStandardDeviation(magnitudes), gravity > 0
        else { return .withheld("the foot is never seen at rest") }
        let error = abs(gravity - ToeLiftMap.gravity)
        guard error <= greatestGravityError else {
            return .withheld("at rest the accelerometer reads \(rounded(gravity)) m/s² instead of gravity")
        }
        guard error <= gravityError || spread <= gravitySpread else {
            return .withheld(
                "at rest the accelerometer reads \(rounded(gravity)) m/s², and not always the same (± \(rounded(spread)))"
            )
        }
        let lost = lostShare(strides, rests, gravity: gravity, signal)
        guard lost <= lostPauses else {
            return .withheld(
                "the foot is not seen at rest in \(Int((100 * lost).rounded())) % of the pauses between strides")
        }
        guard let curves = ToeLiftCurves(strides, rests: rests, gravity: gravity, in: signal),
            curves.strideCount >= fewestStrides
        else { return .withheld("\(fewestStrides) regular strides between rests are needed") }
        guard curves.axisRatio >= leastAxisRatio else {
            return .withheld(
                "the foot's forward direction is not clear (axis ratio \(rounded(curves.axisRatio)), "
                    + "\(rounded(leastAxisRatio)) is needed)")
        }
        guard curves.braking >= leastBraking else {
            return .withheld(
                "the foot hardly brakes before contact (\(rounded(curves.braking)) m/s²), so that its front cannot be told "
                    + "from its back")
        }
        return judge(curves, timing)
    }

    private func judge(_ curves: ToeLiftCurves, _ timing: Timing) -> Outcome {
        let input = curves.input
        let distance = ToeLiftMap.distance(input)
        guard distance <= greatestDistance else {
            return .withheld(
                "the foot moves too unlike those of the reference people (distance \(rounded(distance)), at most "
                    + "\(rounded(greatestDistance)))")
        }
        if let share = timing.swingShare, share > runningSwing {
            return .withheld("the foot is in the air for more than half of the stride, as in running")
        }
        if let time = timing.strideTime, time > 0, ToeLiftMap.strideLength.value(input) / time > fastestSpeed {
            return .withheld("the walk is faster than any of the reference people's (\(rounded(fastestSpeed)) m/s)")
        }
        let (greatest, contact) = (ToeLiftMap.greatestPitch, ToeLiftMap.contactPitch)
        return .estimate(
            ToeLiftEstimate(
                pitch: greatest.value(input), standardDeviation: greatest.deviation(at: distance),
                contactPitch: contact.value(input), contactDeviation: contact.deviation(at: distance),
                domainDistance: distance, axisRatio: curves.axisRatio, strideCount: curves.strideCount))
    }

    /// Share of the pauses between neighbouring strides in which the foot is not seen at rest: samples are lost, or the
    /// accelerometer reads more than gravity alone even when it is quietest.
    private func lostShare(
        _ strides: [StrideCandidate], _ rests: AccelerometerRests, gravity: Double, _ signal: FootSignal
    ) -> Double {
        var pauses = 0
        var lost = 0
        for i in strides.indices.dropFirst() {
            let pause = Double(strides[i].range.lowerBound - strides[i - 1].range.upperBound) / signal.rate
            guard pause < WalkingBouts(strideTime: 1).longestPause else { continue }
            pauses += 1
            guard let rest = rests.bounds[i].before,
                signal.piece(of: strides[i].range.lowerBound) == signal.piece(of: strides[i - 1].range.lowerBound),
                abs(rest.acceleration.norm - gravity) <= restlessness
            else {
                lost += 1
                continue
            }
        }
        return pauses == 0 ? 0 : Double(lost) / Double(pauses)
    }
}
