import Glibc
import SignalProcessing

/// One foot's time on the floor: from a contact to the toe-off that follows, or standing at either end of the walk.
struct Stance: Sendable {
    /// The instant of contact; `nil` for a foot that stands there from the beginning.
    let contact: Double?
    /// The instant at which the foot leaves; `nil` for a foot that stays.
    let toeOff: Double?
    let print: Footprint
    /// Number of the bout if the foot came and leaves in the same one.
    let bout: Int?
    /// Whether the way to it and the way from it are plain strides.
    let isPlain: Bool
    /// Place of the pressure along the foot, 0 at the heel point, 1 at the toe pivot.
    private let along: MonotoneCourse
    /// Place of the pressure from the foot's line, outward positive, metres.
    private let outward: MonotoneCourse
    private let side: WalkingSide
    private let footLength: Double

    /// A foot that lands steeper than this lands on the very heel, radians.
    static let heelLanding = 8 * Double.pi / 180

    /// The stance between two strides of a foot.
    init(after before: StrideDesign?, before next: StrideDesign?, print: Footprint, side: WalkingSide, length: Double) {
        contact = before?.contact
        toeOff = next?.toeOff
        self.print = print
        self.side = side
        footLength = length
        let isWalked = before != nil && before?.bout == next?.bout
        bout = isWalked ? before?.bout : nil
        isPlain =
            isWalked
            && [before, next].allSatisfy { $0?.isHalf == false && $0?.ground == .plane && $0?.disturbance == nil }

        var along: [(time: Double, value: Double)] = []
        var outward: [(time: Double, value: Double)] = []
        if let before {
            let heel = 0.03 + 0.2 * max(0, 1 - before.contactPitch / Self.heelLanding)
            let landsOnHeel = before.contactPitch > 0
            along = [(before.contact, landsOnHeel ? heel : 0.8), (before.flat, landsOnHeel ? 0.25 : 0.45)]
            outward = [(before.contact, 0), (before.flat, 0.007)]
        }
        if !isWalked {
            along.append(((before?.flat ?? -1) + 0.3, 0.45))
            outward.append(((before?.flat ?? -1) + 0.3, 0))
        }
        if let next {
            if !isWalked {
                along.append((next.heelOff - 0.2, 0.45))
                outward.append((next.heelOff - 0.2, 0))
            } else if let before {
                outward.append((before.flat + 0.4 * (next.heelOff - before.flat), 0.010))
            }
            along += [(next.heelOff, 0.65), (next.toeOff, 0.97)]
            outward += [(next.heelOff, 0.004), (next.toeOff, -0.020)]
        }
        self.along = MonotoneCourse(along)
        self.outward = MonotoneCourse(outward)
    }

    /// Whether the foot is on the floor.
    func holds(_ time: Double) -> Bool {
        time >= contact ?? -.infinity && time < toeOff ?? .infinity
    }

    /// Where the pressure is along the foot and outward of its line.
    func pressure(at time: Double) -> (along: Double, outward: Double) {
        (along.at(time).value, outward.at(time).value)
    }

    /// The centre of pressure in the frame of the floor.
    func centre(at time: Double) -> Vector3 {
        let (s, c) = (sin(print.heading), cos(print.heading))
        let place = pressure(at: time)
        return print.heel + place.along * footLength * Vector3(c, s, 0)
            + side.outward * place.outward * Vector3(-s, c, 0)
    }

    /// All stances of a foot in the order of time.
    static func all(of motion: FootMotion, side: WalkingSide) -> [Stance] {
        let designs = motion.strides.map(\.design)
        return (0...designs.count).map { i in
            Stance(
                after: i > 0 ? designs[i - 1] : nil, before: i < designs.count ? designs[i] : nil,
                print: i > 0 ? designs[i - 1].to : motion.firstPrint, side: side, length: motion.footLength)
        }
    }
}
