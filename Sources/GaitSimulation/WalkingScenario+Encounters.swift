import Recordings

extension WalkingScenario {
    /// Walkers to whom something happens.
    static let encounters: [String: WalkingScenario] = [
        "stumbles": changed {
            $0.path = [.stand(seconds: 2), .walk(strides: 60), .stand(seconds: 2)]
            $0.disturbances = [
                Disturbance(.elevating, side: .right, stride: 7), Disturbance(.lowering, side: .left, stride: 14),
                Disturbance(.scuff, side: .right, stride: 21), Disturbance(.drag, side: .left, stride: 27),
                Disturbance(.lowering, side: .right, stride: 33), Disturbance(.elevating, side: .left, stride: 40),
                Disturbance(.drag, side: .right, stride: 46), Disturbance(.scuff, side: .left, stride: 52),
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
            $0.path = [.stand(seconds: 2), .walk(strides: 50), .stand(seconds: 2)]
            $0.disturbances = [
                Disturbance(.highStep, side: .right, stride: 6), Disturbance(.kick, side: .left, stride: 12),
                Disturbance(.stamp, side: .right, stride: 18), Disturbance(.tap, side: .left, stride: 24),
                Disturbance(.tap, side: .right, stride: 30, swingPercent: 50),
                Disturbance(.slowing, side: .left, stride: 36), Disturbance(.highStep, side: .left, stride: 42),
            ]
        },
    ]
}
