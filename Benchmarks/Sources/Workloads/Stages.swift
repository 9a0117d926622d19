import FootDrop
import Gait
import Recordings
import Reports

/// The stages after reading, and all of them together.
extension Workload {
    static let stages =
        [
            Workload("stage.check") {
                let sources = try await SampleWalk.shared.get().sources()
                return { for source in sources { use(QualityControl().notes(for: source.recording)) } }
            },
            Workload("stage.foot") {
                let stream = try await SampleWalk.shared.get().sources()[0].recording.streams[0]
                let segments = try stream.inertialSegments()
                return { use(WalkingAnalysis().analyze(segments, side: .left)) }
            },
            Workload("stage.findings") {
                let session = try await SampleWalk.shared.get().session()
                return { use(FindingAnalysis().assess(session)) }
            },
        ]
        + SessionExporters.all.map { exporter in
            Workload("write.\(exporter.fileName.split(separator: ".").joined(separator: "_"))") {
                let assessed = try await SampleWalk.shared.get().assessed()
                return { use(exporter.text(of: assessed)) }
            }
        } + [
            Workload("analyze.wave") {
                let walk = try SampleWalk.shared.get()
                return { try await analyze(walk.waves, to: walk.folder) }
            },
            Workload("analyze.csv") {
                let walk = try SampleWalk.shared.get()
                return { try await analyze(walk.tables, to: walk.folder) }
            },
        ]
}

/// What `steppage analyze --out` does, on one thread.
private func analyze(_ files: SessionFiles, to folder: String) async throws {
    let session = try await SessionAnalysis(threads: 1).analyze(try await files.read(atMost: 1))
    try await SessionExporters.write(FindingAnalysis().assess(session), to: "\(folder)/result", atMost: 1)
}
