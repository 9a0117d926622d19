import FootDrop
import Gait
import Recordings

/// The tables of a report, for HTML and Markdown alike.
struct ReportTables {
    let assessed: AssessedSession
    let table: SessionTable

    init(_ assessed: AssessedSession) {
        self.assessed = assessed
        table = SessionTable(assessed)
    }

    private var feet: [FootAnalysis] { assessed.session.feet }

    // MARK: - Left against right

    /// Number, mean, SD and CV of every parameter for each foot, the asymmetry, the reference, and what lies beyond it.
    var sides: DataTable {
        var head = ["Parameter", "Beyond limit"]
        for foot in feet {
            head += ["\(foot.side.title) n", "\(foot.side.title) mean ± SD", "\(foot.side.title) CV, %"]
        }
        if feet.count > 1 { head += ["Right − left (95 %)", "Symmetry index, %"] }
        head.append("Reference")
        let rows = parameters.map { parameter -> DataTable.Row in
            let flagged = feet.filter { table.sign(parameter.column, of: $0.side)?.isFlagged == true }
            var cells = ["\(parameter.label), \(parameter.unit)", flagged.map(\.side.title).joined(separator: ", ")]
            for summaries in table.summaries { cells += self.cells(parameter, summaries[parameter.column]) }
            if feet.count > 1 { cells += asymmetry(parameter) }
            cells.append(Words.reference(table.reference(parameter.column, parameter), decimals: parameter.decimals))
            return .init(cells, isFlagged: !flagged.isEmpty)
        }
        return DataTable(
            caption: "Straight strides of both feet", head: head,
            rows: rows + (assessed.session.hasKinematics ? [landings] : []), isSortable: true, isNumeric: true)
    }

    /// The parameters that the sensors of the feet can tell at all.
    private var parameters: [PrintedParameter] {
        guard !assessed.session.hasKinematics else { return PrintedParameter.all }
        return PrintedParameter.all.filter { parameter in table.summaries.contains { $0[parameter.column]?.mean != nil }
        }
    }

    private func cells(_ parameter: PrintedParameter, _ summary: ParameterSummary?) -> [String] {
        guard let summary, let mean = summary.mean else { return ["0", "–", "–"] }
        let deviation = summary.standardDeviation.map {
            Words.number($0 * parameter.scale, decimals: parameter.decimals)
        }
        return [
            summary.n.description,
            Words.number(mean * parameter.scale, decimals: parameter.decimals) + " ± " + (deviation ?? "–"),
            summary.coefficientOfVariation.map { Words.number(100 * $0, decimals: 1) } ?? "–",
        ]
    }

    private func asymmetry(_ parameter: PrintedParameter) -> [String] {
        guard let found = assessed.findings.bilateral.asymmetries.first(where: { $0.parameter == parameter.column })
        else { return ["–", "–"] }
        return [
            Words.estimate(found.difference, decimals: parameter.decimals, unit: "", scale: parameter.scale),
            Words.estimate(found.symmetryIndex, decimals: 1, unit: ""),
        ]
    }

    /// The part of the foot that lands first, a row of the table of sides.
    private var landings: DataTable.Row {
        var cells = ["Landing on heel / flat / forefoot, strides", ""]
        for foot in feet {
            let counts = [ContactType.heel, .flat, .forefoot].map { type in
                foot.strides.count { $0.isStraight && $0.contactType == type }
            }
            cells += [
                foot.strides.count(where: \.isStraight).description, counts.map(\.description).joined(separator: " / "),
                "–",
            ]
        }
        return .init(cells + (feet.count > 1 ? ["–", "–"] : []) + ["–"])
    }

    // MARK: - Signs

    /// The signs of foot drop, both feet in a row; `nil` when none was looked for.
    var signs: DataTable? {
        let findings = assessed.findings.feet.filter { !$0.signs.isEmpty }
        guard !findings.isEmpty else { return nil }
        var told: Set<String> = []
        let names = findings.flatMap(\.signs).map(\.name).filter { told.insert($0).inserted }
        let head =
            ["Sign"] + findings.map { "\($0.side.title) (95 %)" } + ["Reference"]
            + findings.map { "\($0.side.title) z, worse +" } + ["Counts for", "Beyond limit", "Remark"]
        return DataTable(
            caption: "What was measured of lifting the front of the foot", head: head,
            rows: names.map { row(ofSign: $0, findings) }, isSortable: true)
    }

    private func row(ofSign name: String, _ findings: [FootDropFinding]) -> DataTable.Row {
        let signs = findings.map { finding in finding.signs.first { $0.name == name } }
        guard let first = signs.lazy.compactMap(\.self).first else { return .init([name]) }
        // Lengths below a metre are thought of in centimetres.
        let isShort = first.unit == "m" && first.decimals > 2
        let (unit, scale) = isShort ? ("cm", 100.0) : (first.unit, 1)
        let decimals = isShort ? first.decimals - 2 : first.decimals
        // The references of the feet differ where they depend on the speed: then each is given.
        let references = signs.map { Words.reference($0?.reference, decimals: decimals, scale: scale) }
        let flagged = zip(findings, signs).filter { $0.1?.isFlagged == true }.map(\.0.side.title)
        let reasons = zip(findings, signs).compactMap { finding, sign in
            sign?.reason.map { "\(finding.side.title): \($0)" }
        }
        return .init(
            [unit.isEmpty ? first.label : "\(first.label), \(unit)"]
                + signs.map { sign in
                    guard let sign, sign.isAssessable else { return "not assessable" }
                    return Words.estimate(sign.estimate, decimals: decimals, unit: "", scale: scale)
                } + [Set(references).count == 1 ? references[0] : references.joined(separator: "; ")]
                + signs.map { $0?.z.map { Words.number($0, decimals: 1) } ?? "–" }
                + [
                    first.role?.words ?? "reported only", flagged.joined(separator: ", "),
                    reasons.joined(separator: "; "),
                ],
            isFlagged: !flagged.isEmpty)
    }

    /// Step times and double support; `nil` without a common clock.
    var steps: DataTable? {
        guard let steps = assessed.findings.bilateral.steps else { return nil }
        return DataTable(
            caption: "From foot to foot, \(steps.stepCount) steps", head: ["Quantity", "Value (95 %)"],
            rows: [
                .init(["Left step time", Words.estimate(steps.leftStepTime, decimals: 3, unit: "s")]),
                .init(["Right step time", Words.estimate(steps.rightStepTime, decimals: 3, unit: "s")]),
                .init(["Double support", Words.estimate(steps.doubleSupport, decimals: 1, unit: "%")]),
                .init(["Cadence", Words.estimate(steps.cadence, decimals: 1, unit: "steps/min")]),
            ])
    }

    // MARK: - Stumbles

    /// Every stumble-like event.
    var stumbles: DataTable {
        DataTable(
            caption: "Stumble-like events", head: ["No.", "Time", "Foot", "Kind", "Swing, %", "Score", "Told from"],
            rows: assessed.findings.stumbling.events.enumerated().map { index, event in
                .init([
                    (index + 1).description, Words.time(event.time), event.side.title, event.kind.words,
                    event.swingPercent.map { Words.number($0, decimals: 0) } ?? "–",
                    Words.number(event.score, decimals: 2), event.reason,
                ])
            })
    }

    // MARK: - Quality

    /// Strides used and left out, with the reason.
    var strideUse: DataTable {
        var rows = [
            DataTable.Row(["All strides"] + feet.map { $0.strides.count.description }),
            DataTable.Row(
                ["Straight, used for averages"] + feet.map { $0.strides.count(where: \.isStraight).description }),
        ]
        let uses = feet.map { StrideUse($0.strides) }
        for (flag, place) in zip(StrideFlag.allCases, StrideFlag.allCases.indices) {
            let left = uses.map { $0.left[place] }
            let used = uses.map { $0.used[place] }
            if left.contains(where: { $0 > 0 }) {
                rows.append(.init(["Left out: \(flag.words)"] + left.map(\.description)))
            }
            if used.contains(where: { $0 > 0 }) {
                rows.append(.init(["Used, marked: \(flag.words)"] + used.map(\.description)))
            }
        }
        let unexplained = uses.map(\.unexplained)
        if unexplained.contains(where: { $0 > 0 }) {
            rows.append(.init(["Left out: other"] + unexplained.map(\.description)))
        }
        return DataTable(
            caption: "Strides used and left out; a stride may have several reasons",
            head: ["Strides"] + feet.map(\.side.title), rows: rows, isNumeric: true)
    }

    /// What was withheld, of a foot or of both; `nil` when nothing was.
    var withheld: DataTable? {
        let rows =
            feet.flatMap { foot in foot.withheld.map { DataTable.Row([$0.quantity, foot.side.title, $0.reason]) } }
            + assessed.findings.bilateral.withheld.map { .init([name(of: $0.quantity), "Both", $0.reason]) }
            + assessed.findings.stumbling.notAssessable.map { .init(["stumbles", $0.side.title, $0.reason]) }
        guard !rows.isEmpty else { return nil }
        return DataTable(caption: "Withheld", head: ["Quantity", "Foot", "Why"], rows: rows)
    }

    /// What a person calls a quantity that is named as its column.
    private func name(of quantity: String) -> String {
        PrintedParameter.all.first { $0.column == quantity }?.label ?? quantity
    }

    /// The notes about the recording; `nil` without any.
    var notes: DataTable? {
        let notes = assessed.session.notes
        guard !notes.isEmpty else { return nil }
        return DataTable(
            caption: "Notes on the recording", head: ["Note", "Seriousness", "Foot", "Time, s"],
            rows: notes.map { note in
                let time = note.start.map { start in
                    Words.number(start, decimals: 1)
                        + (note.end.map { "–" + Words.number($0, decimals: 1) } ?? "")
                }
                return .init(
                    [note.message, note.severity.rawValue, note.side?.title ?? "–", time ?? "–"],
                    isFlagged: note.severity != .info)
            })
    }

    /// What was found out about each sensor and foot; `nil` without a model.
    var models: DataTable? {
        guard feet.contains(where: { $0.model != nil }) else { return nil }
        func row(_ label: String, _ cell: (FootModel) -> String?) -> DataTable.Row {
            .init([label] + feet.map { $0.model.flatMap(cell) ?? "–" })
        }
        return DataTable(
            caption: "Sensor and foot, as the walking itself tells", head: ["Quantity"] + feet.map(\.side.title),
            rows: [
                row("Gravity as read, m/s²") { Words.number($0.gravity, decimals: 3) },
                row("Clarity of the pitch axis, ratio") { Words.number($0.axisQuality, decimals: 1) },
                row("Front told from back, 0–1") { Words.number($0.directionConfidence, decimals: 2) },
                row("Tilt error over a stride, °") { $0.tiltClosure.map { Words.number($0, decimals: 2) } },
                row("End-velocity error, 1 as expected") { $0.noiseFactor.map { Words.number($0, decimals: 2) } },
                row("Points of toe and heel") { $0.pointsSource.isEmpty ? nil : $0.pointsSource },
            ])
    }

    /// The files and sensors.
    var inputs: DataTable {
        DataTable(
            caption: "Files and sensors",
            head: ["File", "Sensor", "Foot", "Length, s", "Rate, Hz", "Format", "Recorded", "SHA-256"],
            rows: assessed.session.inputs.map { input in
                .init([
                    input.source.path, input.stream.name.isEmpty ? "–" : input.stream.name, input.stream.side.title,
                    Words.number(input.stream.duration, decimals: 1),
                    Words.number(input.stream.rate, decimals: 2), input.source.format, input.startTime ?? "–",
                    input.source.sha256,
                ])
            })
    }

    /// What was decided about files and session, each once.
    var decisions: DataTable? {
        var told: Set<Recording.Decision> = []
        let all = assessed.session.decisions + assessed.session.inputs.flatMap(\.decisions)
        let rows = all.filter { told.insert($0).inserted }.map { DataTable.Row([$0.subject, $0.choice, $0.evidence]) }
        guard !rows.isEmpty else { return nil }
        return DataTable(caption: "Assumed and decided", head: ["Subject", "Choice", "Evidence"], rows: rows)
    }

    // MARK: - Context and method

    /// The table that tells roots and nerves apart; `nil` when it is not part of the context.
    var differential: DataTable? {
        let differential = assessed.findings.context.differential
        guard !differential.rows.isEmpty else { return nil }
        return DataTable(
            caption: "Examination findings by root or nerve", head: ["Examination"] + differential.columns,
            rows: differential.rows.map { .init([$0.examination] + $0.cells) })
    }

    /// What the person reports and what it may point to; `nil` without a history.
    var topics: DataTable? {
        let topics = assessed.findings.context.topics
        guard !topics.isEmpty else { return nil }
        return DataTable(
            caption: "Worth raising with a doctor", head: ["Reported", "Origin", "Why"],
            rows: topics.map { .init([$0.reported, $0.origin, $0.reason]) })
    }

    /// The meaning of every column of `strides.csv`.
    var definitions: DataTable {
        DataTable(
            caption: "Columns of strides.csv", head: ["Column", "Unit", "Meaning"],
            rows: StrideColumn.all.map { .init([$0.name, $0.unit.isEmpty ? "–" : $0.unit, $0.definition]) })
    }

    /// Where the references are from, each source once, in the order of the signs.
    var sources: [String] {
        var told: Set<String> = []
        return assessed.findings.feet.flatMap(\.signs).compactMap(\.reference?.source)
            .filter { !$0.isEmpty && told.insert($0).inserted }
    }
}

/// How often each flag stands on strides that are used for averages and on strides that are left out.
private struct StrideUse {
    /// Left out, in the order of the flags.
    var left = [Int](repeating: 0, count: StrideFlag.allCases.count)
    /// Used, in the order of the flags.
    var used = [Int](repeating: 0, count: StrideFlag.allCases.count)
    /// Left out without any flag.
    var unexplained = 0

    private static let places = Dictionary(uniqueKeysWithValues: zip(StrideFlag.allCases, StrideFlag.allCases.indices))

    init(_ strides: [Stride]) {
        for stride in strides {
            if !stride.isStraight, stride.flags.isEmpty { unexplained += 1 }
            for (number, flag) in stride.flags.enumerated() where !stride.flags[..<number].contains(flag) {
                guard let place = Self.places[flag] else { continue }
                if stride.isStraight { used[place] += 1 } else { left[place] += 1 }
            }
        }
    }
}
