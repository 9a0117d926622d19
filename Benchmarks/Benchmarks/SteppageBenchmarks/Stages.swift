import Benchmark
import FootDrop
import Gait
import Recordings
import Reports

/// The stages after reading, and all of them together.
func measureStages() {
    Benchmark("stage.check") { benchmark in
        let sources = try await SampleWalk.shared.get().sources()
        benchmark.startMeasurement()
        for source in sources { blackHole(QualityControl().notes(for: source.recording)) }
    }

    Benchmark("stage.foot") { benchmark in
        let stream = try await SampleWalk.shared.get().sources()[0].recording.streams[0]
        let segments = try stream.inertialSegments()
        benchmark.startMeasurement()
        blackHole(WalkingAnalysis().analyze(segments, side: .left))
    }

    Benchmark("stage.findings") { benchmark in
        let session = try await SampleWalk.shared.get().session()
        benchmark.startMeasurement()
        blackHole(FindingAnalysis().assess(session))
    }

    for exporter in SessionExporters.all {
        let name = exporter.fileName.split(separator: ".").joined(separator: "_")
        Benchmark("write.\(name)") { benchmark in
            let assessed = try await SampleWalk.shared.get().assessed()
            benchmark.startMeasurement()
            blackHole(exporter.text(of: assessed))
        }
    }

    Benchmark("analyze.wave") { benchmark in
        let walk = try SampleWalk.shared.get()
        benchmark.startMeasurement()
        try await analyze(walk.waves, to: walk.folder)
    }

    Benchmark("analyze.csv") { benchmark in
        let walk = try SampleWalk.shared.get()
        benchmark.startMeasurement()
        try await analyze(walk.tables, to: walk.folder)
    }
}

/// What `steppage analyze --out` does, on one thread.
private func analyze(_ files: SessionFiles, to folder: String) async throws {
    let session = try await SessionAnalysis(threads: 1).analyze(try await files.read(atMost: 1))
    try await SessionExporters.write(FindingAnalysis().assess(session), to: "\(folder)/result", atMost: 1)
}
