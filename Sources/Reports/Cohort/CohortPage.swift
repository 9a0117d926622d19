import FootDrop
import Trials

/// Everything the template of a trial asks for, by the names it uses.
struct CohortPage {
    let styleSheet = Templates.cohortStyle
    let policy = ContentSecurity.policy(style: Templates.cohortStyle, script: "")
    let software: String
    let statement = ClinicalContext.requiredSentence
    let contents = Section.all
    let level: String
    let headline: String
    let cautions: ListView?
    let facts: [FactView]
    let mainChange: String?
    let mainChanges: LinkedTable?

    let groups: LinkedTable?
    let failures: LinkedTable?
    let noFailures: String?

    let noteKinds: LinkedTable?
    let notedRecordings: LinkedTable?
    let noNotes: String?
    let qualityNote: String?

    let parameterNotes: [String]
    let parameters: [ParameterView]
    let noParameters: String?

    let asymmetryNotes: [String]
    let asymmetryReading: String?
    let asymmetry: FiguresView?
    let asymmetryTable: LinkedTable?
    let noAsymmetry: String?

    let outlierNote: String?
    let outlierCounts: LinkedTable?
    let unusual: LinkedTable?
    let noUnusual: String?
    let outsideReference: LinkedTable?
    let noOutside: String?

    let changeReading: String?
    let contrasts: [ContrastView]
    let noContrasts: String?
    let unpaired: [String]

    let limit: String
    let fewestStrides: String
    let sources: ListView?
    let version: String
    let options: String
    let hasOptions: Bool

    /// A section of the page, for its contents.
    struct Section {
        let id: String
        let title: String

        static let all = [
            Section(id: "recordings", title: "Recordings"), Section(id: "quality", title: "Quality"),
            Section(id: "parameters", title: "Parameters"), Section(id: "asymmetry", title: "Left and right"),
            Section(id: "outliers", title: "What stands out"), Section(id: "changes", title: "Changes within people"),
            Section(id: "method", title: "Method"), Section(id: "provenance", title: "Provenance"),
        ]
    }

    /// Figures side by side.
    struct FiguresView {
        let figures: [FigureView]
    }

    /// A parameter with its figures and numbers.
    struct ParameterView {
        let id: String
        let title: String
        let figures: [FigureView]
        let numbers: LinkedTable
    }

    /// A comparison with its figures and numbers.
    struct ContrastView {
        let id: String
        let title: String
        let people: String
        let shares: FigureView?
        let ladders: [FigureView]
        let numbers: LinkedTable
    }

    init(of trial: CohortView, _ provenance: CohortReport.Provenance, _ reference: ReferenceTable) {
        let statistics = trial.statistics
        let words = CohortWords(trial)
        let tables = CohortTables(trial)
        let isAnalysed = statistics.counts.analysed > 0
        software = "\(Software.name) \(provenance.version)"
        level = words.level
        headline = words.headline
        cautions = ListView(words.cautions)
        facts = Self.facts(of: statistics)
        mainChange = words.mainChange
        mainChanges = tables.mainChanges

        groups = statistics.counts.recordings > 0 ? tables.groups : nil
        failures = tables.failures
        noFailures = failures == nil && isAnalysed ? "Every recording has a result." : nil

        noteKinds = tables.noteKinds
        notedRecordings = tables.notedRecordings
        noNotes = noteKinds == nil ? (isAnalysed ? "Nothing was noticed in the recordings." : Self.noResults) : nil
        qualityNote = noteKinds.map { _ in
            "\(statistics.quality.recordings.count) of \(statistics.counts.analysed) analysed recordings have notes, "
                + "\(statistics.quality.warned) of them a warning or an error. Those come first."
        }

        let shown = statistics.distributions.filter { !$0.sides.isEmpty }
        parameterNotes = shown.isEmpty ? [] : words.parameterNotes
        parameters = shown.map { distribution in
            let figure = GroupFigure(distribution, groups: statistics.groups, names: trial.names)
            return ParameterView(
                id: distribution.parameter.name, title: distribution.parameter.printed.axis,
                figures: distribution.sides.compactMap { side in figure.map { FigureView($0.figure(of: side)) } },
                numbers: tables.spreads(distribution))
        }
        noParameters =
            shown.isEmpty ? (isAnalysed ? "No recording has a value of a main parameter." : Self.noResults) : nil

        let figures = AsymmetryFigure(statistics.asymmetry, names: trial.names)?.figures ?? []
        asymmetryNotes = words.asymmetryNotes
        asymmetry = figures.isEmpty ? nil : FiguresView(figures: figures.map(FigureView.init))
        asymmetryReading = statistics.asymmetry.limit.flatMap { limit in
            figures.isEmpty
                ? nil
                : "A dot a recording. Inside the grey band, ±\(Words.number(limit, decimals: 0))°, lie all healthy people "
                    + "of the reference. Above it the left foot lifts less (blue discs), below it the right one (orange squares)."
        }
        asymmetryTable = figures.isEmpty ? nil : tables.asymmetry
        noAsymmetry = figures.isEmpty ? "No recording has both feet and a walking speed." : nil

        limit = Words.number(CohortOutliers.limit, decimals: 1)
        outlierNote =
            isAnalysed
            ? "Unusual is a value more than \(limit) robust standard deviations from the median of all values of this trial, "
                + "of all conditions, visits and sides. A name leads to the recording's own report."
            : nil
        outlierCounts = isAnalysed ? tables.outlierCounts : nil
        unusual = tables.unusual
        noUnusual = unusual == nil ? (isAnalysed ? "No value is unusual within this trial." : Self.noResults) : nil
        outsideReference = tables.outsideReference
        noOutside = outsideReference == nil && isAnalysed ? "No value lies outside of its reference range." : nil

        let compared = Array(statistics.contrasts.prefix(CohortView.mostContrasts))
        changeReading =
            compared.isEmpty
            ? nil
            : "B minus A for each person who has both. A person's change counts only beyond the minimal detectable change "
                + "(MDC) of one person. Higher and lower are not better and worse."
        contrasts = compared.enumerated().map { number, contrast in
            ContrastView(
                id: "change-\(number)", title: words.title(of: contrast).capitalizedFirst,
                people: words.people(of: contrast),
                shares: ChangeShares().figure(of: contrast, number: number).map(FigureView.init),
                ladders: ChangeLadder().figures(
                    of: contrast.outcomes.filter { $0.parameter == .pitch }, number: number
                ).map(FigureView.init),
                numbers: tables.changes(contrast))
        }
        noContrasts = words.noContrasts
        unpaired = words.unpaired

        fewestStrides = statistics.fewestStrides.description
        sources = ListView(Self.sources(reference))
        version = provenance.version
        hasOptions = !provenance.options.isEmpty
        options = provenance.options
    }

    private static let noResults = "No recording has a result."

    private static func facts(of statistics: CohortStatistics) -> [FactView] {
        let counts = statistics.counts
        let conditions = Set(counts.groups.compactMap(\.group.condition)).count
        let visits = Set(counts.groups.compactMap(\.group.visit)).count
        return [
            FactView(label: "Recordings", value: counts.recordings.description),
            FactView(label: "With a result", value: counts.analysed.description),
            FactView(label: "Failed", value: (counts.byStatus[.failed] ?? 0).description),
            FactView(label: "Crashed", value: (counts.byStatus[.crashed] ?? 0).description),
            FactView(label: "With warnings", value: counts.withWarnings.description),
            FactView(label: "People", value: counts.participants > 0 ? counts.participants.description : "not told"),
            FactView(label: "Conditions", value: conditions > 0 ? conditions.description : "not told"),
            FactView(label: "Visits", value: visits > 0 ? visits.description : "not told"),
            FactView(label: "Straight strides", value: counts.straightStrides.description),
            FactView(label: "Stumble-like events", value: counts.stumbles.description),
        ]
    }

    /// Where the detectable changes are from, each source once.
    private static func sources(_ reference: ReferenceTable) -> [String] {
        var told: Set<String> = []
        return CohortParameter.all.flatMap { parameter in
            [0, Double.infinity, nil].compactMap { reference.detectableChange(of: parameter.name, atSpeed: $0)?.source }
        }.filter { told.insert($0).inserted }
    }
}
