import CSignalKernels

/// Order statistics without sorting.
package enum Selection {
    /// The value that sorting would put at a rank, and the next one, which is `nil` after the last; neither of a sample
    /// with a NaN or without such a rank.
    ///
    /// Hoare's selection, of which no pass guesses: random order costs no more than any other.
    ///
    /// - Complexity: O(n) on average, and at worst with a factor that the width of a number bounds.
    package static func neighbours(
        of rank: Int, in values: Span<Double>, instructions: InstructionSet = .best
    ) -> (lower: Double, upper: Double?)? {
        guard rank >= 0, rank < values.count else { return nil }
        var found = (0.0, 0.0)
        func select(_ room: UnsafeMutablePointer<Double>?) -> Bool {
            unsafe values.withUnsafeBufferPointer { values in
                unsafe withUnsafeMutablePointer(to: &found) { found in
                    unsafe found.withMemoryRebound(to: Double.self, capacity: 2) { found in
                        unsafe signal_select(instructions.code, values.baseAddress, values.count, rank, room, found)
                    }
                }
            }
        }
        let isFound: Bool
        if values.count <= Int(SIGNAL_SMALL_SELECTION) {
            isFound = select(nil)
        } else {
            let length = 2 * (values.count + Int(SIGNAL_SELECTION_MARGIN))
            isFound = unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: length) { room in
                unsafe select(room.baseAddress)
            }
        }
        guard isFound else { return nil }
        return (found.0, rank + 1 < values.count ? found.1 : nil)
    }
}
