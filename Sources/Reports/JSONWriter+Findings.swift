import FootDrop
import Recordings

/// The findings in `session.json`.
extension JSONWriter {
    /// Writes the finding of a foot, or `null` when there is none.
    mutating func finding(_ finding: FootDropFinding?) {
        guard let finding else { return null() }
        object { json in
            json.member("finding", finding.finding.rawValue)
            json.member("statement", finding.statement)
            json.member("evidence_grade", finding.grade?.rawValue)
            json.member("n_strides", finding.strideCount)
            json.member("walking_speed_mps", finding.walkingSpeed, decimals: 3)
            json.member("z", finding.z, decimals: 2)
            json.key("z_interval")
            json.interval(finding.zInterval, decimals: 2)
            json.key("side_difference_deg")
            json.estimate(finding.sideDifference, decimals: 2)
            for kind in SubScore.Kind.allCases {
                json.key(kind.rawValue)
                json.subScore(finding.subScores.first { $0.kind == kind })
            }
            json.key("signs")
            json.array { json in
                for sign in finding.signs { json.sign(sign) }
            }
            json.key("flags")
            json.array(inline: true) { json in
                for flag in finding.flags { json.string(flag.rawValue) }
            }
        }
    }

    private mutating func subScore(_ score: SubScore?) {
        guard let score else { return null() }
        object(inline: true) { json in
            json.member("value", score.value, decimals: 1)
            json.key("interval")
            json.interval(score.interval, decimals: 1)
            json.member("why", score.reason)
        }
    }

    private mutating func sign(_ sign: SignMeasurement) {
        let decimals = sign.decimals + 1
        object(inline: true) { json in
            json.member("name", sign.name)
            json.member("label", sign.label)
            json.member("unit", sign.unit)
            json.member("value", sign.estimate?.value, decimals: decimals)
            json.key("interval")
            json.interval(sign.estimate?.interval, decimals: decimals)
            json.key("reference")
            if let reference = sign.reference {
                json.object(inline: true) { json in
                    json.member("low", reference.low, decimals: decimals)
                    json.member("high", reference.high, decimals: decimals)
                    json.member("source", reference.source)
                }
            } else {
                json.null()
            }
            json.member("z", sign.z, decimals: 2)
            json.member("role", sign.role?.rawValue)
            json.key("flagged")
            json.boolean(sign.isFlagged)
            json.key("assessable")
            json.boolean(sign.isAssessable)
            json.member("why", sign.reason)
        }
    }

    /// Writes both feet's figures.
    mutating func bilateral(_ figures: BilateralFigures) {
        object { json in
            json.key("asymmetry")
            json.object { json in
                for asymmetry in figures.asymmetries {
                    json.key(asymmetry.parameter)
                    json.asymmetry(asymmetry)
                }
            }
            json.key("variability")
            json.object { json in
                for variability in figures.variabilities {
                    json.key(variability.parameter)
                    json.object(inline: true) { json in
                        json.member("unit", variability.unit)
                        json.member("left", variability.left, decimals: 5)
                        json.member("right", variability.right, decimals: 5)
                    }
                }
            }
            json.key("steps")
            if let steps = figures.steps {
                json.object { json in
                    json.member("n_steps", steps.stepCount)
                    for (key, estimate, decimals) in [
                        ("left_step_time_s", steps.leftStepTime, 4), ("right_step_time_s", steps.rightStepTime, 4),
                        ("double_support_percent", steps.doubleSupport, 2), ("cadence_per_min", steps.cadence, 2),
                    ] {
                        json.key(key)
                        json.estimate(estimate, decimals: decimals)
                    }
                }
            } else {
                json.null()
            }
            json.key("withheld")
            json.array { json in
                for withheld in figures.withheld {
                    json.object(inline: true) { json in
                        json.member("quantity", withheld.quantity)
                        json.member("reason", withheld.reason)
                    }
                }
            }
        }
    }

    private mutating func asymmetry(_ asymmetry: Asymmetry) {
        object(inline: true) { json in
            json.member("unit", asymmetry.unit)
            json.member("left", asymmetry.left, decimals: 5)
            json.member("right", asymmetry.right, decimals: 5)
            for (key, estimate, decimals) in [
                ("difference", asymmetry.difference, 5), ("ratio", asymmetry.ratio, 4),
                ("symmetry_index", asymmetry.symmetryIndex, 3), ("symmetry_angle", asymmetry.symmetryAngle, 3),
            ] {
                json.key(key)
                json.estimate(estimate, decimals: decimals)
            }
        }
    }

    /// Writes counts, rates and what they rest on.
    mutating func stumbling(_ stumbling: StumblingFindings) {
        object { json in
            json.key("counts")
            json.object(inline: true) { json in
                for kind in Stumble.Kind.allCases {
                    json.member(kind.rawValue, stumbling.events.count { $0.kind == kind })
                }
            }
            json.member("n_swings", stumbling.swingCount)
            json.member("walking_hours", stumbling.walkingHours, decimals: 5)
            json.key("per_100_strides")
            json.estimate(stumbling.per100Strides, decimals: 3)
            json.key("per_walking_hour")
            json.estimate(stumbling.perWalkingHour, decimals: 3)
            json.member("expected_false_count", stumbling.expectedFalseCount, decimals: 3)
            json.key("trip_probability")
            json.array { json in
                for trip in stumbling.tripProbabilities {
                    json.object(inline: true) { json in
                        json.member("side", trip.side.rawValue)
                        json.member("obstacle_m", trip.obstacle, decimals: 3)
                        json.key("probability")
                        json.estimate(trip.probability, decimals: 4)
                    }
                }
            }
            json.key("not_assessable")
            json.array { json in
                for statement in stumbling.notAssessable {
                    json.object(inline: true) { json in
                        json.member("side", statement.side.rawValue)
                        json.member("reason", statement.reason)
                    }
                }
            }
            json.strings("remarks", stumbling.remarks)
        }
    }

    /// Writes a stumble-like event.
    mutating func stumble(_ stumble: Stumble) {
        object(inline: true) { json in
            json.member("side", stumble.side.rawValue)
            json.member("time_s", stumble.time, decimals: 4)
            json.member("kind", stumble.kind.rawValue)
            json.member("swing_percent", stumble.swingPercent, decimals: 1)
            json.member("score", stumble.score, decimals: 3)
            json.member("reason", stumble.reason)
            json.key("stride")
            if let stride = stumble.stride { json.integer(stride) } else { json.null() }
        }
    }

    /// Writes the educational background and what the person reports.
    mutating func context(_ context: ClinicalContext) {
        object { json in
            json.strings("statements", context.statements)
            json.strings("red_flags", context.redFlags)
            json.strings("background", context.background)
            json.key("topics")
            json.array { json in
                for topic in context.topics {
                    json.object(inline: true) { json in
                        json.member("reported", topic.reported)
                        json.member("origin", topic.origin)
                        json.member("reason", topic.reason)
                    }
                }
            }
            json.key("differential")
            json.object { json in
                json.strings("columns", context.differential.columns)
                json.key("rows")
                json.array { json in
                    for row in context.differential.rows {
                        json.object(inline: true) { json in
                            json.member("examination", row.examination)
                            json.strings("cells", row.cells)
                        }
                    }
                }
                json.member("source", context.differential.source)
            }
        }
    }

    // MARK: - Values with an interval

    private mutating func estimate(_ estimate: IntervalEstimate?, decimals: Int) {
        guard let estimate else { return null() }
        object(inline: true) { json in
            json.member("value", estimate.value, decimals: decimals)
            json.key("interval")
            json.interval(estimate.interval, decimals: decimals)
        }
    }

    mutating func interval(_ interval: ClosedRange<Double>?, decimals: Int) {
        guard let interval else { return null() }
        array(inline: true) { json in
            json.number(interval.lowerBound, decimals: decimals)
            json.number(interval.upperBound, decimals: decimals)
        }
    }

    private mutating func strings(_ key: String, _ strings: [String]) {
        self.key(key)
        array(inline: true) { json in
            for string in strings { json.string(string) }
        }
    }
}
