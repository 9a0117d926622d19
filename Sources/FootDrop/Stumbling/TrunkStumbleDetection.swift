import Gait
import Glibc
import Recordings
import SignalProcessing

/// Near-falls and falls from a sensor on the lower back.
///
/// Each step is compared with the recording's own usual one: the mean of the logarithms of four ratios (shock, horizontal
/// acceleration, turning speed, vertical range). On staged stumbles of 24 people (SisFall, waist sensor) the score told 99 %
/// of 120 stumbles from 2.2 h of walking without a false one; on stairs it gave 39 to 304 false ones an hour, and a lower
/// back alone does not tell stairs.
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

    /// The events of a recording whose feet were not recorded.
    func detect(in trunk: TrunkAnalysis) -> StumblingFindings {
        let walking = trunk.steps.filter(\.isWalking)
        var findings = StumblingFindings(walkingHours: trunk.walkingTime / 3600)
        guard walking.count >= fewestSteps else {
            findings.notAssessable = [
                .init(
                    side: .unknown,
                    reason: "only \(walking.count) walking steps of the lower back; \(fewestSteps) are needed to tell "
                        + "what is usual")
            ]
            return findings
        }
        findings.swingCount = walking.count
        findings.events = events(in: trunk)
        findings.expectedFalseCount = falsePerHour * findings.walkingHours
        findings.remarks = [
            "Only the lower back was recorded: which foot met something, and light contacts, cannot be told.",
            "Stairs are not told from level ground here; on stairs dozens of these events an hour are false.",
        ]
        let count = findings.events.count
        // A stride is two steps.
        findings.per100Strides = PoissonInterval.rate(of: count, per: Double(walking.count) / 200)
        findings.perWalkingHour = PoissonInterval.rate(of: count, per: findings.walkingHours)
        return findings
    }

    /// The events of the lower back, in the order of time.
    func events(in trunk: TrunkAnalysis) -> [Stumble] {
        let walking = trunk.steps.filter(\.isWalking)
        guard walking.count >= fewestSteps, let shockUsual = usual(walking, { $0.peak - quietShock }),
            let horizontalUsual = usual(walking, \.horizontal), let turningUsual = usual(walking, \.turning),
            let verticalUsual = usual(walking, \.verticalRange)
        else { return [] }
        var events: [Stumble] = []
        var lastWalking = -Double.infinity
        for step in trunk.steps {
            defer { if step.isWalking { lastWalking = step.time } }
            // Sitting down and knocks shake the back too; a stumble happens to somebody who walks.
            guard step.isWalking || step.time - lastWalking <= recovery else { continue }
            let ratios = [
                (step.peak - quietShock) / shockUsual, step.horizontal / horizontalUsual,
                step.turning / turningUsual, step.verticalRange / verticalUsual,
            ]
            let violence = ratios.reduce(0) { $0 + log(max($1, 0.01)) } / Double(ratios.count)
            let lies = (step.tiltAfterwards ?? 0) > lyingTilt
            guard step.peak > shock, violence > score else { continue }
            let event = Stumble(
                side: .unknown, time: step.time, kind: lies ? .fall : .nearFall,
                score: min(1, max(0, 1 - exp(-violence))), reason: reason(violence, step, lies: lies))
            if let last = events.last, event.time - last.time < apart {
                // One stumble shakes the trunk more than once: the most violent step stands for it.
                if event.score > last.score || event.kind == .fall { events[events.count - 1] = event }
            } else {
                events.append(event)
            }
        }
        return events
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
