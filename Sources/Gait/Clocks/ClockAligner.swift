import Glibc
import Recordings
import SignalProcessing

/// Finds the shift between two clocks from the contacts that two files saw.
///
/// Every pair of contacts votes for its difference in time; the shift with the most votes is refined until the contacts
/// agree. Steps are so regular that a shift by a whole stride fits nearly as well: only beginnings, ends, pauses and the
/// small unevenness of steps tell it, and where they do not, no shift is given.
struct ClockAligner: Sendable {
    /// Width of the votes' classes, s.
    var bin = 0.02
    /// Two sensors never agree better than this about contacts, s.
    var leastSpread = 0.005
    /// Contacts further apart are not the same, s.
    var reach = 0.15
    /// Fewest contacts that both saw.
    var fewest = 8
    /// Least share of the contacts in the common time that must agree.
    var share = 0.6
    /// Greatest robust standard deviation of contacts that are the same, s: any two walks fit within half a step.
    var greatestSpread = 0.05
    /// Shifts nearer than this are one, s.
    var apart = 0.25
    /// What a contact costs that only one file has, in the logarithm of the likelihood.
    var lossOfUnmatched = 2.0
    /// By how much the best must beat the second, in the logarithm of the likelihood: 400 to 1.
    var distinction = 6.0
    /// Most contacts, as a share, that may be the other foot's by what the lower back takes them for.
    var mostOtherSides = 0.3
    /// What two kinds of sensors may see earlier or later alike, s.
    var systematic = 0.015
    /// Most contacts of the moved file that vote.
    var mostVoters = 400

    /// What was found.
    enum Outcome: Sendable, Hashable {
        case found(ClockShift)
        /// The contacts do not tell it, and why.
        case unknown(String)
    }

    /// The shift that brings `moving` to the clock of `reference`.
    func align(_ moving: ContactTrain, to reference: ContactTrain) -> Outcome {
        guard moving.contacts.count >= fewest, reference.contacts.count >= fewest else {
            return .unknown(
                "\(min(moving.contacts.count, reference.contacts.count)) contacts are too few; \(fewest) are needed")
        }
        let candidates = candidates(moving, reference).map { offset in
            let refined = refine(offset, moving, reference)
            return (offset: refined, score: score(refined, moving, reference))
        }
        guard let best = candidates.max(by: { ($0.score, -$0.offset) < ($1.score, -$1.offset) }),
            best.score > -.infinity
        else {
            return .unknown("the contacts do not fit")
        }
        let second =
            candidates.filter { abs($0.offset - best.offset) > apart }.map(\.score).max() ?? -.infinity
        guard best.score >= second + distinction else {
            return .unknown("the steps are so regular that a shift by a whole step fits as well")
        }
        let pairs = pairs(best.offset, moving, reference)
        guard pairs.count >= fewest, agrees(pairs.count, best.offset, moving, reference) else {
            return .unknown("only \(pairs.count) contacts agree")
        }
        var (shift, spread) = fitted(pairs, best.offset)
        guard spread <= greatestSpread else { return .unknown("the contacts do not fit") }
        let sides = sides(best.offset, moving, reference)
        guard Double(sides.other) <= mostOtherSides * Double(sides.same + sides.other) else {
            return .unknown("\(sides.other) of \(sides.same + sides.other) contacts would be the other foot's")
        }
        // What one foot is early and the other late is error of the sensors, which their mean hides.
        let uneven = sides.unevenness / 2
        shift.standardDeviation = (shift.standardDeviation * shift.standardDeviation + uneven * uneven).squareRoot()
        return .found(shift)
    }

    // MARK: - Candidates

    /// The shifts that many pairs of contacts vote for.
    private func candidates(_ moving: ContactTrain, _ reference: ContactTrain) -> [Double] {
        guard let span = reference.span, let own = moving.span else { return [] }
        let lowest = span.lowerBound - own.upperBound
        let count = Int((span.upperBound - own.lowerBound - lowest) / bin) + 2
        // A day of walking has some ten million classes.
        guard count > 0, count < 20_000_000 else { return [] }
        var votes = [Int32](repeating: 0, count: count + 1)
        let step = max(1, moving.contacts.count / mostVoters)
        for k in stride(from: 0, to: moving.contacts.count, by: step) {
            let contact = moving.contacts[k]
            for other in reference.contacts where contact.mayBeSame(as: other) {
                votes[Int((other.time - contact.time - lowest) / bin)] += 1
            }
        }
        var smooth: [(index: Int, votes: Int32)] = []
        for i in 1..<count where votes[i] > 0 {
            let sum = votes[i - 1] + 2 * votes[i] + votes[i + 1]
            smooth.append((i, sum))
        }
        smooth.sort { ($0.votes, $1.index) > ($1.votes, $0.index) }
        var chosen: [Double] = []
        for entry in smooth {
            let offset = lowest + (Double(entry.index) + 0.5) * bin
            if chosen.allSatisfy({ abs($0 - offset) > 3 * bin }) { chosen.append(offset) }
            if chosen.count == 24 { break }
        }
        return chosen
    }

    private func refine(_ offset: Double, _ moving: ContactTrain, _ reference: ContactTrain) -> Double {
        var offset = offset
        for _ in 0..<3 {
            let residuals = pairs(offset, moving, reference).map { $0.reference - $0.moving - offset }
            guard let median = RobustStatistics.median(residuals) else { break }
            offset += median
        }
        return offset
    }

    /// Contacts that belong together, each at most once, by time.
    func pairs(
        _ offset: Double, _ moving: ContactTrain, _ reference: ContactTrain
    ) -> [(moving: Double, reference: Double)] {
        var pairs: [(moving: Double, reference: Double)] = []
        var window = TimeWindow(over: reference.times, reach: reach)
        var lastUsed = -1
        for contact in moving.contacts {
            let nearest = window.nearest(to: contact.time + offset) {
                $0 > lastUsed && contact.mayBeSame(as: reference.contacts[$0])
            }
            guard let nearest else { continue }
            pairs.append((contact.time, reference.times[nearest]))
            lastUsed = nearest
        }
        return pairs
    }

    // MARK: - Judgement

    /// The logarithm of a shift's likelihood, but for a constant.
    ///
    /// Differences of contacts that are the same scatter little; those of neighbouring steps scatter by the unevenness of
    /// the steps as well. What ought to be seen by both and is not costs.
    private func score(_ offset: Double, _ moving: ContactTrain, _ reference: ContactTrain) -> Double {
        let residuals = pairs(offset, moving, reference).map { $0.reference - $0.moving - offset }
        guard residuals.count >= fewest, let spread = RobustStatistics.robustStandardDeviation(residuals) else {
            return -.infinity
        }
        let expected = expected(offset, moving, reference)
        return -Double(residuals.count) * log(max(spread, leastSpread) / greatestSpread)
            - lossOfUnmatched * Double(max(0, expected - residuals.count))
    }

    /// How many contacts ought to be seen by both: the lesser number of those in the common time.
    private func expected(_ offset: Double, _ moving: ContactTrain, _ reference: ContactTrain) -> Int {
        guard let span = reference.span, let own = moving.span else { return 0 }
        let from = max(span.lowerBound, own.lowerBound + offset) - reach
        let to = min(span.upperBound, own.upperBound + offset) + reach
        let seen = moving.contacts.count { (from...max(from, to)).contains($0.time + offset) }
        let known = reference.contacts.count { (from...max(from, to)).contains($0.time) }
        return min(seen, known)
    }

    /// How many contacts that belong together are of one side and how many of two, and how differently the two feet's
    /// contacts are seen, s.
    private func sides(
        _ offset: Double, _ moving: ContactTrain, _ reference: ContactTrain
    ) -> (same: Int, other: Int, unevenness: Double) {
        var (same, other) = (0, 0)
        var differences: [Side: [Double]] = [:]
        var window = TimeWindow(over: reference.times, reach: reach)
        for contact in moving.contacts {
            let time = contact.time + offset
            let nearest = window.nearest(to: time) { contact.mayBeSame(as: reference.contacts[$0]) }
                .map { reference.contacts[$0] }
            guard let nearest, let one = contact.side ?? contact.provisional,
                let two = nearest.side ?? nearest.provisional, one != .unknown, two != .unknown
            else { continue }
            if one == two { same += 1 } else { other += 1 }
            differences[two, default: []].append(nearest.time - time)
        }
        guard let left = differences[.left].flatMap({ RobustStatistics.median($0) }),
            let right = differences[.right].flatMap({ RobustStatistics.median($0) })
        else { return (same, other, 0) }
        return (same, other, abs(left - right))
    }

    private func agrees(_ count: Int, _ offset: Double, _ moving: ContactTrain, _ reference: ContactTrain) -> Bool {
        Double(count) >= share * Double(expected(offset, moving, reference))
    }

    /// Offset, drift and error from contacts that belong together, and how they scatter, s.
    private func fitted(
        _ pairs: [(moving: Double, reference: Double)], _ offset: Double
    ) -> (ClockShift, spread: Double) {
        let origin = pairs.reduce(0) { $0 + $1.moving } / Double(pairs.count)
        var drift = 0.0
        var course: ClockDrift?
        // Error of the shift away from the middle, by what is not known of the drift.
        var away = 0.0
        if let first = pairs.first, let last = pairs.last, last.moving - first.moving >= ClockDrift.shortestSpan {
            if let found = ClockDrift(pairs.map { ($0.moving, $0.reference - $0.moving) }) {
                course = found
                drift = max(-ClockDrift.greatestRate, min(ClockDrift.greatestRate, found.rate))
                let unknown = (found.standardDeviation + abs(found.rate - drift)) * found.span / 12.0.squareRoot()
                away = (unknown * unknown + found.bend * found.bend).squareRoot()
            } else {
                // Too few contacts for a drift do not make the clocks run alike.
                away = ClockDrift.greatestRate * (last.moving - first.moving) / 12.0.squareRoot()
            }
        }
        let residuals = pairs.map { $0.reference - $0.moving - drift * ($0.moving - origin) }
        let centre = RobustStatistics.median(residuals) ?? offset
        let spread = RobustStatistics.robustStandardDeviation(residuals) ?? greatestSpread
        // A median scatters by a quarter more than a mean.
        let own = 1.25 * spread / Double(pairs.count).squareRoot()
        let deviation = (own * own + systematic * systematic + away * away).squareRoot()
        var shift = ClockShift(
            offset: centre, drift: drift, origin: origin, standardDeviation: deviation, matched: pairs.count)
        shift.course = course
        return (shift, spread)
    }
}
