public import FootDrop
import Gait
import Recordings
import SignalKernels

/// `session.json`: everything that was found, for programs (schema `steppage.session/1`).
public struct SessionJSON: SessionExporter {
    /// The identifier of the document's schema.
    public static let schema = "steppage.session/1"

    /// Creates the exporter.
    public init() {}

    /// The name of the file.
    public var fileName: String { "session.json" }

    /// Hands on the document of a session.
    public func write<Failure: Error>(_ assessed: AssessedSession, _ take: ByteTaker<Failure>) throws(Failure) {
        var json = JSONWriter()
        try write(assessed, to: &json, take)
        try json.finish(take)
    }

    /// Writes the document as one value, and hands on what there is so far now and then.
    private func write<Failure: Error>(
        _ assessed: AssessedSession, to json: inout JSONWriter, _ take: ByteTaker<Failure>
    ) throws(Failure) {
        try json.object { (json: inout JSONWriter) throws(Failure) in
            writeSummary(of: assessed, to: &json)
            json.key("strides")
            try json.array { (json: inout JSONWriter) throws(Failure) in
                for foot in assessed.session.feet {
                    try StrideCells.forEachBlock(of: foot.strides) { (cells) throws(Failure) in
                        for place in cells.places {
                            write(cells, foot.strides.span, place, to: &json)
                            try json.pass(take)
                        }
                    }
                }
            }
            json.key("events")
            try json.array { (json: inout JSONWriter) throws(Failure) in
                for event in assessed.session.events {
                    write(event, to: &json)
                    try json.pass(take)
                }
            }
            json.key("stumbles")
            json.array { json in
                for stumble in assessed.findings.stumbling.events { json.stumble(stumble) }
            }
        }
    }

    /// Writes the document without what the tables hold.
    func writeWithoutTables(_ assessed: AssessedSession, to json: inout JSONWriter) {
        json.object { json in writeSummary(of: assessed, to: &json) }
    }

    /// Writes everything but strides, events and stumbles.
    private func writeSummary(of assessed: AssessedSession, to json: inout JSONWriter) {
        let session = assessed.session
        json.member("schema", Self.schema)
        json.key("software")
        json.object(inline: true) { json in
            json.member("name", Software.name)
            json.member("version", Software.version)
        }
        json.key("inputs")
        json.array { json in
            for input in session.inputs { write(input, to: &json) }
        }
        json.key("decisions")
        json.decisions(session.decisions)
        json.key("quality")
        json.notes(session.notes)
        json.key("bouts")
        json.array { json in
            for bout in session.bouts { write(bout, to: &json) }
        }
        json.key("feet")
        json.object { json in
            for (foot, summaries) in zip(session.feet, assessed.summaries) {
                json.key(foot.side.rawValue)
                let finding = assessed.findings.feet.first { $0.side == foot.side }
                write(foot, summaries, finding, to: &json)
            }
        }
        json.key("witnesses")
        json.array { json in
            for witness in session.witnesses { json.witness(witness) }
        }
        json.key("lower_back")
        json.lowerBack(session.trunk)
        json.key("ground_contact")
        json.array { json in
            for loading in session.loadings { json.loading(loading) }
        }
        json.key("clocks")
        json.clocks(session.clocks)
        json.key("agreement")
        json.agreements(session.agreements)
        json.key("bilateral")
        json.bilateral(assessed.findings.bilateral)
        json.member("laterality", assessed.findings.laterality.laterality.rawValue)
        json.member("laterality_statement", assessed.findings.laterality.statement)
        json.key("stumbling")
        json.stumbling(assessed.findings.stumbling)
        json.key("context")
        json.context(assessed.findings.context)
    }

    private func write(_ input: SessionInput, to json: inout JSONWriter) {
        json.object { json in
            json.member("path", input.source.path)
            json.member("sha256", input.source.sha256)
            json.member("format", input.source.format)
            json.member("start_time", input.startTime)
            json.description(of: input.stream)
            json.key("decisions")
            json.decisions(input.decisions)
        }
    }

    private func write(_ bout: WalkingBout, to json: inout JSONWriter) {
        json.object(inline: true) { json in
            json.member("side", bout.side.rawValue)
            json.member("start_s", bout.start, decimals: 4)
            json.member("end_s", bout.end, decimals: 4)
            json.member("n_strides", bout.strideCount)
        }
    }

    private func write(
        _ foot: FootAnalysis, _ summaries: [ParameterSummary], _ finding: FootDropFinding?, to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("source", foot.source.rawValue)
            json.key("has_gyroscope")
            // Markers and forces are no inertial sensors.
            if foot.source == .foot || foot.source == .shank { json.boolean(foot.hasGyroscope) } else { json.null() }
            json.member("n_strides", foot.strides.count)
            json.member("n_straight", foot.strides.count(where: \.isStraight))
            json.member("least_walking_speed_mps", foot.leastWalkingSpeed, decimals: 4)
            json.key("parameters")
            json.object { json in
                for summary in summaries {
                    json.key(summary.name)
                    write(summary, finding?.reference(ofColumn: summary.name), to: &json)
                }
            }
            json.key("foot_drop")
            json.finding(finding)
            json.key("toe_lift")
            json.toeLift(foot.toeLift)
            json.member("shank_swing_angle_deg", foot.shankSwingAngle, decimals: 1)
            json.key("withheld")
            json.withheld(foot.withheld)
            json.key("model")
            if let model = foot.model { write(model, to: &json) } else { json.null() }
        }
    }

    private func write(_ summary: ParameterSummary, _ reference: ReferenceRange?, to json: inout JSONWriter) {
        // One more decimal than a single value has: a mean is known better than what it is the mean of.
        let decimals = summary.decimals + 1
        json.object(inline: true) { json in
            json.member("n", summary.n)
            json.member("mean", summary.mean, decimals: decimals)
            json.member("sd", summary.standardDeviation, decimals: decimals)
            json.member("median", summary.median, decimals: decimals)
            json.member("p5", summary.percentile5, decimals: decimals)
            json.member("p95", summary.percentile95, decimals: decimals)
            json.member("cv", summary.coefficientOfVariation, decimals: 4)
            json.member("reference_low", reference?.low, decimals: decimals)
            json.member("reference_high", reference?.high, decimals: decimals)
            json.member("unit", summary.unit)
        }
    }

    private func write(_ model: FootModel, to json: inout JSONWriter) {
        json.object { json in
            json.key("gyroscope_bias_dps")
            json.array(inline: true) { json in
                for component in model.gyroscopeBias { json.number(component, decimals: 4) }
            }
            json.member("gravity_mps2", model.gravity, decimals: 4)
            json.member("axis_quality", model.axisQuality, decimals: 3)
            json.member("direction_confidence", model.directionConfidence, decimals: 3)
            json.member("tilt_closure_deg", model.tiltClosure, decimals: 3)
            json.member("noise_factor", model.noiseFactor, decimals: 3)
            json.key("toe_point_m")
            write(model.toe, to: &json)
            json.key("heel_point_m")
            write(model.heel, to: &json)
            json.member("points_source", model.pointsSource)
        }
    }

    private func write(_ point: FootPoint?, to json: inout JSONWriter) {
        guard let point else { return json.null() }
        json.object(inline: true) { json in
            json.member("forward", point.forward, decimals: 4)
            json.member("left", point.left, decimals: 4)
            json.member("up", point.up, decimals: 4)
        }
    }

    private func write(
        _ cells: StrideCells, _ strides: Span<Stride>, _ place: Int, to json: inout JSONWriter
    ) {
        let members = Self.strideMembers
        json.object(inline: true) { json in
            for column in members.kinds.indices {
                json.key(quoted: members.keys.span.extracting(members.places[column]))
                switch members.kinds[column] {
                case .number(let decimals): json.number(cells.number(place, column), decimals: decimals)
                case .integer: json.integer(Int(cells.number(place, column)))
                case .text where column == members.flags:
                    json.array(inline: true) { json in
                        for flag in strides[place].flags { json.string(flag.rawValue) }
                    }
                case .text where column == members.straight: json.boolean(strides[place].isStraight)
                case .text: json.string(cells.text(place, column))
                }
            }
        }
    }

    /// The columns of the strides as the document has them.
    private struct StrideMembers: Sendable {
        let kinds = StrideColumn.all.map(\.kind)
        /// The column that is a list where the table has a text.
        let flags = StrideColumn.all.firstIndex { $0.name == "flags" }
        /// The column that is a truth value where the table has a text.
        let straight = StrideColumn.all.firstIndex { $0.name == "straight" }
        /// The keys with quotes and colon, one behind the other.
        let keys: [UInt8]
        /// Where each key stands.
        let places: [Range<Int>]

        init() {
            var keys: [UInt8] = []
            places = StrideColumn.all.map { column in
                let start = keys.count
                keys += JSONWriter.quotedKey(column.name)
                return start..<keys.count
            }
            self.keys = keys
        }
    }

    private static let strideMembers = StrideMembers()

    /// Its names are plain words, in which nothing has to be escaped.
    private func write(_ event: GaitEvent, to json: inout JSONWriter) {
        json.value { text in
            text.append("{\"side\": \"")
            text.append(event.side.rawValue)
            text.append("\", \"event\": \"")
            text.append(event.kind.rawValue)
            text.append("\", \"time_s\": ")
            if event.time.isFinite {
                FixedDecimals.append(event.time, decimals: 4, to: &text)
            } else {
                text.append("null")
            }
            text.append(", \"source\": \"")
            text.append(event.source.rawValue)
            text.append("\"}")
        }
    }
}
