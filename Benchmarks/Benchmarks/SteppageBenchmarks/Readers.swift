import Benchmark
import Recordings

/// Readers of one foot's file, the system's cache being warm.
func measureReaders() {
    Benchmark("read.table.csv") { benchmark in
        let path = try SampleWalk.shared.get().tables.files[0].path
        benchmark.startMeasurement()
        blackHole(try TextTableReader().read(path: path))
    }

    Benchmark("read.wave.float") { benchmark in
        let path = try SampleWalk.shared.get().waves.files[0].path
        benchmark.startMeasurement()
        blackHole(try WaveReader().read(path: path))
    }

    Benchmark("read.recording.wave") { benchmark in
        let path = try SampleWalk.shared.get().waves.files[0].path
        benchmark.startMeasurement()
        blackHole(try RecordingReader().read(path: path))
    }
}
