import Gait
import Testing

@testable import FootDrop

/// The findings of sessions as a whole.
struct FindingAnalysisTests {
    @Test func aSessionWithoutFeetHasNoFindings() {
        let assessed = FindingAnalysis().assess(Session(inputs: [], feet: []))
        #expect(assessed.findings.feet.isEmpty)
        #expect(assessed.findings.stumbling.events.isEmpty)
        #expect(assessed.findings.laterality.laterality == .notAssessable)
    }
}
