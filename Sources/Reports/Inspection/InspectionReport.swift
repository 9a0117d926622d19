public import Recordings

/// What a file holds, how it was understood, and why.
public struct InspectionReport: Sendable {
    /// The file.
    let source: RecordingSource
    /// When the recording began, as the file says it.
    let startTime: String?
    /// The sensors.
    let streams: [StreamDescription]
    /// Events the file marks.
    let markers: [Recording.Marker]
    /// How the file was understood.
    let decisions: [Recording.Decision]
    /// What a user should know about the data's quality.
    let notes: [QualityNote]
    /// Whether the sampling rate is known; else seconds count samples.
    let isRateKnown: Bool
    /// What was found about the signals of every sensor.
    let findings: [SensorFindings]
    /// What the analysis finds; `nil` when it was not asked.
    let walking: InspectedWalking?
    /// The courses of the signals of every sensor; empty when no picture is wanted.
    var envelopes: [SignalEnvelope] = []

    /// Describes a recording.
    ///
    /// - Parameters:
    ///   - qualityNotes: What quality control found, beyond what reading noticed.
    ///   - walking: What the analysis finds.
    /// - Complexity: O(samples).
    public init(of recording: Recording, qualityNotes: [QualityNote] = [], walking: InspectedWalking? = nil) {
        source = recording.source
        startTime = recording.startTime
        streams = recording.streams.map(StreamDescription.init(of:))
        findings = recording.streams.map(SensorFindings.init)
        markers = recording.markers
        decisions = recording.decisions + (walking?.decisions ?? [])
        let isRateKnown = !recording.notes.contains { $0.code == "rate_unknown" }
        self.isRateKnown = isRateKnown
        // Of a rate that nobody knows nothing more is to be said.
        let ofRate: Set<String> = ["rate_too_low", "rate_low", "too_short"]
        let known = recording.notes + qualityNotes.filter { isRateKnown || !ofRate.contains($0.code) }
        notes = known + (walking?.notes ?? []).filter { !known.contains($0) }
        self.walking = walking
    }

    /// Characters of a line that the name of a channel takes in the picture.
    static let pictureMargin = 16

    /// Adds a small picture of every signal to the text.
    ///
    /// - Parameter width: Characters of a line.
    /// - Throws: `RecordingError` when the file cannot be read any more.
    public mutating func addPicture(of recording: Recording, width: Int) throws(RecordingError) {
        let room = max(8, min(width, TextLayout.width) - Self.pictureMargin)
        envelopes = []
        for stream in recording.streams {
            envelopes.append(try SignalEnvelope(stream, parts: SignalPicture.parts(width: room)))
        }
    }

    /// What must be stated before the file can be analysed, each with the option that does it.
    public var openQuestions: [QualityNote] { notes.filter(Self.isOpenQuestion) }

    /// Whether a note tells of something that must be stated before a file can be analysed.
    public static func isOpenQuestion(_ note: QualityNote) -> Bool {
        [
            "rate_unknown", "unknown_unit", "no_unit", "unnamed_channels", "unscaled", "ambiguous_scale",
            "contradicting_unit", "repeated_channel",
        ].contains(note.code)
    }

    /// The report as a JSON document (schema `steppage.inspection/1`).
    public var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "steppage.inspection/1")
            json.member("path", source.path)
            json.member("sha256", source.sha256)
            json.member("format", source.format)
            json.member("start_time", startTime)
            json.key("streams")
            json.array { json in
                for (stream, found) in zip(streams, findings) {
                    json.object { json in
                        json.description(of: stream)
                        json.member("interval_sd_s", stream.jitter?.deviation, decimals: 9)
                        json.member("interval_deviation_max_s", stream.jitter?.greatest, decimals: 9)
                        json.key("signals")
                        json.findings(found)
                    }
                }
            }
            json.key("markers")
            json.array { json in
                for marker in markers {
                    json.object(inline: true) { json in
                        json.member("time_s", marker.time, decimals: 4)
                        json.member("duration_s", marker.duration, decimals: 4)
                        json.member("label", marker.label)
                    }
                }
            }
            json.key("decisions")
            json.decisions(decisions)
            json.key("quality")
            json.notes(notes)
            if let walking {
                json.key("walking")
                json.walking(walking)
            }
        }
        return json.text
    }
}

extension JSONWriter {
    /// Writes what was found about the signals of a sensor.
    fileprivate mutating func findings(_ found: SensorFindings) {
        object { json in
            json.member("n_gaps", found.gapCount)
            json.member("longest_gap_s", found.longestGap, decimals: 4)
            json.member("n_missing", found.missingCount)
            json.member("resting_acceleration_mps2", found.restingAcceleration, decimals: 4)
            json.member("up_axis", found.upAxis?.label)
            json.member("up_share", found.upShare, decimals: 4)
            json.key("n_clipped")
            json.array(inline: true) { json in
                for count in found.clippedCounts { json.integer(count) }
            }
            json.key("n_constant")
            json.integer(found.isConstant.count { $0 })
            json.key("is_constant")
            json.array(inline: true) { json in
                for flag in found.isConstant { json.boolean(flag) }
            }
        }
    }
}
