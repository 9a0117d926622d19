import Foundation
import Gait
import Recordings
import TestSupport
import Testing
import TrialSamples
import Trials

@testable import Reports

struct TrialTableTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func tables(
        of recordings: [CompletedRecording], filter: TrialFilter = TrialFilter(), format: TrialTables.Format = .csv
    ) throws -> [String: String] {
        let store = try TrialStore(writingTo: scratch.path("trial.sqlite"))
        try store.state([("version", "1.2.3")])
        try store.record(recordings)
        let out = scratch.path("out")
        try AtomicFolder.write(to: out) { (folder: inout AtomicFolder.Contents) throws(RecordingError) in
            try TrialTables.write(from: store, to: &folder, filter: filter, format: format)
        }
        try store.close()
        var texts: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: out) {
            texts[file] = try String(contentsOfFile: out + "/" + file, encoding: .utf8)
        }
        return texts
    }

    private func rows(_ text: String?) throws -> [[String]] {
        try #require(text).split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func cells(_ text: String?, row: Int = 1) throws -> [String: String] {
        let rows = try rows(text)
        #expect(Set(rows.map(\.count)).count == 1)
        return Dictionary(uniqueKeysWithValues: zip(rows[0], rows[row]))
    }

    @Test func aTrialGivesTheTables() throws {
        let texts = try tables(of: [SampleTrial.recording("r2"), SampleTrial.failure("r1")])
        #expect(
            texts.keys.sorted() == [
                "data_dictionary.csv", "failures.csv", "parameters_long.csv", "recordings.csv", "strides.csv",
                "stumbles.csv",
            ])
        #expect(
            texts["failures.csv"] == """
                recording_id,participant,visit,condition,file,line,code,message,hint
                r1,P9,,,r1.csv,7,bad_data,no columns,'--rate HZ

                """)
        #expect(
            texts["stumbles.csv"] == """
                recording_id,participant,visit,condition,side,time_s,kind,swing_percent,score,reason
                r2,P1,1,barefoot,left,3.2500,scuff,40.0,0.500,"a jerk, early"
                r2,P1,1,barefoot,right,5.0000,fall,,0.875,it lies

                """)
        #expect(
            texts["parameters_long.csv"] == """
                recording_id,participant,visit,condition,side,parameter,unit,value,interval_low,interval_high,n,mean,\
                sd,p5,p95,cv,reference_low,reference_high,flag
                r2,P1,1,barefoot,left,stride_length_m,m,1.25000,1.20000,1.30000,3,1.26000,0.05000,1.10000,1.40000,\
                0.0400,1.00000,1.50000,within
                r2,P1,1,barefoot,right,stride_length_m,m,,,,0,,,,,,,,
                r2,P1,1,barefoot,both,difference_stride_length_m,m,-0.01562,-0.10000,0.10000,,,,,,,,,
                r2,P1,1,barefoot,both,cadence_per_min,1/min,108.2,,,,,,,,,,,

                """)
        let failed = try cells(texts["recordings.csv"])
        #expect(failed["status"] == "failed" && failed["failure_code"] == "bad_data" && failed["n_stumbles"] == "")
        let done = try cells(texts["recordings.csv"], row: 2)
        for (name, cell) in [
            ("recording_id", "r2"), ("status", "ok"), ("version", "1.2.3"), ("duration_s", "12.500"),
            ("content_sha256", "11;22"), ("laterality", "left"), ("n_strides_left", "3"), ("n_straight_right", "0"),
            ("n_strides_unknown", ""), ("finding_left", "reduced"), ("evidence_grade_left", "B"),
            ("evidence_grade_right", ""), ("stride_length_m_left", "1.25000"), ("stride_length_m_left_mean", "1.26000"),
            ("stride_length_m_left_sd", "0.05000"), ("stride_length_m_left_n", "3"), ("stride_length_m_right", ""),
            ("stride_length_m_right_n", "0"), ("difference_stride_length_m", "-0.01562"),
            ("cadence_per_min", "108.2"), ("n_stumbles", "2"), ("n_scuff", "1"), ("n_fall", "1"), ("n_near_fall", "0"),
            ("n_quality_warnings", "1"), ("n_quality_errors", "0"),
        ] {
            #expect(done[name] == cell, "\(name)")
        }
    }

    @Test func stridesAreThoseOfTheSessionWithTheIdentifiersBefore() throws {
        let sample = SampleTrial.recording("r", strides: 5, seed: 9)
        let rows = try rows(tables(of: [sample])["strides.csv"])
        #expect(rows[0] == ["recording_id", "participant", "visit", "condition"] + StrideColumn.all.map(\.name))
        #expect(rows.count == 6)
        let columns = try sample.outcome.get().strides.columns
        for (place, column) in columns.enumerated() {
            let decimals = StrideColumn.all[place].decimals ?? 0
            let expected =
                switch column {
                case .texts(let texts): texts
                case .numbers(let numbers):
                    numbers.map { $0.map { FixedDecimals.text($0, decimals: decimals) } ?? "" }
                }
            #expect(rows.dropFirst().map { $0[place + 4] } == expected)
        }
    }

    @Test func everyColumnOfEveryTableIsInTheDictionary() throws {
        let texts = try tables(of: [SampleTrial.recording("r")])
        let entries = Set(DataDictionary.entries.map { "\($0.table) \($0.name)" })
        for (file, text) in texts {
            let header = text.prefix { $0 != "\n" }.split(separator: ",")
            for column in header { #expect(entries.contains("\(file.dropLast(4)) \(column)")) }
        }
        #expect(entries.count == DataDictionary.entries.count)
        #expect(DataDictionary.entries.allSatisfy { $0.definition.hasSuffix(".") && !$0.source.isEmpty })
        for summary in ParameterSummary.summaries(of: []) { #expect(entries.contains("parameter \(summary.name)")) }
        let stride = try #require(DataDictionary.entries.first { $0.table == "strides" && $0.name == "rise_m" })
        #expect(stride.definition == "Height of the end above the start." && stride.unit == "m")
    }

    @Test func namesCanBeAnything() throws {
        let long = String(repeating: "long", count: 500)
        let names = ["=cmd|' /C calc'!A0", "a,b", "say \"x\"", "two\nlines", "👣", "+1", "-1", "@x", "\ty", long]
        let texts = try tables(
            of: names.enumerated().map { SampleTrial.recording("\($0)", participant: $1, strides: 1) })
        let stumbles = try #require(texts["stumbles.csv"])
        for cell in [
            "0,'=cmd|' /C calc'!A0,1,", "1,\"a,b\",1,", "2,\"say \"\"x\"\"\",1,", "3,\"two\nlines\",1,", "4,👣,1,",
            "5,'+1,1,", "6,'-1,1,", "7,'@x,1,", "8,'\ty,1,", "9,\(long),1,",
        ] {
            #expect(stumbles.contains("\n" + cell))
        }
        #expect(stumbles.count { $0 == "\n" } == 1 + 2 * names.count + 2)
        let chosen = try tables(
            of: names.enumerated().map { SampleTrial.recording("\($0)", participant: $1, strides: 1) },
            filter: TrialFilter(participants: ["say \"x\"", "two\nlines"]))
        #expect(chosen["recordings.csv"]?.contains("say") == true)
        #expect(chosen["recordings.csv"]?.contains("👣") == false)
    }

    @Test func theFilterDecidesInEveryTable() throws {
        let recordings = [
            SampleTrial.recording("a", participant: "P1", visit: "1", condition: "x"),
            SampleTrial.recording("b", participant: "P1", visit: "2", condition: "y", strides: 8),
            SampleTrial.recording("c", participant: "P2", visit: "2", condition: "x", strides: 10),
            SampleTrial.failure("d"),
        ]
        func chosen(_ filter: TrialFilter) throws -> [String] {
            let texts = try tables(of: recordings, filter: filter)
            let ids = try rows(texts["recordings.csv"]).dropFirst().map { $0[0] }
            let strides = try Set(rows(texts["strides.csv"]).dropFirst().map { $0[0] })
            #expect(strides == Set(ids).subtracting(["d"]))
            return ids
        }
        #expect(try chosen(TrialFilter()) == ["a", "b", "c", "d"])
        #expect(try chosen(TrialFilter(participants: ["P1", "P9"], visits: ["2"])) == ["b"])
        #expect(try chosen(TrialFilter(conditions: ["x"])) == ["a", "c"])
        #expect(try chosen(TrialFilter(expression: "n_strides_left >= 4 OR status <> 'ok'")) == ["b", "c", "d"])
        #expect(try chosen(TrialFilter(visits: ["2"], expression: "participant = 'P2'")) == ["c"])
        #expect(try chosen(TrialFilter(expression: "replace(condition, 'x', 'z') = 'z'")) == ["a", "c"])
        #expect(try chosen(TrialFilter(expression: "participant = 'no; --one'")).isEmpty)
        #expect(try chosen(TrialFilter(expression: "NULL")).isEmpty)
    }

    @Test(arguments: [
        "", "  ", "nonsense = 1", "status = ", "1; DROP TABLE recording", "1) OR (1", "(1", "1 -- x", "1 /* x",
        "recording_id IN (SELECT 'a')", "ATTACH 'x' AS y", "pragma user_version", "status = ?", "status = :x", "'open",
        "\"nonsense\" = 'ok'", "count(*) > 1", "abs(-9223372036854775807 - 1) > 0", "fingerprint IS NOT NULL",
        "load_extension('x')", "1 UNION VALUES (1)", "status = 'a\u{0}'",
    ])
    func whatIsNoExpressionIsSaid(expression: String) throws {
        let store = try TrialStore(writingTo: scratch.path("trial.sqlite"))
        try store.record([SampleTrial.recording("a")])
        let error = try #require(throws: RecordingError.self) {
            try store.select(TrialFilter(expression: expression)) { _ in }
        }
        #expect(error.code == .usage)
        #expect(error.path == "--where")
        #expect(!error.description.contains("\n"))
    }

    // MARK: - REDCap

    @Test func redcapTakesTheParticipantAsTheRecordAndTheVisitAsTheEvent() throws {
        let texts = try tables(
            of: [
                SampleTrial.recording("a", participant: "P1", visit: "Visit 1"),
                SampleTrial.recording("b", participant: "P1", visit: "Visit 1"),
                SampleTrial.recording("c", participant: "P2", visit: "Visit 1"),
                SampleTrial.recording("d", participant: nil, visit: "visit-1"),
            ], format: .redcap)
        #expect(texts.keys.sorted() == ["redcap.csv", "redcap_dictionary.csv"])
        let rows = try rows(texts["redcap.csv"])
        #expect(
            rows.map { Array($0.prefix(5)) } == [
                [
                    "record_id", "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance",
                    "sp_recording_id",
                ],
                ["P1", "visit_1_arm_1", "steppage_recording", "1", "a"],
                ["P1", "visit_1_arm_1", "steppage_recording", "2", "b"],
                ["P2", "visit_1_arm_1", "steppage_recording", "1", "c"],
                ["d", "visit_1_2_arm_1", "", "", "d"],
            ])
        let dictionary = try #require(texts["redcap_dictionary.csv"]).split(separator: "\n")
        let fields = dictionary.dropFirst().map { String($0.prefix { $0 != "," }) }
        #expect(dictionary[0].hasPrefix("Variable / Field Name,Form Name,Section Header,Field Type,Field Label,"))
        #expect(REDCapTable.dictionaryColumns.count == 18)
        #expect(fields == ["record_id"] + rows[0].dropFirst(4))
    }

    @Test func redcapNamesKeepItsRules() throws {
        let names = ["record_id", REDCapTable.instrument] + REDCapField.all.map(\.name)
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(name.wholeMatch(of: /[a-z][a-z0-9]*(_[a-z0-9]+)*/) != nil, "\(name)")
            #expect(name.count <= REDCapField.longestName, "\(name)")
        }
        let visits = ["Week 12 (follow-up, late)", "Week 12 (follow-up, early)", "Été", "*", "", nil]
        let events = REDCapPlace.eventNames(of: visits)
        #expect(Set(events.values).count == visits.count)
        for event in events.values { #expect(event.wholeMatch(of: /[a-z0-9_]{1,18}_arm_1/) != nil, "\(event)") }
    }

    @Test func withoutVisitsAndRepeatsThereAreNoColumnsForThem() throws {
        let texts = try tables(
            of: [SampleTrial.recording("a", participant: "P1", visit: nil)], format: .redcap)
        #expect(try rows(texts["redcap.csv"])[0].prefix(2) == ["record_id", "sp_recording_id"])
    }
}
