/// The first block of a C3D file: how its samples are stored.
struct C3DHeader: Sendable {
    /// Points of a frame.
    var pointCount: Int
    /// Analog samples of a frame, of all channels together.
    var analogSamplesPerFrame: Int
    /// Number of the first frame, usually 1.
    var firstFrame: Int
    /// Number of the last frame; 65535 stands also for every greater one.
    var lastFrame: Int
    /// Factor of integer coordinates; negative when the file holds floating-point numbers.
    var scale: Float
    /// The block at which the samples begin, counted from 1.
    var dataBlock: Int
    /// Samples of each analog channel in a frame.
    var samplesPerFrame: Int
    /// Frames per second.
    var rate: Float

    /// Reads the header; `nil` when the file is shorter than it.
    init?(_ bytes: C3DBytes) {
        func word(_ number: Int) -> Int? { bytes.unsigned16(2 * (number - 1)).map { Int($0) } }
        guard bytes.count >= C3DBytes.blockSize, let pointCount = word(2), let analog = word(3), let first = word(4),
            let last = word(5), let scale = bytes.float(12), let block = word(9), let perFrame = word(10),
            let rate = bytes.float(20)
        else { return nil }
        self.pointCount = pointCount
        analogSamplesPerFrame = analog
        firstFrame = first
        lastFrame = last
        self.scale = scale
        dataBlock = block
        samplesPerFrame = perFrame
        self.rate = rate
    }
}
