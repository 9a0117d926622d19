import FootDrop
import Gait
import Recordings

/// Sessions made by hand for the tests of the exporters.
enum SampleSession {
    /// A stride with every column filled, its numbers told apart by `index`.
    static func fullStride(_ side: Side, _ index: Int) -> Stride {
        let start = Double(index) * 1.1
        var stride = Stride(
            side: side, index: index, start: start, toeOff: start + 0.31, initialContact: start + 0.75,
            end: start + 1.1)
        stride.strideTime = 1.1 + 0.01 * Double(index)
        stride.stanceTime = 0.66 + 0.01 * Double(index)
        stride.length = 1.3
        stride.walkingSpeed = 1.18
        stride.footStrikeAngle = 18.5
        stride.maxSwingPitch = 21.25
        stride.midSwingPitch = -4.5
        stride.toeOffAngle = -61.5
        stride.minToeClearance = Estimate(0.02 + 0.01 * Double(index), standardDeviation: 0.004)
        stride.minToeClearanceTime = start + 0.5
        stride.midSwingToeClearance = 0.024
        stride.earlyToeClearanceMax = 0.06
        stride.lateToeClearanceMax = 0.15
        stride.heelClearanceMax = 0.26
        stride.contactType = .heel
        stride.slapRate = 230
        stride.footFlatDelay = 0.11
        stride.dragFraction = 0
        stride.circumduction = -0.01
        stride.rise = 0.002
        stride.turn = 1.5
        stride.terrain = .level
        stride.isStraight = true
        stride.quality = 0.9
        stride.flags = index == 0 ? [.first, .uneven] : []
        return stride
    }

    /// Both feet walking; the right one without clearance.
    static func walking() -> Session {
        let left = FootAnalysis(
            side: .left, strides: (0..<3).map { fullStride(.left, $0) },
            events: [GaitEvent(side: .left, kind: .finalContact, time: 0.31, source: .foot)],
            bouts: [WalkingBout(side: .left, start: 0, end: 3.3, strideCount: 3)],
            model: FootModel(
                gyroscopeBias: [0.1, -0.2, 0.3], gravity: 9.81, axisQuality: 12.5, directionConfidence: 0.98,
                toe: FootPoint(forward: 0.11, left: 0, up: -0.06), pointsSource: "the person's own pivots"))
        let bare = Stride(side: .right, index: 0, start: 0.5, toeOff: 0.8, initialContact: 1.25, end: 1.6)
        let right = FootAnalysis(
            side: .right, strides: [bare], bouts: [WalkingBout(side: .right, start: 0.5, end: 1.6, strideCount: 1)],
            withheld: [.init(quantity: "clearance", reason: "There is no clear pitch axis.")],
            notes: [
                QualityNote(
                    code: "axis_quality", severity: .warning, side: .right, message: "No clear pitch axis.",
                    start: 0, end: 12.5)
            ])
        // The order in which feet come is not the order in which they are reported.
        return session(feet: [right, left])
    }

    /// A recording in which nobody walks.
    static func standing() -> Session { session(feet: [FootAnalysis(side: .left), FootAnalysis(side: .right)]) }

    static func session(feet: [FootAnalysis]) -> Session {
        let channel = Channel(
            name: "acc_x", quantity: .acceleration, axis: .x, fileUnit: .standardGravity,
            samples: [9.80665, 0, -19.6133], missing: [1..<2])
        let stream = SensorStream(
            name: "left_sensor", placement: .foot, side: .left, placementEvidence: "named so", rate: 204.8,
            channels: [channel])
        let recording = Recording(
            source: RecordingSource(path: "a \"walk\".csv", format: "text-table", sha256: "00ff"), streams: [stream],
            decisions: [.init("delimiter", "comma", because: "every row has 12 of them")])
        return Session(inputs: SessionInput.inputs(of: recording), feet: feet)
    }
}

extension Session {
    /// The session with its findings.
    var assessed: AssessedSession { FindingAnalysis().assess(self) }
}
