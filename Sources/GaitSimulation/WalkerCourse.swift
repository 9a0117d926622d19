import Glibc
import SignalProcessing

/// How the walker as a whole comes along: place, heading, and the phase and size of the trunk's sway.
///
/// Everything is set by the footprints and the instants of contact, in the frame of the floor. Between bouts the walker
/// stands.
struct WalkerCourse: Sendable {
    /// The body in one bout.
    struct Bout: Sendable {
        /// From the first heel-off to the last foot-flat, seconds.
        let start: Double
        let end: Double
        let x: MonotoneCourse
        let y: MonotoneCourse
        /// Radians.
        let heading: MonotoneCourse
        /// Phase of the stride, radians: a multiple of 2π at left contacts, half a turn later at right ones.
        let phase: MonotoneCourse
        /// Walking speed as contacts give it, m/s.
        let speed: MonotoneCourse
        /// Amplitude of the vertical acceleration, m/s².
        let bounce: MonotoneCourse
    }

    private struct Contact {
        var time: Double
        var side: WalkingSide
        var print: Footprint
    }

    let bouts: [Bout]
    private let origin: (place: Vector3, heading: Double)

    /// - Parameter legLength: From the floor to the hip, metres.
    init(_ walk: Walk, scenario: WalkingScenario, legLength: Double) {
        var prints: [WalkingSide: Footprint] = [.left: walk.left.firstPrint, .right: walk.right.firstPrint]
        func place() -> Vector3 {
            [WalkingSide.left, .right].reduce(.zero) { sum, side in
                guard let print = prints[side] else { return sum }
                return sum + 0.5 * (print.heel + 0.5 * (print.toe(scenario.gait(of: side).footLength) - print.heel))
            }
        }
        func heading() -> Double {
            [WalkingSide.left, .right].reduce(0) { sum, side in
                let toeOut = side.outward * scenario.gait(of: side).toeOut * .pi / 180
                return sum + 0.5 * ((prints[side]?.heading ?? 0) - toeOut)
            }
        }
        origin = (place(), heading())
        let strides = (walk.left.strides + walk.right.strides).map(\.design).sorted { $0.contact < $1.contact }
        var bouts: [Bout] = []
        var first = 0
        while first < strides.count {
            let end = strides[first...].firstIndex { $0.bout != strides[first].bout } ?? strides.count
            let part = strides[first..<end]
            first = end
            let start = part.map(\.heelOff).min() ?? 0
            let stop = part.map(\.flat).max() ?? 0
            var knots: [(time: Double, place: Vector3, heading: Double)] = [(start, place(), heading())]
            var phases: [(time: Double, value: Double)] = []
            var last: WalkingSide?
            for design in part {
                prints[design.side] = design.to
                knots.append((design.contact, place(), heading()))
                let step = last == nil ? (design.side == .left ? 0 : .pi) : last == design.side ? 2 * .pi : Double.pi
                phases.append((design.contact, (phases.last?.value ?? 0) + step))
                last = design.side
            }
            if phases.count == 1, let only = phases.first {
                phases.append((only.time + scenario.strideTime / 2, only.value + .pi))
            }
            knots.append((stop, place(), heading()))
            let x = MonotoneCourse(knots.map { ($0.time, $0.place.x) })
            let y = MonotoneCourse(knots.map { ($0.time, $0.place.y) })
            let phase = MonotoneCourse(phases, isOpen: true)
            let contacts = part.map(\.contact)
            let speeds = contacts.map { time in
                let (vx, vy) = (x.at(time).first, y.at(time).first)
                return (vx * vx + vy * vy).squareRoot()
            }
            let bounces = zip(contacts, speeds).map { time, speed in
                Self.bounce(speed: speed, stepTime: .pi / max(0.1, phase.at(time).first), legLength: legLength)
            }
            func enveloped(_ values: [Double]) -> MonotoneCourse {
                MonotoneCourse([(start, 0)] + zip(contacts, values).map { ($0, $1) } + [(stop, 0)])
            }
            bouts.append(
                Bout(
                    start: start, end: stop, x: x, y: y, heading: MonotoneCourse(knots.map { ($0.time, $0.heading) }),
                    phase: phase, speed: enveloped(speeds), bounce: enveloped(bounces)))
        }
        self.bouts = bouts
    }

    /// Amplitude of the vertical acceleration of an inverted pendulum, m/s², bounded for long and hasty steps.
    ///
    /// The rise of the pendulum (Zijlstra & Hof 2003) with steps 1.13 times as long as its own.
    private static func bounce(speed: Double, stepTime: Double, legLength: Double) -> Double {
        let step = speed * stepTime / 1.13
        let rise = step * step / (8 * legLength)
        let rate = 2 * Double.pi / stepTime
        let amplitude = rise / 2 * rate * rate
        let most = 5.0
        return amplitude / (1 + amplitude * amplitude / (most * most)).squareRoot()
    }

    /// The bout in which the walker walks at an instant, if any.
    func bout(at time: Double) -> Bout? {
        guard let bout = lastBout(at: time), time < bout.end else { return nil }
        return bout
    }

    /// Where the walker is on the floor and which way the body faces, radians.
    func place(at time: Double) -> (place: VectorJet, heading: Jet) {
        guard let bout = lastBout(at: time) else { return (VectorJet(origin.place), Jet(origin.heading)) }
        return (VectorJet(bout.x.at(time), bout.y.at(time), Jet(0)), bout.heading.at(time))
    }

    private func lastBout(at time: Double) -> Bout? {
        var low = 0
        var high = bouts.count
        while low < high {
            let middle = (low + high) / 2
            if bouts[middle].start <= time { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? bouts[low - 1] : nil
    }
}
