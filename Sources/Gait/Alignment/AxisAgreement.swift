import Recordings
import SignalProcessing

/// Whether a foot's gyroscope belongs to its accelerometer: same axes, same signs, same scale.
///
/// From rest to rest a foot ends without velocity, and gravity points where the gyroscope has turned it. With axes
/// exchanged or turned over gravity is taken away in the wrong direction, and the foot seems to fly on; which exchange it
/// is, is told by trying all of them. What is left of a wrong scale tells the scale.
struct AxisAgreement: Sendable {
    /// Strides that are enough to tell.
    var fewest = 3
    /// Strides that are looked at.
    var most = 24
    /// Strides on which other axes are tried.
    var mostTried = 8
    /// What is usually left of a stride below which nothing is amiss, m/s.
    var usualClosure = 0.2
    /// What is usually left of a stride above which something is wrong whatever it is, m/s.
    var greatestClosure = 2.0
    /// Below this rate the blow of the heel may fall between two samples, and only better axes tell of wrong ones, Hz.
    var leastRate = 50.0
    /// Other axes are the right ones when they leave less than this share; sound sensors leave 1.1 to 10 times as much
    /// with the best of all others.
    var improvement = 0.6
    /// The same of strides whose peaks are cut off: at a range of 2 g other axes may leave half.
    var improvementOfClipped = 0.4
    /// They are named when they leave less than this share, and the next best ones this many times as much.
    var clearImprovement = 0.25
    var distinction = 1.3

    /// Why the two do not belong together; `nil` when they do, or when there are too few strides to say.
    func objection(
        _ foot: SegmentedFoot, bounds: [FootFlatFinder.Bounds], walk: FootWalk, in signal: FootSignal
    ) -> String? {
        let frame = walk.frame
        let all = RestToRestStride.all(of: foot, bounds: bounds, in: signal)
        guard all.count >= fewest else { return nil }
        let bias = self.bias(of: all.spread(atMost: most), frame, signal)
        let whole = all.filter { !$0.isClipped(in: signal, frame: frame) }
        let areWhole = whole.count >= fewest
        return axesObjection(
            (areWhole ? whole : all).spread(atMost: most), share: areWhole ? improvement : improvementOfClipped,
            gravity: frame.gravity, bias: bias, signal)
            ?? scaleObjection(
                whole, gravity: frame.gravity, bias: bias, speed: walk.trajectory.usualSpeed(rate: signal.rate), signal)
    }

    /// The zero offset of the gyroscope: that of standing, or the one that leaves no tilt at the end of strides.
    ///
    /// Over a slow stride an offset of 1 deg/s would pass for a scale that is off by a tenth. It tilts gravity at the end,
    /// which a scale hardly does, so that the two are told apart; the walk's own offset knows strides below 2 s only.
    private func bias(of strides: [RestToRestStride], _ frame: FootFrame, _ signal: FootSignal) -> Vector3 {
        guard !frame.biasFromStanding else { return frame.bias }
        var frame = frame
        let ends = strides.enumerated().map { number, stride in
            StrideEnds(
                stride: number, range: stride.range,
                startUp: stride.before.acceleration.normalized, endUp: stride.after.acceleration.normalized)
        }
        for _ in 0..<3 {
            frame.bias += GyroscopeBias().correction(
                from: StrideIntegration().closures(of: signal, ends, frame: frame))
        }
        return frame.bias
    }

    /// What other axes say; they are the right ones when they leave less than a share of what is left with these.
    private func axesObjection(
        _ strides: [RestToRestStride], share: Double, gravity: Double, bias: Vector3, _ signal: FootSignal
    ) -> String? {
        func closures(_ strides: [RestToRestStride]) -> RestClosures {
            RestClosures(strides, of: signal, gravity: gravity, bias: bias)
        }
        guard closures(strides).usualSize(.identity) > usualClosure else { return nil }
        let tried = closures(strides.spread(atMost: mostTried))
        let found = tried.usualSize(.identity)
        let isImpossible = found > greatestClosure && signal.rate >= leastRate
        // Most axes are out of the question after three strides.
        let first = closures(strides.spread(atMost: fewest))
        let promising = isImpossible ? .infinity : first.usualSize(.identity)
        let others = GyroscopeAxes.others.filter { first.usualSize($0) < promising }
            .map { (axes: $0, size: tried.usualSize($0)) }.sorted { $0.size < $1.size }
        guard let best = others.first, best.size < share * found || isImpossible else { return nil }
        let next = others.count > 1 ? others[1].size : .infinity
        let isClear = best.size < clearImprovement * found && next > distinction * best.size
        return
            "accelerometer and gyroscope do not fit each other: strides end at \(rounded(found)) m/s instead of at rest"
            + (isClear
                ? ", and at \(rounded(best.size)) m/s with \(best.axes.description)"
                : "; axes are exchanged or turned over, a scale is wrong, or peaks are cut off")
    }

    private func scaleObjection(
        _ strides: [RestToRestStride], gravity: Double, bias: Vector3, speed: Double?, _ signal: FootSignal
    ) -> String? {
        let stage = GyroscopeScale()
        guard let estimate = stage.estimate(strides, gravity: gravity, bias: bias, in: signal),
            stage.isWrong(estimate, gravity: gravity, speed: speed)
        else { return nil }
        let scale = NumberText.fixed(estimate.scale, decimals: 2)
        let error = NumberText.fixed(estimate.standardDeviation, decimals: 2)
        return
            "accelerometer and gyroscope do not fit each other: strides end at rest with \(scale) (± \(error)) times "
            + "the angular rate; the gyroscope's scale is wrong, the sampling rate by as much, or the accelerometer's scale or offset"
    }
}

extension FootTrajectory.Result {
    /// Median speed from rest to rest, m/s; `nil` without strides.
    fileprivate func usualSpeed(rate: Double) -> Double? {
        var speeds: [Double] = []
        speeds.reserveCapacity(strides.count)
        for stride in strides where stride.path.count > 1 {
            speeds.append(stride.path.length * rate / Double(stride.path.count - 1))
        }
        return RobustStatistics.median(speeds)
    }
}
