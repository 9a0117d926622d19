import Gait
import Recordings
import SignalProcessing

/// Everything true about one foot's walk, in the time of its own sensor.
struct FootTruth {
    let sampling: SensorSampling
    let side: Side
    /// First and last instant of the recording, seconds of the walk.
    let recording: ClosedRange<Double>

    /// Fewer strides than this make a short bout.
    private static let shortBout = 3

    func analysis(model: FootModel) -> FootAnalysis {
        var analysis = FootAnalysis(side: side, model: model)
        let strides = sampling.motion.strides
        let recorded = strides.indices.filter { strides[$0].design.heelOff >= recording.lowerBound }
        for (number, index) in recorded.enumerated() {
            let design = strides[index].design
            let previous = number > 0 ? strides[index - 1].design : nil
            let next = index + 1 < strides.count ? strides[index + 1].design : nil
            let truth = StrideTruth(motion: sampling.motion, index: index, recording: recording)
            let stride = truth.stride(
                number: number, side: side,
                previousContact: previous?.bout == design.bout ? previous?.contact : nil,
                isLastOfBout: next?.bout != design.bout)
            analysis.strides.append(shifted(stride))
            for (kind, time) in [
                (GaitEvent.Kind.heelOff, truth.heelOff), (.finalContact, design.toeOff),
                (.initialContact, design.contact), (.footFlat, truth.end),
            ] {
                analysis.events.append(
                    GaitEvent(side: side, kind: kind, time: time - recording.lowerBound, source: .foot))
            }
        }
        markBouts(of: recorded.map { strides[$0].design.bout }, in: &analysis)
        return analysis
    }

    private func markBouts(of bouts: [Int], in analysis: inout FootAnalysis) {
        var start = 0
        while start < bouts.count {
            let end = bouts[start...].firstIndex { $0 != bouts[start] } ?? bouts.count
            analysis.bouts.append(
                WalkingBout(
                    side: side, start: analysis.strides[start].start, end: analysis.strides[end - 1].end,
                    strideCount: end - start))
            if end - start < Self.shortBout {
                for index in start..<end { analysis.strides[index].flags.append(.shortBout) }
            }
            start = end
        }
    }

    private func shifted(_ stride: Stride) -> Stride {
        var stride = stride
        stride.start -= recording.lowerBound
        stride.toeOff -= recording.lowerBound
        stride.initialContact -= recording.lowerBound
        stride.end -= recording.lowerBound
        stride.minToeClearanceTime = stride.minToeClearanceTime.map { $0 - recording.lowerBound }
        return stride
    }

    /// What an analysis can at best learn about the foot and its sensor.
    func model(rateBias: Vector3, gravity: Double) -> FootModel {
        let gait = sampling.gait
        var moments = SymmetricMatrix3()
        // Slower rotation is no part of walking's pitch axis.
        let moving = 40 * Double.pi / 180
        for time in stride(from: recording.lowerBound, to: recording.upperBound, by: 0.01) {
            let rate = sampling.motion.pose(at: time).angularRate
            if rate.norm > moving { moments.add(outerProductOf: rate) }
        }
        let values = moments.eigen().values
        func fromSensor(_ forward: Double) -> FootPoint {
            FootPoint(forward: forward - gait.sensorForward, left: -gait.sensorLeft, up: -gait.sensorUp)
        }
        let bias = rateBias * (180 / .pi)
        return FootModel(
            gyroscopeBias: [bias.x, bias.y, bias.z], gravity: gravity,
            axisQuality: values.y > 0 ? values.x / values.y : 0, directionConfidence: values.x > 0 ? 1 : 0,
            toe: fromSensor(gait.footLength), heel: fromSensor(0), pointsSource: "simulated")
    }
}
