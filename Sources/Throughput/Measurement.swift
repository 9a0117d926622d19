import Recordings
import SignalKernels
import SignalProcessing

/// One run of the whole work with a number of threads.
struct Measurement: Sendable {
    /// What was worked on.
    var input: BenchmarkInput
    /// Time that passed, nanoseconds.
    var elapsed: Double
    /// Processor time of all threads, nanoseconds.
    var processor: Double
    /// What the stages took.
    var stages: [ProcessingStage: StageClock.Tally]
    /// The most memory that was resident at a time, bytes.
    var peakMemory: Int?
    /// Memory copied per second just before, bytes.
    var memoryCopy: Double
}

extension Measurement {
    /// Measures a run.
    init(_ pass: SessionPass, threads: Int) async throws(RecordingError) {
        memoryCopy = MemoryCopy.bytesPerSecond()
        let isPeakOfRun = ProcessMemory.forgetPeak()
        let clock = StageClock()
        let processorStart = SystemClock.processTime
        let start = SystemClock.now
        let outcome: Result<BenchmarkInput, RecordingError> = await clock.during {
            do throws(RecordingError) { return .success(try await pass.run(threads: threads)) } catch {
                return .failure(error)
            }
        }
        elapsed = Double(SystemClock.now &- start)
        processor = Double(SystemClock.processTime &- processorStart)
        peakMemory = isPeakOfRun ? ProcessMemory.peak : nil
        stages = clock.stages
        input = try outcome.get()
    }
}
