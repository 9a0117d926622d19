import Foundation
import Recordings
import SignalProcessing
import TestSupport

@testable import Gait

/// Marker streams for tests.
enum MarkerStreams {
    /// One marker from its places, m.
    static func stream(_ name: String, _ side: Side, _ places: [Vector3], rate: Double) -> SensorStream {
        func channel(_ axis: Axis, _ samples: [Double]) -> Channel {
            Channel(name: axis.rawValue, quantity: .position, axis: axis, fileUnit: .metre, samples: samples)
        }
        return SensorStream(
            name: name, placement: .marker, side: side, placementEvidence: "made", rate: rate,
            channels: [channel(.x, places.map(\.x)), channel(.y, places.map(\.y)), channel(.z, places.map(\.z))])
    }

    /// The optical markers of the gaitmap example walk; `nil` without the recordings.
    static func gaitmap() throws -> [SensorStream]? {
        guard let folder = RepositoryFiles.realData else {
            print("skipped: real recordings not found")
            return nil
        }
        let text = try String(
            contentsOf: folder.appendingPathComponent("gaitmap/walk_outbound_mocap.csv"), encoding: .utf8)
        let rows = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let numbers = rows.dropFirst(2).map { row in row.map { Double($0) ?? .nan } }
        return stride(from: 1, to: rows[0].count, by: 3).map { column in
            let name = String(rows[0][column])
            let places = numbers.map { Vector3($0[column], $0[column + 1], $0[column + 2]) / 1000 }
            return stream(name, name.hasPrefix("L") ? .left : .right, places, rate: 100)
        }
    }

    /// The rows of the truth beside it.
    static func truth() throws -> [[String: String]] {
        guard let folder = RepositoryFiles.realData else { return [] }
        let text = try String(
            contentsOf: folder.appendingPathComponent("gaitmap/walk_outbound_truth.csv"), encoding: .utf8)
        let rows = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    }
}
