/// The frame of a diagram: two axes with round marks, their names, and the grid.
struct PlotFrame {
    /// The horizontal axis.
    let x: PlotScale
    /// The vertical axis; it grows upwards.
    let y: PlotScale
    /// The edges of the area in which data are drawn.
    let left, top, right, bottom: Double

    /// A frame for data of these ranges within a drawing of this size.
    init(
        x: ClosedRange<Double>, y: ClosedRange<Double>, width: Double, height: Double, top: Double = 30,
        left: Double = 46, bottom: Double = 40
    ) {
        self.left = left
        self.top = top
        right = width - 12
        self.bottom = height - bottom
        self.x = PlotScale(x, from: left, to: width - 12)
        self.y = PlotScale(y, from: height - bottom, to: top)
    }

    /// Draws grid, marks and the names of the axes.
    func draw(
        into drawing: inout SVGDrawing, xName: String, yName: String, xMarks: [(value: Double, text: String)]? = nil,
        yText: ((Double) -> String)? = nil
    ) {
        let decimals = y.decimals(about: 5)
        for mark in y.marks(about: 5) {
            drawing.line("grid", left, y(mark), right, y(mark))
            let text = yText?(mark) ?? Words.number(mark, decimals: decimals)
            drawing.label(text, x: left - 6, y: y(mark) + 4, anchor: .end, class: "mark")
        }
        let xDecimals = x.decimals(about: 7)
        let marks = xMarks ?? x.marks(about: 7).map { ($0, Words.number($0, decimals: xDecimals)) }
        for mark in marks {
            drawing.line("axis", x(mark.value), bottom, x(mark.value), bottom + 4)
            drawing.label(mark.text, x: x(mark.value), y: bottom + 17, anchor: .middle, class: "mark")
        }
        drawing.line("axis", left, bottom, right, bottom)
        drawing.label(xName, x: (left + right) / 2, y: bottom + 35, anchor: .middle)
        drawing.uprightLabel(yName, x: 12, y: (top + bottom) / 2)
    }

    /// Writes which line is which side above the data, with marker and dash.
    func legend(of entries: [(style: SideStyle, text: String)], into drawing: inout SVGDrawing) {
        let width = (right - left) / Double(max(1, entries.count))
        for (index, entry) in entries.enumerated() {
            let start = left + Double(index) * width
            drawing.line(entry.style.line, start, 12, start + 30, 12)
            drawing.marker(entry.style, x: start + 15, y: 12, size: 4)
            drawing.label(entry.text, x: start + 37, y: 16)
        }
    }
}
