import Recordings
import Testing

@testable import Gait

struct FootSelectionTests {
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
        let selection = try FootSelection([
            source("a", [stream(.right), stream(.unknown, .lowerBack), stream(.left), stream(.left, .shank)])
        ])
        #expect(selection.feet.map(\.side) == [.right, .left])
        #expect(selection.trunk?.path == "a")
        #expect(selection.notes.map(\.code) == ["sensor_left_out"])
    }

    @Test func aLowerBackIsStatedOrNamed() throws {
        let recording = Recording(
            source: RecordingSource(path: "b", format: "test", sha256: ""), streams: [stream(.unknown, .unknown)])
        let stated = try FootSelection([SessionSource(recording, isLowerBack: true)])
        #expect(stated.feet.isEmpty && stated.trunk?.path == "b")
        #expect(stated.inputs.map(\.stream.placement) == [.lowerBack])
        let named = try FootSelection([source("a", [stream(.unknown, .lowerBack)])])
        #expect(named.feet.isEmpty && named.trunk?.path == "a")
        let second = #expect(throws: RecordingError.self) {
            try FootSelection([
                source("a", [stream(.unknown, .lowerBack)]), source("b", [stream(.unknown, .lowerBack)]),
            ])
        }
        #expect(second?.code == .usage)
        var two = recording
        two.streams.append(stream(.unknown, .unknown))
        let open = #expect(throws: RecordingError.self) {
            try FootSelection([SessionSource(two, isLowerBack: true)])
        }
        #expect(open?.code == .usage)
    }

    @Test func aStatedSideWinsOverTheFile() throws {
        let selection = try FootSelection([
            source("a", [stream(.left)], stated: .right), source("b", [stream(.unknown)], stated: .left),
        ])
        #expect(selection.feet.map(\.side) == [.right, .left])
        #expect(selection.decisions.map(\.choice) == ["right", "left"])
        #expect(selection.inputs.map(\.stream.side) == [.right, .left])
        #expect(selection.inputs.map(\.stream.placementEvidence) == ["stated by the user", "stated by the user"])
    }

    @Test func aStatedSideChoosesFromAFileOfBoth() throws {
        let selection = try FootSelection([source("a", [stream(.left), stream(.right)], stated: .right)])
        #expect(selection.feet.map(\.side) == [.right])
        #expect(selection.inputs.map(\.stream.side) == [.left, .right])
    }

    @Test func oneSensorOfUnknownSideIsAnalysed() throws {
        #expect(try FootSelection([source("a", [stream(.unknown, .unknown)])]).feet.map(\.side) == [.unknown])
    }

    @Test func twoSensorsForOneFootAreRefused() {
        for side in [Side.left, .unknown] {
            let error = #expect(throws: RecordingError.self) {
                try FootSelection([source("a", [stream(side)]), source("b", [stream(side)])])
            }
            #expect(error?.code == .usage)
            #expect(error?.path == "b")
        }
        let open = #expect(throws: RecordingError.self) {
            try FootSelection([source("a", [stream(.unknown), stream(.unknown)], stated: .left)])
        }
        #expect(open?.code == .usage)
    }

    @Test(arguments: [SensorPlacement.shank, .forcePlate])
    func aFileWithoutAFootIsBadData(placement: SensorPlacement) {
        let error = #expect(throws: RecordingError.self) {
            try FootSelection([source("a", [stream(.left, placement)])])
        }
        #expect(error?.code == .badData)
    }
}
