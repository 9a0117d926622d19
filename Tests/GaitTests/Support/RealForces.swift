import Foundation
import Recordings
import TestSupport

/// Real recordings of forces under the feet, as streams, where they are at hand.
enum RealForces {
    /// A file of the real recordings as rows of numbers; NaN for what is none, `nil` without the recordings.
    static func rows(_ name: String, skipping head: Int) throws -> [[Double]]? {
        guard let folder = RepositoryFiles.realData else {
            print("skipped: real recordings not found")
            return nil
        }
        return try rows(of: folder.appendingPathComponent(name), skipping: head)
    }

    static func rows(of url: URL, skipping head: Int) throws -> [[Double]] {
        let text = try String(contentsOf: url, encoding: .isoLatin1).replacingOccurrences(of: "\r", with: "")
        return text.split(separator: "\n").dropFirst(head).map { line in
            line.contains(",")
                ? line.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) ?? .nan }
                : line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map { Double($0) ?? .nan }
        }
    }

    /// A channel; what is no number is missing.
    static func channel(
        _ name: String, _ quantity: Quantity, _ axis: Axis?, _ values: [Double]
    ) -> Channel {
        var missing: [Range<Int>] = []
        for (i, value) in values.enumerated() where !value.isFinite {
            if let last = missing.last, last.upperBound == i {
                missing[missing.count - 1] = last.lowerBound..<i + 1
            } else {
                missing.append(i..<i + 1)
            }
        }
        return Channel(
            name: name, quantity: quantity, axis: axis, fileUnit: PhysicalUnit.unknown,
            samples: values.map { $0.isFinite ? $0 : 0 }, missing: missing)
    }

    /// A plate from columns for three forces (N) and three positions (mm), numbered from 0.
    static func plate(_ name: String, _ rows: [[Double]], from first: Int, rate: Double) -> SensorStream {
        func column(_ i: Int) -> [Double] { rows.map { i < $0.count ? $0[i] : .nan } }
        let axes = Axis.allCases
        let forces = axes.enumerated().map { channel("F\($1)", .force, $1, column(first + $0)) }
        let places = axes.enumerated().map {
            channel("P\($1)", .position, $1, column(first + 3 + $0).map { $0 / 1000 })
        }
        return SensorStream(
            name: name, placement: .forcePlate, side: .unknown, placementEvidence: "", rate: rate,
            channels: forces + places)
    }

    /// Two plates, 2 kHz, vertical z.
    static func qualisys() throws -> [SensorStream]? {
        try rows("force_plates/Qualisys_forces.csv", skipping: 1).map { rows in
            [plate("FP1", rows, from: 1, rate: 2000), plate("FP2", rows, from: 7, rate: 2000)]
        }
    }

    /// Two plates, 1 kHz, vertical z, one with an offset of -15.6 N.
    static func gait() throws -> [SensorStream]? {
        try rows("force_plates/Gait_forces.csv", skipping: 1).map { rows in
            [plate("FP1", rows, from: 1, rate: 1000), plate("FP2", rows, from: 7, rate: 1000)]
        }
    }

    /// Seven plates, 450 Hz, vertical y, four of them stepped on.
    static func walk1() throws -> [SensorStream]? {
        try rows("force_plates/walk1.forces", skipping: 5).map { rows in
            (0..<7).map { plate("plate \($0 + 1)", rows, from: 1 + 7 * $0, rate: 450) }
        }
    }

    /// One plate, 150 Hz, vertical y.
    static func walk2() throws -> [SensorStream]? {
        try rows("force_plates/BiomecII2018_gait_n.txt", skipping: 1).map { rows in
            [plate("plate", rows, from: 31, rate: 150)]
        }
    }

    /// Markers of a table with columns `NAME_x_mm`, 1 / `rate` s apart.
    static func markers(_ name: String, rate: Double) throws -> [SensorStream]? {
        guard let folder = RepositoryFiles.realData, let rows = try rows(name, skipping: 1) else { return nil }
        let head = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8).split(separator: "\n")[
            0]
        let names = head.split(separator: ",").dropFirst().map { String($0.dropLast(5)) }
        return stride(from: 0, to: names.count - 2, by: 3).map { i in
            marker(names[i], rows, from: 1 + i, rate: rate)
        }
    }

    private static func marker(_ name: String, _ rows: [[Double]], from first: Int, rate: Double) -> SensorStream {
        let side: Side = name.hasPrefix("L") ? .left : name.hasPrefix("R") ? .right : .unknown
        return SensorStream(
            name: name, placement: .marker, side: side, placementEvidence: "", rate: rate,
            channels: Axis.allCases.enumerated().map { place, axis in
                channel(
                    "\(axis)", .position, axis,
                    rows.map { first + place < $0.count ? $0[first + place] / 1000 : .nan })
            })
    }

    /// The markers of the walk over seven plates, whose names and sides contradict each other; 150 Hz.
    static func walk1Markers() throws -> [SensorStream]? {
        guard let folder = RepositoryFiles.realFormats else { return nil }
        let url = folder.appendingPathComponent("force-cortex/walk1.trc")
        let text = try String(contentsOf: url, encoding: .isoLatin1).replacingOccurrences(of: "\r", with: "")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let names = lines[3].split(separator: "\t").dropFirst(2)
        let rows = lines.dropFirst(6).map { line in line.split(separator: "\t").map { Double($0) ?? .nan } }
            .filter { $0.count > 20 }
        return names.enumerated().map { place, name in
            marker(String(name), Array(rows), from: 2 + 3 * place, rate: 150)
        }
    }

    /// Both insoles of a walk of 2 min, eight cells each, 100 Hz.
    static func insoles(_ name: String) throws -> [SensorStream]? {
        try rows("gaitpdb/\(name).txt", skipping: 0).map { rows in
            [(Side.left, 1, 17), (.right, 9, 18)].map { side, first, total in
                let cells = (0..<8).map { cell in
                    channel("\(cell + 1)", .force, nil, rows.map { $0[first + cell] })
                }
                return SensorStream(
                    name: "", placement: .insole, side: side, placementEvidence: "", rate: 100,
                    channels: cells + [channel("total", .force, nil, rows.map { $0[total] })])
            }
        }
    }

    /// The walks of people with insoles.
    static let insoleWalks = [
        "GaCo01_01", "GaCo08_01", "GaPt03_01", "GaPt08_02", "GaPt23_01", "JuCo05_01", "JuPt17_01", "JuPt29_04",
        "SiCo10_01", "SiPt04_01",
    ]
}

extension SensorStream {
    /// The stream with every channel of a quantity changed.
    func mapping(_ quantity: Quantity, _ change: (Channel) -> Channel) -> SensorStream {
        var copy = self
        copy.channels = channels.map { $0.quantity == quantity ? change($0) : $0 }
        return copy
    }

    /// The stream with other numbers in the channels of a quantity.
    func mappingSamples(_ quantity: Quantity, _ change: ([Double]) -> [Double]) -> SensorStream {
        mapping(quantity) { channel in
            var copy = channel
            copy.samples = change(channel.samples)
            return copy
        }
    }
}
