import Foundation
import SignalProcessing
import TestSupport
import Testing

struct RotationTests {
    private func randomVectors(_ count: Int, seed: UInt64 = 11) -> [Vector3] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in Vector3(random.nextNormal(), random.nextNormal(), random.nextNormal()) }
    }

    @Test func aQuarterTurnFollowsTheRightHand() {
        let turn = Rotation(angle: .pi / 2, axis: Vector3(0, 0, 5))
        #expect((turn.apply(Vector3(1, 0, 0)) - Vector3(0, 1, 0)).norm < 1e-15)
        #expect((turn.columns.y - Vector3(-1, 0, 0)).norm < 1e-15)
        #expect(abs(turn.angle - .pi / 2) < 1e-15)
    }

    @Test func productsApplyTheRightFactorFirst() {
        for (a, b) in zip(randomVectors(50, seed: 1), randomVectors(50, seed: 2)) {
            let (first, second) = (Rotation(rotationVector: a), Rotation(rotationVector: b))
            let v = Vector3(1, -2, 0.5)
            #expect(((second * first).apply(v) - second.apply(first.apply(v))).norm < 1e-14)
            #expect(((first * first.inverse).apply(v) - v).norm < 1e-14)
            #expect(abs(first.apply(v).norm - v.norm) < 1e-14)
        }
    }

    @Test func columnsAndVectorsComeBack() {
        // Half turns about each axis and its neighbourhood meet every branch of the way back from a matrix.
        let halfTurns = [Vector3(3.1, 0, 0.01), Vector3(0.02, 3.1, 0), Vector3(0, 0.03, 3.1), Vector3(2.2, 2.2, 0)]
        for vector in randomVectors(100) + halfTurns + [.zero, Vector3(1e-9, 0, 0)] where vector.norm < .pi {
            let rotation = Rotation(rotationVector: vector)
            #expect((rotation.rotationVector - vector).norm < 1e-13)
            let (x, y, z) = rotation.columns
            let back = Rotation(columns: x, y, z)
            #expect((back.rotationVector - vector).norm < 1e-12)
            #expect(abs(x.cross(y).dot(z) - 1) < 1e-14)
        }
    }

    @Test func longTurnsAreReportedTheShortWay() {
        let rotation = Rotation(angle: 1.5 * .pi, axis: Vector3(0, 1, 0))
        #expect((rotation.rotationVector - Vector3(0, -.pi / 2, 0)).norm < 1e-14)
    }

    @Test func theSeriesMeetsTheClosedForm() {
        for angle in [0.99e-4, 1.01e-4, 1e-8] {
            let rotation = Rotation(rotationVector: Vector3(angle, 0, 0))
            #expect(abs(rotation.vector.x / sin(angle / 2) - 1) < 1e-15)
        }
    }

    @Test func theShortestArcJoinsDirections() {
        for (a, b) in zip(randomVectors(100, seed: 4), randomVectors(100, seed: 5)) {
            let rotation = Rotation(from: a, to: b)
            #expect((rotation.apply(a.normalized) - b.normalized).norm < 1e-14)
            let between = acos(a.normalized.dot(b.normalized))
            #expect(abs(rotation.angle - between) < 1e-7)
        }
    }

    @Test func oppositeDirectionsAreJoinedToo() {
        for a in randomVectors(50) + [Vector3(1, 0, 0), Vector3(0, 1, 0), Vector3(0, 0, 1)] {
            for tilt in [0.0, 1e-14, 1e-10, 1e-8, 1e-5] {
                let end = -a.normalized + tilt * Vector3(0.3, -0.5, 0.7)
                let rotation = Rotation(from: a, to: end)
                #expect((rotation.apply(a.normalized) - end.normalized).norm < 3e-12)
                #expect(abs(rotation.apply(Vector3(1, 2, 3)).norm - 14.0.squareRoot()) < 1e-13)
            }
        }
    }

    @Test func nothingTurnsNothing() {
        #expect(Rotation(from: .zero, to: Vector3(1, 0, 0)) == .identity)
        #expect(Rotation(angle: 1, axis: .zero) == .identity)
        #expect(Rotation(rotationVector: .zero) == .identity)
        #expect(Rotation(scalar: 0, vector: .zero).normalized == .identity)
        #expect(Rotation.identity.apply(Vector3(1, 2, 3)) == Vector3(1, 2, 3))
        #expect(Vector3.zero.normalized == .zero)
    }

    @Test func normalizingUndoesDrift() {
        let rotation = Rotation(scalar: 3, vector: Vector3(0, 4, 0)).normalized
        #expect(rotation == Rotation(scalar: 0.6, vector: Vector3(0, 0.8, 0)))
    }
}
