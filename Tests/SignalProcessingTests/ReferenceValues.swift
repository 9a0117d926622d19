import Foundation
import TestSupport
import Testing

/// Reads a file of reference values computed by SciPy.
func reference<Content: Decodable>(_ name: String, as type: Content.Type = Content.self) throws -> Content {
    let data = try Data(contentsOf: RepositoryFiles.fixture("reference/\(name).json"))
    return try JSONDecoder().decode(Content.self, from: data)
}

/// Expects every value within one part in 10⁹ of its reference.
///
/// Values that cancellation brought near zero are allowed `floor` times the greatest reference value instead.
func expectAgreement(
    _ actual: [Double], _ expected: [Double], floor: Double = 1e-13, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(actual.count == expected.count, comment, sourceLocation: sourceLocation)
    let greatest = expected.reduce(0) { max($0, abs($1)) }
    let worst = zip(actual, expected).map { abs($0 - $1) / max(1e-9 * abs($1), floor * greatest, 1e-300) }.max() ?? 0
    #expect(worst <= 1, comment, sourceLocation: sourceLocation)
}

/// A repeatable signal with an offset, a swing, noise and a step.
func testSignal(_ count: Int, seed: UInt64 = 7) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { index in
        9.81 + 3 * sin(Double(index) / 30) + 0.5 * random.nextNormal() + (index > count / 2 ? 5 : 0)
    }
}
