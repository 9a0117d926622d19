import Foundation
import TestSupport
import Testing

@testable import Recordings

/// Genuine tables of motion laboratories.
struct LaboratoryTablesRealDataTests {
    private func read(_ name: String, rate: Double? = nil) throws -> Recording? {
        try RecordingReader.real(name, rate: rate)
    }

    @Test func `stamps in milliseconds at two kilohertz`() throws {
        guard let recording = try read("force_plates/Qualisys_forces.csv") else { return }
        #expect(recording.streams.map(\.name) == ["FP1", "FP2"])
        #expect(recording.streams.allSatisfy { $0.rate == 2000 && $0.placement == .forcePlate })
        let centre = try #require(recording.streams[0].channel(.position, .x))
        let force = recording.streams[0].samples(.force, .z)
        for index in stride(from: 0, to: 3400, by: 17) {
            #expect(centre.missing.contains { $0.contains(index) } == (force[index].magnitude < 10))
        }
    }

    @Test func `a table and the C3D file it was made of hold the same`() throws {
        for name in ["Qualisys", "Gait"] {
            guard let table = try read("force_plates/\(name)_forces.csv"),
                let file = try read("force_plates/\(name).c3d")
            else { return }
            let plates = file.streams.filter { $0.placement == .forcePlate }
            #expect(plates.count == table.streams.count)
            for (plate, columns) in zip(plates, table.streams) {
                for axis in Axis.allCases {
                    let (one, other) = (plate.samples(.force, axis), columns.samples(.force, axis))
                    let difference = zip(one, other).map { ($0 - $1).magnitude }.max()
                    // The table is rounded to 0.001 N.
                    #expect((difference ?? 1) < 0.00051)
                    #expect(plate.channel(.position, axis)?.missing == columns.channel(.position, axis)?.missing)
                }
            }
            guard let markers = try read("force_plates/\(name)_markers.csv") else { return }
            for marker in markers.streams {
                let point = try #require(file.streams.first { $0.name == marker.name })
                #expect(point.side == marker.side && marker.placement == .marker)
                #expect(point.channel(.position, .x)?.missing == marker.channel(.position, .x)?.missing)
                #expect((point.samples(.position, .z)[330] - marker.samples(.position, .z)[330]).magnitude < 1e-6)
            }
        }
    }

    @Test(arguments: [
        ("force-opensim/gait10dof_walk_grf.mot", 600.0, 1501), ("force-opensim/grf_run.mot", 300, 246),
        ("force-opensim/subject01_walk1_grf.simm.mot", 600, 451),
        ("force-opensim/leg69_stance_grf.opensim.mot", 600, 108),
    ])
    func `OpenSim forces`(name: String, rate: Double, count: Int) throws {
        guard let recording = try read(name) else { return }
        #expect(recording.streams.map(\.side) == [.right, .left])
        #expect(recording.notes.map(\.code) == (name.contains("leg69") ? ["row_count"] : []))
        for stream in recording.streams {
            #expect((stream.rate - rate).magnitude < 1e-4 && stream.sampleCount == count)
            #expect(stream.channels.map(\.quantity).count { $0 == .position } == 3)
            #expect((stream.samples(.force, .y).max() ?? 0) > 200)
        }
    }

    @Test(arguments: [
        ("force-opensim/inverse_dyn.commaSeparated.sto", "without ground reaction forces"),
        ("force-opensim/inverse_kin.commaSeparated.mot", "without ground reaction forces"),
        ("force-dflow/example_vertical_grf.noheader.csv", "the 2 columns have no names"),
        ("force-plain-csv/GRFZjump.txt", "the 1 column has no name"),
        ("force-plain-csv/kistler_8ch_volts.txt", "volts"),
    ])
    func `what is refused`(name: String, words: String) {
        do throws(RecordingError) {
            let recording = try RecordingReader.real(name)
            #expect(recording?.streams.isEmpty != false, "read without an error")
        } catch {
            #expect(error.message.contains(words), "\(error)")
        }
    }

    @Test func `Cortex forces`() throws {
        guard let recording = try read("force_plates/walk1.forces") else { return }
        #expect(recording.streams.map(\.name) == (1...7).map { "plate \($0)" })
        #expect(recording.streams.allSatisfy { $0.rate == 450 && $0.sampleCount == 1092 })
        #expect(recording.streams[2].samples(.force, .y).max() == 836.15)
    }

    @Test(arguments: [
        ("force_plates/walk.trc", 28, 150.0), ("force-cortex/walk1.trc", 28, 150),
        ("force-opensim/dataWithNaNsOfDifferentCases.trc", 14, 250), ("force-opensim/exampleFormat.trc", 3, 100),
    ])
    func `TRC markers`(name: String, count: Int, rate: Double) throws {
        guard let recording = try read(name) else { return }
        #expect(recording.streams.count == count)
        #expect(recording.streams.allSatisfy { $0.placement == .marker && $0.channels.count == 3 })
        #expect(recording.streams.allSatisfy { ($0.rate - rate).magnitude < 0.001 * rate })
        let greatest = recording.streams.map { $0.samples(.position, .y).map(\.magnitude).max() ?? 0 }.max() ?? 0
        #expect((0.2..<3).contains(greatest))
        if name.hasSuffix("walk.trc") {
            let sides = recording.streams.filter { $0.name.contains("Heel") }.map { "\($0.name) \($0.side.rawValue)" }
            #expect(sides == ["R.Heel right", "L.Heel left"])
        }
    }

    @Test func `optical markers without unit and time`() throws {
        guard let recording = try read("gaitmap/walk_outbound_mocap.csv", rate: 100) else { return }
        #expect(recording.streams.map(\.name) == ["L_TOE", "R_TOE", "L_FCC", "R_FCC", "R_FM5", "L_FM5"])
        #expect(recording.streams.map(\.side) == [.left, .right, .left, .right, .right, .left])
        #expect(recording.choice("marker unit") == "mm")
        #expect(recording.streams[0].samples(.position, .z)[0] == 55.70233917236328 * 1e-3)
    }

    @Test func `a plate beside the markers of a leg`() throws {
        guard let recording = try read("force_plates/BiomecII2018_gait_n.txt") else { return }
        #expect(recording.streams.map(\.name) == ["plate", "FH", "LE", "ME", "HF", "TT", "LM", "MM", "CA", "FM", "VM"])
        let plate = recording.streams[0]
        #expect(plate.rate == 150 && plate.channel(.position, .x)?.fileUnit == .millimetre)
        #expect(plate.channel(.moment, .y)?.fileUnit == .newtonMillimetre)
        #expect((plate.samples(.moment, .y).max() ?? 99) < 10)
    }

    @Test func `D-Flow`() throws {
        guard let recording = try read("force-dflow/dflow_mocap_percent_header.txt") else { return }
        #expect(recording.streams.map(\.name) == ["FP2", "RSHO", "RGTRO", "RLEK", "RLM", "RHEE", "RMT5"])
        #expect(recording.streams.dropFirst().allSatisfy { $0.side == .right })
    }
}

extension RecordingReader {
    /// A genuine recording; `nil`, and a line that says so, where there are none.
    fileprivate static func real(_ name: String, rate: Double? = nil) throws(RecordingError) -> Recording? {
        guard let data = RepositoryFiles.realData, let formats = RepositoryFiles.realFormats else {
            print("skipped: real recordings not found")
            return nil
        }
        let root = name.hasPrefix("force-") ? formats : data
        return try RecordingReader().read(
            path: root.appendingPathComponent(name).path, options: ReadingOptions(rate: rate))
    }
}
