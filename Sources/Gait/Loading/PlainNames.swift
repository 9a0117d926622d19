package import Recordings

/// Names of markers and events that say only what part of the body, or what instant, is meant.
///
/// Laboratories name their subjects in them; a trial keeps what the analysis reads from a name, and nothing else.
package enum PlainNames {
    /// The name of a marker on a foot or a hip, for example `left heel`; `nil` for others.
    package static func marker(_ label: String, side: Side) -> String? {
        guard side != .unknown else { return nil }
        if let point = MarkerPoint(label: label) { return "\(side.rawValue) \(point.plainWord)" }
        // What is no point of the foot must not become one by its new name.
        return FootMarkers.part(of: label).map { "\(side.rawValue) \($0)" }
    }

    /// The name of an event of a foot, for example `left strike`; `nil` for others.
    package static func event(_ marker: Recording.Marker) -> String? {
        FootLabels([marker]).labels.first.map { "\($0.side.rawValue) \($0.isStrike ? "strike" : "off")" }
    }
}
