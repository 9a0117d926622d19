import Gait
import Glibc
import Recordings
import SignalProcessing

/// The search for stumbles in one foot.
struct FootStumbles: Sendable {
    /// The events, in the order of time, before the steps of both feet are looked at together.
    private(set) var events: [Event] = []
    /// Swings that were looked at.
    private(set) var swingCount = 0
    /// Time of their strides, s.
    private(set) var walkingTime = 0.0
    /// Relative change of swing time of each swing, in the order of time.
    private(set) var swings: [SwingChange] = []
    /// Whether gait is irregular.
    private(set) var isIrregular = false
    /// False events to be expected in an hour, where the kind of sensor decides it and not the gait.
    private(set) var falsePerHour: Double?
    /// Whether it is known how many events are false.
    private(set) var isFalseRateKnown = true
    /// Why nothing was looked for.
    private(set) var reason: String?
    /// What a user should know.
    private(set) var remarks: [String] = []

    /// A swing's time of toe-off and its change of duration.
    struct SwingChange: Sendable, Hashable {
        var time: Double
        var change: Double
    }

    /// An event with what later stages need.
    struct Event: Sendable {
        var stumble: Stumble
        /// Whether it is told from lost speed.
        var isSpeedLoss: Bool
    }

    /// Whether a stride with these flags shows how the foot usually walks.
    private static func teaches(_ flags: [StrideFlag]) -> Bool {
        !flags.contains { flag in
            switch flag {
            case .weak, .inconsistent, .restless, .stairs, .uneven, .eventsUncertain, .gyroscopeClipped: true
            default: false
            }
        }
    }

    /// Whether a stride with these flags is the first or the last of a bout, or in a very short one.
    private static func isEdge(_ flags: [StrideFlag]) -> Bool {
        flags.contains { flag in
            switch flag {
            case .first, .last, .shortBout: true
            default: false
            }
        }
    }

    /// What another search of a foot has found.
    init(events: [Event], swingCount: Int, walkingTime: Double, falsePerHour: Double?, remarks: [String]) {
        self.events = events
        self.swingCount = swingCount
        self.walkingTime = walkingTime
        self.falsePerHour = falsePerHour
        isFalseRateKnown = falsePerHour != nil
        self.remarks = remarks
    }

    /// A foot in which nothing can be looked for.
    init(reason: String) {
        self.reason = reason
    }

    init(_ foot: FootAnalysis, _ parameters: StumbleParameters) {
        // Strides and swings are looked at where they are: they are too large to be copied each time.
        let (strides, swings) = (foot.strides, foot.swings)
        let usable = swings.indices.filter {
            swings[$0].forwardSpeed.count > 1 && swings[$0].count == swings[$0].forwardSpeed.count
        }
        guard foot.source == .foot else {
            reason = "stumbles are looked for in sensors of the foot, in insoles and on belts only"
            return
        }
        guard !swings.isEmpty else {
            reason = "no swing of this foot is clear enough"
            return
        }
        guard !usable.isEmpty else {
            reason =
                foot.withheld.first { $0.quantity == "trajectory" }.map { "there is no forward speed: \($0.reason)" }
                ?? "there is no forward speed to tell a stumble from"
            return
        }
        // Stride numbers are places in the list of strides; a trace of another number belongs to no stride.
        let known = usable.filter { strides.indices.contains(swings[$0].stride) }
        let teaching = known.filter { number in
            let stride = swings[number].stride
            return Self.teaches(strides[stride].flags) && abs(strides[stride].turn ?? 0) < parameters.teachingTurn
        }
        guard teaching.count >= parameters.fewestReferences else {
            reason =
                "\(teaching.count) ordinary swings are too few to know this foot's usual swing; "
                + "\(parameters.fewestReferences) are needed"
            return
        }
        let usual = UsualSwing(
            swings, teaching, lengths: teaching.compactMap { strides[swings[$0].stride].length }, parameters)
        isIrregular = usual.isIrregular(parameters)
        search(swings, known, strides, usual, side: foot.side, parameters)
    }

    private mutating func search(
        _ traces: [SwingTrace], _ known: [Int], _ strides: [Stride], _ usual: UsualSwing, side: Side,
        _ parameters: StumbleParameters
    ) {
        let judgement = StumbleJudgement(usual, parameters)
        let drags = DragJudgement(usual: usual, parameters: parameters)
        var swing = AlignedSwing(usual.axis, parameters)
        var ringings: [(number: Int, ringing: DragJudgement.Ringing)] = []
        var rangCount = 0
        for number in known {
            let trace = traces[number]
            let stride = trace.stride
            let turn = strides[stride].turn ?? 0
            let isEdge = Self.isEdge(strides[stride].flags)
            swing.load(trace)
            swingCount += 1
            walkingTime += strides[stride].strideTime ?? strides[stride].end - strides[stride].start
            let toeOff = trace.start + trace.toeOff / trace.rate
            swings.append(SwingChange(time: toeOff, change: swing.swingTime / usual.swingTime - 1))
            if let verdict = judgement.judge(
                swing, turn: turn, length: strides[stride].length, rate: trace.rate, isEdge: isEdge)
            {
                let stumble = Stumble(
                    side: side, time: toeOff + verdict.loss.time, kind: verdict.kind,
                    swingPercent: 100 * verdict.loss.phase,
                    score: Self.score(verdict.evidence, parameters), reason: verdict.reason, stride: stride)
                events.append(Event(stumble: stumble, isSpeedLoss: true))
            } else if let ringing = drags.ringing(swing) {
                rangCount += 1
                if !isEdge, ringing.isAtFloor == true, abs(turn) < parameters.teachingTurn {
                    ringings.append((number, ringing))
                }
            }
        }
        if Double(rangCount) > parameters.ringingShare * Double(swingCount) {
            remarks.append(
                "The mount of the \(side.rawValue) sensor vibrates in \(rangCount) of \(swingCount) swings; scuffs are not "
                    + "told from vibration there.")
        } else {
            for (number, ringing) in ringings { append(traces[number], ringing, usual, side, parameters) }
            events.sort { $0.stumble.time < $1.stumble.time }
        }
        removePattern(side, parameters)
    }

    private mutating func append(
        _ trace: SwingTrace, _ ringing: DragJudgement.Ringing, _ usual: UsualSwing, _ side: Side,
        _ parameters: StumbleParameters
    ) {
        let evidence = StumbleJudgement.evidence(
            loss: 1, blow: ringing.strength, change: ringing.duration / parameters.dragTime)
        let stumble = Stumble(
            side: side, time: trace.start + trace.toeOff / trace.rate + ringing.time, kind: .scuff,
            swingPercent: 100 * ringing.time / usual.swingTime, score: Self.score(evidence, parameters),
            reason:
                "the shoe shook for \(Int((1000 * ringing.duration).rounded())) ms in mid-swing with the toe at the "
                + "floor",
            stride: trace.stride)
        events.append(Event(stumble: stumble, isSpeedLoss: false))
    }

    /// Takes out events that come again and again at one phase: a brace, a cane or a step-to gait.
    private mutating func removePattern(_ side: Side, _ parameters: StumbleParameters) {
        let phases = events.compactMap(\.stumble.swingPercent)
        let needed = max(Double(parameters.patternCount), parameters.patternShare * Double(swingCount))
        guard Double(phases.count) >= needed, let spread = RobustStatistics.standardDeviation(phases),
            spread < parameters.patternSpread, let phase = RobustStatistics.median(phases)
        else { return }
        remarks.append(
            "Repeated pattern in swing: \(events.count) of \(swingCount) swings of the \(side.rawValue) foot lose speed at "
                + "\(Int(phase.rounded())) % of swing. This is how the foot walks here, and is not counted as stumbling."
        )
        events = []
    }

    /// The chance of a stumble after the evidence, given how rare stumbles are.
    static func score(_ evidence: Double, _ parameters: StumbleParameters) -> Double {
        let odds = parameters.priorChance / (1 - parameters.priorChance)
        return 1 / (1 + exp(-evidence) / odds)
    }
}

extension FootStumbles {
    /// False events to be expected in an hour of this foot's walking.
    func falseRate(_ parameters: StumbleParameters) -> Double {
        falsePerHour ?? (isIrregular ? parameters.falsePerHourIrregular : parameters.falsePerHour)
    }

    /// The same findings on another clock, their strides counted from another one.
    func moved(strides: Int, _ time: (Double) -> Double) -> FootStumbles {
        var moved = self
        for i in moved.events.indices {
            moved.events[i].stumble.time = time(moved.events[i].stumble.time)
            moved.events[i].stumble.stride = moved.events[i].stumble.stride.map { $0 + strides }
        }
        for i in moved.swings.indices { moved.swings[i].time = time(moved.swings[i].time) }
        return moved
    }

    /// The findings of several sections of a foot, in the order of time.
    ///
    /// Where nothing could be looked for in any section, the reason is that of the first.
    init(joining parts: [FootStumbles], _ parameters: StumbleParameters) {
        let searched = parts.filter { $0.reason == nil }
        var expected = 0.0
        var told: [String: (remark: String, sections: Int)] = [:]
        var order: [String] = []
        for part in searched {
            events += part.events
            swings += part.swings
            swingCount += part.swingCount
            walkingTime += part.walkingTime
            isIrregular = isIrregular || part.isIrregular
            expected += part.falseRate(parameters) * part.walkingTime
            for remark in part.remarks {
                // Remarks that differ by their figures alone are said once.
                let kind = remark.filter { !$0.isNumber }
                if told[kind] == nil { order.append(kind) }
                told[kind, default: (remark, 0)].sections += 1
            }
        }
        if walkingTime > 0 { falsePerHour = expected / walkingTime }
        remarks = order.compactMap { kind in
            told[kind].map { $0.sections == 1 ? $0.remark : "\($0.remark) (So in \($0.sections) sections.)" }
        }
        guard let first = parts.first(where: { $0.reason != nil })?.reason else { return }
        if searched.isEmpty {
            reason = first
        } else {
            remarks.append(
                "\(parts.count - searched.count) of \(parts.count) sections of the recording were not searched: \(first)."
            )
        }
    }
}
