import SignalKernels

/// Builds a scalable vector graphic (SVG 2) for an HTML page, readable by a screen reader.
///
/// Lines and areas get their colour from the classes of the page's style, so that one drawing serves light, dark and
/// print. All text is escaped here; coordinates that are not finite never get in.
struct SVGDrawing: ~Copyable {
    private var buffer = TextBuffer()

    /// Starts a drawing.
    ///
    /// - Parameters:
    ///   - name: Letters and digits that are unique on the page.
    ///   - width: The width of the coordinates, the height likewise; the page scales them.
    ///   - title: What it shows, a few words.
    ///   - description: What can be seen in it, a sentence or two, for those who cannot see it.
    init(name: String, width: Double, height: Double, title: String, description: String, class style: String = "") {
        open("svg")
        attribute("viewBox", "0 0 \(Self.text(width)) \(Self.text(height))")
        attribute("role", "img")
        attribute("aria-labelledby", "\(name)-t \(name)-d")
        if !style.isEmpty { attribute("class", style) }
        append(">")
        element("title", id: name + "-t", title)
        element("desc", id: name + "-d", description)
    }

    /// The finished drawing.
    func finished() -> String { buffer.string + "</svg>" }

    // MARK: - Shapes

    /// Draws a rectangle; a negative extent is none.
    mutating func rectangle(
        _ style: String, x: Double, y: Double, width: Double, height: Double, radius: Double = 0
    ) {
        guard [x, y, width, height].allSatisfy(\.isFinite), width > 0, height > 0 else { return }
        shape(
            "rect", style,
            [("x", x), ("y", y), ("width", width), ("height", height)] + (radius > 0 ? [("rx", radius)] : []))
    }

    /// Draws a straight line.
    mutating func line(_ style: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
        guard [x1, y1, x2, y2].allSatisfy(\.isFinite) else { return }
        shape("line", style, [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)])
    }

    /// Draws the marker of a side: a disc for left, a square for right, a diamond for unknown.
    mutating func marker(_ style: SideStyle, x: Double, y: Double, size: Double = 5) {
        guard x.isFinite, y.isFinite else { return }
        switch style.marker {
        case .disc: shape("circle", style.fill, [("cx", x), ("cy", y), ("r", size)])
        case .square:
            let edge = 1.8 * size
            shape("rect", style.fill, [("x", x - edge / 2), ("y", y - edge / 2), ("width", edge), ("height", edge)])
        case .diamond:
            polygon(style.fill, [(x, y - size * 1.2), (x + size * 1.2, y), (x, y + size * 1.2), (x - size * 1.2, y)])
        }
    }

    /// Draws a line through points, interrupted where one is not finite.
    mutating func path(_ style: String, _ points: some Sequence<(x: Double, y: Double)>) {
        open("path")
        attribute("class", style)
        append(" d=\"")
        var isDown = false
        for (x, y) in points {
            guard x.isFinite, y.isFinite else {
                isDown = false
                continue
            }
            buffer.append(UInt8(ascii: isDown ? "L" : "M"))
            coordinate(x)
            buffer.append(UInt8(ascii: " "))
            coordinate(y)
            isDown = true
        }
        append("\"/>")
    }

    /// Draws points as strokes without length, whose caps make discs or squares of them.
    mutating func dots(_ style: String, _ points: some Sequence<(x: Double, y: Double)>) {
        open("path")
        attribute("class", style)
        append(" d=\"")
        for (x, y) in points where x.isFinite && y.isFinite {
            buffer.append(UInt8(ascii: "M"))
            coordinate(x)
            buffer.append(UInt8(ascii: " "))
            coordinate(y)
            append("h0")
        }
        append("\"/>")
    }

    /// Draws a closed area; nothing for fewer than three points.
    mutating func polygon(_ style: String, _ points: [(x: Double, y: Double)]) {
        guard points.count > 2, points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else { return }
        open("polygon")
        attribute("class", style)
        append(" points=\"")
        for (index, point) in points.enumerated() {
            if index > 0 { append(" ") }
            coordinate(point.x)
            append(",")
            coordinate(point.y)
        }
        append("\"/>")
    }

    /// Writes a line of text.
    mutating func label(_ text: String, x: Double, y: Double, anchor: Anchor = .start, class style: String = "") {
        guard x.isFinite, y.isFinite else { return }
        open("text")
        number("x", x)
        number("y", y)
        if anchor != .start { attribute("text-anchor", anchor.rawValue) }
        if !style.isEmpty { attribute("class", style) }
        append(">")
        escape(text)
        append("</text>")
    }

    /// Writes a line of text that runs upwards, for a vertical axis.
    mutating func uprightLabel(_ text: String, x: Double, y: Double) {
        let place = "\(Self.text(x)) \(Self.text(y))"
        open("text")
        attribute("transform", "translate(\(place)) rotate(-90)")
        attribute("text-anchor", "middle")
        append(">")
        escape(text)
        append("</text>")
    }

    /// Which part of a text lies at its coordinate.
    enum Anchor: String, Sendable {
        case start
        case middle
        case end
    }

    // MARK: - Markup

    private mutating func shape(_ tag: String, _ style: String, _ numbers: [(String, Double)]) {
        open(tag)
        attribute("class", style)
        for (name, value) in numbers { number(name, value) }
        append("/>")
    }

    private mutating func element(_ tag: String, id: String, _ text: String) {
        open(tag)
        attribute("id", id)
        append(">")
        escape(text)
        append("</")
        append(tag)
        append(">")
    }

    private mutating func open(_ tag: String) {
        append("<")
        append(tag)
    }

    private mutating func attribute(_ name: String, _ value: String) {
        openAttribute(name)
        escape(value)
        append("\"")
    }

    private mutating func number(_ name: String, _ value: Double) {
        openAttribute(name)
        coordinate(value)
        append("\"")
    }

    private mutating func openAttribute(_ name: String) {
        append(" ")
        append(name)
        append("=\"")
    }

    private mutating func append(_ text: String) { buffer.append(text) }

    /// A tenth of a unit is finer than any screen or printer shows.
    private mutating func coordinate(_ value: Double) { FixedDecimals.append(value, decimals: 1, to: &buffer) }

    private static func text(_ value: Double) -> String { FixedDecimals.text(value, decimals: 1) }

    private mutating func escape(_ text: String) { HTMLText.append(text, to: &buffer) }
}
