import Recordings

/// How a side is drawn: a colour that every reader can tell from the other (Okabe and Ito 2008), and always a second
/// sign beside it: the shape of the marker, the dash of the line.
struct SideStyle: Sendable {
    /// The shape of a marker.
    enum Marker: Sendable {
        case disc
        case square
        case diamond
    }

    /// The class of the page's style: `l`, `r` or `u`.
    let name: String
    /// The shape of its markers.
    let marker: Marker
    /// The letter beside a marker.
    let letter: String

    /// The style of a side.
    init(_ side: Side) {
        switch side {
        case .left: (name, marker, letter) = ("l", .disc, "L")
        case .right: (name, marker, letter) = ("r", .square, "R")
        case .unknown: (name, marker, letter) = ("u", .diamond, "")
        }
    }

    /// The class of filled shapes.
    var fill: String { "fill \(name)" }
    /// The class of lines.
    var line: String { "line \(name)" }
    /// The class of a band of spread.
    var band: String { "band \(name)" }
    /// The class of the thin line of a single stride.
    var thin: String { "thin \(name)" }
}
