extension BiquadCascade {
    /// Filters columns of equal length forward and backward in place, up to four of them together.
    ///
    /// Only the two odd extensions need memory of their own. Columns of unequal length are filtered one by one.
    ///
    /// - Parameters:
    ///   - parts: ranges of samples that are filtered each on its own; the whole columns unless given. Samples in none of
    ///     them, and parts beyond a column's end, are left as they are.
    ///   - levels: what enters the first section and leaves each section after an endless run of ones.
    ///   - padding: samples of odd extension at each end; at most the part's length minus one is used.
    /// - Precondition: one level more than sections; otherwise the columns are left as they are.
    package func zeroPhase(
        _ columns: inout [[Double]], in parts: [Range<Int>]? = nil, levels: [Double], padding: Int,
        instructions: InstructionSet = .best
    ) {
        guard levels.count == sections.count + 1 else { return }
        let width = columns.allSatisfy { $0.count == columns[0].count } ? Self.columnLimit : 1
        var start = 0
        while start < columns.count {
            let group = start..<min(start + width, columns.count)
            unsafe withColumns(&columns, group) { pointers, count in
                for part in parts ?? [0..<count] where part.lowerBound >= 0 && part.upperBound <= count {
                    unsafe zeroPhase(
                        pointers.map { unsafe $0 + part.lowerBound }, count: part.count, levels, padding, instructions)
                }
            }
            start = group.upperBound
        }
    }

    /// Filters one column forward and backward in place.
    ///
    /// - Precondition: one level more than sections; otherwise the column is left as it is.
    package func zeroPhase(
        _ column: inout [Double], levels: [Double], padding: Int, instructions: InstructionSet = .best
    ) {
        guard levels.count == sections.count + 1 else { return }
        unsafe withColumns(&column) { pointers, count in
            unsafe zeroPhase(pointers, count: count, levels, padding, instructions)
        }
    }

    private func zeroPhase(
        _ columns: [UnsafeMutablePointer<Double>], count: Int, _ levels: [Double], _ padding: Int,
        _ instructions: InstructionSet
    ) {
        guard count > 0 else { return }
        let edge = max(0, min(padding, count - 1))
        var head = unsafe columns.flatMap { column in
            (0..<edge).map { unsafe 2 * column[0] - column[edge - $0] }
        }
        var tail = unsafe columns.flatMap { column in
            (0..<edge).map { unsafe 2 * column[count - 1] - column[count - 2 - $0] }
        }
        var past = rest(
            at: unsafe columns.indices.map { unsafe edge > 0 ? head[$0 * edge] : columns[$0][0] }, levels)
        unsafe withColumns(&head, length: edge) { head in
            unsafe run(head, from: 0, count: edge, isBackward: false, &past, instructions)
        }
        unsafe run(columns, from: 0, count: count, isBackward: false, &past, instructions)
        unsafe withColumns(&tail, length: edge) { tail in
            unsafe run(tail, from: 0, count: edge, isBackward: false, &past, instructions)
        }
        past = rest(
            at: unsafe columns.indices.map {
                unsafe edge > 0 ? tail[$0 * edge + edge - 1] : columns[$0][count - 1]
            }, levels)
        unsafe withColumns(&tail, length: edge) { tail in
            unsafe run(tail, from: edge - 1, count: edge, isBackward: true, &past, instructions)
        }
        unsafe run(columns, from: count - 1, count: count, isBackward: true, &past, instructions)
    }

    /// The past of a chain that rests at a value of its own in every column.
    private func rest(at values: [Double], _ levels: [Double]) -> [Double] {
        let lanes = values.count == 3 ? values + values.suffix(1) : values
        return sections.indices.flatMap { index in
            [levels[index], levels[index], levels[index + 1], levels[index + 1]].flatMap { level in
                lanes.map { level * $0 }
            }
        }
    }
}
