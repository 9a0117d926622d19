internal import CSignalKernels

/// Which instructions the kernels in C are made of; the results are the same to the bit.
enum InstructionSet: Sendable, CaseIterable {
    /// Those of every processor.
    case portable
    /// x86-64 with AVX2.
    case avx2

    /// The fastest set of this processor.
    static let fastest = allCases.last { $0.isPresent } ?? .portable

    /// Whether this processor has it.
    var isPresent: Bool { kernel_fastest_set().rawValue >= kernel.rawValue }

    /// Its name in C.
    var kernel: kernel_set {
        switch self {
        case .portable: KERNEL_PORTABLE
        case .avx2: KERNEL_AVX2
        }
    }
}
