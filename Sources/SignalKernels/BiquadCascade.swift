import CSignalKernels

/// The coefficients of one second-order section, the leading denominator coefficient being 1.
package struct Biquad: Sendable, Hashable {
    package var b0, b1, b2, a1, a2: Double

    package init(b0: Double, b1: Double, b2: Double, a1: Double, a2: Double) {
        (self.b0, self.b1, self.b2, self.a1, self.a2) = (b0, b1, b2, a1, a2)
    }

    /// The next output, after the direct form I.
    ///
    /// The terms of the input come first, the last output last: one multiplication and one subtraction are all that an
    /// output waits for after the one before. ``BiquadCascade`` does these operations in this order over whole columns.
    func output(_ x: Double, _ past: CascadeMemory.Section) -> Double {
        ((b0 * x + (b1 * past.input + b2 * past.earlierInput)) - a2 * past.earlierOutput) - a1 * past.output
    }
}

/// A chain of second-order sections that runs over one or several columns at once.
///
/// Every column sees the same operations in the same order whatever their number and however the samples are cut into
/// pieces, so that one column filtered alone, beside others, or piece by piece gives the same bits.
package struct BiquadCascade: Sendable {
    /// Columns that are filtered side by side.
    static let columnLimit = 4

    /// The sections in the order in which the signal passes them.
    package let sections: [Biquad]
    private let coefficients: [signal_section]

    /// Creates a chain; no sections leave a signal unchanged.
    package init(_ sections: [Biquad]) {
        self.sections = sections
        coefficients = sections.map { signal_section(b0: $0.b0, b1: $0.b1, b2: $0.b2, a1: $0.a1, a2: $0.a2) }
    }

    /// Filters samples in place, going on from `memory` and leaving there what the next samples need.
    ///
    /// - Precondition: a memory of as many sections; otherwise the samples are left as they are.
    package func filter(
        _ samples: inout [Double], _ memory: inout CascadeMemory, instructions: InstructionSet = .best
    ) {
        guard memory.sections.count == sections.count else { return }
        var past = memory.rows
        unsafe withColumns(&samples) { columns, count in
            unsafe run(columns, from: 0, count: count, isBackward: false, &past, instructions)
        }
        memory = CascadeMemory(rows: past)
    }

    /// Filters one sample, going on from `memory`.
    ///
    /// - Precondition: a memory of as many sections; otherwise the sample comes back as it is.
    package func filter(_ sample: Double, _ memory: inout CascadeMemory) -> Double {
        guard memory.sections.count == sections.count else { return sample }
        var value = sample
        for index in sections.indices {
            let output = sections[index].output(value, memory.sections[index])
            memory.sections[index].append(input: value, output: output)
            value = output
        }
        return value
    }

    /// Filters samples of one to four columns upwards from `start`, or downwards.
    ///
    /// - Parameter past: four rows a section, as `signal_filter_columns` describes them.
    func run(
        _ columns: [UnsafeMutablePointer<Double>], from start: Int, count: Int, isBackward: Bool,
        _ past: inout [Double], _ instructions: InstructionSet
    ) {
        let columns = unsafe columns.map { unsafe Optional($0) }
        unsafe signal_filter_columns(
            instructions.code, columns, Int32(columns.count), start, count, isBackward, coefficients,
            coefficients.count, &past)
    }
}

/// What a chain of sections keeps of the past of one column: the last two inputs and outputs of every section.
package struct CascadeMemory: Sendable, Hashable {
    /// The past of one section.
    struct Section: Sendable, Hashable {
        var input, earlierInput, output, earlierOutput: Double

        mutating func append(input: Double, output: Double) {
            (earlierInput, self.input) = (self.input, input)
            (earlierOutput, self.output) = (self.output, output)
        }
    }

    var sections: [Section]

    /// The memory of a chain that has seen only zeros.
    package init(silentSections count: Int) {
        self.init(levels: Array(repeating: 0, count: count + 1))
    }

    /// The memory of a chain at rest.
    ///
    /// - Parameter levels: the constant that enters the first section, and then what leaves each section.
    package init(levels: [Double]) {
        sections = zip(levels, levels.dropFirst()).map { input, output in
            Section(input: input, earlierInput: input, output: output, earlierOutput: output)
        }
    }

    init(rows: [Double]) {
        sections = stride(from: 0, to: rows.count - 3, by: 4).map {
            Section(input: rows[$0], earlierInput: rows[$0 + 1], output: rows[$0 + 2], earlierOutput: rows[$0 + 3])
        }
    }

    var rows: [Double] { sections.flatMap { [$0.input, $0.earlierInput, $0.output, $0.earlierOutput] } }
}
