/// Where the samples of a C3D file stand and on which clock, from its header and its parameters.
struct C3DLayout: Sendable {
    /// Points of a frame.
    var pointCount: Int
    /// Analog channels.
    var channelCount: Int
    /// Samples of each analog channel in a frame.
    var samplesPerFrame: Int
    /// Number of the first frame.
    var firstFrame: Int
    /// Frames the file declares.
    var declaredFrames: Int
    /// Whole frames the file holds, no more than declared.
    var frameCount: Int
    /// First byte of the samples.
    var dataStart: Int
    /// Factor of integer coordinates; negative when the file holds floating-point numbers.
    var scale: Float
    /// Frames per second.
    var rate: Double
    /// Frames per second, as declared.
    var declaredRate: Double?
    /// Samples per second of the analog channels, as declared.
    var declaredAnalogRate: Double?

    /// Whether samples are floating-point numbers and not 16-bit integers.
    var isFloat: Bool { scale < 0 }
    /// Bytes of a number.
    var width: Int { isFloat ? 4 : 2 }
    /// Bytes of a frame.
    var frameSize: Int { (4 * pointCount + channelCount * samplesPerFrame) * width }
    /// Samples per second of the analog channels: so many of them lie in a frame.
    var analogRate: Double { rate * Double(samplesPerFrame) }

    /// Works the layout out.
    ///
    /// - Throws: `badData` when there is no rate, no place of the samples, or not a single frame.
    init(
        _ header: C3DHeader, _ parameters: C3DParameters, fileSize: Int, statedRate: Double?, path: String
    ) throws(RecordingError) {
        // USED is stored as a byte by some writers; the header's word is the same number.
        pointCount = Self.count(parameters, "POINT") ?? header.pointCount
        samplesPerFrame = max(header.samplesPerFrame, 1)
        channelCount = Self.count(parameters, "ANALOG") ?? header.analogSamplesPerFrame / samplesPerFrame
        if header.pointCount != pointCount || header.analogSamplesPerFrame != channelCount * samplesPerFrame {
            throw Self.damaged(
                "the header tells of \(header.pointCount) points and \(header.analogSamplesPerFrame) analog samples "
                    + "a frame, the parameters of \(pointCount) and \(channelCount * samplesPerFrame)", path)
        }
        let stored = parameters["POINT", "SCALE"]?.numbers.first.map { Float($0) }
        scale = header.scale != 0 && header.scale.isFinite ? header.scale : stored ?? 0
        guard scale.isFinite, scale != 0 else { throw Self.damaged("the scale of the points is missing", path) }

        declaredRate = [parameters["POINT", "RATE"]?.numbers.first, Double(header.rate)]
            .compactMap(\.self).first { $0 > 0 && $0.isFinite }
        rate = statedRate ?? declaredRate ?? 0
        guard rate >= 1, rate <= 1e6 else {
            throw RecordingError(.badData, path: path, "the C3D file names no frame rate", remedy: "pass --rate")
        }
        declaredAnalogRate = parameters["ANALOG", "RATE"]?.numbers.first.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }

        let block = header.dataBlock > 0 ? header.dataBlock : parameters["POINT", "DATA_START"]?.counts.first ?? 0
        guard block > 1 else { throw Self.damaged("nothing tells where the samples begin", path) }
        dataStart = (block - 1) * C3DBytes.blockSize
        (firstFrame, declaredFrames) = Self.frames(header, parameters)
        frameCount = 0
        guard pointCount + channelCount > 0 else {
            throw RecordingError(.badData, path: path, "the C3D file holds neither points nor analog channels")
        }
        let available = max(0, fileSize - dataStart) / frameSize
        if declaredFrames <= 0 { declaredFrames = available }
        frameCount = min(declaredFrames, available)
        guard frameCount > 0 else {
            throw Self.damaged("no frame of samples behind the header", path)
        }
    }

    private static func damaged(_ what: String, _ path: String) -> RecordingError {
        RecordingError(.badData, path: path, "damaged C3D file: \(what)", remedy: "export the trial again")
    }

    private static func count(_ parameters: C3DParameters, _ group: String) -> Int? {
        parameters[group, "USED"]?.counts.first.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// The first frame and how many there are; none when the file does not say how many.
    ///
    /// The header counts to 65535; longer trials name their ends as pairs of 16-bit words, or their length as a number.
    private static func frames(_ header: C3DHeader, _ parameters: C3DParameters) -> (first: Int, count: Int) {
        func field(_ name: String) -> Int? {
            guard let words = parameters["TRIAL", name]?.counts, words.count == 2, words[0] >= 0, words[1] >= 0,
                words[0] <= 0xFFFF, words[1] <= 0xFFFF
            else { return nil }
            return words[0] + words[1] << 16
        }
        if let first = field("ACTUAL_START_FIELD"), let last = field("ACTUAL_END_FIELD"), last >= first, last > 0 {
            return (first, last - first + 1)
        }
        let isFull = header.lastFrame == 0xFFFF
        if isFull, let long = parameters["POINT", "LONG_FRAMES"]?.counts.first, long > 0xFFFF {
            return (header.firstFrame, long)
        }
        guard !isFull, header.lastFrame >= header.firstFrame else { return (header.firstFrame, 0) }
        return (header.firstFrame, header.lastFrame - header.firstFrame + 1)
    }
}
