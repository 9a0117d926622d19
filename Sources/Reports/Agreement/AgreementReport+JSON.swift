public import Evaluation

extension AgreementReport {
    /// The report as JSON with a fixed order of keys; numbers in the unit that each entry names.
    public var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "steppage.agreement/1")
            json.key("straight_only")
            json.boolean(straightOnly)
            json.key("strides")
            json.object(inline: true) { json in
                json.counts(strides)
                json.member("straight_missed", straightMissed)
            }
            json.member("compared", compared)
            json.key("columns")
            json.array { json in
                for column in columns {
                    json.object(inline: true) { json in
                        json.member("name", column.name)
                        json.member("absent", column.absent)
                        json.figures(column.agreement, DisplayUnit(column: column.name))
                    }
                }
            }
            json.key("min_toe_clearance_about_foot_mean")
            json.object(inline: true) { json in
                json.figures(clearanceAboutFootMean, DisplayUnit(column: "min_toe_clearance_m"))
            }
            json.key("min_toe_clearance_coverage")
            json.object(inline: true) { json in
                json.member("n", clearanceCoverageCount)
                json.member("share", clearanceCoverage, decimals: 4)
            }
            json.key("words")
            json.array { json in
                for column in words {
                    json.object(inline: true) { json in
                        json.member("name", column.name)
                        json.member("n", column.count)
                        json.member("equal", column.equal)
                    }
                }
            }
            json.key("events")
            write(events, to: &json)
            json.key("stumbles")
            write(stumbles, to: &json)
        }
        return json.text
    }

    private func write(_ events: [Events]?, to json: inout JSONWriter) {
        guard let events else { return json.null() }
        json.array { json in
            for kind in events {
                json.object(inline: true) { json in
                    json.member("event", kind.event)
                    json.counts(kind.detection)
                    json.figures(kind.agreement, DisplayUnit(column: "time_s"))
                }
            }
        }
    }

    private func write(_ stumbles: Stumbles?, to json: inout JSONWriter) {
        guard let stumbles else { return json.null() }
        json.object(inline: true) { json in
            json.counts(stumbles.detection)
            json.member("kind_right", stumbles.kindRight)
        }
    }
}

extension JSONWriter {
    /// Writes how many things were found into the object that is open.
    fileprivate mutating func counts(_ detection: AgreementReport.Detection) {
        member("reference", detection.reference)
        member("matched", detection.matched)
        member("missed", detection.missed)
        member("extra", detection.extra)
    }

    /// Writes the statistics of errors into the object that is open.
    fileprivate mutating func figures(_ agreement: Agreement?, _ unit: DisplayUnit) {
        let shown = agreement?.scaled(by: unit.factor)
        let decimals = unit.decimals + 2
        member("unit", unit.name)
        member("n", shown?.count ?? 0)
        member("bias", shown?.bias, decimals: decimals)
        member("median", shown?.median, decimals: decimals)
        member("sd", shown?.standardDeviation, decimals: decimals)
        member("robust_sd", shown?.robustStandardDeviation, decimals: decimals)
        member("mae", shown?.meanAbsoluteError, decimals: decimals)
        member("max", shown?.greatest, decimals: decimals)
        member("limit_low", shown?.limits?.lowerBound, decimals: decimals)
        member("limit_high", shown?.limits?.upperBound, decimals: decimals)
    }
}
