import CSignalKernels

/// How a sample is stored in a file, lowest byte first.
package enum StoredSample: Sendable, Hashable, CaseIterable {
    case int16
    case int24
    case int32
    case float32
    case float64

    /// Bytes of a sample.
    package var byteCount: Int {
        switch self {
        case .int16: 2
        case .int24: 3
        case .int32, .float32: 4
        case .float64: 8
        }
    }

    /// Whether samples are floating-point numbers rather than integers.
    package var isFloat: Bool { self == .float32 || self == .float64 }

    var code: signal_sample_type {
        switch self {
        case .int16: SIGNAL_INT16
        case .int24: SIGNAL_INT24
        case .int32: SIGNAL_INT32
        case .float32: SIGNAL_FLOAT32
        case .float64: SIGNAL_FLOAT64
        }
    }
}

/// A precision that columns are computed in.
package protocol ColumnSample: BinaryFloatingPoint, Sendable {
    /// Takes neighbouring channels out of frames; see `signal_split_to_doubles`.
    @unsafe static func split(
        _ instructions: InstructionSet, _ type: StoredSample, _ bytes: UnsafePointer<UInt8>, frameBytes: Int,
        frames: Int, factors: [Double], columns: [UnsafeMutablePointer<Self>]
    ) -> Bool

    /// Takes frames apart; see ``FrameLayout``.
    static func split(
        _ layout: FrameLayout, _ bytes: RawSpan, into columns: inout [[Self]], at offset: Int, factors: [Double],
        wanted: Range<Int>?, instructions: InstructionSet
    ) -> Bool
}

extension Double: ColumnSample {
    package static func split(
        _ instructions: InstructionSet, _ type: StoredSample, _ bytes: UnsafePointer<UInt8>, frameBytes: Int,
        frames: Int, factors: [Double], columns: [UnsafeMutablePointer<Double>]
    ) -> Bool {
        let columns = unsafe columns.map { unsafe Optional($0) }
        return unsafe signal_split_to_doubles(
            instructions.code, type.code, bytes, frameBytes, frames, Int32(columns.count), factors, columns)
    }

    package static func split(
        _ layout: FrameLayout, _ bytes: RawSpan, into columns: inout [[Double]], at offset: Int, factors: [Double],
        wanted: Range<Int>?, instructions: InstructionSet
    ) -> Bool {
        layout.splitColumns(
            bytes, into: &columns, at: offset, factors: factors, wanted: wanted, instructions: instructions)
    }
}

extension Float: ColumnSample {
    package static func split(
        _ instructions: InstructionSet, _ type: StoredSample, _ bytes: UnsafePointer<UInt8>, frameBytes: Int,
        frames: Int, factors: [Double], columns: [UnsafeMutablePointer<Float>]
    ) -> Bool {
        let columns = unsafe columns.map { unsafe Optional($0) }
        return unsafe signal_split_to_floats(
            instructions.code, type.code, bytes, frameBytes, frames, Int32(columns.count), factors, columns)
    }

    package static func split(
        _ layout: FrameLayout, _ bytes: RawSpan, into columns: inout [[Float]], at offset: Int, factors: [Double],
        wanted: Range<Int>?, instructions: InstructionSet
    ) -> Bool {
        layout.splitColumns(
            bytes, into: &columns, at: offset, factors: factors, wanted: wanted, instructions: instructions)
    }
}
