import Foundation
import GRDB
import Recordings
import TestSupport
import Testing
import TrialSamples

@testable import Trials

/// What a store does with others at work, and with files that are something else.
@Suite struct StoreRobustnessTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.path("trial.sqlite")
    }

    // MARK: - Writing

    @Test func replacingAndRemovingLeavesNothingBehind() throws {
        let store = try TrialStore(writingTo: path)
        try store.record([SampleTrial.recording("a", strides: 50), SampleTrial.recording("b", strides: 4)])
        try store.record([SampleTrial.failure("a", .crashed)])
        try store.remove(["b", "nobody"])
        try store.record([])
        #expect(try store.ledger()["a"]?.status == .crashed)
        #expect(try store.cohort().count == 1)
        try store.close()
        let database = try DatabaseQueue(path: path)
        for table in StoreSchema.children {
            let count = try database.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM \(table)") }
            #expect(count == (["input_file", "failure"].contains(table) ? 1 : 0), "\(table)")
        }
    }

    @Test func aTransactionThatFailsChangesNothing() throws {
        let store = try TrialStore(writingTo: path)
        try store.write { database in
            try database.execute(
                sql: "INSERT INTO recording (recording, recording_id, status) VALUES (?, 'other', 'ok')",
                arguments: [RecordingKey.key(of: "b")])
        }
        // The number of b is now another recording's.
        let error = try #require(throws: RecordingError.self) {
            try store.record([SampleTrial.recording("c"), SampleTrial.recording("b")])
        }
        #expect(error.code == .badData && error.message.contains("same number"))
        #expect(try store.ledger().keys.sorted() == ["other"])
    }

    @Test func numbersThatAreNotFiniteAreNotAvailable() throws {
        var random = SeededGenerator(seed: 1)
        var result = SampleTrial.result(strides: 2, seed: 1)
        let columns = SampleTrial.strides(2, random: &random).columns.map { column -> StrideRows.Column in
            if case .numbers = column { .numbers([.nan, .infinity]) } else { column }
        }
        result.strides = try #require(StrideRows(columns: columns))
        result.figures[0].value = .nan
        result.duration = .infinity
        var recording = SampleTrial.recording("a")
        recording.outcome = .success(result)
        let store = try TrialStore(writingTo: path)
        try store.record([recording])
        #expect(try store.cohort().first?.figures.first?.value == nil)
        try store.select { selection throws(RecordingError) in
            try selection.forEachRow(of: .strides) { row throws(RecordingError) in
                #expect(row[6] == .empty)
            }
        }
    }

    @Test func twoUnknownFeetAreBothKept() throws {
        var result = SampleTrial.result(strides: 2, seed: 1)
        for index in result.feet.indices { result.feet[index].side = "unknown" }
        for index in result.figures.indices { result.figures[index].side = "unknown" }
        var recording = SampleTrial.recording("a")
        recording.outcome = .success(result)
        let store = try TrialStore(writingTo: path)
        try store.record([recording])
        #expect(try store.cohort().first?.feet == result.feet)
        #expect(
            try store.cohort().first?.figures
                == result.figures.filter { CohortParameter.storedNames.contains($0.parameter) })
    }

    // MARK: - Reading at the same time

    @Test func aReaderSeesOneStateWhileABatchWrites() throws {
        let writer = try TrialStore(writingTo: path)
        try writer.record([SampleTrial.recording("a"), SampleTrial.recording("b")])
        let reader = try TrialStore(reading: path)
        var seen: [String] = []
        try reader.select { selection throws(RecordingError) in
            try writer.record([SampleTrial.recording("c"), SampleTrial.failure("b")])
            try writer.remove(["a"])
            try selection.forEachRow(of: .recordings) { row throws(RecordingError) in
                if row[4] == .text("ok") { seen.append(row.identity.id) }
            }
        }
        #expect(seen == ["a", "b"])
        #expect(try reader.ledger().keys.sorted() == ["b", "c"])
        try writer.close()
        #expect(try reader.ledger().keys.sorted() == ["b", "c"])
        try reader.close()
        #expect(try TrialStore(reading: path).ledger().count == 2)
    }

    @Test func aFinishedStoreIsLeftAsItIs() throws {
        let store = try TrialStore(writingTo: path)
        try store.record([SampleTrial.recording("a")])
        let copy = folder.path("a copy?#%&.sqlite")
        try store.writeCanonicalCopy(to: copy)
        #expect(throws: RecordingError.self) { try store.writeCanonicalCopy(to: copy) }
        try store.close()
        #expect(try folder.listing() == ["a copy?#%&.sqlite", "trial.sqlite"])
        for file in [copy, path] {
            let before = try Data(contentsOf: URL(fileURLWithPath: file))
            let reader = try TrialStore(reading: file)
            #expect(try reader.cohort().count == 1)
            #expect(throws: RecordingError.self) { try reader.record([SampleTrial.recording("b")]) }
            #expect(try folder.listing() == ["a copy?#%&.sqlite", "trial.sqlite"])
            try reader.close()
            #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
        }
    }

    @Test func theFileOfALiveStoreAloneIsReadWithoutALog() throws {
        let store = try TrialStore(writingTo: path)
        try store.record([SampleTrial.recording("a")])
        try store.queue.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        let copy = folder.path("copy?.sqlite")
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        #expect(try TrialStore(reading: copy).ledger().count == 1)
        #expect(try folder.listing().filter { $0.hasPrefix("copy") } == ["copy?.sqlite"])
    }

    @Test func whatABatchLeftWhenItWasKilledIsRead() throws {
        let store = try TrialStore(writingTo: path)
        try store.record([SampleTrial.recording("a")])
        let killed = folder.path("killed.sqlite")
        for ending in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + ending, toPath: killed + ending)
        }
        #expect(try TrialStore(reading: killed).ledger().count == 1)
        let again = try TrialStore(writingTo: killed)
        #expect(try again.ledger().count == 1)
        try again.close()
        #expect(try folder.listing().filter { $0.hasPrefix("killed") } == ["killed.sqlite"])
    }

    // MARK: - Other files

    @Test func otherFilesAreRefusedAndLeftAsTheyAre() throws {
        let text = try folder.write(String(repeating: "no database at all\n", count: 100), to: "text")
        let empty = try folder.write("", to: "empty")
        let foreign = folder.path("foreign.sqlite")
        let other = try DatabaseQueue(path: foreign)
        try other.write { try $0.execute(sql: "CREATE TABLE t (a)") }
        try other.close()
        let newer = folder.path("newer.sqlite")
        try TrialStore(writingTo: newer).close()
        let raised = try DatabaseQueue(path: newer)
        try raised.write { try $0.execute(sql: "PRAGMA user_version = 99") }
        try raised.close()
        let listing = try folder.listing()
        for file in [text, foreign, newer] {
            let before = try Data(contentsOf: URL(fileURLWithPath: file))
            let error = try #require(throws: RecordingError.self) { try TrialStore(reading: file) }
            #expect(error.code == .badData && error.path == file && error.remedy != nil)
            #expect(throws: RecordingError.self) { try TrialStore(writingTo: file) }
            #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
        }
        #expect(try #require(throws: RecordingError.self) { try TrialStore(reading: empty) }.code == .badData)
        for place in [folder.url.path, folder.path("none/trial.sqlite"), "/dev/null"] {
            #expect(try #require(throws: RecordingError.self) { try TrialStore(reading: place) }.code == .cannotOpen)
            #expect(try #require(throws: RecordingError.self) { try TrialStore(writingTo: place) }.code == .cannotWrite)
        }
        #expect(try folder.listing() == listing)
        // An empty file is where a store may be made.
        try TrialStore(writingTo: empty).close()
        #expect(try TrialStore(reading: empty).ledger().isEmpty)
    }

    @Test func damageIsSaidAndNeverACrash() throws {
        let store = try TrialStore(writingTo: path)
        try store.record((0..<10).map { SampleTrial.recording("r\($0)", strides: 30) })
        try store.close()
        let sound = try Data(contentsOf: URL(fileURLWithPath: path))
        var random = SeededGenerator(seed: 11)
        let damaged = folder.path("damaged.sqlite")
        for round in 0..<60 {
            var bytes = sound
            if round % 3 == 0 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
            for _ in 0..<(round % 3 == 0 ? 0 : 40) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            try bytes.write(to: URL(fileURLWithPath: damaged))
            do throws(RecordingError) {
                let reader = try TrialStore(reading: damaged)
                _ = try reader.ledger()
                _ = try reader.cohort()
                try reader.select { selection throws(RecordingError) in
                    for table in TrialTable.all {
                        try selection.forEachRow(of: table) { row throws(RecordingError) in
                            for place in 0..<row.count { _ = row[place] }
                        }
                    }
                }
            } catch {
                #expect([.badData, .cannotOpen].contains(error.code), "\(error)")
            }
        }
    }

    @Test func valuesOfAnotherKindAreSaid() throws {
        let store = try TrialStore(writingTo: path)
        try store.record([SampleTrial.recording("a"), SampleTrial.failure("b")])
        try store.write { database in
            try database.execute(sql: "UPDATE recording SET status = 'splendid', participant = x'FF'")
            try database.execute(sql: "UPDATE stride SET turn_deg = 'left', stride = 'first'")
            try database.execute(sql: "UPDATE failure SET code = 'bad luck'")
        }
        #expect(try #require(throws: RecordingError.self) { try store.ledger() }.code == .badData)
        #expect(try #require(throws: RecordingError.self) { try store.cohort() }.code == .badData)
        try store.select { selection throws(RecordingError) in
            try selection.forEachRow(of: .strides) { row throws(RecordingError) in #expect(row[5] == .empty) }
        }
    }

    @Test func aFullDiskIsSaid() throws {
        let full = RecordingError(store: "s", isWriting: true, DatabaseError(resultCode: .SQLITE_FULL))
        #expect(full.code == .cannotWrite && full.message.contains("no space left"))
        let store = try TrialStore(writingTo: path)
        try store.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 60") }
        let error = try #require(throws: RecordingError.self) {
            try store.record([SampleTrial.recording("a", strides: 5000)])
        }
        #expect(error.code == .cannotWrite && error.message.contains("no space left"))
        #expect(try store.ledger().isEmpty)
    }

    @Test func everyViewAnswers() throws {
        let store = try TrialStore(writingTo: path)
        try store.state([("version", "1")])
        try store.record([SampleTrial.recording("a"), SampleTrial.failure("b")])
        let counts: [String: Int] = try store.fetch { database in
            var counts: [String: Int] = [:]
            for view in StoreViews.all {
                counts[view.name] = try Row.fetchAll(database, sql: "SELECT * FROM \(view.name)").count
            }
            return counts
        }
        #expect(
            counts == [
                "recordings": 2, "parameters_long": 4, "asymmetry": 1, "findings": 2, "by_condition_and_visit": 2,
                "by_participant": 2, "failures": 1, "failures_by_reason": 1, "stumble_rates": 1, "stumbles": 2,
                "quality_by_recording": 1, "quality_notes": 2, "quality_by_code": 2, "strides": 6, "files": 3,
            ])
    }

    @Test func viewAndTableOfRecordingsHaveTheSameColumns() throws {
        let store = try TrialStore(writingTo: path)
        for (view, table) in [
            ("recordings", TrialTable.recordings), ("parameters_long", .parameters), ("strides", .strides),
            ("stumbles", .stumbles), ("failures", .failures),
        ] {
            let names = try store.fetch { try $0.columns(in: view).map(\.name) }
            #expect(names == table.columns.map(\.name), "\(view)")
        }
    }
}
