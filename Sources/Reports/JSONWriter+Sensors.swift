import Gait
import Recordings

/// What sensors other than those of the feet say, in `session.json`.
extension JSONWriter {
    /// Writes what is not given, and why.
    mutating func withheld(_ list: [FootAnalysis.Withheld]) {
        array { json in
            for withheld in list {
                json.object(inline: true) { json in
                    json.member("quantity", withheld.quantity)
                    json.member("reason", withheld.reason)
                }
            }
        }
    }

    /// Writes an estimate with its standard deviation, or `null`.
    private mutating func estimate(_ name: String, _ estimate: Estimate?, decimals: Int) {
        key(name)
        guard let estimate else { return null() }
        object(inline: true) { json in
            json.member("value", estimate.value, decimals: decimals)
            json.member("sd", estimate.standardDeviation, decimals: decimals)
        }
    }

    // MARK: - Accelerometer alone

    /// Writes how far the toe is lifted by an accelerometer alone, or `null`.
    mutating func toeLift(_ lift: ToeLiftEstimate?) {
        guard let lift else { return null() }
        object { json in
            json.member("max_swing_pitch_deg", lift.pitch, decimals: 1)
            json.member("sd_deg", lift.standardDeviation, decimals: 1)
            json.key("interval_deg")
            json.interval(lift.interval, decimals: 1)
            json.member("class", lift.lift.rawValue)
            json.member("statement", lift.statement)
            json.member("contact_pitch_deg", lift.contactPitch, decimals: 1)
            json.member("landing", lift.landing.rawValue)
            json.member("landing_statement", lift.landingStatement)
            json.member("domain_distance", lift.domainDistance, decimals: 2)
            json.member("outside_reference", lift.isOutsideReference)
            json.member("n_strides", lift.strideCount)
        }
    }

    private mutating func member(_ name: String, _ value: Bool) {
        key(name)
        boolean(value)
    }

    // MARK: - Lower back

    /// Writes what the lower back says, or `null`.
    mutating func lowerBack(_ trunk: TrunkAnalysis?) {
        guard let trunk else { return null() }
        let gait = trunk.gait
        object { json in
            json.member("n_steps", gait.bouts.reduce(0) { $0 + $1.stepCount })
            json.member("cadence_per_min", gait.cadence, decimals: 1)
            json.member("step_time_s", gait.stepTime, decimals: 4)
            json.member("stride_time_s", gait.strideTime, decimals: 4)
            json.estimate("step_time_asymmetry", gait.stepTimeAsymmetry, decimals: 3)
            json.estimate("walking_speed_mps", gait.walkingSpeed, decimals: 3)
            json.estimate("step_length_m", gait.stepLength, decimals: 3)
            json.member("shares_clock_with_feet", trunk.sharesClock)
            json.key("model")
            json.trunkModel(gait.model)
            json.key("bouts")
            json.array { json in
                for bout in gait.bouts { json.trunkBout(bout) }
            }
            json.key("withheld")
            json.withheld(gait.withheld)
        }
    }

    private mutating func trunkModel(_ model: TrunkModel?) {
        guard let model else { return null() }
        object(inline: true) { json in
            json.member("direction_confidence", model.directionConfidence, decimals: 3)
            json.member("usual_step_time_s", model.usualStepTime, decimals: 4)
            json.member("period_s", model.period, decimals: 4)
            json.member("periodicity", model.periodicity, decimals: 3)
            json.member("slow", model.isSlow)
            json.member("has_gyroscope", model.hasGyroscope)
        }
    }

    private mutating func trunkBout(_ bout: TrunkBout) {
        object(inline: true) { json in
            json.member("grade", bout.grade.rawValue)
            json.member("start_s", bout.start, decimals: 4)
            json.member("end_s", bout.end, decimals: 4)
            json.member("n_steps", bout.stepCount)
            json.member("side_confidence", bout.sideConfidence, decimals: 3)
            json.member("cadence_per_min", bout.cadence, decimals: 1)
            json.member("walking_speed_mps", bout.walkingSpeed?.value, decimals: 3)
            json.member("step_length_m", bout.stepLength?.value, decimals: 3)
            json.member("why_no_speed", bout.speedObstacle)
        }
    }

    // MARK: - Plates and insoles

    /// Writes what plates and insoles of one file say.
    mutating func loading(_ loading: LoadingAnalysis) {
        object { json in
            json.key("devices")
            json.array { json in
                for device in loading.devices { json.device(device) }
            }
            json.member("body_weight_n", loading.bodyWeight, decimals: 1)
            json.member("body_weight_evidence", loading.bodyWeightEvidence)
            json.member("n_contacts", loading.contacts.count(where: \.isUsable))
            json.key("feet")
            json.array { json in
                for foot in loading.feet { json.footLoading(foot) }
            }
            json.key("asymmetries")
            json.array { json in
                for asymmetry in loading.asymmetries { json.asymmetry(asymmetry) }
            }
            json.key("signs")
            json.array { json in
                for sign in loading.signs {
                    json.object(inline: true) { json in
                        json.member("kind", sign.kind.rawValue)
                        json.member("side", sign.side.rawValue)
                        json.member("source", sign.source.rawValue)
                        json.member("evidence", sign.evidence)
                    }
                }
            }
            json.key("candidates")
            json.array { json in
                for candidate in loading.candidates {
                    json.object(inline: true) { json in
                        json.member("kind", candidate.kind.rawValue)
                        json.member("side", candidate.side.rawValue)
                        json.member("time_s", candidate.time, decimals: 4)
                        json.member("why", candidate.why)
                    }
                }
            }
            json.key("withheld")
            json.withheld(loading.withheld)
        }
    }

    private mutating func device(_ device: LoadingDevice) {
        object(inline: true) { json in
            json.member("name", device.name)
            json.member("placement", device.placement.rawValue)
            json.member("side", device.side.rawValue)
            json.member("rate_hz", device.rate, decimals: 4)
            json.member("continuous", device.isContinuous)
            json.member("threshold_n", device.threshold, decimals: 1)
            json.member("n_contacts", device.contactCount)
            json.member("why_not_analysed", device.obstacle)
        }
    }

    private mutating func footLoading(_ foot: FootLoading) {
        object { json in
            json.member("side", foot.side.rawValue)
            json.member("source", foot.source.rawValue)
            json.member("n_contacts", foot.contactCount)
            json.member("one_hump_share", foot.oneHumpShare, decimals: 3)
            json.member("flat_share", foot.flatShare, decimals: 3)
            json.member("forefoot_first_share", foot.forefootFirstShare, decimals: 3)
            json.member("heel_transient_share", foot.heelTransientShare, decimals: 3)
            json.key("measures")
            json.object { json in
                for summary in foot.measures {
                    let decimals = summary.measure.decimals + 1
                    json.key(summary.measure.rawValue)
                    json.object(inline: true) { json in
                        json.member("n", summary.n)
                        json.member("median", summary.median, decimals: decimals)
                        json.member("sd", summary.standardDeviation, decimals: decimals)
                        json.member("reference_low", summary.reference?.low, decimals: decimals)
                        json.member("reference_high", summary.reference?.high, decimals: decimals)
                        json.member("unit", summary.measure.unit)
                    }
                }
            }
        }
    }

    private mutating func asymmetry(_ asymmetry: LoadingAsymmetry) {
        let decimals = asymmetry.measure.decimals + 1
        object(inline: true) { json in
            json.member("measure", asymmetry.measure.rawValue)
            json.member("source", asymmetry.source.rawValue)
            json.member("left", asymmetry.left, decimals: decimals)
            json.member("right", asymmetry.right, decimals: decimals)
            json.member("value", asymmetry.value, decimals: decimals)
            json.member("relative", asymmetry.isRelative)
            json.member("reference_high", asymmetry.reference?.high, decimals: decimals)
        }
    }

    // MARK: - Sensors together

    /// Writes how the clocks of the files were brought together.
    mutating func clocks(_ clocks: [ClockAlignment]) {
        array { json in
            for clock in clocks {
                json.object(inline: true) { json in
                    json.member("path", clock.path)
                    json.member("reference", clock.reference)
                    json.member("offset_s", clock.shift?.offset, decimals: 4)
                    json.member("drift_ppm", clock.shift.map { 1e6 * $0.drift }, decimals: 1)
                    json.member("sd_s", clock.shift?.standardDeviation, decimals: 4)
                    json.member("n_matched", clock.shift?.matched ?? 0)
                    json.member("why_not", clock.reason)
                }
            }
        }
    }

    /// Writes how far the sensors agree about the events of a foot.
    mutating func agreements(_ agreements: [EventAgreement]) {
        array { json in
            for agreement in agreements {
                json.object(inline: true) { json in
                    json.member("side", agreement.side.rawValue)
                    json.member("event", agreement.event.rawValue)
                    json.member("reference", agreement.reference.rawValue)
                    json.member("other", agreement.other.rawValue)
                    json.member("n_matched", agreement.matched)
                    json.member("n_only_reference", agreement.onlyReference)
                    json.member("n_only_other", agreement.onlyOther)
                    json.member("median_difference_s", agreement.medianDifference, decimals: 4)
                    json.member("spread_s", agreement.spread, decimals: 4)
                }
            }
        }
    }

    /// Writes what a further sensor of a foot says.
    mutating func witness(_ foot: FootAnalysis) {
        object(inline: true) { json in
            json.member("side", foot.side.rawValue)
            json.member("source", foot.source.rawValue)
            json.member("n_strides", foot.strides.count)
        }
    }
}
