import SignalProcessing
import TestSupport
import Testing

@testable import Gait

struct HeightConditioningTests {
    private static let noise = TrajectoryNoise()

    /// Drift as it is thought to arise, sample by sample, with its full covariance.
    private struct DenseDrift {
        let interval: Double
        /// Variance that velocity gains at each sample.
        let gains: [Double]
        let progress: [Double]

        func covariance(_ i: Int, _ j: Int) -> Double {
            let (ti, tj) = (Double(i) * interval, Double(j) * interval)
            var sum = noise.restVelocity * noise.restVelocity * ti * tj
            sum += noise.remainingTilt * noise.remainingTilt * progress[i] * progress[j]
            // A velocity error that arises at sample k has moved the place by (t − t_k) since.
            for k in 0..<min(i, j) {
                sum += gains[k] * (ti - Double(k) * interval) * (tj - Double(k) * interval)
            }
            return sum
        }

        /// Covariance of the place with the velocity at the end.
        func covarianceWithEnd(_ i: Int) -> Double {
            let time = Double(i) * interval
            var sum = noise.restVelocity * noise.restVelocity * time
            for k in 0..<i { sum += gains[k] * (time - Double(k) * interval) }
            return sum
        }

        var endVariance: Double { gains.reduce(0, +) + 2 * noise.restVelocity * noise.restVelocity }
    }

    /// Solves a system by elimination with pivoting.
    private func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let n = right.count
        for column in 0..<n {
            let pivot = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            rows.swapAt(column, pivot)
            for row in column + 1..<max(n, column + 1) {
                let factor = rows[row][column] / rows[column][column]
                for k in column...n { rows[row][k] -= factor * rows[column][k] }
            }
        }
        var x = [Double](repeating: 0, count: n)
        for row in (0..<n).reversed() {
            x[row] =
                (rows[row][n] - (row + 1..<max(n, row + 1)).reduce(0) { $0 + rows[row][$1] * x[$1] }) / rows[row][row]
        }
        return x
    }

    @Test(arguments: 0..<6)
    func itIsTheGaussianProcessOfItsModel(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let n = 60
        var gains = (0..<n).map { _ in Double.random(in: 1e-6...1e-5, using: &random) }
        // A shock, as at contact.
        gains[45] = 0.01
        gains[0] = 0
        var variance = gains
        for k in 1..<n { variance[k] += variance[k - 1] }
        let free = (0..<n).map { 0.002 * Double($0) + 0.01 * random.nextNormal() }
        let endVelocity = 0.2 * random.nextNormal()
        let path = SamplePath.level(
            count: n, freeHeight: free, velocityVariance: variance, endVelocity: Vector3(0, 0, endVelocity))
        let dense = DenseDrift(interval: path.interval, gains: gains, progress: path.indices.map { path[$0].progress })

        let samples = Array([12, 20, 33, 47, n - 1].shuffled(using: &random).prefix(seed))
        let facts = samples.map { ($0, 0.05 * random.nextNormal(), Double.random(in: 0.001...0.01, using: &random)) }
        let conditioning = try #require(
            HeightConditioning(
                path,
                anchors: anchors(
                    facts.map {
                        HeightAnchor(point: path.point(Double($0.0)), height: $0.1, standardDeviation: $0.2)
                    }), noise: Self.noise))

        var matrix = [[dense.endVariance] + facts.map { dense.covarianceWithEnd($0.0) }]
        for (i, fact) in facts.enumerated() {
            matrix.append(
                [dense.covarianceWithEnd(fact.0)]
                    + facts.enumerated().map { j, other in
                        dense.covariance(fact.0, other.0) + (i == j ? fact.2 * fact.2 : 0)
                    })
        }
        let weights = solved(matrix, [-endVelocity] + facts.map { $0.1 - free[$0.0] })
        let heights = conditioning.heights(path)
        for k in 0..<n {
            let covariances = [dense.covarianceWithEnd(k)] + facts.map { dense.covariance(k, $0.0) }
            let height = free[k] + zip(weights, covariances).reduce(0) { $0 + $1.0 * $1.1 }
            let point = path.point(Double(k))
            #expect(abs(conditioning.height(point) - height) < 1e-9)
            #expect(abs(heights[k] - height) < 1e-9)
            let explained = zip(covariances, solved(matrix, covariances)).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(conditioning.variance(point) - (dense.covariance(k, k) - explained)) < 1e-9)
        }
    }

    private func anchors(_ facts: [HeightAnchor]) -> HeightAnchors {
        var anchors = HeightAnchors()
        for fact in facts { anchors.append(fact) }
        return anchors
    }

    @Test func otherHeightsOfTheSameFactsNeedNoNewSystem() throws {
        let path = SamplePath.level(count: 80, freeHeight: (0..<80).map { 0.001 * Double($0) })
        func facts(_ shift: Double) -> HeightAnchors {
            anchors(
                [70.5, 20.25, 79].map {
                    HeightAnchor(
                        point: path.point($0), height: shift + 0.0005 * $0, standardDeviation: 0.002 + 1e-5 * $0)
                })
        }
        var moved = try #require(HeightConditioning(path, anchors: facts(0), noise: Self.noise))
        let fresh = try #require(HeightConditioning(path, anchors: facts(0.01), noise: Self.noise))
        moved.setHeights { facts(0.01)[$0].height }
        for (a, b) in zip(moved.heights(path), fresh.heights(path)) { #expect(abs(a - b) < 1e-12) }
        // At an anchor the height follows from its weight alone.
        for index in 0..<3 {
            let point = facts(0.01)[index].point
            #expect(abs(fresh.height(atAnchor: index) - fresh.height(point)) < 1e-9)
        }
    }

    @Test func aSureFactIsMet() throws {
        let path = SamplePath.level(count: 100, freeHeight: (0..<100).map { 0.001 * Double($0) })
        let fact = HeightAnchor(point: path.point(40.25), height: 0.02, standardDeviation: 1e-6)
        let conditioning = try #require(HeightConditioning(path, anchors: anchors([fact]), noise: Self.noise))
        #expect(abs(conditioning.height(path.point(40.25)) - 0.02) < 1e-6)
        #expect(conditioning.variance(path.point(40.25)) < 1e-11)
        #expect(conditioning.variance(path.point(70)) > conditioning.variance(path.point(50)))
        #expect(conditioning.height(path.point(0)) == 0)
    }

    @Test func pointsBetweenSamplesLieOnTheModel() {
        // Between samples the velocity variance is constant, so its integrals are a line and a parabola.
        let path = SamplePath.level(count: 10, interval: 0.1, velocityVariance: (0..<10).map { Double($0 * $0) })
        let point = path.point(3.5)
        #expect(abs(point.varianceIntegral - (0.1 * (0 + 1 + 4) + 0.05 * 9)) < 1e-12)
        let double = path[3].velocityVarianceDoubleIntegral + 0.05 * path[3].velocityVarianceIntegral + 0.5 * 9 * 0.0025
        #expect(abs(point.varianceDoubleIntegral - double) < 1e-12)
        #expect(path.point(99).time == 9.9)
        #expect(abs(path.endPoint.progress - 1) < 1e-12)
    }
}
