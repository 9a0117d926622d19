import Foundation
import GaitSimulation
import Recordings
import Testing

@testable import FootDrop

/// Dose and response over many virtual people; `STEPPAGE_STUDY=1 swift test --filter SimulationStudy` prints the tables
/// of `docs/foot-drop.md`.
struct SimulationStudy {
    private static let isWanted = ProcessInfo.processInfo.environment["STEPPAGE_STUDY"] != nil
    private static let people = Int(ProcessInfo.processInfo.environment["STEPPAGE_STUDY"] ?? "") ?? 3

    /// Many people, several at a time.
    private func assess(_ people: [VirtualPerson]) async throws -> [Assessed] {
        try await withThrowingTaskGroup(of: (Int, Assessed).self) { group in
            for (number, person) in people.enumerated() { group.addTask { (number, try person.assessed()) } }
            var all: [Int: Assessed] = [:]
            for try await (number, assessed) in group { all[number] = assessed }
            return people.indices.compactMap { all[$0] }
        }
    }

    private func row(_ title: String, _ all: [Assessed]) -> String {
        func share(_ condition: (Assessed) -> Bool) -> String {
            String(format: "%.2f", Double(all.count(where: condition)) / Double(max(1, all.count)))
        }
        func mean(_ values: [Double?]) -> String {
            let known = values.compactMap(\.self)
            return known.isEmpty ? "-" : String(format: "%.1f", known.reduce(0, +) / Double(known.count))
        }
        return "| \(title) | \(share { $0.isPositive }) | \(share { $0.laterality.laterality == .left }) | "
            + "\(share { $0.laterality.laterality == .right }) | \(share { $0.laterality.laterality == .bilateral }) | "
            + "\(share { $0.feet.contains { $0.finding == .markedlyReduced } }) | "
            + "\(share { $0.feet.contains { $0.finding == .notAssessable } }) | "
            + "\(mean(all.map { $0.foot(.left)?.z })) | \(mean(all.map { $0.foot(.left)?.sideDifference?.value })) | "
            + SubScore.Kind.allCases.map { kind in mean(all.map { $0.foot(.left)?.score(kind)?.value }) }
            .joined(separator: " | ") + " |"
    }

    @Test(.enabled(if: isWanted)) func doseAndResponse() async throws {
        print(
            "| case | positive | left | right | bilateral | marked | n/a | z left | D left | prim | clear | comp | cons |"
        )
        for speed in [0.5, 0.6, 0.8, 0.9, 1.0, 1.2, 1.4] {
            for deficit in [0.0, 5, 10, 15, 20, 30] {
                let all = try await assess(
                    (1...UInt64(Self.people)).map { VirtualPerson(speed: speed, seed: $0, leftDeficit: deficit) })
                print(row("\(speed) m/s, left \(deficit)", all))
            }
            for deficit in [10.0, 20] {
                let both = try await assess(
                    (1...UInt64(Self.people)).map {
                        VirtualPerson(speed: speed, seed: $0, leftDeficit: deficit, rightDeficit: deficit)
                    })
                print(row("\(speed) m/s, both \(deficit)", both))
            }
            let steppage = try await assess(
                (1...UInt64(Self.people)).map {
                    VirtualPerson(speed: speed, seed: $0, leftDeficit: 20, clearance: 0.03, steppageGain: 1)
                })
            print(row("\(speed) m/s, left 20, steppage", steppage))
        }
    }
}
