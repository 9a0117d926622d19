import Gait
import Recordings

/// What accelerometers alone say of the toe's lift.
struct ToeLiftGroup {
    let feet: [FootAnalysis]

    /// `nil` when every foot's sensor has a gyroscope.
    var group: SensorGroup? {
        let own = feet.filter { $0.source == .foot && !$0.hasGyroscope }
        guard !own.isEmpty else { return nil }
        let sentences = own.compactMap { foot in
            foot.toeLift.map { "\(foot.side.footName.capitalizedFirst): \($0.statement) \($0.landingStatement)" }
        }
        let rows = own.compactMap { foot in
            foot.toeLift.map { lift in
                DataTable.Row([
                    foot.side.title, Words.number(lift.pitch, decimals: 1), Words.range(lift.interval, decimals: 0),
                    lift.lift.words, lift.landing.words, Words.number(lift.domainDistance, decimals: 1),
                    lift.strideCount.description,
                ])
            }
        }
        let table = DataTable(
            caption:
                "Estimated from acceleration; distance above \(Words.number(ToeLiftEstimate.outsideDistance, decimals: 1)) "
                + "is outside the reference people",
            head: ["Foot", "Greatest pitch, deg", "95 %", "Toe lift", "Landing", "Distance", "Strides"], rows: rows)
        return SensorGroup(
            title: "Accelerometer alone",
            sentences: sentences.isEmpty
                ? ["No toe lift could be estimated; the reasons are under Withheld."] : sentences,
            tables: rows.isEmpty ? [] : [table])
    }
}

extension ToeLiftEstimate.Lift {
    /// The class in words.
    var words: String {
        switch self {
        case .little: "little toe-up"
        case .notReduced: "not reduced below 10 deg"
        case .unclear: "unclear"
        }
    }
}

extension ToeLiftEstimate.Landing {
    /// The class in words.
    var words: String {
        switch self {
        case .heel: "on the heel"
        case .flatOrForefoot: "flat or on the forefoot"
        case .unclear: "unclear"
        }
    }
}
