import Recordings

extension WalkingScenario {
    /// Strides of one foot on the whole way.
    public var strideCount: Int {
        path.reduce(0) { $0 + $1.strideCount }
    }

    /// Makes the way as long as asked.
    ///
    /// A single straight walk gets that many strides, any other way is repeated as a whole until it has at
    /// least as many. What would happen after its end is left out.
    public mutating func lengthen(toStrides strides: Int) {
        let walking = path.indices.filter { path[$0].strideCount > 0 }
        if walking.count == 1, case .walk = path[walking[0]] {
            path[walking[0]] = .walk(strides: strides)
        } else if strideCount > 0 {
            let times = max(1, (strides + strideCount - 1) / strideCount)
            path = Array(repeatElement(path, count: times).joined())
        }
        let places = [Side.left, .right].map { ($0, Set(disturbableStrides(of: $0))) }
        disturbances.removeAll { disturbance in
            !places.contains { $0.0 == disturbance.side && $0.1.contains(disturbance.stride) }
        }
    }
}

extension WalkingPathElement {
    /// Strides of one foot; none for standing.
    fileprivate var strideCount: Int {
        switch self {
        case .stand: 0
        case .walk(let strides), .turn(_, let strides), .curve(_, let strides), .stairs(let strides, _): strides
        }
    }
}
