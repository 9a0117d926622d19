extension FormatSignature {
    /// Ground reaction forces in OpenSim storage (`.mot`, `.sto`), with OpenSim's or SIMM's header, which `endheader` ends.
    ///
    /// N, N·m and m, the vertical is +y. Joint angles, and forces of a model, are no measurements of walking: refused.
    static let openSim = FormatSignature("opensim", "OpenSim storage", isTestedOnGenuineFiles: true) {
        front throws(RecordingError) in
        let keys = ["nRows=", "datarows", "version=", "datacolumns"]
        guard let key = (1...10).first(where: { line in keys.contains { front.begins(line, $0) } }) else { return nil }
        guard let end = front.line(beginning: "endheader", within: 200) else {
            // Other programs state a version too.
            guard (key...10).contains(where: { front.begins($0, "nRows=") || front.begins($0, "datarows") }) else {
                return nil
            }
            throw RecordingError(
                .badData, path: front.path, "OpenSim header without its 'endheader' line: the file is damaged",
                remedy: "export it again")
        }
        guard let names = front.written(from: end + 1) else { return nil }
        let cells = front.filledCells(names).map { $0.lowercased() }
        // `hip_r_on_femur_r_in_ground_fx` is a model's force, told in the axes of the ground.
        let isOfModel = cells.contains { $0.contains("_in_ground") || $0.contains("_on_") && $0.contains("_in_") }
        let isMeasured = cells.contains { $0.contains("ground_") || $0.contains("grf") || $0.contains("acc") }
        guard isMeasured, !isOfModel else {
            throw RecordingError(
                .badData, path: front.path,
                "an OpenSim table without ground reaction forces: joint angles, or forces of a model, are not read",
                remedy: "give the file with columns such as ground_force_vy")
        }
        var reading = FormatReading("line \(end) 'endheader', after a header of storage")
        reading.statement.stateNames(in: names, front)
        reading.statement.units = [.force: .newton, .moment: .newtonMetre, .position: .metre]
        return reading
    }
}
