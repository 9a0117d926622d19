extension FormatSignature {
    /// Markers and plates of a D-Flow treadmill (mocap module): `TimeStamp`, `RSHO.PosX`, `FP1.ForX`, `FP1.MomX`, `FP1.CopX`.
    ///
    /// m, N and N·m, the vertical is +y, `FP1` is the left belt. A marker that was not seen stands at zero
    /// (Motek, D-Flow manual; csu-hmc, motek format description).
    static let dFlow = FormatSignature("dflow", "D-Flow mocap", isTestedOnGenuineFiles: true) { front in
        let cells = front.cells(1).map { CellSeparation.trimmed($0.drop { $0 == "%" }) }
        let first = cells.first ?? ""
        guard ["TimeStamp", "Time"].contains(first),
            cells.contains(where: { $0.hasSuffix(".PosX") || isPlate($0) })
        else { return nil }
        var reading = FormatReading("line 1 names '\(first)' and columns such as 'FP1.ForX' or 'RSHO.PosX'")
        reading.statement.units = [.force: .newton, .moment: .newtonMetre, .position: .metre]
        reading.statement.zerosAreMissing = [.position]
        return reading
    }

    /// Belt speeds and events of a D-Flow treadmill (record module): no sensor, so nothing of walking to read.
    static let dFlowRecord = FormatSignature("dflow-record", "D-Flow record", isTestedOnGenuineFiles: true) {
        front throws(RecordingError) in
        let cells = front.cells(1)
        guard cells.first == "Time", cells.contains("LeftBeltSpeed"), cells.contains("RightBeltSpeed"),
            !cells.contains(where: { $0.hasSuffix(".PosX") || isPlate($0) })
        else { return nil }
        throw RecordingError(
            .badData, path: front.path, "a D-Flow record file: belt speeds and events, no sensor",
            remedy: "give the file of the mocap module, with columns such as FP1.ForY")
    }

    /// `FP1.ForX`.
    private static func isPlate(_ name: String) -> Bool { name.hasPrefix("FP") && name.contains(".For") }
}
