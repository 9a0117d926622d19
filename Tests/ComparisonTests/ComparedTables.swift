import Gait
import GaitSimulation
import Recordings
import Reports
import TestSupport

/// Stride tables of simulated and of made-up sessions.
enum ComparedTables {
    /// The table of a simulated walk, as the analysis writes it.
    static func simulated(seed: UInt64 = 1, _ change: (inout WalkingScenario) -> Void) -> String {
        var scenario = WalkingScenario()
        change(&scenario)
        var sensor = SensorModel()
        sensor.mounting = .random
        let session = WalkingSimulation(scenario: scenario, sensor: sensor, seed: seed).run()
        let strides = [(Side.left, session.left), (.right, session.right)].flatMap { side, stream in
            WalkingAnalysis(footLength: nil).analyze((try? stream.inertialSegments()) ?? [], side: side).strides
        }
        return StrideTable().text(of: strides)
    }

    /// A table of straight strides with a pitch, a speed and a clearance, one line an array of cells.
    static func plain(
        side: String = "left", pitches: [Double], speed: Double = 1.2, clearance: Double? = nil,
        clearanceError: Double = 0.004
    ) -> String {
        let rows = pitches.enumerated().map { index, pitch in
            let height = clearance.map { "\($0 + 0.0005 * Double(index % 3))" } ?? ""
            return "\(side),\(index),\(pitch),\(speed),\(height),\(clearance == nil ? "" : "\(clearanceError)"),true"
        }
        return "side,stride,max_swing_pitch_deg,walking_speed_mps,min_toe_clearance_m,min_toe_clearance_sd_m,straight\n"
            + rows.map { $0 + "\n" }.joined()
    }

    /// Pitches about a middle, with some spread.
    static func pitches(about middle: Double, count: Int = 12) -> [Double] {
        (0..<count).map { middle + Double($0 % 5 - 2) * 0.4 }
    }
}
