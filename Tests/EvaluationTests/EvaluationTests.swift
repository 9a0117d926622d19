import Foundation
import TestSupport
import Testing

@testable import Evaluation

struct EvaluationTests {
    /// A folder with tables, removed at the end.
    private final class Folder {
        let url: URL
        var path: String { url.path }

        init(_ tables: [String: String]) throws {
            url = FileManager.default.temporaryDirectory.appendingPathComponent("evaluation-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            for (name, text) in tables {
                try text.write(to: url.appendingPathComponent(name), atomically: true, encoding: .utf8)
            }
        }

        deinit { try? FileManager.default.removeItem(at: url) }
    }

    @Test func columnsRestOnMatchedStraightStrides() throws {
        let truth = try Folder(["strides.csv": SampleStrideTables.truth])
        let result = try Folder(["strides.csv": SampleStrideTables.result])
        let report = try Evaluation().compare(result: result.path, truth: truth.path)
        // The result's first stride lies before the time the reference covers.
        #expect(report.strides == AgreementReport.Detection(reference: 6, matched: 5, missed: 1, extra: 0))
        #expect(report.straightMissed == 1)
        #expect(report.compared == 4)
        #expect(report.columns.map(\.name) == ["initial_contact_s", "stride_length_m", "min_toe_clearance_m"])

        let contact = try #require(report.columns[0].agreement)
        #expect(contact.count == 4)
        #expect(abs(contact.bias - 0.0075) < 1e-12)
        #expect(abs(contact.median - 0.01) < 1e-12)
        #expect(abs(contact.meanAbsoluteError - 0.0125) < 1e-12)
        #expect(abs(contact.greatest - 0.02) < 1e-12)
        // Errors of 10, 20, −10, 10 ms about their mean of 7.5: squares sum to 475.
        let deviation = try #require(contact.standardDeviation)
        #expect(abs(deviation - (475.0 / 3).squareRoot() / 1000) < 1e-12)
        let limits = try #require(contact.limits)
        #expect(abs(limits.lowerBound - (0.0075 - 1.96 * deviation)) < 1e-12)
        #expect(abs(limits.upperBound - (0.0075 + 1.96 * deviation)) < 1e-12)

        #expect(report.columns[1].agreement?.count == 3)
        #expect(report.columns[1].absent == 1)
        // Errors 2, 6 on the left and 1, −1 on the right; about their means −2, 2, 1, −1 mm.
        #expect(abs((report.clearanceAboutFootMean?.meanAbsoluteError ?? 0) - 0.0015) < 1e-12)
        // 2 and 1 mm lie within 3.92 mm, 6 mm does not, and one states no deviation.
        #expect(report.clearanceCoverageCount == 3)
        #expect(abs((report.clearanceCoverage ?? 0) - 2.0 / 3) < 1e-12)
        #expect(report.words == [AgreementReport.Words(name: "contact_type", count: 4, equal: 3)])
        #expect(report.events == nil)
        #expect(report.stumbles == nil)
    }

    @Test func allStridesMayBeCompared() throws {
        let truth = try Folder(["t.csv": SampleStrideTables.truth])
        let result = try Folder(["r.csv": SampleStrideTables.result])
        let report = try Evaluation(straightOnly: false)
            .compare(result: result.path + "/r.csv", truth: truth.path + "/t.csv")
        #expect(report.compared == 5)
        #expect(abs((report.columns[1].agreement?.greatest ?? 0) - 1) < 1e-12)
    }

    @Test func aResultAgreesWithItself() throws {
        let folder = try Folder(["strides.csv": SampleStrideTables.result])
        let report = try Evaluation().compare(result: folder.path, truth: folder.path)
        #expect(report.strides.missed == 0 && report.strides.extra == 0)
        #expect(report.columns.allSatisfy { $0.agreement?.greatest == 0 && $0.absent == 0 })
        #expect(report.clearanceCoverage == 1)
    }

    @Test func eventsAreMatchedByKindAndStumblesByTime() throws {
        let events = "side,event,time_s,source\n"
        let truth = try Folder([
            "strides.csv": SampleStrideTables.truth,
            "gait_events.csv": events + "left,initial_contact,1,foot\nleft,final_contact,1.6,foot\n",
            "stumbles.csv": "side,time_s,kind\nleft,10,scuff\nright,20,fall\n",
        ])
        let result = try Folder([
            "strides.csv": SampleStrideTables.result,
            "gait_events.csv": events
                + "left,initial_contact,1.02,foot\nunknown,initial_contact,1.01,lower_back\nleft,heel_off,1.5,foot\n",
            "stumbles.csv": "side,time_s,kind\nleft,10.5,near_fall\nright,30,fall\n",
        ])
        let report = try Evaluation().compare(result: result.path, truth: truth.path)
        let kinds = try #require(report.events)
        #expect(kinds.map(\.event) == ["final_contact", "heel_off", "initial_contact"])
        #expect(kinds[0].detection == AgreementReport.Detection(reference: 1, matched: 0, missed: 1, extra: 0))
        #expect(kinds[1].detection == AgreementReport.Detection(reference: 0, matched: 0, missed: 0, extra: 1))
        #expect(kinds[2].detection == AgreementReport.Detection(reference: 1, matched: 1, missed: 0, extra: 0))
        #expect(abs((kinds[2].agreement?.bias ?? 0) - 0.02) < 1e-12)
        let stumbles = try #require(report.stumbles)
        #expect(stumbles.detection == AgreementReport.Detection(reference: 2, matched: 1, missed: 1, extra: 1))
        #expect(stumbles.kindRight == 0)
    }

    @Test func aResultWithoutStridesMissesAll() throws {
        let truth = try Folder(["strides.csv": SampleStrideTables.truth])
        let result = try Folder(["strides.csv": "side,initial_contact_s,stride_length_m\n"])
        let report = try Evaluation().compare(result: result.path, truth: truth.path)
        #expect(report.strides == AgreementReport.Detection(reference: 6, matched: 0, missed: 6, extra: 0))
        #expect(report.columns.allSatisfy { $0.agreement == nil })
    }

    @Test func whatCannotBeComparedIsSaidInOneLine() throws {
        let truth = try Folder(["strides.csv": SampleStrideTables.truth, "other.csv": "a,b\n1,2\n"])
        let missing = #expect(throws: EvaluationError.self) {
            try Evaluation().compare(result: truth.path + "/none.csv", truth: truth.path)
        }
        #expect(missing?.code == .cannotOpen)
        #expect(missing?.message == "no such file; a result folder or a stride table was expected")
        let other = #expect(throws: EvaluationError.self) {
            try Evaluation().compare(result: truth.path + "/other.csv", truth: truth.path)
        }
        #expect(other?.code == .badData)
        let empty = try Folder([:])
        #expect(throws: EvaluationError.self) { try Evaluation().compare(result: empty.path, truth: truth.path) }
    }

    @Test func aRealReferenceAgreesWithItself() throws {
        guard let file = RepositoryFiles.realData?.appendingPathComponent("gaitmap/walk_outbound_truth.csv"),
            FileManager.default.fileExists(atPath: file.path)
        else {
            print("skipped: real recordings not found")
            return
        }
        let report = try Evaluation().compare(result: file.path, truth: file.path)
        #expect(report.strides.reference == report.strides.matched)
        #expect(report.compared < report.strides.matched)
        #expect(report.columns.contains { $0.name == "min_toe_clearance_m" })
    }
}
