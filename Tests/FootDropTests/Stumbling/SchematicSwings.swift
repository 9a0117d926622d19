import Foundation
import Gait
import Recordings

/// A foot whose swings are written down: forward speed rises and falls as a sine, the toe turns up, the landing shakes.
struct SchematicSwings {
    var side = Side.left
    var count = 30
    var rate = 200.0
    var swingTime = 0.4
    var strideTime = 1.1
    var greatestSpeed = 4.0
    var length = 1.3
    /// What happens in which stride.
    var happenings: [Int: Happening] = [:]
    /// Whether there is a toe clearance, m, in mid-swing.
    var clearance: Float?
    var hasSpeed = true

    /// Something in a swing.
    enum Happening {
        /// Stopped at a share of swing, going on afterwards.
        case stoppedAndLifted(Double)
        /// Stopped at a share of swing and put down.
        case putDown(Double)
        /// The whole swing is shorter and shorter in time.
        case hurried(Double)
        /// Slower from the beginning.
        case slow
        /// Vibration in mid-swing, speed as usual.
        case shaking(atFloor: Bool)
        /// A blow without any loss of speed.
        case tap
    }

    /// When toe-off of a stride is, s.
    func toeOff(_ number: Int) -> Double { 2 + Double(number) * strideTime }

    /// The analysis.
    var analysis: FootAnalysis {
        var foot = FootAnalysis(side: side)
        for number in 0..<count {
            var (swing, length) = (swingTime, length)
            switch happenings[number] {
            case .stoppedAndLifted: swing *= 1.3
            case .putDown(let share):
                swing *= share + 0.2
                length *= share
            case .hurried(let share):
                swing *= share
                length *= share
            default: break
            }
            let off = toeOff(number)
            var stride = Stride(
                side: side, index: number, start: off - 0.4, toeOff: off, initialContact: off + swing,
                end: off + swing + 0.25)
            stride.strideTime = number == 0 ? nil : strideTime
            stride.length = length
            stride.turn = 0
            stride.isStraight = true
            stride.quality = 1
            if number == 0 { stride.flags.append(.first) }
            if number == count - 1 { stride.flags.append(.last) }
            foot.strides.append(stride)
            foot.swings.append(trace(number, swing: swing))
        }
        return foot
    }

    /// A session of these feet.
    static func session(_ feet: SchematicSwings...) -> Session { Session(inputs: [], feet: feet.map(\.analysis)) }

    private func trace(_ number: Int, swing: Double) -> SwingTrace {
        let margin = 0.1
        let samples = Int((swing + 2 * margin) * rate)
        var trace = SwingTrace(
            stride: number, start: toeOff(number) - margin, rate: rate, toeOff: margin * rate,
            initialContact: (margin + swing) * rate, forwardSpeed: [], vibration: [], pitchRate: [], toeClearance: [])
        // No two swings are quite alike.
        let scale = 1 + 0.02 * sin(Double(number) * 2.4)
        for k in 0..<samples {
            let t = Double(k) / rate - margin
            trace.forwardSpeed.append(Float(scale * speed(t, happenings[number])))
            trace.vibration.append(Float(vibration(t, swing, happenings[number])))
            trace.pitchRate.append(Float(pitchRate(t, happenings[number])))
            if let clearance {
                var height = clearance
                if case .shaking(let atFloor) = happenings[number], atFloor, abs(t - 0.5 * swing) < 0.06 { height = 0 }
                trace.toeClearance.append(height)
            }
        }
        if !hasSpeed { trace.forwardSpeed = [] }
        return trace
    }

    private func usual(_ t: Double) -> Double {
        t > 0 && t < swingTime ? greatestSpeed * sin(.pi * t / swingTime) : 0
    }

    private func speed(_ t: Double, _ happening: Happening?) -> Double {
        switch happening {
        case .stoppedAndLifted(let share):
            let contact = share * swingTime
            if t < contact { return usual(t) }
            let falling = max(0, 1 - (t - contact) / 0.03)
            let again = t - contact - 0.10
            let rest = 1.3 * swingTime - contact - 0.10
            let regained = again > 0 && again < rest ? 0.8 * greatestSpeed * sin(.pi * again / rest) : 0
            return max(usual(contact) * falling, regained)
        case .putDown(let share):
            let contact = share * swingTime
            return t < contact ? usual(t) : usual(contact) * max(0, 1 - (t - contact) / 0.03)
        case .hurried(let share): return usual(t / share)
        case .slow: return 0.6 * usual(t)
        default: return usual(t)
        }
    }

    private func vibration(_ t: Double, _ swing: Double, _ happening: Happening?) -> Double {
        var value = 0.3
        if abs(t - swing) < 0.03 || abs(t) < 0.03 { value = 8 }
        switch happening {
        case .stoppedAndLifted(let share), .putDown(let share):
            if t >= share * swingTime, t < share * swingTime + 0.05 { value = 12 }
        case .tap: if abs(t - 0.5 * swing) < 0.02 { value = 30 }
        case .shaking: if abs(t - 0.5 * swing) < 0.06 { value = 12 }
        default: break
        }
        return value
    }

    private func pitchRate(_ t: Double, _ happening: Happening?) -> Double {
        var value = t < 0 ? -200 : t < swingTime ? 200 : -150.0
        switch happening {
        case .stoppedAndLifted(let share), .putDown(let share):
            if t >= share * swingTime, t < share * swingTime + 0.05 { value = -150 }
        default: break
        }
        return value
    }
}
