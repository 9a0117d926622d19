import Gait
import Recordings

/// Force plates, belts and insoles in a report.
struct GroundContactGroup {
    let loading: LoadingAnalysis

    /// A session of a few plates is read contact by contact, one of insoles by foot.
    private static let fewContacts = 24

    var group: SensorGroup {
        let isInsole = loading.devices.contains { $0.placement == .insole }
        let isPlate = loading.devices.contains { $0.placement == .forcePlate }
        return SensorGroup(
            title: isInsole && isPlate ? "Force plates and insoles" : isInsole ? "Insoles" : "Force plates",
            sentences: sentences,
            tables: [feet, asymmetries, contacts, devices, SensorGroup.withheld(loading.withheld)].compactMap(\.self))
    }

    private var sentences: [String] {
        let usable = loading.contacts.filter(\.isUsable)
        var sentences = [
            "\(Words.count(usable.count, "contact", "contacts")) of a foot, seen from first to last touch."
        ]
        let unknown = usable.count { $0.side == .unknown }
        if unknown > 0 { sentences.append("Of \(unknown) it is not known which foot they are.") }
        if let weight = loading.bodyWeight {
            sentences.append(
                "Body weight \(Words.number(weight, decimals: 0)) N, \(loading.bodyWeightEvidence).")
        }
        for sign in loading.signs {
            sentences.append("\(sign.side.footName.capitalizedFirst), \(sign.kind.words): \(sign.evidence).")
        }
        if !loading.candidates.isEmpty {
            sentences.append(
                "\(Words.count(loading.candidates.count, "unusual contact or load", "unusual contacts and loads")); turns and "
                    + "stops make most of them. They are marked in contacts.csv.")
        }
        return sentences
    }

    private var feet: DataTable? {
        let feet = loading.feet.filter { !$0.measures.isEmpty }
        let measures = LoadingMeasure.allCases.filter { measure in feet.contains { $0.summary(measure) != nil } }
        guard !measures.isEmpty else { return nil }
        let head =
            ["Measure"] + feet.flatMap { ["\($0.side.title) n", "\($0.side.title) median ± SD"] }
            + ["Healthy people on such a device"]
        let rows = measures.map { measure -> DataTable.Row in
            let cells = feet.flatMap { foot -> [String] in
                guard let summary = foot.summary(measure) else { return ["0", "–"] }
                let deviation =
                    summary.standardDeviation.map { " ± " + Words.number($0, decimals: measure.decimals) } ?? ""
                return [
                    summary.n.description, Words.number(summary.median, decimals: measure.decimals) + deviation,
                ]
            }
            let reference = feet.lazy.compactMap { $0.summary(measure)?.reference }.first
            let range = reference.map { Words.range($0.low...max($0.low, $0.high), decimals: measure.decimals) }
            return .init(
                ["\(measure.words)\(measure.unit.isEmpty ? "" : ", \(measure.unit)")"] + cells + [range ?? "–"])
        }
        return DataTable(
            caption: "Loading by foot; ranges are of reference people, no limits of health", head: head, rows: rows,
            isSortable: true, isNumeric: true)
    }

    private var asymmetries: DataTable? {
        guard !loading.asymmetries.isEmpty else { return nil }
        return DataTable(
            caption: "Left against right", head: ["Measure", "Left", "Right", "Difference", "Healthy people, up to"],
            rows: loading.asymmetries.map { asymmetry in
                let decimals = asymmetry.measure.decimals
                return .init([
                    asymmetry.measure.words, Words.number(asymmetry.left, decimals: decimals),
                    Words.number(asymmetry.right, decimals: decimals),
                    asymmetry.isRelative
                        ? Words.number(100 * asymmetry.value, decimals: 1) + " %"
                        : Words.number(asymmetry.value, decimals: decimals),
                    asymmetry.reference.map {
                        asymmetry.isRelative
                            ? Words.number(100 * $0.high, decimals: 1) + " %"
                            : Words.number($0.high, decimals: decimals)
                    } ?? "–",
                ])
            }, isNumeric: true)
    }

    private var contacts: DataTable? {
        guard !loading.contacts.isEmpty, loading.contacts.count <= Self.fewContacts else { return nil }
        return DataTable(
            caption: "Contacts",
            head: ["Foot", "Begins, s", "Ends, s", "First peak, BW", "Second peak, BW", "Told by", "Not used because"],
            rows: loading.contacts.map { contact in
                .init([
                    contact.side.title, contact.initialContact.map { Words.number($0, decimals: 3) } ?? "–",
                    contact.finalContact.map { Words.number($0, decimals: 3) } ?? "–",
                    contact.measures.firstPeak.map { Words.number($0, decimals: 2) } ?? "–",
                    contact.measures.secondPeak.map { Words.number($0, decimals: 2) } ?? "–", contact.sideEvidence,
                    contact.rejection ?? "",
                ])
            })
    }

    private var devices: DataTable {
        DataTable(
            caption: "Devices", head: ["Device", "Foot", "Vertical axis", "On it above, N", "Contacts", "Remark"],
            rows: loading.devices.enumerated().map { number, device in
                let axis = device.vertical.map { vertical in
                    (vertical.isLoadedPositive ? "+" : "−") + (vertical.axis?.rawValue ?? "force")
                }
                return .init([
                    device.name.isEmpty ? "\(number + 1)" : device.name,
                    device.side == .unknown ? "told by contact" : device.side.title,
                    axis ?? "–",
                    device.threshold.map { Words.number($0, decimals: 0) } ?? "–", device.contactCount.description,
                    device.obstacle ?? "",
                ])
            })
    }
}

extension LoadingSign.Kind {
    /// What a person calls it.
    var words: String {
        switch self {
        case .forefootLoadedEarlyContact: "forefoot-loaded early contact"
        case .missingHeelTransient: "no heel transient in most contacts"
        case .toeContactInSwing: "toe contact in swing"
        case .possibleDoubleContact: "contacts that may be two"
        }
    }
}

extension LoadingMeasure {
    /// What a person calls it.
    var words: String {
        switch self {
        case .contactTime: "Contact time"
        case .strideTime: "Stride time"
        case .stanceShare: "Stance, share of stride"
        case .stepTime: "Step time"
        case .doubleSupport: "Double support at its begin"
        case .firstPeak: "First peak"
        case .trough: "Trough"
        case .secondPeak: "Second peak"
        case .dip: "Dip between the peaks"
        case .impulse: "Impulse"
        case .loadingRate: "Loading rate"
        case .greatestLoadingRate: "Greatest loading rate"
        case .heelTransientTime: "Heel transient after"
        case .heelTransientHeight: "Heel transient, height"
        case .heelTransientDrop: "Heel transient, drop"
        case .slapTransientTime: "Second transient after"
        case .slapTransientHeight: "Second transient, height"
        case .brakeImpulse: "Braking impulse"
        case .propulsionImpulse: "Propulsive impulse"
        case .peakBrake: "Greatest braking force"
        case .peakPropulsion: "Greatest propulsive force"
        case .pressureAdvance: "Centre of pressure, way forward"
        case .pressureBackward: "Centre of pressure, way back"
        case .pressureStart: "Centre of pressure, start (heel 0, toe 1)"
        case .pressureEnd: "Centre of pressure, end (heel 0, toe 1)"
        case .pressureRange: "Centre of pressure, range"
        case .pressureReturn: "Centre of pressure, way back, share"
        case .rearEarlyShare: "Early load on the rear foot, share"
        case .frontEarlyShare: "Early load on the forefoot, share"
        case .heelToForefoot: "Heel to forefoot"
        case .heelToForefootShare: "Heel to forefoot, share of contact"
        case .heelOffShare: "Heel off, share of contact"
        case .slapRate: "Rise of forefoot load"
        case .swingDrag: "Forefoot load in mid-swing"
        }
    }
}
