/// A clock that runs slower, or faster, than time for a while: its reading has three continuous derivatives.
///
/// It loses `loss` of its rate within `width`, then `rest` of it, then `final` of it. What follows this clock instead
/// of time goes the same way at another speed.
struct SlowedTime: Sendable, Hashable {
    /// When the clock begins to lose, seconds, and how long the first change takes.
    let start: Double
    let width: Double
    /// Share of its rate lost by the first change.
    let loss: Double
    /// When the second and the third change begin, and how long they take.
    private let turn: Double
    private let turnWidth: Double
    private let ending: Double
    private let endingWidth: Double
    private let rest: Double
    private let final: Double

    /// A clock that reads `reading` at `end` and goes on at its full rate.
    ///
    /// - Parameter hold: How long the first loss lasts, seconds.
    init(start: Double, width: Double, loss: Double, hold: Double, end: Double, reading: Double) {
        self.start = start
        self.width = width
        self.loss = loss
        let left = end - start - width
        turn = start + width + min(hold, 0.3 * left)
        turnWidth = 0.3 * left
        endingWidth = 0.35 * left
        ending = end - endingWidth
        final = 0
        let middles = (start + width / 2, turn + turnWidth / 2, ending + endingWidth / 2)
        rest = (end - reading - loss * (middles.1 - middles.0)) / (middles.2 - middles.1)
    }

    /// A clock that keeps its first loss and then stops altogether at `end`.
    init(start: Double, width: Double, loss: Double, stoppingAt end: Double) {
        self.start = start
        self.width = width
        self.loss = loss
        turn = start + width
        turnWidth = 1
        rest = loss
        ending = start + width
        endingWidth = end - ending
        final = 1
    }

    func at(_ time: Double) -> Jet {
        Jet(time, 1) - loss * Self.ramp(time - start, width) - (rest - loss) * Self.ramp(time - turn, turnWidth)
            - (final - rest) * Self.ramp(time - ending, endingWidth)
    }

    /// Whether the clock never runs backward nor faster than `fastest` times the time.
    func isSteady(fastest: Double) -> Bool {
        [loss, rest, final].allSatisfy { $0 <= 1 && $0 >= 1 - fastest }
    }

    private static func ramp(_ time: Double, _ width: Double) -> Jet {
        let ramp = smoothRamp(time / width)
        return Jet(width * ramp.value, ramp.first, ramp.second / width)
    }
}

extension Jet {
    /// What a function of this quantity, read as a time, gives.
    func driving(_ function: (Double) -> Jet) -> Jet { mapped(function(value)) }
}
