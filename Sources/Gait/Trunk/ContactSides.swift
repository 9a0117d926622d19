import SignalProcessing

/// Tells left contacts from right ones by the lateral acceleration and the roll of the trunk.
///
/// Both have a known phase at stride rate after a left contact. They are weighed by fixed physical sizes: a weak signal
/// then has a weak vote, which scaling each by its own size would undo.
struct ContactSides: Sendable {
    /// After the rise of a left contact the acceleration to the right is greatest, in strides.
    var lateralDelay = 90.0 / 360
    /// Usual lateral acceleration at stride rate, m/s².
    var lateralSize = 0.6
    /// After the rise of a left contact the roll is greatest, in strides.
    var rollDelay = 20.0 / 360
    /// Usual roll rate at stride rate, rad/s.
    var rollSize = 12 * Double.pi / 180
    /// The vote of one signal is held within this.
    var greatestVote = 3.0
    /// What two contacts of one side in a row cost, in votes of usual size.
    var repetitionCost = 2.5
    /// Less agreement than this leaves the sides open.
    var leastConfidence = 0.3
    /// Weaker votes than this leave the sides open.
    var leastVote = 0.1

    /// The signals that vote, at stride rate.
    struct Signals: Sendable {
        /// Acceleration to the walker's right, m/s².
        var lateral: [Double]
        /// Roll about the walking direction, rad/s; `nil` without a gyroscope.
        var roll: [Double]?
    }

    /// The sides of the contacts of one bout.
    struct Decision: Sendable {
        /// Whether each contact is left, in order.
        var isLeft: [Bool]
        /// The agreement of the votes with these sides, −1 to 1.
        var confidence: Double
        /// Whether the votes are strong enough and agree.
        var isClear: Bool
    }

    /// Decides the sides of a bout.
    ///
    /// - Parameters:
    ///   - rises: The middles of the contacts' vertical rises, in samples.
    ///   - stride: Usual stride time in samples.
    func decide(rises: [Double], _ signals: Signals, piece: Range<Int>, stride: Double) -> Decision {
        let votes = rises.map { rise in
            var vote = clip(
                Self.value(of: signals.lateral, at: rise + lateralDelay * stride, piece) / lateralSize, greatestVote)
            if let roll = signals.roll {
                vote += clip(Self.value(of: roll, at: rise + rollDelay * stride, piece) / rollSize, greatestVote)
            }
            return vote
        }
        let usual = RobustStatistics.median(votes.map(abs)) ?? 0
        let isLeft = bestSequence(votes.map { usual > 0 ? clip($0 / usual, 2) : 0 })
        let total = votes.reduce(0) { $0 + abs($1) }
        let agreeing = zip(votes, isLeft).reduce(0) { $0 + ($1.1 ? $1.0 : -$1.0) }
        let confidence = total > 0 ? agreeing / total : 0
        return Decision(
            isLeft: isLeft, confidence: confidence, isClear: confidence >= leastConfidence && usual >= leastVote)
    }

    /// The sequence of sides with the most votes, repetitions paid for (Viterbi 1967).
    private func bestSequence(_ votes: [Double]) -> [Bool] {
        guard let first = votes.first else { return [] }
        var score = (left: first, right: -first)
        var wasLeft: [(ifLeft: Bool, ifRight: Bool)] = []
        for vote in votes.dropFirst() {
            let toLeft = (stay: score.left - repetitionCost, change: score.right)
            let toRight = (stay: score.right - repetitionCost, change: score.left)
            wasLeft.append((toLeft.stay >= toLeft.change, toRight.stay < toRight.change))
            score = (max(toLeft.stay, toLeft.change) + vote, max(toRight.stay, toRight.change) - vote)
        }
        var isLeft = score.left >= score.right
        var path = [isLeft]
        for step in wasLeft.reversed() {
            isLeft = isLeft ? step.ifLeft : step.ifRight
            path.append(isLeft)
        }
        return path.reversed()
    }

    private func clip(_ value: Double, _ limit: Double) -> Double { max(-limit, min(limit, value)) }

    /// A signal between its samples, held at the ends of its piece.
    private static func value(of signal: [Double], at position: Double, _ piece: Range<Int>) -> Double {
        let position = max(Double(piece.lowerBound), min(Double(piece.upperBound - 1), position))
        let below = Int(position)
        guard below + 1 < piece.upperBound else { return signal[below] }
        let share = position - Double(below)
        return signal[below] * (1 - share) + signal[below + 1] * share
    }
}
