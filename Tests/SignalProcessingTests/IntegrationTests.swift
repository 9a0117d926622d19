import SignalProcessing
import Testing

struct IntegrationTests {
    @Test func agreesWithSciPyAndNumPy() throws {
        let references: StatisticsReferences = try reference("statistics")
        expectAgreement(cumulativeTrapezoid(references.signal, step: 1 / 200), references.integral)
        expectAgreement(derivative(references.signal, step: 1 / 200), references.derivative)
    }

    @Test func vectorsAreIntegratedByComponent() {
        let (x, y, z) = (testSignal(50, seed: 1), testSignal(50, seed: 2), testSignal(50, seed: 3))
        let whole = cumulativeTrapezoid(
            x.indices.map { Vector3(x[$0], y[$0], z[$0]) }, step: 0.01, initial: Vector3(1, 2, 3))
        #expect(whole.map(\.x) == cumulativeTrapezoid(x, step: 0.01, initial: 1))
        #expect(whole.map(\.y) == cumulativeTrapezoid(y, step: 0.01, initial: 2))
        #expect(whole.map(\.z) == cumulativeTrapezoid(z, step: 0.01, initial: 3))
    }

    @Test func shortInputs() {
        #expect(cumulativeTrapezoid([Double](), step: 1).isEmpty)
        #expect(cumulativeTrapezoid([4], step: 1, initial: 2) == [2])
        #expect(derivative([], step: 1).isEmpty)
        #expect(derivative([4], step: 1) == [0])
        #expect(derivative([4, 6], step: 0.5) == [4, 4])
    }
}
