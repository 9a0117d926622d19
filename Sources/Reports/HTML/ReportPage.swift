import FootDrop
import Gait
import Recordings

/// Everything the page's template asks for, by the names it uses.
struct ReportPage {
    let policy: String
    let styleSheet = Templates.style
    let script = Templates.script
    let software = "\(Software.name) \(Software.version)"
    let title: String
    let files: [String]
    let facts: [FactView]
    let verdict: VerdictView
    let contents: [Section]

    // Essentials
    let laterality: LateralityView?
    let findings: FeetView?
    let noFindings: String?
    let essentials: [EssentialCard]
    let stumbles: StumbleSection
    let statements: [String]

    // What other sensors say
    let sensors: SensorsView?

    // Sections that only sensors of the feet fill
    let showsSides: Bool
    let showsCurves: Bool
    let showsClearance: Bool
    let showsSignals: Bool

    // Left and right
    let sidesNote: String
    let sides: TableView
    let steps: TableView?
    let noSteps: String?
    let signs: TableView?
    let noSigns: String?

    // Figures
    let curves: [FigureView]
    let noCurves: [String]
    let clearance: [FigureView]
    let noClearance: [String]
    let signals: FigureView?
    let noSignals: String?

    // Quality
    let notes: TableView?
    let noNotes: String?
    let withheld: TableView?
    let noWithheld: String?
    let quality: [TableView]

    // Context and method
    let redFlags: ListView?
    let topics: TableView?
    let noTopics: String?
    let background: ListView?
    let differential: TableView?
    let differentialSource: String?
    let sources: ListView?
    let noSources: String?
    let definitions: TableView
    let inputs: TableView
    let decisions: TableView?

    // Data
    let dataNote: String
    let dataFiles: String
    let data: String

    /// A section of the page, for its contents.
    struct Section {
        let id: String
        let title: String

        static let all = [
            Section(id: "essentials", title: "Essentials"), Section(id: "sensors", title: "Sensors"),
            Section(id: "sides", title: "Left and right"),
            Section(id: "curves", title: "Swing curves"), Section(id: "clearance", title: "Toe clearance"),
            Section(id: "stumbles", title: "Stumbles"), Section(id: "signals", title: "Signals"),
            Section(id: "quality", title: "Quality"), Section(id: "context", title: "Clinical context"),
            Section(id: "method", title: "Method"), Section(id: "data", title: "Data"),
        ]
    }

    /// What other sensors than those of the feet say; absent without such.
    struct SensorsView {
        let groups: [GroupView]

        init?(_ groups: [SensorGroup]) {
            guard !groups.isEmpty else { return nil }
            self.groups = groups.map(GroupView.init)
        }
    }

    /// One kind of sensor.
    struct GroupView {
        let title: String
        let sentences: [String]
        let tables: [TableView]

        init(_ group: SensorGroup) {
            title = group.title
            sentences = group.sentences
            tables = group.tables.map(TableView.init)
        }
    }

    /// The verdict with its reasons; the rest of them is in the section on quality.
    struct VerdictView {
        let level: String
        let headline: String
        let lines: ListView?
        let more: String?

        init(_ verdict: QualityVerdict) {
            level = verdict.level.rawValue
            headline = verdict.headline
            lines = ListView(Array(verdict.reasons.prefix(3)))
            more = verdict.reasons.count > 3 ? "\(verdict.reasons.count - 3) more under Quality" : nil
        }
    }

    /// Which side lifts the front of the foot less.
    struct LateralityView {
        let words: String
        let statement: String?
    }

    /// The cards of the feet; absent without findings.
    struct FeetView {
        let feet: [FootCard]
    }

    init(of assessed: AssessedSession) {
        let session = assessed.session
        let findings = assessed.findings
        let tables = ReportTables(assessed)
        policy = ContentSecurity.policy(style: Templates.style, script: Templates.script)
        files = ReportHeader.files(of: session)
        title = "Walking report: " + files.joined(separator: ", ")
        facts = ReportHeader.facts(of: assessed)
        verdict = VerdictView(QualityVerdict(of: assessed))

        laterality =
            findings.feet.isEmpty
            ? nil
            : LateralityView(
                words: "Reduced toe lift: \(findings.laterality.laterality.words.lowercased()).",
                statement: findings.laterality.statement.isEmpty ? nil : findings.laterality.statement)
        self.findings = findings.feet.isEmpty ? nil : FeetView(feet: findings.feet.map(FootCard.init))
        noFindings = findings.feet.isEmpty ? "No foot was assessed for a reduced toe lift." : nil
        essentials = EssentialFigure.all(of: assessed).map(EssentialCard.init)
        sensors = SensorsView(SensorGroup.all(of: session))
        showsSides = !session.feet.isEmpty || session.hasKinematics
        showsCurves = session.hasKinematics
        showsClearance = session.hasKinematics
        showsSignals = session.hasKinematics || session.feet.contains { $0.overview != nil }
        let absent = [
            ("sensors", sensors != nil), ("sides", showsSides), ("curves", showsCurves),
            ("clearance", showsClearance), ("signals", showsSignals),
        ].filter { !$0.1 }.map(\.0)
        contents = Section.all.filter { !absent.contains($0.id) }
        stumbles = StumbleSection(of: assessed)
        statements = findings.context.statements

        sidesNote =
            "Averages rest on the straight strides. The SD of the minimum toe clearance is the natural spread, "
            + "with the error of the measurement taken out; – means not available."
        sides = TableView(tables.sides)
        steps = tables.steps.map(TableView.init)
        noSteps = steps == nil ? Self.noSteps(findings) : nil
        signs = tables.signs.map(TableView.init)
        noSigns = signs == nil ? "No sign was assessed." : nil

        let pitch = tables.table.reference("max_swing_pitch_deg", .pitch)
        let height = tables.table.reference("min_toe_clearance_m", .clearance)
        curves = [
            CurveFigure(quantity: .pitch).figure(of: session.feet, reference: pitch),
            CurveFigure(quantity: .toeClearance).figure(of: session.feet, reference: height),
        ].compactMap(\.self).map(FigureView.init)
        noCurves = Self.noCurves(session)
        clearance = [
            ClearanceDistribution().figure(of: session.feet, summaries: assessed.summaries),
            ClearanceTrend().figure(of: session.feet),
            TripFigure().figure(of: findings.stumbling.tripProbabilities),
        ].compactMap(\.self).map(FigureView.init)
        noClearance = Self.noClearance(assessed)
        signals = OverviewFigure(name: "signals", title: "Signals of the whole recording", width: 960, columns: 880)
            .figure(
                of: session.feet, stumbles: findings.stumbling.events,
                caption: "Least and greatest value at every instant. Shaded: walking; numbers: stumble-like events."
            )
            .map(FigureView.init)
        noSignals = signals == nil ? "There is no walking whose signals could be shown." : nil

        notes = tables.notes.map(TableView.init)
        noNotes = notes == nil ? "Nothing was noticed in the recordings." : nil
        withheld = tables.withheld.map(TableView.init)
        noWithheld = withheld == nil ? "Nothing was withheld." : nil
        quality = [tables.strideUse, tables.models].compactMap(\.self).map(TableView.init)

        redFlags = ListView(findings.context.redFlags)
        topics = tables.topics.map(TableView.init)
        noTopics = topics == nil ? "No history was given." : nil
        background = ListView(findings.context.background)
        differential = tables.differential.map(TableView.init)
        differentialSource =
            differential == nil || findings.context.differential.source.isEmpty
            ? nil : "Source: " + findings.context.differential.source
        sources = ListView(tables.sources)
        noSources = sources == nil ? "No reference was used." : nil
        definitions = TableView(tables.definitions)
        inputs = TableView(tables.inputs)
        decisions = tables.decisions.map(TableView.init)

        let embedded = EmbeddedData()
        dataFiles = embedded.fileNames(of: assessed).joined(separator: " ")
        dataNote = embedded.note(of: assessed)
        data = embedded.text(of: assessed)
    }

    private static func noSteps(_ findings: SessionFindings) -> String {
        let reasons = findings.bilateral.withheld.filter { $0.quantity.contains("step") }
            .map { "\($0.quantity.capitalizedFirst) withheld: \($0.reason)." }
        return reasons.isEmpty ? "There are no figures from foot to foot." : reasons.joined(separator: " ")
    }

    private static func noCurves(_ session: Session) -> [String] {
        guard session.feet.contains(where: { !$0.curves.isEmpty }) else {
            return ["There is no straight stride whose swing could be drawn."]
        }
        return session.feet.compactMap { foot in
            if foot.curves.isEmpty { return "\(foot.side.footName.capitalizedFirst): no straight stride to draw." }
            guard foot.curves.allSatisfy(\.toeClearance.isEmpty) else { return nil }
            let reason = foot.withheld.first { $0.quantity.contains("clearance") }?.reason
            return "\(foot.side.footName.capitalizedFirst): no toe clearance to draw. \(reason ?? "")"
        }
    }

    private static func noClearance(_ assessed: AssessedSession) -> [String] {
        var reasons = assessed.session.feet.compactMap { foot -> String? in
            guard !foot.strides.contains(where: { $0.isStraight && $0.minToeClearance != nil }) else { return nil }
            let reason = foot.withheld.first { $0.quantity.contains("clearance") }?.reason
            return "\(foot.side.footName.capitalizedFirst): no minimum toe clearance. "
                + (reason ?? "No straight stride has one.")
        }
        if assessed.findings.stumbling.tripProbabilities.isEmpty {
            reasons.append("The chance of touching an obstacle is not available.")
        }
        return reasons
    }
}

extension PrintedParameter {
    /// The primary sign as it is printed.
    static let pitch = PrintedParameter(
        column: "max_swing_pitch_deg", label: "Greatest pitch, late swing", unit: "deg", decimals: 1, scale: 1)
    /// The minimum toe clearance as it is printed.
    static let clearance = PrintedParameter(
        column: "min_toe_clearance_m", label: "Minimum toe clearance (MTC)", unit: "cm", decimals: 2, scale: 100)
}
