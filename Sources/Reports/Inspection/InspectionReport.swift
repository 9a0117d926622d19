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

    /// Describes a recording.
    ///
    /// - Parameter qualityNotes: What quality control found, beyond what reading noticed.
    /// - Complexity: O(samples).
    public init(of recording: Recording, qualityNotes: [QualityNote] = []) {
        source = recording.source
        startTime = recording.startTime
        streams = recording.streams.map(StreamDescription.init(of:))
        markers = recording.markers
        decisions = recording.decisions
        notes = recording.notes + qualityNotes
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
                for stream in streams {
                    json.object { json in json.description(of: stream) }
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
        }
        return json.text
    }
}
