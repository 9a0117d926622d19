import Gait
import Glibc

/// How one swing departs from the foot's usual one where it loses the most speed.
struct SpeedLoss: Sendable, Hashable {
    /// When the foot met something, s after toe-off, and as a share of the usual swing.
    var time: Double
    var phase: Double
    /// Loss of speed within the loss time beyond the foot's limit, m/s.
    var loss: Double
    /// The same above what the foot's swings usually have, m/s.
    var excess: Double
    /// Speed just before, m/s, and its difference from the usual speed there, share of the greatest speed.
    var speedBefore: Double
    var differenceBefore: Double
    /// Deviation of the usual speed there, share of the greatest speed.
    var usualDifference: Double
    /// Deviation of the course up to there and the usual one, share of the greatest speed.
    var courseDeviation: Double
    var usualCourseDeviation: Double
    /// Logarithm of vibration over its limit; `nil` where vibration is not measured.
    var blow: Double?
    /// Toe-down rate beyond its limit, deg/s.
    var toeDown: Double
    /// Speed regained beyond the usual, m/s.
    var regained: Double
    /// Speed lost below the usual swing, m/s.
    var lost: Double

    /// Measures a swing where it loses most, or where it met something; `nil` when there is nothing to judge.
    init?(
        _ swing: AlignedSwing, usual: UsualSwing, greatest: Int, sampleTime: Double, _ parameters: StumbleParameters
    ) {
        let searched = usual.searched(swing, parameters)
        func beyond(_ k: Int) -> Double { swing.loss(k) - usual.lossLimit[k] }
        // The first loss is the contact; a recovery may lose more.
        var point = greatest
        let most = beyond(greatest)
        guard most.isFinite else { return nil }
        if most >= 0.2 {
            let enough = max(0.5 * most, 0.2)
            var first = searched.lowerBound
            while first < greatest, !(beyond(first) >= enough) { first += 1 }
            point = first
            for k in first..<min(first + SwingAxis.points(0.05) + 1, searched.upperBound)
            where beyond(k) > beyond(point) {
                point = k
            }
        }
        loss = most
        excess = most - usual.usualExcess
        // The loss is greatest when all of the slowing lies within the loss time.
        var contact = SwingAxis.time(point) - parameters.lossTime / 2

        let near = max(0, point - 15)..<min(usual.axis.count, point + 8)
        toeDown = near.reduce(-Double.infinity) { most, k in
            let value = swing.toeDown(k) - usual.toeDownLimit[k]
            return value > most ? value : most
        }
        if usual.hasVibration {
            func ratio(_ k: Int) -> Double { log(max(swing.vibration[k], 1e-3) / usual.vibrationLimit[k]) }
            blow = near.reduce(-9.0) { most, k in ratio(k) > most ? ratio(k) : most }
            // A blow begins with the contact and is sharper than the loss of speed.
            let earlier = max(0, point - 23)...point
            let peak = earlier.reduce(-9.0) { most, k in ratio(k) > most ? ratio(k) : most }
            if peak >= 1, let onset = earlier.first(where: { ratio($0) >= 0.5 * peak }) {
                contact = SwingAxis.time(onset)
            }
        }
        time = contact
        phase = contact / usual.swingTime

        // Smoothing spreads the loss over two samples: of a slow sensor, what was before lies farther back.
        let lead = max(3, SwingAxis.points(1.5 * sampleTime))
        let before = min(max(0, SwingAxis.point(contact) - lead), usual.axis.count - 5)
        var lowest = Double.infinity
        var highest = -Double.infinity
        for k in max(0, before - 4)...before + 4 where usual.speed[k].isFinite {
            lowest = min(lowest, usual.speed[k])
            highest = max(highest, usual.speed[k])
        }
        let speed = swing.speed[before]
        guard speed.isFinite, lowest <= highest else { return nil }
        speedBefore = speed
        differenceBefore = (speed > highest ? speed - highest : min(0, speed - lowest)) / usual.greatestSpeed
        usualDifference = usual.speedDeviation[before] / usual.greatestSpeed
        courseDeviation = usual.deviation(of: swing, before: before, parameters) ?? .infinity
        usualCourseDeviation = usual.usualDeviation(at: SwingAxis.time(before) / usual.swingTime)

        var dips: [Double] = []
        swing.appendDips(to: &dips)
        var regain = 0.0
        var below = 0.0
        for k in before..<usual.axis.count {
            regain = max(regain, dips[k] - usual.dipLimit[k])
            if k < before + 20, swing.speed[k].isFinite { below = max(below, usual.speed[k] - swing.speed[k]) }
        }
        regained = regain
        lost = below
    }
}
