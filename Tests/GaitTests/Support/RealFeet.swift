import Foundation
import Recordings
import SignalProcessing
import TestSupport
import Testing

@testable import Gait

/// A foot of a real recording with what is known about its steps; empty lists where the recordings are not at hand.
struct RealFoot: Sendable, CustomStringConvertible {
    var name: String
    var side: Side
    var segments: [InertialSegment]
    /// Toe-off and contact of each labelled step, s.
    var steps: [(toeOff: Double, contact: Double)] = []
    /// The turn, s.
    var turn: ClosedRange<Double>?
    /// Labelled steps from heel lift to foot flat, s.
    var intervals: [ClosedRange<Double>] = []

    var description: String { name }

    /// The same without a gyroscope.
    var accelerations: [AccelerationSegment] { segments.map(\.withoutGyroscope) }

    private static func folder(_ name: String) -> [URL] {
        guard let data = RepositoryFiles.realData else {
            print("skipped: real recordings not found")
            return []
        }
        let files = try? FileManager.default.contentsOfDirectory(
            at: data.appendingPathComponent(name), includingPropertiesForKeys: nil)
        return (files ?? []).sorted { $0.path < $1.path }
    }

    private static func rows(_ url: URL, separator: Character, skip: Int) throws -> [[Double]] {
        try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst(skip).map { line in
            line.split(separator: separator, omittingEmptySubsequences: false).map { Double($0) ?? .nan }
        }
    }

    /// The labels of a recording; the files write NaN, which JSON does not know.
    private static func labels(_ file: URL) throws -> [String: Any] {
        let text = try String(contentsOf: file, encoding: .utf8).replacingOccurrences(of: "NaN", with: "null")
        return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    private static func pairs(_ value: Any?) -> [(Double, Double)] {
        ((value as? [[NSNumber]]) ?? []).compactMap { $0.count == 2 ? ($0[0].doubleValue, $0[1].doubleValue) : nil }
    }

    /// Both feet of healthy people with turns and lost packets, every step labelled.
    static func voisard() throws -> [RealFoot] {
        try folder("voisard").filter { $0.pathExtension == "json" }.flatMap { file -> [RealFoot] in
            let labels = try labels(file)
            let stem = file.deletingPathExtension().lastPathComponent
            return try [(Side.left, "lf", "LeftFootEvents"), (.right, "rf", "RightFootEvents")].map {
                side, suffix, key in
                let url = file.deletingLastPathComponent().appendingPathComponent("\(stem)_\(suffix).txt")
                let rows = try rows(url, separator: "\t", skip: 2).filter { row in
                    row.count >= 7 && row[..<7].allSatisfy(\.isFinite)
                }
                let first = rows.first?[0] ?? 0
                let stream = stream(
                    rows.map { ((Int($0[0] - first)), Array($0[1..<7])) }, rate: 100, side: side)
                return RealFoot(
                    name: "\(stem) \(side.rawValue)", side: side, segments: try stream.inertialSegments(),
                    steps: pairs(labels[key]).map { ($0.0 / 100, $0.1 / 100) },
                    turn: pairs([labels["UTurnBoundaries"]]).first.map { $0.0 / 100...max($0.0, $0.1) / 100 })
            }
        }
    }

    /// Both feet of people with and without a disorder, gravity removed, every step labelled.
    static func truong() throws -> [(group: String, foot: RealFoot)] {
        try folder("truong").filter { $0.pathExtension == "json" }.flatMap { file -> [(String, RealFoot)] in
            let labels = try labels(file)
            let stem = file.deletingPathExtension().lastPathComponent
            let table = file.deletingPathExtension().appendingPathExtension("csv")
            let head = try String(contentsOf: table, encoding: .utf8).prefix { !$0.isNewline }.split(separator: ",")
            let rows = try rows(table, separator: ",", skip: 1)
            let group = labels["PathologyGroup"] as? String ?? ""
            return try [(Side.left, "L", "LeftFootActivity"), (.right, "R", "RightFootActivity")].map {
                side, letter, key in
                let columns = ["A", "R"].flatMap { kind in ["X", "Y", "Z"].map { letter + kind + $0 } }
                let places = columns.compactMap { name in head.firstIndex { $0 == name } }
                let samples = rows.enumerated().map { number, row in
                    (number, places.enumerated().map { row[$1] * ($0 < 3 ? 9.80665 : .pi / 180) })
                }
                let stream = stream(samples, rate: 100, side: side)
                let intervals = pairs(labels[key]).map { $0.0 / 100...max($0.0, $0.1) / 100 }
                return (
                    group,
                    RealFoot(
                        name: "\(stem) \(side.rawValue)", side: side, segments: try stream.inertialSegments(),
                        intervals: intervals)
                )
            }
        }
    }

    /// The feet of an example recording of gaitmap.
    static func gaitmap(_ name: String, rate: Double) throws -> [RealFoot] {
        guard let file = folder("gaitmap").first(where: { $0.lastPathComponent == "\(name).csv" }) else { return [] }
        var options = ReadingOptions()
        options.rate = rate
        return try RecordingReader().read(path: file.path, options: options).streams.map {
            RealFoot(name: "\(name) \($0.side.rawValue)", side: $0.side, segments: try $0.inertialSegments())
        }
    }

    /// A stream of samples with their numbers; what is not there is missing.
    private static func stream(_ samples: [(number: Int, values: [Double])], rate: Double, side: Side) -> SensorStream {
        let count = (samples.last?.number ?? -1) + 1
        var columns = [[Double]](repeating: [Double](repeating: .nan, count: count), count: 6)
        for sample in samples {
            for k in 0..<6 { columns[k][sample.number] = sample.values[k] }
        }
        var missing: [Range<Int>] = []
        for i in 0..<count where columns[0][i].isNaN {
            if let last = missing.last, last.upperBound == i {
                missing[missing.count - 1] = last.lowerBound..<i + 1
            } else {
                missing.append(i..<i + 1)
            }
        }
        let channels = columns.enumerated().map { k, column in
            Channel(
                name: "\(k)", quantity: k < 3 ? .acceleration : .angularRate, axis: Axis.allCases[k % 3],
                fileUnit: k < 3 ? .metresPerSecondSquared : .radiansPerSecond, samples: column, missing: missing)
        }
        return SensorStream(
            name: "", placement: .foot, side: side, placementEvidence: "", rate: rate, channels: channels)
    }
}

extension InertialSegment {
    /// The segment of the same sensor without its gyroscope.
    var withoutGyroscope: AccelerationSegment {
        AccelerationSegment(start: start, rate: rate, acceleration: acceleration, bridged: bridged)
    }
}

/// Found and labelled steps, counted.
struct StepCount: CustomStringConvertible {
    var labelled = 0
    var found = 0
    var right = 0
    var contactErrors: [Double] = []
    var toeOffErrors: [Double] = []

    var recall: Double { labelled > 0 ? Double(right) / Double(labelled) : 1 }
    var precision: Double { found > 0 ? Double(right) / Double(found) : 1 }

    /// Counts contacts within a tolerance, one to one.
    mutating func add(_ strides: [Stride], steps: [(toeOff: Double, contact: Double)], tolerance: Double = 0.3) {
        labelled += steps.count
        found += strides.count
        var rest = strides
        for step in steps {
            let near = rest.indices.min {
                abs(rest[$0].initialContact - step.contact) < abs(rest[$1].initialContact - step.contact)
            }
            guard let near, abs(rest[near].initialContact - step.contact) <= tolerance else { continue }
            right += 1
            contactErrors.append(rest[near].initialContact - step.contact)
            toeOffErrors.append(rest[near].toeOff - step.toeOff)
            rest.remove(at: near)
        }
    }

    /// Counts strides the middle of whose swing lies in a label that no other took.
    mutating func add(_ strides: [Stride], intervals: [ClosedRange<Double>]) {
        labelled += intervals.count
        found += strides.count
        var rest = intervals
        for stride in strides {
            let middle = (stride.toeOff + stride.initialContact) / 2
            guard let place = rest.firstIndex(where: { $0.contains(middle) }) else { continue }
            right += 1
            rest.remove(at: place)
        }
    }

    private func summary(_ errors: [Double]) -> String {
        let median = RobustStatistics.median(errors) ?? .nan
        let spread = RobustStatistics.robustStandardDeviation(errors) ?? .nan
        return String(format: "%.1f ± %.1f ms", 1000 * median, 1000 * spread)
    }

    var description: String {
        String(
            format: "labelled %d found %d right %d recall %.4f precision %.4f", labelled, found, right, recall,
            precision)
            + (contactErrors.isEmpty ? "" : ", contact \(summary(contactErrors)), toe-off \(summary(toeOffErrors))")
    }
}
