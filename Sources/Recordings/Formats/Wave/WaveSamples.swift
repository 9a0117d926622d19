import SignalKernels

/// The samples of an open sound file, decoded into columns in SI units.
///
/// Plain samples, the lowest byte first, are taken from the file's own bytes; whatever else there is (8 bits, bits that
/// do not fill their bytes, the highest byte first, FLAC) comes through libsndfile.
struct WaveSamples: ~Copyable {
    /// Bytes decoded at a time; they stay in the second-level cache.
    private static let stretchBytes = 196_608

    /// How each channel is read.
    let channels: [WaveChannelPlan]
    private let path: String
    private let stored: WaveFormat
    private let layout: FrameLayout
    /// The file's own bytes, or libsndfile.
    private var raw: FileWindow?
    private let file: SoundFile?
    private let isRaw: Bool
    private let firstByte: Int
    private let factors: [Double]
    private let auxiliary: Int?
    /// Frames that libsndfile has handed out, and memory for more of them.
    private var position: Int?
    private var integers: [Int32] = []
    private var floats: [Double] = []

    /// What values are multiplied with once they are in the unit of the plan, by channel; `nil` leaves them so.
    var unitFactors: [Double?]
    /// The channels that are decoded; columns of others are left as they are.
    private(set) var decoded: Range<Int>

    /// Opens the samples of a file.
    init(
        in container: WaveContainer, channels: [WaveChannelPlan], path: String
    ) throws(RecordingError) {
        let format = container.stored
        self.channels = channels
        self.path = path
        stored = format
        factors = channels.map(\.factor)
        auxiliary = channels.firstIndex(where: \.isAuxiliary)
        unitFactors = channels.map { _ in nil }
        decoded = channels.indices
        firstByte = container.firstSample
        let plain = container.plainSamples
        isRaw = plain != nil
        // What libsndfile makes of other samples.
        layout = FrameLayout(
            type: plain ?? (format.isFloat ? .float64 : .int32), channels: format.channels)
        raw = try Self.window(path, isWanted: plain != nil)
        file =
            plain == nil ? try SoundFile(path: path, format: format, offset: container.firstSample) : nil
    }

    private static func window(_ path: String, isWanted: Bool) throws(RecordingError) -> FileWindow? {
        guard isWanted else { return nil }
        do { return try FileWindow(path: path) } catch { throw RecordingError(cannotOpen: path, error) }
    }

    /// From now on decodes what is needed for these channels; they and what lies between them.
    mutating func confine(to wanted: [Int]) {
        // The device's own word decides where the others have no sample.
        let needed = (wanted + (auxiliary.map { [$0] } ?? [])).filter(channels.indices.contains)
        guard let first = needed.min(), let last = needed.max() else { return }
        decoded = first..<last + 1
    }

    /// Frames decoded at a time.
    var stretchFrames: Int { max(1, Self.stretchBytes / layout.frameBytes) }

    /// Decodes frames into the columns from `offset` on; returns how many there were.
    ///
    /// - Precondition: room in the columns that are ``decoded``.
    mutating func decode<Sample: ColumnSample>(
        _ frames: Range<Int>, into columns: inout [[Sample]], at offset: Int, _ decoding: inout WaveDecoding
    ) throws(RecordingError) -> Int {
        let stretchFrames = stretchFrames
        var done = 0
        while done < frames.count {
            let start = frames.lowerBound + done
            let stretch = start..<min(start + stretchFrames, frames.upperBound)
            let found = try decodeStretch([stretch], into: &columns, at: offset + done, &decoding)
            guard found > 0 else { break }
            done += found
        }
        return done
    }

    /// Whether a few frames cost little wherever they are; libsndfile has to seek for them.
    var readsAnywhere: Bool { isRaw }

    /// Decodes several stretches, which are short, into the columns from the first sample on, one behind the other.
    ///
    /// - Precondition: samples that are read anywhere, and room in the columns that are ``decoded``.
    mutating func decode<Sample: ColumnSample>(
        each stretches: [Range<Int>], into columns: inout [[Sample]], _ decoding: inout WaveDecoding
    ) throws(RecordingError) -> Int {
        precondition(isRaw, "samples that libsndfile hands out are decoded in one stretch")
        return try decodeStretch(stretches, into: &columns, at: 0, &decoding)
    }

    private mutating func decodeStretch<Sample: ColumnSample>(
        _ frames: [Range<Int>], into columns: inout [[Sample]], at offset: Int, _ decoding: inout WaveDecoding
    ) throws(RecordingError) -> Int {
        let found: Int
        let atEnds: Int
        let isOdd: Bool
        if isRaw {
            (found, atEnds, isOdd) = try splitRaw(frames, into: &columns, at: offset)
        } else {
            (found, atEnds, isOdd) = try splitRead(frames[0], into: &columns, at: offset)
        }
        decoding.atFullScale += atEnds
        let stretch = offset..<offset + found
        if layout.type.isFloat, isOdd {
            for channel in decoded {
                decoding.dropWhatIsNoNumber(in: &columns[channel], stretch, channel: channel)
            }
        }
        if let auxiliary { decoding.takeWords(in: &columns[auxiliary], stretch, channel: auxiliary) }
        for channel in decoded {
            guard let factor = unitFactors[channel] else { continue }
            let unit = Sample(factor)
            for sample in stretch { columns[channel][sample] *= unit }
        }
        return found
    }

    private mutating func splitRaw<Sample: ColumnSample>(
        _ frames: [Range<Int>], into columns: inout [[Sample]], at offset: Int
    ) throws(RecordingError) -> (found: Int, atEnds: Int, isOdd: Bool) {
        let (layout, firstByte, factors, auxiliary, decoded) = (layout, firstByte, factors, auxiliary, decoded)
        let ranges = frames.map {
            let start = firstByte + $0.lowerBound * layout.frameBytes
            return start..<start + $0.count * layout.frameBytes
        }
        do {
            return try raw?.withBytes(ranges) { bytes in
                let isOdd = layout.split(bytes, into: &columns, at: offset, factors: factors, wanted: decoded)
                var atEnds = 0
                if isOdd, !layout.type.isFloat {
                    for channel in decoded where channel != auxiliary {
                        atEnds += layout.countAtEnds(bytes, channel: channel)
                    }
                }
                return (bytes.byteCount / layout.frameBytes, atEnds, isOdd)
            } ?? (0, 0, false)
        } catch { throw error.isOfChangedFile ? .changed(path) : RecordingError(cannotOpen: path, error) }
    }

    /// As above with what libsndfile reads, which has the order of bytes of this machine.
    private mutating func splitRead<Sample: ColumnSample>(
        _ frames: Range<Int>, into columns: inout [[Sample]], at offset: Int
    ) throws(RecordingError) -> (found: Int, atEnds: Int, isOdd: Bool) {
        guard position == frames.lowerBound || file?.seek(to: frames.lowerBound) == true else { return (0, 0, false) }
        let size = frames.count * layout.channels
        var (found, atEnds, isOdd) = (0, 0, false)
        if stored.isFloat {
            if floats.count != size { floats = Array(repeating: 0, count: size) }
            found = min(file?.read(into: &floats) ?? 0, frames.count)
            isOdd = layout.split(
                floats, frames: found, into: &columns, at: offset, factors: factors, wanted: decoded)
        } else {
            if integers.count != size { integers = Array(repeating: 0, count: size) }
            found = min(file?.read(into: &integers) ?? 0, frames.count)
            let unused = Int32(32 - stored.validBits)
            let highest = (Int32.max >> unused) << unused
            for sample in 0..<found * layout.channels where sample % layout.channels != auxiliary {
                if integers[sample] == highest || integers[sample] == .min { atEnds += 1 }
            }
            _ = layout.split(
                integers, frames: found, into: &columns, at: offset, factors: factors, wanted: decoded)
        }
        position = frames.lowerBound + found
        return (found, atEnds, isOdd)
    }
}
