import Foundation
import Trials

/// The store of a trial: results in, results out.
extension Workload {
    static let store = [
        Workload("store.record.50") {
            let recordings = try await completed(50)
            let store = try TrialStore(writingTo: try emptyStore("record"))
            return {
                try store.record(recordings)
                try store.close()
            }
        },
        Workload("store.cohort.50") {
            let path = try emptyStore("cohort")
            let writer = try TrialStore(writingTo: path)
            try writer.record(try await completed(50))
            try writer.close()
            let store = try TrialStore(reading: path)
            return {
                use(try store.cohort())
                try store.close()
            }
        },
    ]
}

/// The sample walk as if many people had walked it.
private func completed(_ count: Int) async throws -> [CompletedRecording] {
    let result = RecordingResult(
        of: try await SampleWalk.shared.get().assessed(),
        inputs: [.init(role: .left, sha256: "00", size: 1, format: "wav", rates: [200])])
    return (0..<count).map { number in
        CompletedRecording(
            identity: RecordingIdentity(id: "R\(number)", participant: "P\(number / 2)", visit: "\(number % 2)"),
            fingerprint: "\(number)", files: [], outputs: [], outcome: .success(result))
    }
}

/// A path at which there is no store.
private func emptyStore(_ name: String) throws -> String {
    let path = "\(try SampleWalk.shared.get().folder)/\(name).sqlite"
    for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    return path
}
