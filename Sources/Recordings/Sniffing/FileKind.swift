/// What a file is, by its first bytes and whatever it is called.
enum FileKind: Equatable {
    /// Samples, uncompressed or compressed without loss.
    case sound(SoundContainer)
    /// Markers, force plates and events of a motion-capture laboratory.
    case c3d
    /// Something else that is known, and the way to a recording that can be read.
    case foreign(what: String, remedy: String)
    /// Nothing known by its first bytes: it may be a text table.
    case other

    /// Recognises a file.
    init(_ head: FileHead) {
        if let container = SoundContainer(head) {
            self = .sound(container)
        } else if Self.isC3D(head) {
            self = .c3d
        } else if let foreign = ForeignFormat.recognised(head) {
            self = .foreign(what: foreign.what, remedy: foreign.remedy)
        } else {
            self = .other
        }
    }

    /// The second byte marks a C3D file; the parameter section it points to names one of three processors.
    private static func isC3D(_ head: FileHead) -> Bool {
        guard head.bytes.count >= 2, head.bytes[1] == 0x50, head.bytes[0] > 0, !head.looksLikeText else { return false }
        // The parameters nearly always follow the header; a file cut off before them is still a C3D file.
        let parameters = (Int(head.bytes[0]) - 1) * 512
        guard parameters + 3 < head.bytes.count else { return head.bytes[0] < 0x20 }
        return C3DProcessor(rawValue: head.bytes[parameters + 3]) != nil
    }
}
