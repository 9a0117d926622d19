/// The running integral by the trapezoidal rule, starting at `initial`: as many values as samples.
///
/// - Parameter step: the time between samples, in s.
public func cumulativeTrapezoid(_ x: [Double], step: Double, initial: Double = 0) -> [Double] {
    guard var previous = x.first else { return [] }
    let half = step / 2
    var sum = initial
    return x.indices.map { index in
        if index > 0 { sum += half * (previous + x[index]) }
        previous = x[index]
        return sum
    }
}

/// The running integral of vectors by the trapezoidal rule, starting at `initial`: as many values as samples.
///
/// - Parameter step: the time between samples, in s.
public func cumulativeTrapezoid(_ x: [Vector3], step: Double, initial: Vector3 = .zero) -> [Vector3] {
    guard var previous = x.first else { return [] }
    let half = step / 2
    var sum = initial
    return x.indices.map { index in
        if index > 0 { sum += half * (previous + x[index]) }
        previous = x[index]
        return sum
    }
}

/// The time derivative by central differences, one-sided at the two ends: as many values as samples.
///
/// A single sample has derivative zero.
///
/// - Parameter step: the time between samples, in s.
public func derivative(_ x: [Double], step: Double) -> [Double] {
    let last = x.count - 1
    guard last > 0 else { return x.map { _ in 0 } }
    return x.indices.map { index in
        let (before, after) = (max(0, index - 1), min(last, index + 1))
        return (x[after] - x[before]) / (Double(after - before) * step)
    }
}
