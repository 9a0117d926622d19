import Gait
import Recordings

/// The lower back in a report.
struct LowerBackGroup {
    let trunk: TrunkAnalysis

    var group: SensorGroup {
        SensorGroup(
            title: "Lower back", sentences: sentences,
            tables: [bouts, SensorGroup.withheld(trunk.gait.withheld)].compactMap(\.self))
    }

    private var walking: [TrunkBout] { trunk.gait.bouts.filter { $0.grade == .a } }

    private var sentences: [String] {
        let gait = trunk.gait
        let steps = gait.bouts.reduce(0) { $0 + $1.stepCount }
        guard steps > 0 else { return ["No step was identified."] }
        let time = walking.reduce(0) { $0 + $1.end - $1.start }
        var sentences = [
            "\(Words.count(steps, "step", "steps")) in \(Words.count(gait.bouts.count, "bout", "bouts")); "
                + "\(Words.duration(time)) of walking."
        ]
        if let cadence = gait.cadence, let step = gait.stepTime {
            sentences.append(
                "Cadence \(Words.number(cadence, decimals: 0)) steps/min, step time "
                    + "\(Words.number(step, decimals: 3)) s.")
        }
        if let asymmetry = gait.stepTimeAsymmetry {
            let longer = asymmetry.value > 0 ? "left" : "right"
            sentences.append(
                "Step time of the \(longer) foot is longer: index "
                    + SensorGroup.text(asymmetry, decimals: 3, unit: "") + ", (left − right) / (left + right).")
        }
        if let speed = gait.walkingSpeed {
            sentences.append("Walking speed about " + SensorGroup.text(speed, decimals: 2, unit: "m/s") + ".")
        }
        if let length = gait.stepLength {
            sentences.append("Step length about " + SensorGroup.text(length, decimals: 2, unit: "m") + ".")
        }
        if gait.model?.isSlow == true {
            sentences.append("Each step shows two vertical peaks; steps were counted at the rhythm of the strides.")
        }
        return sentences
    }

    private var bouts: DataTable? {
        guard !trunk.gait.bouts.isEmpty else { return nil }
        return DataTable(
            caption: "Walking bouts of the lower back; grade A is walking, B possible stepping and in no average",
            head: ["Start", "Length, s", "Steps", "Grade", "Cadence, /min", "Speed, m/s", "Why no speed"],
            rows: trunk.gait.bouts.map { bout in
                .init([
                    Words.time(bout.start), Words.number(bout.end - bout.start, decimals: 1),
                    bout.stepCount.description, bout.grade.rawValue,
                    bout.cadence.map { Words.number($0, decimals: 0) } ?? "–",
                    bout.walkingSpeed.map { Words.number($0.value, decimals: 2) } ?? "–", bout.speedObstacle ?? "",
                ])
            }, isSortable: true)
    }
}
