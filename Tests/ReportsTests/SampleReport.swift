import FootDrop
import Foundation
import Gait
import Recordings

/// A session with every finding filled, made by hand: the right foot lifts its toe less and stumbles once.
enum SampleReport {
    /// The session of `strides` strides a foot.
    ///
    /// - Parameters:
    ///   - strides: Straight strides a foot.
    ///   - text: A text from outside that takes the place of every file name, device name, note and statement.
    static func assessed(strides: Int = 24, text: String? = nil) -> AssessedSession {
        let feet = [Side.left, .right].map { foot($0, strides: strides, text: text) }
        let inputs = [Side.left, .right].map { input($0, strides: strides, text: text) }
        var session = Session(
            inputs: inputs, decisions: [.init("clock", text ?? "separate", because: text ?? "two files")], feet: feet,
            recordingNotes: [
                QualityNote(
                    code: "gap", severity: .info, side: .left, message: text ?? "0.02 s were bridged.", start: 4)
            ])
        if text != nil { session.inputs[0].startTime = text }
        return AssessedSession(session: session, findings: findings(strides: strides, text: text))
    }

    // MARK: - Feet

    private static func input(_ side: Side, strides: Int, text: String?) -> SessionInput {
        let channel = Channel(
            name: text ?? "acc_x", quantity: .acceleration, axis: .x, fileUnit: .standardGravity,
            samples: [Double](repeating: 9.8, count: 200), missing: [])
        let stream = SensorStream(
            name: text ?? "\(side.rawValue)_foot", placement: .foot, side: side, placementEvidence: text ?? "stated",
            rate: 100, channels: [channel])
        let recording = Recording(
            source: RecordingSource(
                path: text ?? "\(side.rawValue).csv", format: "text-table", sha256: String(repeating: "0f", count: 32)),
            startTime: "2024-05-06T07:08:09", streams: [stream],
            decisions: [.init("delimiter", text ?? "comma", because: text ?? "every row has 7 of them")])
        return SessionInput.inputs(of: recording)[0]
    }

    private static func foot(_ side: Side, strides count: Int, text: String?) -> FootAnalysis {
        let strides = (0..<count).map { stride(side, $0) }
        var foot = FootAnalysis(
            side: side, strides: strides,
            events: strides.map {
                GaitEvent(side: side, kind: .initialContact, time: $0.initialContact, source: .foot)
            },
            bouts: [WalkingBout(side: side, start: 0, end: 1.1 * Double(count), strideCount: count)],
            model: FootModel(
                gyroscopeBias: [0, 0, 0], gravity: 9.81, axisQuality: 12.5, directionConfidence: 0.98,
                tiltClosure: 0.2, noiseFactor: 0.8, pointsSource: text ?? "the person's own pivots"),
            withheld: side == .right
                ? [.init(quantity: text ?? "heel clearance", reason: text ?? "The foot does not land on its heel.")]
                : [],
            notes: side == .right
                ? [QualityNote(code: "drift", severity: .warning, side: .right, message: text ?? "The sensor moved.")]
                : [])
        foot.curves = strides.filter(\.isStraight).map { curve(side, $0.index) }
        foot.swings = strides.map { trace(side, $0, stumbles: side == .right && $0.index == stumblingStride) }
        foot.overview = overview(side, seconds: 1.1 * Double(count))
        return foot
    }

    /// The stride of the right foot that stumbles.
    static let stumblingStride = 5

    /// A wave between −1 and 1 that differs from stride to stride.
    private static func variation(_ index: Int, _ side: Side) -> Double {
        sin(Double(index) * 1.7 + (side == .left ? 0 : 1))
    }

    private static func stride(_ side: Side, _ index: Int) -> Stride {
        let isLeft = side == .left
        var stride = SampleSession.fullStride(side, index)
        stride.strideTime = 1.1 + 0.02 * variation(index, side)
        stride.walkingSpeed = 1.18 + 0.03 * variation(index, side)
        stride.maxSwingPitch = (isLeft ? 24 : 9) + 2 * variation(index, side)
        stride.footStrikeAngle = (isLeft ? 20 : 2) + 2 * variation(index, side)
        stride.minToeClearance = Estimate(
            (isLeft ? 0.021 : 0.012) + 0.004 * variation(index, side), standardDeviation: 0.001)
        stride.contactType = isLeft ? .heel : .forefoot
        stride.isStraight = index > 0
        stride.flags = index == 0 ? [.first] : []
        return stride
    }

    private static func curve(_ side: Side, _ index: Int) -> SwingCurve {
        let lift = (side == .left ? 24 : 9) + 2 * variation(index, side)
        let height = (side == .left ? 0.021 : 0.012) + 0.004 * variation(index, side)
        var pitch: [Float] = []
        var clearance: [Float] = []
        for point in 0..<SwingCurve.pointCount {
            let place = SwingCurve.percent(ofPoint: point) / 100
            let rise = 1 / (1 + exp(-9 * (place - 0.45)))
            pitch.append(Float(-62 * exp(-3 * max(0, place) * max(0, place)) * (1 - rise) + lift * rise))
            let early = 0.03 * exp(-pow((place - 0.2) / 0.12, 2))
            let late = (side == .left ? 0.1 : 0.05) * exp(-pow((place - 0.95) / 0.2, 2))
            clearance.append(place < 0 ? 0.001 : Float(height * min(1, place * 8) + early + late))
        }
        return SwingCurve(stride: index, pitch: pitch, toeClearance: clearance)
    }

    private static func trace(_ side: Side, _ stride: Stride, stumbles: Bool) -> SwingTrace {
        let rate = 100.0
        let count = Int((stride.swingTime + 0.2) * rate)
        let phases = (0..<count).map { (Double($0) / rate - 0.1) / stride.swingTime }
        let speed = phases.map { phase in
            Float(4.2 * exp(-pow((phase - 0.55) / 0.3, 2)) - (stumbles ? 1.5 * exp(-pow((phase - 0.5) / 0.06, 2)) : 0))
        }
        return SwingTrace(
            stride: stride.index, start: stride.toeOff - 0.1, rate: rate, toeOff: 10,
            initialContact: 10 + stride.swingTime * rate, forwardSpeed: speed,
            vibration: [Float](repeating: 1, count: count), pitchRate: [Float](repeating: 10, count: count),
            toeClearance: [])
    }

    private static func overview(_ side: Side, seconds: Double) -> SignalOverview {
        let interval = 0.02
        let times = (0..<Int(seconds / interval)).map { Double($0) * interval }
        let rate = times.flatMap { time -> [Float] in
            let value = 250 * sin(2 * .pi * time / 1.1) * (sin(2 * .pi * time / 1.1) > 0 ? 1 : 0.4)
            return [Float(value - 20), Float(value + 20)]
        }
        let acceleration = times.flatMap { time -> [Float] in
            let value = 9.8 + 30 * pow(max(0, cos(2 * .pi * (time - 0.75) / 1.1)), 12)
            return [Float(value - 1), Float(value + 2)]
        }
        return SignalOverview(interval: interval, start: 0, acceleration: acceleration, pitchRate: rate)
    }

    // MARK: - Findings

    private static func findings(strides: Int, text: String?) -> SessionFindings {
        let stumble = Stumble(
            side: .right, time: 1.1 * Double(stumblingStride) + 0.53, kind: .stumbleElevating, swingPercent: 50,
            score: 0.94, reason: text ?? "Forward speed falls by 1.5 m/s in mid-swing; the next step is higher.",
            stride: stumblingStride)
        let probabilities = [Side.left, .right].flatMap { side in
            [0.005, 0.010, 0.015].enumerated().map { index, height in
                let chance = (side == .left ? 0.01 : 0.08) * Double(index * index + 1)
                return StumblingFindings.TripProbability(
                    side: side, obstacle: height,
                    probability: IntervalEstimate(chance, interval: (chance * 0.6)...(chance * 1.5)))
            }
        }
        return SessionFindings(
            feet: [finding(.left, text: text), finding(.right, text: text)],
            laterality: LateralityFinding(
                .right, statement: text ?? "The right foot lifts its front less than the left."),
            bilateral: bilateral(text: text),
            stumbling: StumblingFindings(
                events: [stumble], swingCount: 2 * strides, walkingHours: 1.1 * Double(strides) / 3600,
                per100Strides: IntervalEstimate(2.1, interval: 0.1...11.6),
                perWalkingHour: IntervalEstimate(136, interval: 3.4...759), expectedFalseCount: 0.01,
                tripProbabilities: probabilities, remarks: [text ?? "Contacts late in swing are not counted."]),
            context: context(text: text))
    }

    private static func finding(_ side: Side, text: String?) -> FootDropFinding {
        let isLeft = side == .left
        let source = text ?? "reference walkers by speed"
        let pitch = isLeft ? 24.1 : 9.2
        return FootDropFinding(
            side: side, finding: isLeft ? .withinReference : .reduced,
            statement: text
                ?? (isLeft
                    ? "Toe lift before landing: 24.1 deg (23.2–25.0), within the range of reference walkers at 1.18 m/s."
                    : "Toe lift before landing is lower than in reference walkers at this speed (z −4.6)."),
            grade: .b, strideCount: 23, walkingSpeed: 1.18, z: isLeft ? -0.6 : -4.6,
            sideDifference: IntervalEstimate(isLeft ? -14.9 : 14.9, interval: isLeft ? -16.2 ... -13.5 : 13.5...16.2),
            subScores: [
                SubScore(kind: .primaryDeficit, value: isLeft ? 0 : 72, interval: isLeft ? 0...4 : 61...83),
                SubScore(kind: .clearanceRisk, value: isLeft ? 6 : 41, interval: isLeft ? 0...15 : 22...58),
                SubScore(
                    kind: .compensation, value: isLeft ? 10 : nil, interval: nil, reason: text ?? "No heel point."),
                SubScore(kind: .consequence, value: 12, interval: 3...24),
            ],
            signs: [
                SignMeasurement(
                    name: "max_swing_pitch", label: text ?? "Toe lift before landing", unit: "deg", decimals: 1,
                    role: .primaryDeficit,
                    estimate: IntervalEstimate(pitch, interval: (pitch - 0.9)...(pitch + 0.9)),
                    reference: ReferenceRange(low: 17.7, high: 33.3, source: source), z: isLeft ? 0.6 : 4.6,
                    isFlagged: !isLeft),
                SignMeasurement(
                    name: "min_toe_clearance", label: "Lowest toe clearance, median", unit: "m", decimals: 4,
                    role: .clearanceRisk,
                    estimate: IntervalEstimate(
                        isLeft ? 0.021 : 0.012, interval: isLeft ? 0.018...0.024 : 0.009...0.015),
                    reference: ReferenceRange(low: 0.006, high: 0.020, source: source)),
                SignMeasurement(
                    name: "min_toe_clearance_p5", label: "Lowest toe clearance, 5th percentile", unit: "m", decimals: 4,
                    estimate: IntervalEstimate(isLeft ? 0.017 : 0.008, interval: isLeft ? 0.014...0.02 : 0.005...0.011),
                    reference: ReferenceRange(low: 0.003, high: nil, source: source)),
                SignMeasurement(
                    name: "circumduction", label: "Circumduction", unit: "m", decimals: 3, role: .compensation,
                    reason: text ?? "There is no heel point."),
            ], flags: isLeft ? [] : [.fewReferencePeople])
    }

    private static func bilateral(text: String?) -> BilateralFigures {
        BilateralFigures(
            asymmetries: [
                Asymmetry(
                    parameter: "stride_length_m", unit: "m", left: 1.3, right: 1.3,
                    difference: IntervalEstimate(0, interval: -0.01...0.01),
                    ratio: IntervalEstimate(1), symmetryIndex: IntervalEstimate(0, interval: -1.2...1.2)),
                Asymmetry(
                    parameter: "max_swing_pitch_deg", unit: "deg", left: 24.1, right: 9.2,
                    difference: IntervalEstimate(-14.9, interval: -16.2 ... -13.5)),
            ],
            steps: StepFigures(
                leftStepTime: IntervalEstimate(0.56, interval: 0.55...0.57),
                rightStepTime: IntervalEstimate(0.54, interval: 0.53...0.55),
                doubleSupport: IntervalEstimate(24.5, interval: 23.9...25.2),
                cadence: IntervalEstimate(109, interval: 108...110), stepCount: 46),
            withheld: [.init(quantity: text ?? "step width", reason: text ?? "A foot sensor does not tell it.")])
    }

    private static func context(text: String?) -> ClinicalContext {
        ClinicalContext(
            statements: [
                text
                    ?? "This report describes walking measurements. It cannot identify the cause of foot drop and a normal "
                    + "result does not exclude nerve or spinal disease."
            ],
            redFlags: [text ?? "New trouble with bladder or bowel, or numbness of the saddle region."],
            background: [text ?? "Foot drop most often comes from compression of the fifth lumbar root."],
            differential: .init(
                columns: ["L5", "peroneal nerve"],
                rows: [.init(examination: "inversion", cells: ["weak", text ?? "spared"])],
                source: text ?? "teaching texts"),
            topics: [
                .init(
                    reported: text ?? "tight boots", origin: text ?? "peroneal nerve at the ankle",
                    reason: text ?? "Pressure on the nerve.")
            ])
    }
}
