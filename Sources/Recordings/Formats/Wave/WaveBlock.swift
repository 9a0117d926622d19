import SignalKernels

/// A stretch of a recording in memory that is used again for the next one: a column of every channel of the file.
///
/// `Sample` is `Double`, whose columns have the bits that ``WaveReader`` gives, or `Float`.
public struct WaveBlock<Sample: BinaryFloatingPoint & Sendable>: Sendable {
    /// The samples of each channel of the file, in SI units; zero where nothing was measured.
    ///
    /// Columns may be longer than ``count``: what lies behind is of no meaning.
    public internal(set) var columns: [[Sample]] = []
    /// Where nothing was measured, by channel, counted from the first sample of the block.
    public internal(set) var missing: [[Range<Int>]] = []
    /// The frames of the recording that the block holds.
    public internal(set) var frames: Range<Int> = 0..<0
    /// Samples of integer channels that stand at either end of their range, and frames the device marks as clipped.
    public internal(set) var clipped = 0

    /// Creates an empty block; the memory comes with the first stretch.
    public init() {}

    /// Number of frames.
    public var count: Int { frames.count }
}
