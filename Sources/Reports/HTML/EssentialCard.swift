import Recordings

/// One quantity of the first screen with its reference bar.
struct EssentialCard {
    let label: String
    let unit: String
    let values: [ValueView]
    let svg: String?
    let twin: String
    let reasons: [String]

    /// The value of a foot.
    struct ValueView {
        let style: String
        let who: String
        let value: String
        let interval: String?
    }

    init(_ essential: EssentialFigure) {
        // What follows the comma stands small beside the unit.
        let parts = essential.label.split(separator: ",", maxSplits: 1)
        label = parts.first.map(String.init) ?? essential.label
        unit = essential.unit + (parts.count > 1 ? "," + parts[1] : "")
        values = essential.sides.map { side in
            ValueView(
                style: SideStyle(side.side).name, who: SideStyle(side.side).letter, value: essential.text(of: side),
                interval: essential.intervalText(of: side))
        }
        svg = NormBar().svg(of: essential)
        let interval = essential.sides.contains { $0.interval != nil } ? "; in brackets: \(essential.intervalName)" : ""
        twin = essential.referenceText.capitalizedFirst + interval + "."
        var told: Set<String> = []
        reasons = essential.sides.compactMap { side in side.reason.map { "\(side.side.title): \($0)" } }
            .filter { told.insert($0).inserted }
    }
}
