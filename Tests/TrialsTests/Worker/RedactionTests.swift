import Recordings
import Testing

@testable import Trials

@Suite struct RedactionTests {
    private let redaction = Redaction(
        paths: ["/data/MillerJ/2024-05-03/MillerJ_left.csv", "left.csv"], identifiers: ["P017", "7"])

    @Test func wordsOfPathsAndIdentifiersGo() {
        #expect(redaction.applied(to: "file name MillerJ_left") == "file name …")
        #expect(
            redaction.applied(to: "sensor of P017, at /data/MillerJ/2024-05-03/MillerJ_left.csv") == "sensor of …, at …"
        )
        #expect(redaction.applied(to: "begun 2024-05-03") == "begun …")
    }

    @Test func plainWordsAndNumbersStay() {
        #expect(redaction.applied(to: "the left foot, 7 gaps, P0171") == "the left foot, 7 gaps, P0171")
        #expect(redaction.applied(to: "p017 acc") == "… acc")
    }

    @Test func aNameThatIsAWordOfTheLanguageGoesOnlyWhereItIsAName() {
        let redaction = Redaction(paths: ["data/empty.csv", "miller.csv"], identifiers: [])
        #expect(redaction.applied(to: "the file is empty.") == "the file is empty.")
        #expect(redaction.applied(to: "column miller_acc_x, 'miller', miller.csv") == "column …_acc_x, '…', …")
    }

    @Test(arguments: [
        ("column acc_x: 'Anna Miller 1961-04-03' is not a number", "column acc_x: '…' is not a number"),
        ("sn77: no angular-rate unit is named", "…: no angular-rate unit is named"),
        ("sn00b4123 acc: found x but no y,z", "… acc: found x but no y,z"),
        ("left foot acc: found x,z but no y", "left foot acc: found x,z but no y"),
        ("no column of a sensor; the header has 2024-05-06, Miller", "no column of a sensor; the header has others"),
        ("column name P09_acc_x appears twice", "column name …_acc_x appears twice"),
        ("this is a C3D motion capture file", "this is a C3D motion capture file"),
        ("the file is empty", "the file is empty"), ("1 sample: too short", "1 sample: too short"),
        ("a NUL byte at byte 186: this is no text table", "a NUL byte at byte 186: this is no text table"),
    ])
    func aFailureSaysNothingOfTheContent(message: String, expected: String) {
        #expect(Redaction(paths: ["x.csv"], identifiers: []).withoutContent(message) == expected)
    }

    @Test func whatTheAnalysisReadsFromNamesStays() {
        func stream(_ name: String, _ placement: SensorPlacement, _ channels: [Channel]) -> SensorStream {
            SensorStream(
                name: name, placement: placement, side: .left, placementEvidence: "names", rate: 100,
                channels: channels)
        }
        let cell = Channel(name: "3", quantity: .force, axis: nil, fileUnit: .newton, samples: [1])
        let recording = Recording(
            source: RecordingSource(path: "x.c3d", format: "c3d", sha256: "00"),
            streams: [
                stream("Miller:LHEE", .marker, []), stream("Miller:LKNE", .marker, []),
                stream("Miller insole", .insole, [cell]),
            ], markers: [.init(time: 1, label: "Left Foot Strike"), .init(time: 2, label: "Miller coughs")])
        let clean = redaction.applied(to: recording, role: .file)
        #expect(clean.streams.map(\.name) == ["left heel", "", ""])
        #expect(clean.streams[2].channels.map(\.name) == ["3"])
        #expect(clean.markers.map(\.label) == ["left strike"])
        #expect(!"\(clean)".contains("Miller"))
    }

    @Test func aRecordingIsCalledByItsRole() {
        let channel = Channel(
            name: "SN4711_acc_x", quantity: .acceleration, axis: .x, fileUnit: .standardGravity, samples: [1, 2])
        let recording = Recording(
            source: RecordingSource(path: "/data/MillerJ/walk.csv", format: "wav", sha256: "00"),
            startTime: "2024-05-03T10:00:00",
            streams: [
                SensorStream(
                    name: "SN4711", placement: .foot, side: .left, placementEvidence: "file name MillerJ_left",
                    rate: 100,
                    channels: [channel])
            ],
            markers: [.init(time: 1, label: "MillerJ stands")],
            notes: [QualityNote(code: "gap", severity: .warning, message: "SN4711: 3 samples are missing")],
            decisions: [
                .init("device", "AX6 4711", because: "INFO text"), .init("start time", "2024-05-03", because: "text"),
                .init("SN4711: side", "left", because: "file name MillerJ_left"),
            ])
        let clean = redaction.applied(to: recording, role: .left)
        let text = "\(clean)"
        for word in ["Miller", "4711", "2024"] { #expect(!text.contains(word)) }
        #expect(clean.source.path == "the left foot")
        #expect(clean.notes.map(\.message) == ["…: 3 samples are missing"])
        #expect(clean.streams[0].placementEvidence == "file name")
        #expect(clean.streams[0].channels[0].name == "acceleration_x")
        #expect(clean.decisions.map(\.subject) == ["…: side"])
    }
}
