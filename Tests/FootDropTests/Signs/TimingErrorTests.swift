import Gait
import Testing

@testable import FootDrop

struct TimingErrorTests {
    /// The times within a stride of a foot without a gyroscope are no better than its note says.
    @Test(arguments: [Quantity.swingTime, .stanceTime, .swingPercent])
    func aSensorThatTimesWorseIsLessSure(quantity: Quantity) {
        let reference = ReferenceTable.builtIn
        let usual = quantity.instrumentError(reference, strideTime: 1.25)
        let unit = quantity == .swingPercent ? 80.0 : 1
        #expect(quantity.instrumentError(reference, strideTime: 1.25, timingError: 0.15) >= 0.1499 * unit)
        #expect(quantity.instrumentError(reference, strideTime: 1.25, timingError: 0.0001) == usual)
        #expect(usual < 0.04 * unit)
        #expect(
            Quantity.strideTime.instrumentError(reference, strideTime: 1.25, timingError: 0.15)
                == Quantity.strideTime.instrumentError(reference, strideTime: 1.25))
    }
}
