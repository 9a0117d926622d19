public import Recordings

extension WalkingScenario {
    /// The strides of a foot in which something can happen: on the level or a slope, neither first nor last of a bout.
    public func disturbableStrides(of side: Side) -> [Int] {
        let kinds = plainSteps[side] ?? []
        return kinds.indices.filter { kinds[$0] }
    }

    /// For every stride of each foot, whether it is a whole one off the stairs.
    private var plainSteps: [Side: [Bool]] {
        var strides: [Side: [Bool]] = [:]
        var next = WalkingSide.right
        var bout: [Bool] = []
        var afterStairs = false
        func flush() {
            guard !bout.isEmpty else { return }
            bout[0] = false
            for isPlain in bout + [false] {
                strides[next.side, default: []].append(isPlain)
                next = next.other
            }
            bout = []
            afterStairs = false
        }
        for element in path {
            switch element {
            case .stand: flush()
            case .stairs(let count, _):
                bout += Array(repeating: false, count: 2 * max(0, count))
                afterStairs = count > 0
            case .walk(let count), .turn(_, let count), .curve(_, let count):
                guard count > 0 else { continue }
                // The first step off the stairs still comes from a step of them.
                bout += [!afterStairs] + Array(repeating: true, count: 2 * count - 1)
                afterStairs = false
            }
        }
        flush()
        return strides
    }

    /// What makes a disturbance impossible, in one line; `nil` when nothing does.
    var disturbanceProblem: String? {
        guard !disturbances.isEmpty else { return nil }
        let plain = plainSteps
        for disturbance in disturbances {
            let name = "\(disturbance.kind.rawValue) in stride \(disturbance.stride)"
            guard let strides = plain[disturbance.side], strides.indices.contains(disturbance.stride) else {
                return "\(name): the \(disturbance.side.rawValue) foot has no such stride"
            }
            if !strides[disturbance.stride] {
                return "\(name): the stride is on stairs, or the first or last of its bout"
            }
            let range = disturbance.kind.percentages
            if let percent = disturbance.swingPercent, !range.contains(percent) {
                return "\(name): \(percent) % of swing; \(Int(range.lowerBound)) to \(Int(range.upperBound)) expected"
            }
            if let lost = disturbance.speedLost, !(0.05...6).contains(lost) {
                return "\(name): \(lost) m/s of speed lost; 0.05 to 6 expected"
            }
        }
        return nil
    }

    /// Adds stumbles drawn by a seed: kinds, feet and strides, far enough apart for the walker to recover.
    ///
    /// - Returns: How many found room.
    @discardableResult
    public mutating func addStumbles(_ count: Int, seed: UInt64) -> Int {
        var random = SimulationRandom(seed: seed, use: .scenario)
        // The first and the last strides of a walk belong to its beginning and end.
        let taken = Set(disturbances.map(\.stride))
        let left = Set(disturbableStrides(of: .left))
        let free = disturbableStrides(of: .right).filter { stride in
            left.contains(stride) && stride >= 3 && left.contains(stride + 2)
                && !(stride - 3...stride + 3).contains(where: taken.contains)
        }
        guard count > 0, let first = free.first, let last = free.last else { return 0 }
        let spacing = Double(last - first + 1) / Double(count)
        guard spacing >= 4 else { return 0 }
        let kinds: [Disturbance.Kind] = [.elevating, .lowering, .scuff, .drag, .nearFall]
        var added = 0
        for index in 0..<count {
            let wanted = Double(first) + spacing * (Double(index) + random.uniform(0, 0.25))
            let kind = kinds[min(kinds.count - 1, Int(random.uniform() * Double(kinds.count)))]
            let side: Side = random.uniform() < 0.5 ? .left : .right
            guard let stride = free.first(where: { Double($0) >= wanted.rounded(.down) }) else { continue }
            disturbances.append(Disturbance(kind, side: side, stride: stride))
            added += 1
        }
        return added
    }
}
