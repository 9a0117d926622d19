extension AgreementReport {
    /// The report as JSON with a fixed order of keys; numbers in the unit that each entry names.
    public var json: String {
        var entries: [(String, JSONText)] = [
            ("schema", .string("steppage.agreement/1")),
            ("straight_only", .bool(straightOnly)),
            ("strides", .object(Self.counts(strides) + [("straight_missed", .integer(straightMissed))])),
            ("compared", .integer(compared)),
            (
                "columns",
                .array(
                    columns.map { column in
                        let own = [("name", JSONText.string(column.name)), ("absent", .integer(column.absent))]
                        return .object(own + Self.numbers(column.agreement, DisplayUnit(column: column.name)))
                    })
            ),
            (
                "min_toe_clearance_about_foot_mean",
                .object(Self.numbers(clearanceAboutFootMean, DisplayUnit(column: "min_toe_clearance_m")))
            ),
            (
                "min_toe_clearance_coverage",
                .object([
                    ("n", .integer(clearanceCoverageCount)),
                    ("share", clearanceCoverage.map { .number($0, 4) } ?? .null),
                ])
            ),
            (
                "words",
                .array(
                    words.map {
                        .object([("name", .string($0.name)), ("n", .integer($0.count)), ("equal", .integer($0.equal))])
                    })
            ),
        ]
        let kinds = events?.map { kind in
            JSONText.object(
                [("event", .string(kind.event))] + Self.counts(kind.detection)
                    + Self.numbers(kind.agreement, DisplayUnit(column: "time_s")))
        }
        entries.append(("events", kinds.map(JSONText.array) ?? .null))
        let falls = stumbles.map { stumbles in
            JSONText.object(Self.counts(stumbles.detection) + [("kind_right", .integer(stumbles.kindRight))])
        }
        entries.append(("stumbles", falls ?? .null))
        return JSONText.object(entries).written(indent: 0) + "\n"
    }

    private static func counts(_ detection: Detection) -> [(String, JSONText)] {
        [
            ("reference", .integer(detection.reference)), ("matched", .integer(detection.matched)),
            ("missed", .integer(detection.missed)), ("extra", .integer(detection.extra)),
        ]
    }

    private static func numbers(_ agreement: Agreement?, _ unit: DisplayUnit) -> [(String, JSONText)] {
        let shown = agreement?.scaled(by: unit.factor)
        func number(_ value: Double?) -> JSONText { value.map { .number($0, unit.decimals + 2) } ?? .null }
        return [
            ("unit", .string(unit.name)), ("n", .integer(shown?.count ?? 0)), ("bias", number(shown?.bias)),
            ("median", number(shown?.median)), ("sd", number(shown?.standardDeviation)),
            ("robust_sd", number(shown?.robustStandardDeviation)), ("mae", number(shown?.meanAbsoluteError)),
            ("max", number(shown?.greatest)), ("limit_low", number(shown?.limits?.lowerBound)),
            ("limit_high", number(shown?.limits?.upperBound)),
        ]
    }
}

/// A piece of JSON that keeps the order of its keys and the decimals of its numbers.
private enum JSONText {
    case null
    case bool(Bool)
    case integer(Int)
    /// With a count of decimals.
    case number(Double, Int)
    case string(String)
    case array([JSONText])
    case object([(String, JSONText)])

    func written(indent: Int) -> String {
        let inner = String(repeating: " ", count: indent + 2)
        let outer = String(repeating: " ", count: indent)
        switch self {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .integer(let value): return String(value)
        case .number(let value, let decimals): return value.isFinite ? fixed(value, decimals) : "null"
        case .string(let text): return Self.quoted(text)
        case .array(let items):
            guard !items.isEmpty else { return "[]" }
            let lines = items.map { inner + $0.written(indent: indent + 2) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let entries):
            let lines = entries.map { "\(inner)\(Self.quoted($0.0)): \($0.1.written(indent: indent + 2))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
