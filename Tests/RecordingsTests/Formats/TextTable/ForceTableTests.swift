import TestSupport
import Testing

@testable import Recordings

/// Tables of force plates.
struct ForceTableTests {
    /// A stance of a second in the middle of two, at 100 Hz: the vertical force, N.
    private func load(_ row: Int) -> Double { (50..<150).contains(row) ? 700 : 2 }

    private func table(_ header: String, _ row: (Int) -> [Double], separator: String = ",") -> String {
        header + "\n"
            + (0..<200).map { index in row(index).map { "\($0)" }.joined(separator: separator) + "\n" }.joined()
    }

    @Test func `plates with a prefix; no centre of pressure without force`() throws {
        let header = "t_s,FP1_Fx_N,FP1_Fy_N,FP1_Fz_N,FP1_CoPx_mm,FP1_CoPy_mm,FP1_CoPz_mm,FP2_Fx_N,FP2_Fy_N,FP2_Fz_N"
        // An offset of 11 N along y is no load.
        let recording = try readTable(
            table(header) { [Double($0) / 100, 1, 11, load($0), 250, 300, 0, 1, 2, 3] })
        #expect(recording.streams.map(\.name) == ["FP1", "FP2"])
        #expect(recording.streams.allSatisfy { $0.placement == .forcePlate && $0.side == .unknown })
        let centre = try #require(recording.streams[0].channel(.position, .x))
        #expect(centre.missing == [0..<50, 150..<200])
        #expect(centre.samples[100] == 0.25)
        #expect(recording.streams[0].channel(.force, .z)?.missing == [])
    }

    @Test(arguments: [
        ("Time,Force.Fx1,Force.Fy1,Force.Fz1,Moment.Mx1,Moment.My1,Moment.Mz1", "plate 1"),
        ("Time,Fx2,Fy2,Fz2,Mx2,My2,Mz2", "plate 2"), ("Time,Fx,Fy,Fz,Mx,My,Mz", "plate"),
        ("Time,left_Fx,left_Fy,left_Fz,left_Mx,left_My,left_Mz", "left plate"),
    ])
    func `units that a plate allows`(header: String, name: String) throws {
        for (factor, unit) in [(1.0, PhysicalUnit.newtonMetre), (1000, .newtonMillimetre)] {
            let recording = try readTable(
                table(header) { [Double($0) / 100, 1, 2, load($0), 0.1 * factor * load($0), 5, 0] })
            #expect(recording.streams.map(\.name) == [name])
            let moment = try #require(recording.streams[0].channel(.moment, .x))
            #expect(moment.fileUnit == unit)
            #expect((moment.samples[100] - 70).magnitude < 1e-9)
            #expect(recording.streams[0].channel(.force, .z)?.fileUnit == .newton)
        }
    }

    @Test func `a centre of pressure without unit, by how far it wanders`() throws {
        for (factor, unit) in [(1.0, PhysicalUnit.metre), (1000, .millimetre)] {
            let recording = try readTable(
                table("Time,Fx,Fy,Fz,COPx,COPy") {
                    [Double($0) / 100, 1, 2, load($0), (3 + Double($0) * 0.002) * factor, 0.2 * factor]
                })
            let centre = try #require(recording.streams[0].channel(.position, .x))
            #expect(centre.fileUnit == unit)
            #expect((centre.samples[100] - 3.2).magnitude < 1e-9)
        }
    }

    @Test func `forces too small for newtons are told`() throws {
        let recording = try readTable(table("Time,Fx,Fy,Fz") { [Double($0) / 100, 0, 0, load($0) / 700] })
        #expect(recording.noteCodes.contains("unknown_unit"))
        #expect(recording.streams[0].channel(.force, .z)?.fileUnit == .unknown)
    }

    @Test(arguments: ["Time[s]\tGRF[N]", "time_s\tvGRF", "t_s\tleft_force_N"])
    func `a single vertical force`(header: String) throws {
        let recording = try readTable(table(header, { [Double($0) / 100, load($0)] }, separator: "\t"))
        let stream = try #require(recording.streams.first)
        #expect(stream.placement == .forcePlate && stream.channels.count == 1)
        #expect(stream.channels[0].quantity == .force && stream.channels[0].axis == nil)
        #expect(stream.side == (header.contains("left") ? .left : .unknown))
        #expect(stream.channels[0].samples[100] == 700)
    }

    @Test(arguments: [("0.01,5\n", "time_s,vGRF_N"), ("633.2\n", "--rate")])
    func `numbers without a header are asked for their names`(row: String, words: String) throws {
        let error = #expect(throws: RecordingError.self) { try readTable(String(repeating: row, count: 50)) }
        #expect(error?.message.contains("no header row") == true && error?.remedy?.contains(words) == true)
    }

    // MARK: - OpenSim

    private static func openSim(_ prefixes: [String], rows: Int, separator: String = "\t") -> String {
        let names = prefixes.flatMap { prefix in
            ["vx", "vy", "vz", "px", "py", "pz"].map { "\(prefix)ground_force_\($0)" }
        }
        let columns = prefixes.count * 6 + 1
        var text = "walk.mot\nversion=1\nnRows=\(rows)\nnColumns=\(columns)\ninDegrees=yes\nendheader\n"
        text += (["time"] + names).joined(separator: separator) + "\n"
        for row in 0..<60 {
            let stamp = (Double(row) / 600 * 10_000).rounded() / 10_000
            var cells = [stamp]
            for _ in prefixes { cells += [1, row < 30 ? 700 : 3, 2, 0.5, 0, 0.1] }
            text += cells.map { "\($0)" }.joined(separator: separator) + "\n"
        }
        return text
    }

    @Test(
        arguments: [
            (["", "l_"], [.right, .left]), (["", "1_"], [.right, .left]), (["R_", "L_"], [.right, .left]),
            ([""], [.unknown]), (["1_", ""], [.left, .right]),
        ] as [([String], [Side])], ["\t", ","])
    func `feet of OpenSim forces`(_ sample: ([String], [Side]), separator: String) throws {
        let recording = try readTable(Self.openSim(sample.0, rows: 60, separator: separator), path: "walk.mot")
        #expect(recording.streams.map(\.side) == sample.1)
        #expect(recording.notes.isEmpty, "\(recording.notes.map(\.message))")
        for stream in recording.streams {
            #expect(stream.rate == 600)
            #expect(stream.channel(.force, .y)?.fileUnit == .newton)
            #expect(stream.channel(.position, .x)?.fileUnit == .metre)
            #expect(stream.channel(.position, .x)?.missing == [30..<60])
        }
    }

    @Test func `rows that the OpenSim header does not promise`() throws {
        let recording = try readTable(Self.openSim(["", "l_"], rows: 61), path: "walk.mot")
        #expect(recording.notes.map(\.code) == ["row_count"])
    }

    @Test func `forces of a model are refused`() {
        let text =
            "Inverse Dynamics\nnRows=3\nendheader\ntime\tbox_transX_force\tbox_transY_force\tbox_transZ_force\n"
            + "0\t1\t2\t3\n0.01\t1\t2\t3\n0.02\t1\t2\t3\n"
        let error = #expect(throws: RecordingError.self) { try readTable(text, path: "id.sto") }
        #expect(error?.message.contains("without ground reaction forces") == true)
    }

    // MARK: - Cortex

    @Test func `Cortex plates`() throws {
        var text = "[Force Data]\r\nNumberOfForcePlates=2\r\nSampleRate=450.000000\r\nNumberOfSamples=60\r\n"
        text += "#Sample\tFX1\tFY1\tFZ1\tX1\tY1\tZ1\tMZ1\tFX2\tFY2\tFZ2\tX2\tY2\tZ2\tMZ2\r\n"
        for row in 1...60 {
            text += "\(row)\t5.00\t\(row > 30 ? 700 : 0).00\t-2.00\t1500.00\t0.00\t-300.00\t900.00"
            text += "\t-0.00\t0.00\t0.00\t2149.00\t0.00\t976.70\t0.00\r\n"
        }
        let recording = try readTable(text, path: "walk1.forces")
        #expect(recording.streams.map(\.name) == ["plate 1", "plate 2"])
        let plate = recording.streams[0]
        #expect(plate.rate == 450)
        #expect(plate.samples(.force, .y)[40] == 700)
        #expect(plate.samples(.position, .x)[40] == 1.5 && plate.samples(.position, .z)[40] == -0.3)
        #expect(plate.channel(.position, .x)?.missing == [0..<30])
        #expect(plate.samples(.moment, .z)[40] == 0.9)
        #expect(recording.streams[1].channel(.position, .x)?.missing == [0..<60])
    }

    @Test func `what is written reads back`() throws {
        let header = "t_s,FP1_Fx_N,FP1_Fy_N,FP1_Fz_N,FP1_CoPx_mm,FP1_CoPy_mm,plate2_Fx_N,plate2_Fy_N,plate2_Fz_N"
        let recording = try readTable(table(header) { [Double($0) / 100, 1, 2, load($0), 250, 300, 1, 2, 3] })
        let folder = try ScratchFolder()
        try TextTableWriter().write(recording, to: folder.path("plates.csv"))
        let again = try TextTableReader().read(path: folder.path("plates.csv"))
        #expect(recording.streams.map(\.name) == ["FP1", "plate 2"])
        #expect(again.streams.map(\.name) == recording.streams.map(\.name))
        for (one, other) in zip(again.streams, recording.streams) {
            #expect(one.channels.map(\.samples) == other.channels.map(\.samples))
            #expect(one.channels.map(\.missing) == other.channels.map(\.missing))
            #expect(one.channels.map(\.quantity) == other.channels.map(\.quantity))
        }
    }
}
