import Recordings

extension WalkingScenario {
    /// Walkers with foot drop of a severity, and walkers to whom something happens.
    static let furtherWalkers: [String: WalkingScenario] = [
        "severity-mild-right": weakened(severity: 0.2),
        "severity-moderate-right": weakened(severity: 0.4),
        "severity-severe-right": weakened(severity: 1),
        "steppage-right": changed {
            $0.pace(at: 0.95)
            $0.right.weaken(severity: 0.7)
            // Hip and knee lift the foot well above what the dropped toe costs.
            $0.right.steppageGain = 1.5
            $0.right.earlyRise = 0.04
            $0.right.dragShare = 0
            $0.right.circumduction = 0.02
        },
        "drag-right": changed {
            $0.path = [.stand(seconds: 2), .walk(strides: 30), .stand(seconds: 2)]
            $0.pace(at: 0.8)
            $0.right.weaken(severity: 0.6)
            $0.right.dragShare = 0.4
        },
        "stumbles": changed {
            $0.path = [.stand(seconds: 2), .walk(strides: 44), .stand(seconds: 2)]
            $0.disturbances = [
                Disturbance(.elevating, side: .right, stride: 5), Disturbance(.lowering, side: .left, stride: 10),
                Disturbance(.scuff, side: .right, stride: 15), Disturbance(.drag, side: .left, stride: 20),
                Disturbance(.lowering, side: .right, stride: 25), Disturbance(.elevating, side: .left, stride: 30),
                Disturbance(.drag, side: .right, stride: 35), Disturbance(.scuff, side: .left, stride: 40),
            ]
        },
        "near-fall": changed {
            $0.path = [.stand(seconds: 2), .walk(strides: 30), .stand(seconds: 2)]
            $0.disturbances = [
                Disturbance(.nearFall, side: .left, stride: 9),
                Disturbance(.nearFall, side: .right, stride: 20, swingPercent: 50),
            ]
        },
        "distractors": changed {
            $0.path = [.stand(seconds: 2), .walk(strides: 40), .stand(seconds: 2)]
            $0.disturbances = [
                Disturbance(.highStep, side: .right, stride: 5), Disturbance(.kick, side: .left, stride: 10),
                Disturbance(.stamp, side: .right, stride: 15), Disturbance(.tap, side: .left, stride: 20),
                Disturbance(.tap, side: .right, stride: 25, swingPercent: 190),
                Disturbance(.slowing, side: .left, stride: 30), Disturbance(.highStep, side: .left, stride: 36),
            ]
        },
    ]

    /// A right leg with foot drop, walking as slowly as people with it do.
    private static func weakened(severity: Double) -> WalkingScenario {
        changed {
            $0.pace(at: 1.2 * paceShare(severity: severity))
            $0.weaken(.right, severity: severity)
        }
    }
}
