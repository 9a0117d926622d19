import Evaluation
import FootDrop
import FoundationEssentials
import Gait
import Recordings
import SignalProcessing

/// A session read for comparison: its straight strides by side, and what its `session.json` says.
struct ComparedSession {
    let path: String
    /// The values of each parameter in straight strides, by side; `nil` where a stride lacks it.
    let strides: [Side: [String: [Double?]]]
    /// Straight strides by side; a side without any is there too.
    let straightCounts: [Side: Int]
    let document: SessionDocument?

    /// Reads a result folder, or a stride table alone.
    init(path: String) throws(EvaluationError) {
        let folder = try ResultFolder(path: path)
        let table = folder.strides
        guard let sides = table.cells("side"), let straight = table.cells("straight") else {
            throw EvaluationError(
                .badData, path: table.path,
                "columns side and straight not found; a result folder of 'steppage analyze --out', or the strides.csv "
                    + "in it, was expected")
        }
        let columns = StrideColumn.all.filter { $0.decimals != nil && table.has($0.name) }.map(\.name)
        guard ComparedColumn.all.contains(where: { columns.contains($0.name) }) else {
            throw EvaluationError(
                .badData, path: table.path, "no column of a stride parameter found; a stride table was expected")
        }
        var rows: [Side: [Int]] = [:]
        for (index, name) in sides.enumerated() {
            guard let side = Side(rawValue: name) else {
                throw EvaluationError(
                    .badData, path: table.path, line: table.lines[index],
                    "side '\(name.prefix(20))' found; left, right or unknown expected")
            }
            // A side that has no straight stride is still a side of the session.
            rows[side, default: []] += ["true", "1"].contains(straight[index]) ? [index] : []
        }
        var strides: [Side: [String: [Double?]]] = [:]
        for column in columns {
            let numbers = try table.numbers(column)
            for (side, indices) in rows { strides[side, default: [:]][column] = indices.map { numbers[$0] } }
        }
        self.path = path
        self.strides = strides
        straightCounts = rows.mapValues(\.count)
        document = try Self.document(of: folder)
    }

    private static func document(of folder: ResultFolder) throws(EvaluationError) -> SessionDocument? {
        guard let (path, content) = try folder.file("session.json") else { return nil }
        do { return try JSONDecoder().decode(SessionDocument.self, from: content) } catch {
            throw EvaluationError(
                .badData, path: path, "not a session document; one of 'steppage analyze' was expected")
        }
    }

    /// The sides in a fixed order.
    var sides: [Side] { [.left, .right, .unknown].filter { straightCounts[$0] != nil } }

    /// The known values of a column over the straight strides of a side.
    func values(_ column: String, _ side: Side) -> [Double] { strides[side]?[column]?.compactMap(\.self) ?? [] }

    /// Median walking speed over all straight strides, m/s.
    var walkingSpeed: Double? {
        RobustStatistics.median(sides.flatMap { values("walking_speed_mps", $0) })
    }

    /// What the report says about the session.
    var summary: SessionComparison.Session {
        SessionComparison.Session(
            path: path, version: version, sides: sides,
            straightCount: straightCounts.values.reduce(0, +), walkingSpeed: walkingSpeed)
    }

    /// The version of the program; foreign text that cannot be one is none.
    var version: String? {
        guard let version = document?.software?.version, version.count <= 32,
            version.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return version
    }

    /// The finding of a foot, where the session states one.
    func finding(_ side: Side) -> SessionComparison.StatedFinding? {
        guard let stated = document?.feet?[side.rawValue]?.footDrop,
            let finding = stated.finding.flatMap(FootDropFinding.Finding.init)
        else { return nil }
        return SessionComparison.StatedFinding(
            finding: finding, z: stated.z?.value, sideDifference: stated.sideDifference?.value)
    }
}
