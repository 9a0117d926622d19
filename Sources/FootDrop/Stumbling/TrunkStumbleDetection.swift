import Gait
import Glibc
import Recordings
import SignalProcessing

/// Near-falls and falls from a sensor on the lower back.
///
/// Each step is compared with the recording's own usual one: the mean of the logarithms of four ratios (shock, horizontal
/// acceleration, turning speed, vertical range). On staged stumbles of 24 people (SisFall, waist sensor) the score told 99 %
/// of 120 stumbles from 2.2 h of walking without a false one; on stairs it gave 39 to 304 false ones an hour. So a step
/// must stand out against the steps of its own run, too: on stairs, in running and in jumping violent steps recur.
struct TrunkStumbleDetection: Sendable {
    /// Least mean logarithm of the ratios.
    var score = 0.8
    /// Least shock, m/s².
    var shock = 2 * 9.80665
    /// What of the shock is not movement, m/s².
    var quietShock = 0.8 * 9.80665
    /// Fewest walking steps that tell what is usual.
    var fewestSteps = 8
    /// Least tilt of a trunk that lies, degrees.
    var lyingTilt = 60.0
    /// Shortest time between two events, s; the steps of one recovery are one event.
    var apart = 2.0
    /// How long after the last walking step a shock may still be its stumble, s.
    var recovery = 1.0
    /// False events in an hour of level walking: the upper 95 % bound of none in 2.16 h.
    var falsePerHour = 1.4

    /// How near a foot's stumble and the lower back's are that are one, s.
    var together = 1.5
    /// The steps that a step is compared with.
    var neighbourhood = TrunkNeighbourhood()

    /// The events of a recording whose feet were not recorded.
    func detect(in trunk: TrunkAnalysis) -> StumblingFindings {
        let walking = trunk.steps.filter(\.isWalking)
        var findings = StumblingFindings(walkingHours: trunk.walkingTime / 3600)
        if let obstacle = obstacle(walking) {
            findings.notAssessable = [.init(side: .unknown, reason: obstacle)]
            return findings
        }
        let (events, recurring) = judge(trunk)
        findings.swingCount = walking.count
        findings.events = events
        findings.expectedFalseCount = falsePerHour * findings.walkingHours
        findings.remarks = [
            "Only the lower back was recorded: which foot met something, and light contacts, cannot be told.",
            "Steps as violent as those around them, as on stairs and in running, are not counted. How many false events "
                + "stairs still give was not measured; the expected false count is that of level walking.",
        ]
        if recurring > 0 {
            findings.remarks.append(
                recurring == 1
                    ? "One step was violent among steps that are violent, too; it is not counted."
                    : "\(recurring) steps were violent among steps that are violent, too; they are not counted.")
        }
        let count = findings.events.count
        // A stride is two steps.
        findings.per100Strides = PoissonInterval.rate(of: count, per: Double(walking.count) / 200)
        findings.perWalkingHour = PoissonInterval.rate(of: count, per: findings.walkingHours)
        return findings
    }

    /// Why near-falls cannot be looked for.
    private func obstacle(_ walking: [TrunkStep]) -> String? {
        if walking.count < fewestSteps {
            return "only \(walking.count) walking steps of the lower back; \(fewestSteps) are needed to tell "
                + "what is usual"
        }
        return walking.contains { $0.turning == nil }
            ? "without a gyroscope near-falls of the lower back are not looked for: the rule was found with one" : nil
    }

    /// The events of the lower back, in the order of time.
    func events(in trunk: TrunkAnalysis) -> [Stumble] { judge(trunk).events }

    /// The events, and the number of steps that are violent among violent ones.
    private func judge(_ trunk: TrunkAnalysis) -> (events: [Stumble], recurring: Int) {
        let walking = trunk.steps.filter(\.isWalking)
        guard obstacle(walking) == nil, let shockUsual = usual(walking, { $0.peak - quietShock }),
            let horizontalUsual = usual(walking, \.horizontal), let turningUsual = usual(walking, { $0.turning ?? 0 }),
            let verticalUsual = usual(walking, \.verticalRange)
        else { return ([], 0) }
        let violence = trunk.steps.map { step in
            let ratios = [
                (step.peak - quietShock) / shockUsual, step.horizontal / horizontalUsual,
                (step.turning ?? 0) / turningUsual, step.verticalRange / verticalUsual,
            ]
            return ratios.reduce(0) { $0 + log(max($1, 0.01)) } / Double(ratios.count)
        }
        var events: [Stumble] = []
        var recurring = 0
        var lastWalking = -Double.infinity
        for (number, step) in trunk.steps.enumerated() {
            defer { if step.isWalking { lastWalking = step.time } }
            // Sitting down and knocks shake the back too; a stumble happens to somebody who walks.
            guard step.isWalking || step.time - lastWalking <= recovery else { continue }
            let lies = (step.tiltAfterwards ?? 0) > lyingTilt
            guard step.peak > shock, violence[number] > score else { continue }
            // A trunk that lies afterwards fell, whatever the steps before were like.
            guard lies || violence[number] > neighbourhood.limit(at: number, trunk.steps, violence, least: score) else {
                recurring += 1
                continue
            }
            let event = Stumble(
                side: .unknown, time: step.time, kind: lies ? .fall : .nearFall,
                score: min(1, max(0, 1 - exp(-violence[number]))), reason: reason(violence[number], step, lies: lies))
            if let last = events.last, event.time - last.time < apart {
                // One stumble shakes the trunk more than once: the most violent step stands for it.
                if event.score > last.score || event.kind == .fall { events[events.count - 1] = event }
            } else {
                events.append(event)
            }
        }
        return (events, recurring)
    }

    /// The foot's stumbles, those that shook the trunk called what the trunk makes of them.
    func confirm(_ stumbles: [Stumble], with trunk: TrunkAnalysis) -> [Stumble] {
        guard trunk.sharesClock, !stumbles.isEmpty else { return stumbles }
        let shaken = events(in: trunk)
        return stumbles.map { stumble in
            guard stumble.kind != .scuff, stumble.kind != .fall,
                let event = shaken.first(where: { abs($0.time - stumble.time) <= together })
            else { return stumble }
            var stumble = stumble
            stumble.kind = event.kind
            stumble.reason += "; \(event.reason)"
            return stumble
        }
    }

    private func usual(_ steps: [TrunkStep], _ feature: (TrunkStep) -> Double) -> Double? {
        RobustStatistics.median(steps.map(feature)).flatMap { $0 > 0 ? $0 : nil }
    }

    private func reason(_ violence: Double, _ step: TrunkStep, lies: Bool) -> String {
        let times = FigureText.number(exp(violence), decimals: 1)
        let peak = FigureText.number(step.peak / 9.80665, decimals: 1)
        return "the lower back moved \(times) times as violently as in a usual step (shock \(peak) g)"
            + (lies ? ", and the trunk lay afterwards" : "")
    }
}
