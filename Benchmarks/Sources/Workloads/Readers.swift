import Recordings

/// Readers of one foot's file, the system's cache being warm.
extension Workload {
    static let readers = [
        Workload("read.table.csv") {
            let path = try SampleWalk.shared.get().tables.files[0].path
            return { use(try TextTableReader().read(path: path)) }
        },
        Workload("read.wave.float") {
            let path = try SampleWalk.shared.get().waves.files[0].path
            return { use(try WaveReader().read(path: path)) }
        },
        Workload("read.recording.shortTable") {
            // What it costs to find out what a file is: there is hardly anything in it to read.
            let path = try SampleWalk.shared.get().shortTable
            return { use(try RecordingReader().read(path: path)) }
        },
        Workload("read.recording.wave") {
            let path = try SampleWalk.shared.get().waves.files[0].path
            return { use(try RecordingReader().read(path: path)) }
        },
    ]
}
