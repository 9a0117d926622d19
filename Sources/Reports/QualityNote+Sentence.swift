public import Recordings

extension QualityNote {
    /// The note as a person reads it: how serious it is, the side, what was found, and when.
    public var sentence: String {
        let seriousness = severity == .info ? "" : "\(severity.rawValue): "
        // A sensor is often called by its side, which its message then begins with.
        let named = side.map { message.hasPrefix("\($0.rawValue):") ? "" : "\($0.rawValue): " } ?? ""
        let time = start.map { start in
            let until = end.map { "–" + FixedDecimals.text($0, decimals: 1) } ?? ""
            return " (" + FixedDecimals.text(start, decimals: 1) + until + " s)"
        }
        return seriousness + named + message + (time ?? "")
    }
}
