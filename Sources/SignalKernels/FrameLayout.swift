import CSignalKernels

/// How frames of interleaved samples lie in a file.
package struct FrameLayout: Sendable, Hashable {
    /// Channels whose columns are written side by side.
    private static let groupSize = 8

    /// How a sample is stored.
    package let type: StoredSample
    /// Samples in a frame.
    package let channels: Int

    /// Creates a layout.
    package init(type: StoredSample, channels: Int) {
        self.type = type
        self.channels = max(1, channels)
    }

    /// Bytes of a frame.
    package var frameBytes: Int { channels * type.byteCount }

    /// Writes every channel of the frames into a column of its own, from `offset` on.
    ///
    /// A sample becomes its value times the factor of its channel; integers count with full scale at 2³¹. Columns of
    /// single precision are computed in single precision. Bytes behind the last whole frame do not count.
    ///
    /// - Parameter wanted: The channels whose columns are written; the others are left as they are. All of them unless given.
    /// - Returns: whether some sample asks for a closer look: an integer at either end of its range or a result that is
    ///   no finite number. Now and then `true` when there is none of the latter.
    /// - Precondition: as many columns and factors as channels, and room in the columns; otherwise nothing is written.
    package func split<Sample: ColumnSample>(
        _ bytes: RawSpan, into columns: inout [[Sample]], at offset: Int, factors: [Double],
        wanted: Range<Int>? = nil, instructions: InstructionSet = .best
    ) -> Bool {
        Sample.split(
            self, bytes, into: &columns, at: offset, factors: factors, wanted: wanted, instructions: instructions)
    }

    /// As above, compiled once for each precision.
    func splitColumns<Sample: ColumnSample>(
        _ bytes: RawSpan, into columns: inout [[Sample]], at offset: Int, factors: [Double], wanted: Range<Int>?,
        instructions: InstructionSet
    ) -> Bool {
        let count = bytes.byteCount / frameBytes
        guard columns.count == channels, factors.count == channels, offset >= 0 else { return false }
        let wanted = (wanted ?? 0..<channels).clamped(to: 0..<channels)
        var isOdd = false
        for first in stride(from: wanted.lowerBound, to: wanted.upperBound, by: Self.groupSize) {
            let group = first..<min(first + Self.groupSize, wanted.upperBound)
            unsafe withColumns(&columns, group) { pointers, room in
                guard unsafe pointers.count == group.count, offset <= room - count else { return }
                unsafe bytes.withUnsafeBytes { raw in
                    guard let start = raw.baseAddress else { return }
                    let place = unsafe (start + first * type.byteCount).assumingMemoryBound(to: UInt8.self)
                    let odd = unsafe Sample.split(
                        instructions, type, place, frameBytes: frameBytes, frames: count,
                        factors: Array(factors[group]), columns: pointers.map { unsafe $0 + offset })
                    isOdd = isOdd || odd
                }
            }
        }
        return isOdd
    }

    /// Writes every channel of the first frames of samples in memory into a column of its own.
    ///
    /// - Parameter samples: samples of the layout's type, in the order of bytes of the machines there are.
    package func split<Stored: BitwiseCopyable, Sample: ColumnSample>(
        _ samples: [Stored], frames: Int, into columns: inout [[Sample]], at offset: Int, factors: [Double],
        wanted: Range<Int>? = nil
    ) -> Bool {
        unsafe samples.withUnsafeBytes { all in
            let size = max(0, min(all.count, frames * frameBytes))
            return split(
                unsafe UnsafeRawBufferPointer(rebasing: all[..<size]).bytes, into: &columns, at: offset,
                factors: factors, wanted: wanted)
        }
    }

    /// How many samples of a channel of integers stand at either end of the range.
    package func countAtEnds(_ bytes: RawSpan, channel: Int) -> Int {
        guard (0..<channels).contains(channel), !type.isFloat else { return 0 }
        return unsafe bytes.withUnsafeBytes { raw in
            guard let start = raw.baseAddress else { return 0 }
            let place = unsafe (start + channel * type.byteCount).assumingMemoryBound(to: UInt8.self)
            return unsafe signal_count_at_ends(type.code, place, frameBytes, raw.count / frameBytes)
        }
    }
}
