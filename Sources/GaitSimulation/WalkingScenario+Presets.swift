extension WalkingScenario {
    /// Named scenarios, each one change from the healthy walker.
    public static let presets = walkers.merging(furtherWalkers) { walker, _ in walker }

    /// Their names in alphabetical order, written out: every start of the program asks for them, and none needs a walker.
    public static let presetNames = [
        "bilateral-drop", "curve", "distractors", "drag-right", "fast", "foot-drop-left", "foot-drop-right",
        "healthy", "mild-drop-right", "near-fall", "severity-mild-right", "severity-moderate-right",
        "severity-severe-right", "slap", "slope-down", "slope-up", "slow", "stairs-down", "stairs-up",
        "steppage-right", "stop-and-go", "stumbles", "turns",
    ]

    private static let walkers: [String: WalkingScenario] = [
        "healthy": WalkingScenario(),
        "slow": changed {
            $0.strideLength = 0.7
            $0.strideTime = 1.6
            $0.changeBothFeet {
                $0.stanceShare = 0.67
                $0.toeOffPitch = -45
                $0.contactPitch = 12
            }
        },
        "fast": changed {
            $0.strideLength = 1.55
            $0.strideTime = 0.9
            $0.changeBothFeet {
                $0.stanceShare = 0.58
                $0.toeOffPitch = -66
                $0.contactPitch = 26
            }
        },
        "foot-drop-left": changed {
            $0.strideLength = 1.0
            $0.strideTime = 1.2
            $0.left.weakenLifters(by: 30)
        },
        "foot-drop-right": changed {
            $0.strideLength = 1.0
            $0.strideTime = 1.2
            $0.right.weakenLifters(by: 30)
        },
        "bilateral-drop": changed {
            $0.strideLength = 0.95
            $0.strideTime = 1.25
            $0.left.weakenLifters(by: 32)
            $0.right.weakenLifters(by: 28)
        },
        "mild-drop-right": changed {
            $0.strideLength = 1.15
            $0.right.dorsiflexionDeficit = 7
            $0.right.steppageGain = 0.5
            $0.right.slap = 0.5
        },
        "slap": changed { $0.right.makeSlapping() },
        "stairs-up": changed {
            $0.climb()
            $0.path = [
                .stand(seconds: 2), .walk(strides: 2), .stairs(strides: 9, rise: 0.33), .walk(strides: 2),
                .stand(seconds: 2),
            ]
        },
        "stairs-down": changed {
            $0.climb()
            $0.path = [
                .stand(seconds: 2), .walk(strides: 2), .stairs(strides: 9, rise: -0.33), .walk(strides: 2),
                .stand(seconds: 2),
            ]
        },
        "slope-up": changed { $0.slope = 5 },
        "slope-down": changed { $0.slope = -5 },
        "turns": changed {
            $0.path = [
                .stand(seconds: 2), .walk(strides: 10), .turn(degrees: 180, strides: 3), .walk(strides: 10),
                .turn(degrees: -180, strides: 3), .walk(strides: 10), .stand(seconds: 2),
            ]
        },
        "curve": changed {
            $0.path = [
                .stand(seconds: 2), .walk(strides: 6), .curve(degrees: 120, strides: 12), .walk(strides: 6),
                .curve(degrees: -120, strides: 12), .stand(seconds: 2),
            ]
        },
        "stop-and-go": changed {
            $0.path = [
                .stand(seconds: 2), .walk(strides: 8), .stand(seconds: 3), .walk(strides: 2), .stand(seconds: 1.5),
                .walk(strides: 8), .stand(seconds: 2),
            ]
        },
    ]

    /// A person drawn at random: foot, sensor place, speed, pitches, clearance, sometimes with a deficit or a slap.
    ///
    /// The ranges cover adults from slow to brisk; the path is a straight walk of 24 strides.
    /// - Parameter seed: Equal seeds give equal persons.
    public static func random(seed: UInt64) -> WalkingScenario {
        var random = SimulationRandom(seed: seed, use: .scenario)
        var scenario = WalkingScenario()
        scenario.path = [.stand(seconds: 2), .walk(strides: 24), .stand(seconds: 2)]
        scenario.strideTime = random.uniform(0.95, 1.5)
        // A longer stride time goes with a shorter stride, as speed falls.
        scenario.strideLength = random.uniform(0.9, 1.5) * (1.25 / scenario.strideTime).squareRoot()
        let footLength = random.uniform(0.20, 0.28)
        let toeOffPitch = -random.uniform(40, 66)
        let contactPitch = random.uniform(-5, 24)
        let clearance = random.uniform(0.008, 0.022)
        let weak = random.uniform()
        for side in [\WalkingScenario.left, \WalkingScenario.right] {
            scenario[keyPath: side].footLength = footLength
            scenario[keyPath: side].sensorForward = random.uniform(-0.02, 0.65 * footLength)
            scenario[keyPath: side].sensorLeft = random.uniform(-0.04, 0.04)
            scenario[keyPath: side].sensorUp = random.uniform(0.03, 0.10)
            scenario[keyPath: side].toeOffPitch = toeOffPitch + random.uniform(-4, 4)
            scenario[keyPath: side].contactPitch = contactPitch + random.uniform(-2, 2)
            scenario[keyPath: side].minToeClearance = clearance + random.uniform(-0.004, 0.004)
            scenario[keyPath: side].stanceShare = random.uniform(0.60, 0.66)
            scenario[keyPath: side].contactShock = random.uniform(30, 100)
        }
        if weak < 0.25 {
            scenario.right.dorsiflexionDeficit = random.uniform(5, 15)
        } else if weak < 0.5 {
            scenario.right.slap = random.uniform(0.3, 0.8)
        }
        return scenario
    }

    /// Changes both feet alike.
    public mutating func changeBothFeet(_ change: (inout FootGait) -> Void) {
        change(&left)
        change(&right)
    }

    static func changed(_ change: (inout WalkingScenario) -> Void) -> WalkingScenario {
        var scenario = WalkingScenario()
        change(&scenario)
        return scenario
    }

    /// The pace of a person who comes to stairs.
    private mutating func climb() {
        strideTime = 1.3
        strideLength = 1.0
    }
}

extension FootGait {
    /// Weakness that ends the heel landing, with the hip and knee lifting the foot and a longer swing.
    fileprivate mutating func weakenLifters(by degrees: Double) {
        dorsiflexionDeficit = degrees
        steppageGain = 0.95
        stanceShare -= 0.02
        circumduction += 0.015
        contactShock = 35
    }

    /// Weakness in lowering the forefoot after the heel's contact.
    fileprivate mutating func makeSlapping() {
        slap = 0.7
        contactPitch = 18
    }
}
