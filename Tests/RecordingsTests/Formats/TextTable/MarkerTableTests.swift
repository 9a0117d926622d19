import TestSupport
import Testing

@testable import Recordings

/// Tables of markers.
struct MarkerTableTests {
    /// Rows of two markers that walk, in mm.
    private func rows(_ count: Int = 20, scale: Double = 1, time: Bool = true) -> String {
        (0..<count).map { row in
            let place = Double(row) * 10
            let cells = [place, 100, 50, place + 400, -100, 60].map { "\($0 * scale)" }
            return (time ? ["\(Double(row) / 100)"] : ["\(row)"]).joined() + "," + cells.joined(separator: ",") + "\n"
        }.joined()
    }

    private func expectWalk(_ recording: Recording, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(recording.streams.map(\.name) == ["L_FCC", "R_FCC"], sourceLocation: sourceLocation)
        #expect(recording.streams.map(\.side) == [.left, .right], sourceLocation: sourceLocation)
        #expect(recording.streams.allSatisfy { $0.placement == .marker && $0.rate == 100 })
        guard recording.streams.count == 2 else { return }
        #expect(recording.streams[0].samples(.position, .x)[3] == 0.03, sourceLocation: sourceLocation)
        #expect(
            (recording.streams[1].samples(.position, .y)[3] + 0.1).magnitude < 1e-12, sourceLocation: sourceLocation)
    }

    private static let named = ["L_FCC", "R_FCC"].flatMap { name in ["x", "y", "z"].map { "\(name)_\($0)" } }

    @Test func `names with axis and unit`() throws {
        let header = "t_s," + Self.named.map { "\($0)_mm" }.joined(separator: ",") + "\n"
        expectWalk(try readTable(header + rows()))
        let metres = "t_s," + Self.named.map { "\($0) (m)" }.joined(separator: ",") + "\n"
        expectWalk(try readTable(metres + rows(scale: 1e-3)))
    }

    @Test func `labels above axes need a rate, and a unit that fits a body`() throws {
        let header = ",L_FCC,L_FCC,L_FCC,R_FCC,R_FCC,R_FCC\n,x,y,z,x,y,z\n"
        let error = #expect(throws: RecordingError.self) { try readTable(header + rows(time: false)) }
        #expect(error?.remedy == "pass --rate")
        let options = ReadingOptions(rate: 100)
        let recording = try readTable(header + rows(time: false), options: options)
        expectWalk(recording)
        #expect(recording.notes.map(\.code) == ["assumed_unit"])
        #expect(recording.choice("marker unit") == "mm")
        expectWalk(try readTable(header + rows(scale: 1e-3, time: false), options: options))
        let strange = #expect(throws: RecordingError.self) {
            try readTable(header + rows(scale: 0.03, time: false), options: options)
        }
        #expect(strange?.message.contains("neither m nor mm") == true)
    }

    @Test func `the marker of a lone table is not guessed`() throws {
        let rows = (0..<20).map { "\(Double($0) / 100),\($0),1,2\n" }.joined()
        let error = #expect(throws: RecordingError.self) { try readTable("time,,,\n,x,y,z\n" + rows) }
        #expect(error != nil)
    }

    @Test func `gaps are missing, not zero`() throws {
        let header = "t_s," + Self.named.map { "\($0)_mm" }.joined(separator: ",") + "\n"
        let text = rows().split(separator: "\n").enumerated().map { row, line in
            row == 5 ? "0.05,,,,450,-100,60" : String(line)
        }
        let stream = try readTable(header + text.joined(separator: "\n") + "\n").streams[0]
        #expect(stream.channels.allSatisfy { $0.missing == [5..<6] })
    }

    @Test func `D-Flow names are in metres`() throws {
        let rows = (0..<20).map { "\(Double($0) / 100)\t0.6\t1.3\t0.5\t0.1\t\(700 + $0)\t3\n" }.joined()
        let header = "% TimeStamp\tRSHO.PosX\tRSHO.PosY\tRHEE.PosX\tRHEE.PosY\tFP2.ForY\tFP2.MomZ\n"
        let recording = try readTable(header + rows)
        #expect(recording.streams.map(\.name) == ["FP2", "RSHO", "RHEE"])
        #expect(recording.streams.map(\.side) == [.right, .right, .right])
        #expect(recording.streams[1].samples(.position, .y).first == 1.3)
        #expect(recording.streams[1].channels.count == 2)
    }

    @Test func `any name with three axes beside a plate is a marker`() throws {
        let rows = (0..<20).map { "\(Double($0) / 100),\($0 * 10),500,-200,\($0 * 10),100,-100,5,700,3\n" }.joined()
        let recording = try readTable("Time,FHx,FHy,FHz,LMx,LMy,LMz,Fx,Fy,Fz\n" + rows)
        #expect(recording.streams.map(\.name) == ["plate", "FH", "LM"])
        #expect(recording.choice("marker unit") == "mm")
    }

    @Test func `places beside an inertial sensor are left out`() throws {
        var builder = TableBuilder()
        builder.names += ["pos_x_m", "pos_y_m", "pos_z_m"] + Self.named.map { "\($0)_mm" }
        let text = builder.text { _, cells in cells + (0..<9).map { "\($0)" } }
        // The side of the one sensor may be stated.
        let recording = try readTable(text, options: ReadingOptions(side: .left))
        #expect(recording.streams.count == 1 && recording.streams[0].channels.count == 6)
        #expect(recording.choice("columns left out")?.contains("pos_x_m") == true)
    }

    @Test func `three axes alone are no marker`() {
        // Feet with inertial sensors are named like this.
        let rows = (0..<20).map { "\(Double($0) / 100),1,2,\($0),4,5,6\n" }.joined()
        let error = #expect(throws: RecordingError.self) { try readTable("t_s,LAX,LAY,LAZ,LRX,LRY,LRZ\n" + rows) }
        #expect(error?.message.contains("no column of") == true)
    }

    @Test func `a TRC file names its unit and rate`() throws {
        let head = """
            PathFileType\t4\t(X/Y/Z)\twalk.trc
            DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate
            150.00\t150.00\t20\t2\tmm\t150.00
            Frame#\tTime\tL.Heel\t\t\tR.MT1\t\t
            \t\tX1\tY1\tZ1\tX2\tY2\tZ2

            """
        let rows = (0..<20).map { row in
            let stamp = (Double(row) / 150 * 1000).rounded() / 1000
            return "\(row + 1)\t\(stamp)\t\(row)\t100\t50\t\(row == 2 ? "NaN\tnan\tNAN" : "400\t90\t40")\n"
        }.joined()
        let recording = try readTable(head + rows, path: "walk.trc")
        #expect(recording.streams.map(\.name) == ["L.Heel", "R.MT1"])
        #expect(recording.streams.map(\.side) == [.left, .right])
        #expect(recording.streams.allSatisfy { $0.rate == 150 && $0.declaredRate == 150 })
        #expect(recording.streams[0].samples(.position, .x)[4] == 0.004)
        #expect(recording.streams[1].channels.allSatisfy { $0.missing == [2..<3] })
        #expect(recording.choice("marker unit") == "mm")
    }

    @Test func `what is written reads back`() throws {
        let header = "t_s," + Self.named.map { "\($0)_mm" }.joined(separator: ",") + "\n"
        let recording = try readTable(header + rows())
        let folder = try ScratchFolder()
        try TextTableWriter().write(recording, to: folder.path("markers.csv"))
        let again = try TextTableReader().read(path: folder.path("markers.csv"))
        #expect(again.streams.map(\.name) == recording.streams.map(\.name))
        for (one, other) in zip(again.streams, recording.streams) {
            #expect(one.channels.map(\.samples) == other.channels.map(\.samples))
        }
    }
}
