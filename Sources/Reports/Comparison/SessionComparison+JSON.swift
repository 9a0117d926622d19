public import Comparison
import FootDrop
import Recordings

extension SessionComparison {
    /// The comparison as JSON with a fixed order of keys, in the units of `strides.csv`.
    public var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "steppage.comparison/1")
            json.key("software")
            json.object(inline: true) { json in
                json.member("name", Software.name)
                json.member("version", Software.version)
            }
            for (name, session) in [("a", a), ("b", b)] {
                json.key(name)
                Self.write(session, to: &json)
            }
            json.key("notes")
            json.array { json in
                for note in notes {
                    json.object(inline: true) { json in
                        json.member("code", note.code)
                        json.member("message", note.message)
                    }
                }
            }
            json.key("feet")
            json.object { json in
                for foot in feet {
                    json.key(foot.side.rawValue)
                    json.object { json in
                        json.key("foot_drop")
                        Self.write(foot.finding, to: &json)
                        json.key("parameters")
                        Self.write(foot.parameters, to: &json)
                    }
                }
            }
            json.key("between_feet")
            Self.write(betweenFeet, to: &json)
            json.member("statement", ClinicalContext.requiredSentence)
        }
        return json.text
    }

    private static func write(_ session: Session, to json: inout JSONWriter) {
        json.object(inline: true) { json in
            json.member("path", session.path)
            json.member("version", session.version)
            json.key("sides")
            json.array { json in
                for side in session.sides { json.string(side.rawValue) }
            }
            json.member("n_straight", session.straightCount)
            json.member("walking_speed_mps", session.walkingSpeed, decimals: 4)
        }
    }

    private static func write(_ change: FindingChange?, to json: inout JSONWriter) {
        guard let change else { return json.null() }
        json.object { json in
            for (name, stated) in [("a", change.a), ("b", change.b)] {
                json.key(name)
                json.object(inline: true) { json in
                    json.member("finding", stated.finding.rawValue)
                    json.member("z", stated.z, decimals: 3)
                    json.member("side_difference_deg", stated.sideDifference, decimals: 3)
                }
            }
        }
    }

    private static func write(_ comparisons: [ParameterComparison], to json: inout JSONWriter) {
        json.object { json in
            for comparison in comparisons {
                let decimals = comparison.decimals + 1
                json.key(comparison.name)
                json.object(inline: true) { json in
                    json.member("unit", comparison.unit)
                    for (name, sample) in [("a", comparison.a), ("b", comparison.b)] {
                        json.key(name)
                        json.object { json in
                            json.member("n", sample.n)
                            json.member("mean", sample.mean, decimals: decimals)
                            json.member("median", sample.median, decimals: decimals)
                        }
                    }
                    json.member("change", comparison.change?.value, decimals: decimals)
                    json.member("low", comparison.change?.interval?.lowerBound, decimals: decimals)
                    json.member("high", comparison.change?.interval?.upperBound, decimals: decimals)
                    json.member("shared_sd", comparison.sharedDeviation, decimals: decimals)
                    json.member("mdc95", comparison.detectableChange?.value, decimals: decimals)
                    json.member("mdc_name", comparison.detectableChange?.name)
                    json.member("mdc_source", comparison.detectableChange?.source)
                    json.member("verdict", comparison.verdict.rawValue)
                    json.member("reason", comparison.reason)
                }
            }
        }
    }
}
