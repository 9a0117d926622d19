import Recordings
import Testing

@testable import Gait

struct SensorSelectionTests {
    private func stream(_ side: Side, _ placement: SensorPlacement = .foot) -> SensorStream {
        SensorStream(
            name: "", placement: placement, side: side, placementEvidence: "", rate: 100,
            channels: [
                Channel(
                    name: "acc_x", quantity: .acceleration, axis: .x, fileUnit: .standardGravity, samples: [0])
            ])
    }

    private func source(_ path: String, _ streams: [SensorStream], stated: Side? = nil) -> SessionSource {
        SessionSource(
            Recording(source: RecordingSource(path: path, format: "test", sha256: ""), streams: streams),
            statedSide: stated)
    }

    @Test func aFileMayHoldBothFeetAndMore() throws {
        let selection = try SensorSelection([
            source("a", [stream(.right), stream(.unknown, .lowerBack), stream(.left), stream(.left, .shank)])
        ])
        #expect(selection.feet.map(\.side) == [.right, .left])
        #expect(selection.trunk?.path == "a")
        #expect(selection.shanks.map(\.side) == [.left])
        #expect(selection.notes.isEmpty)
    }

    @Test func aLowerBackIsStatedOrNamed() throws {
        let recording = Recording(
            source: RecordingSource(path: "b", format: "test", sha256: ""), streams: [stream(.unknown, .unknown)])
        let stated = try SensorSelection([SessionSource(recording, role: .lowerBack)])
        #expect(stated.feet.isEmpty && stated.trunk?.path == "b")
        #expect(stated.inputs.map(\.stream.placement) == [.lowerBack])
        let named = try SensorSelection([source("a", [stream(.unknown, .lowerBack)])])
        #expect(named.feet.isEmpty && named.trunk?.path == "a")
        let second = #expect(throws: RecordingError.self) {
            try SensorSelection([
                source("a", [stream(.unknown, .lowerBack)]), source("b", [stream(.unknown, .lowerBack)]),
            ])
        }
        #expect(second?.code == .usage)
        var two = recording
        two.streams.append(stream(.unknown, .unknown))
        let open = #expect(throws: RecordingError.self) {
            try SensorSelection([SessionSource(two, role: .lowerBack)])
        }
        #expect(open?.code == .usage)
    }

    @Test func aStatedSideWinsOverTheFile() throws {
        let selection = try SensorSelection([
            source("a", [stream(.left)], stated: .right), source("b", [stream(.unknown)], stated: .left),
        ])
        #expect(selection.feet.map(\.side) == [.right, .left])
        #expect(selection.decisions.map(\.choice) == ["right", "left"])
        #expect(selection.inputs.map(\.stream.side) == [.right, .left])
        #expect(selection.inputs.map(\.stream.placementEvidence) == ["stated by the user", "stated by the user"])
    }

    @Test func aStatedSideChoosesFromAFileOfBoth() throws {
        let selection = try SensorSelection([source("a", [stream(.left), stream(.right)], stated: .right)])
        #expect(selection.feet.map(\.side) == [.right])
        #expect(selection.inputs.map(\.stream.side) == [.left, .right])
    }

    @Test func oneSensorOfUnknownSideIsAnalysed() throws {
        #expect(try SensorSelection([source("a", [stream(.unknown, .unknown)])]).feet.map(\.side) == [.unknown])
    }

    @Test func twoSensorsForOneFootAreRefused() {
        for side in [Side.left, .unknown] {
            let error = #expect(throws: RecordingError.self) {
                try SensorSelection([source("a", [stream(side)]), source("b", [stream(side)])])
            }
            #expect(error?.code == .usage)
            #expect(error?.path == "b")
        }
        let open = #expect(throws: RecordingError.self) {
            try SensorSelection([source("a", [stream(.unknown), stream(.unknown)], stated: .left)])
        }
        #expect(open?.code == .usage)
    }

    @Test(arguments: [SensorPlacement.forcePlate, .insole, .marker])
    func aFileWithoutASensorOfWalkingIsBadData(placement: SensorPlacement) {
        let error = #expect(throws: RecordingError.self) {
            try SensorSelection([source("a", [stream(.left, placement)])])
        }
        #expect(error?.code == .badData)
    }

    /// A stream of one force.
    private func force(_ placement: SensorPlacement, _ side: Side = .unknown) -> SensorStream {
        SensorStream(
            name: "", placement: placement, side: side, placementEvidence: "", rate: 1000,
            channels: [Channel(name: "Fz", quantity: .force, axis: .z, fileUnit: .newton, samples: [0])])
    }

    @Test func whatStandsUnderTheFeetIsTaken() throws {
        let selection = try SensorSelection([
            source("a", [force(.forcePlate), force(.forcePlate)]),
            source("b", [force(.insole, .left), force(.insole, .right), stream(.left)]),
        ])
        #expect(selection.grounds.map(\.path) == ["a", "b"])
        #expect(selection.grounds.map(\.plates.count) == [2, 0] && selection.grounds.map(\.insoles.count) == [0, 2])
        #expect(selection.feet.map(\.side) == [.left])
        let second = #expect(throws: RecordingError.self) {
            try SensorSelection([source("a", [force(.forcePlate)]), source("b", [force(.forcePlate)])])
        }
        #expect(second?.code == .usage && second?.path == "b")
    }

    @Test func forcesAreThoseOfPlatesWhereTheUserSaysSo() throws {
        let recording = Recording(
            source: RecordingSource(path: "p", format: "test", sha256: ""), streams: [force(.unknown)])
        let selection = try SensorSelection([SessionSource(recording, role: .forcePlates)])
        #expect(selection.grounds.first?.plates.count == 1)
        #expect(selection.inputs.map(\.stream.placement) == [.forcePlate])
        let error = #expect(throws: RecordingError.self) {
            try SensorSelection([
                SessionSource(
                    Recording(source: RecordingSource(path: "p", format: "test", sha256: ""), streams: [stream(.left)]),
                    role: .forcePlates)
            ])
        }
        #expect(error?.code == .badData)
    }
}
