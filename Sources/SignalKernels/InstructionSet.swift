import CSignalKernels

/// The instruction sets that the innermost loops are compiled for.
///
/// All of them give the same bits: they do the same operations in the same order, none of them fused.
package enum InstructionSet: Sendable, CaseIterable {
    /// What every processor of the architecture has.
    case baseline
    /// Vectors of 256 bits on x86-64.
    case avx2

    /// The widest set of this processor.
    package static let best: InstructionSet = avx2.isAvailable ? .avx2 : .baseline

    /// Whether this processor has the set.
    package var isAvailable: Bool { signal_has_instructions(code) }

    var code: signal_instructions {
        switch self {
        case .baseline: SIGNAL_BASELINE
        case .avx2: SIGNAL_AVX2
        }
    }
}
