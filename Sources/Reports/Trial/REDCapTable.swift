import Recordings
import Trials

/// `redcap.csv` and `redcap_dictionary.csv`: what REDCap imports, a row a recording.
///
/// The participant is the record and the visit the event. Where participants have several recordings in a visit, the
/// recordings of that visit are numbered instances of a repeating instrument.
struct REDCapTable {
    /// The name of the instrument all fields stand in.
    static let fileName = "redcap.csv"
    static let dictionaryName = "redcap_dictionary.csv"
    static let instrument = "steppage_recording"

    private let places: [String: REDCapPlace]
    private let hasEvents: Bool
    private let hasInstances: Bool

    /// Gives each recording its record, event and instance.
    init(_ identities: [RecordingIdentity]) {
        places = REDCapPlace.places(of: identities)
        hasEvents = identities.contains { $0.visit != nil }
        hasInstances = places.values.contains { $0.instance != nil }
    }

    /// Writes table and dictionary.
    func write(_ selection: TrialSelection, to folder: inout AtomicFolder.Contents) throws(RecordingError) {
        let path = try folder.path(for: Self.fileName)
        try AtomicFile.write(to: path) { (sink: inout AtomicFile.Sink) throws(RecordingError) in
            try write(selection, to: &sink)
        }
        try folder.write(Self.dictionary, to: Self.dictionaryName)
    }

    /// Writes the table.
    func write(_ selection: TrialSelection, to sink: inout AtomicFile.Sink) throws(RecordingError) {
        var text = CSVText(header: header)
        try selection.forEachRow(of: .recordings) { row throws(RecordingError) in
            guard let place = places[row.identity.id] else { return }
            text.cell(place.record)
            if hasEvents { text.cell(place.event) }
            if hasInstances {
                text.cell(place.instance == nil ? "" : Self.instrument)
                if let instance = place.instance { text.cell(instance) } else { text.cell("") }
            }
            for field in REDCapField.all { text.cell(row[field.place]) }
            text.endRow()
            try text.pass(to: &sink)
        }
        try text.pass(to: &sink, inAnyCase: true)
    }

    private var header: [String] {
        ["record_id"] + (hasEvents ? ["redcap_event_name"] : [])
            + (hasInstances ? ["redcap_repeat_instrument", "redcap_repeat_instance"] : [])
            + REDCapField.all.map(\.name)
    }

    // MARK: - Dictionary

    /// The 18 columns of a REDCap data dictionary.
    static let dictionaryColumns = [
        "Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
        "Choices, Calculations, OR Slider Labels", "Field Note", "Text Validation Type OR Show Slider Number",
        "Text Validation Min", "Text Validation Max", "Identifier?", "Branching Logic (Show field only if...)",
        "Required Field?", "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name",
        "Matrix Ranking?", "Field Annotation",
    ]

    /// The file.
    static var dictionary: String {
        var text = CSVText(header: dictionaryColumns)
        row("record_id", label: "The participant; the recording where none is told.", isIdentifier: true, to: &text)
        for field in REDCapField.all {
            let column = field.column
            let validation =
                switch column.kind {
                case .integer: "integer"
                case .number, .figure: "number"
                case .text: ""
                }
            row(
                field.name, label: column.definition, note: column.unit, validation: validation,
                isIdentifier: field.place < TrialTable.identifiers.count, to: &text)
        }
        return text.text
    }

    private static func row(
        _ name: String, label: String, note: String = "", validation: String = "", isIdentifier: Bool,
        to text: inout CSVText
    ) {
        var cells = Array(repeating: "", count: dictionaryColumns.count)
        cells[0] = name
        cells[1] = instrument
        cells[3] = "text"
        cells[4] = label
        cells[6] = note
        cells[7] = validation
        cells[10] = isIdentifier ? "y" : ""
        for cell in cells { text.cell(cell) }
        text.endRow()
    }
}

/// A field of the instrument: a column of `recordings.csv` under a short name.
struct REDCapField {
    /// The longest name REDCap does not warn about.
    static let longestName = 26

    /// The name of the variable.
    let name: String
    /// The column it holds.
    let column: TrialColumn
    /// The place of the column in the row.
    let place: Int

    /// All of them; the participant is the record itself.
    static let all: [REDCapField] = TrialTable.recordings.columns.enumerated().compactMap { place, column in
        column.name == "participant" ? nil : REDCapField(name: name(of: column.name), column: column, place: place)
    }

    /// A short name, with a prefix so that it is no other field's of the project.
    private static func name(of column: String) -> String {
        var words = "_\(column)_"
        for (long, short) in abbreviations {
            guard let range = words.firstRange(of: "_\(long)_") else { continue }
            words.replaceSubrange(range, with: "_\(short)_")
        }
        return "sp" + words.dropLast()
    }

    private static let abbreviations = [
        ("walking_speed_mps", "speed_mps"), ("stride_length_m", "stride_len_m"),
        ("max_swing_pitch_deg", "max_pitch_deg"), ("max_swing_pitch_z", "max_pitch_z"),
        ("foot_strike_angle_deg", "strike_deg"), ("mid_swing_pitch_deg", "mid_pitch_deg"),
        ("mid_swing_toe_clearance_m", "mid_clear_m"), ("min_toe_clearance_m", "mtc_m"),
        ("circumduction_m", "circumd_m"), ("drag_fraction", "drag_frac"), ("evidence_grade", "grade"),
        ("difference", "diff"), ("symmetry_index", "si"), ("stumbles_per_100_strides", "stumbles_per_100"),
        ("stumbles_per_walking_hour", "stumbles_per_hour"), ("expected_false_stumbles", "false_stumbles"),
        ("double_support_percent", "double_support_pct"), ("left", "l"), ("right", "r"), ("unknown", "u"),
    ]
}
