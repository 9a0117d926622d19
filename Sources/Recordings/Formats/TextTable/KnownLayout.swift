/// A table whose first lines, or whose shape, name the program that wrote it.
enum KnownLayout: Hashable {
    /// Markers of Motion Analysis and OpenSim (`.trc`).
    case trc
    /// Force plates of Motion Analysis Cortex (`.forces`).
    case cortexForces
    /// OpenSim storage (`.mot`, `.sto`).
    case openSim
    /// Force sensors under both feet, as PhysioNet's gaitpdb stores them.
    case gaitpdb

    /// What to call it.
    var name: String {
        switch self {
        case .trc: "TRC markers"
        case .cortexForces: "Cortex force plates"
        case .openSim: "OpenSim storage"
        case .gaitpdb: "insoles as in PhysioNet gaitpdb"
        }
    }

    /// The unit of a quantity where the layout fixes it.
    ///
    /// OpenSim stores ground reactions in SI units, Cortex in N, N·mm and mm, gaitpdb in N.
    func unit(of quantity: Quantity) -> PhysicalUnit? {
        switch (self, quantity) {
        case (.openSim, .force), (.cortexForces, .force), (.gaitpdb, .force): .newton
        case (.openSim, .moment): .newtonMetre
        case (.openSim, .position): .metre
        case (.cortexForces, .moment): .newtonMillimetre
        case (.cortexForces, .position): .millimetre
        default: nil
        }
    }

    /// Recognises the layout by its first lines.
    init?(_ lines: some Sequence<TableHead.Line>) {
        for line in lines {
            if line.number == 1, line.text.hasPrefix("PathFileType") {
                self = .trc
                return
            }
            if line.number == 1, line.text.hasPrefix("[Force Data]") {
                self = .cortexForces
                return
            }
            if line.text.hasPrefix("endheader") {
                self = .openSim
                return
            }
        }
        return nil
    }
}

extension TableLayout {
    /// Names the columns as the layout means them.
    mutating func nameColumns(_ known: KnownLayout) {
        self.known = known
        decisions.append(.init("layout", known.name, because: "its first lines"))
        switch known {
        case .trc: nameMarkers()
        case .cortexForces: nameCortexForces()
        case .openSim, .gaitpdb: break
        }
    }

    /// Labels stand in the line above `X1 Y1 Z1 X2 …`, each over the first of three columns.
    private mutating func nameMarkers() {
        let above = preamble.last { $0.text.hasPrefix("Frame") }.map { separation.cells($0.text) }
        guard let labels = groups.isEmpty ? above : groups, names.count > 2 else { return }
        let unit = TablePreamble.trcHeader(preamble, separation)?.unit ?? ""
        groups = Array(repeating: "", count: names.count)
        units = Array(repeating: unit, count: names.count)
        (names[0], names[1], units[0], units[1]) = ("Frame", "Time", "", "s")
        for index in 2..<names.count {
            let first = 2 + (index - 2) / 3 * 3
            groups[index] = first < labels.count ? labels[first] : ""
            names[index] = Axis.allCases[(index - 2) % 3].rawValue
        }
    }

    /// `FX1 FY1 FZ1 X1 Y1 Z1 MZ1`: force, centre of pressure and free moment of each plate.
    private mutating func nameCortexForces() {
        for (index, name) in names.enumerated() {
            let number = String(name.reversed().prefix { $0.isNumber }.reversed())
            guard !number.isEmpty else { continue }
            switch name.dropLast(number.count) {
            case "X", "Y", "Z": names[index] = "plate\(number)_CoP\(name.prefix(1).lowercased())"
            case "FX", "FY", "FZ", "MX", "MY", "MZ":
                names[index] = "plate\(number)_\(name.prefix(1))\(name.dropFirst().prefix(1).lowercased())"
            default: break
            }
        }
    }

    /// The names of a table without header that holds the force under eight places of each foot, or `nil`.
    ///
    /// Nineteen columns: time in steps of 0.01 s, eight forces of the left foot, eight of the right, and their sums
    /// (Hausdorff, "Gait in Parkinson's Disease", PhysioNet 2008). The sums must agree in nine of ten rows.
    static func gaitpdbNames(_ rows: [[String]]) -> [String]? {
        let numbers = rows.filter { $0.count == 19 }.map { $0.map { Double($0) ?? .nan } }
        guard numbers.count >= 3, numbers.count == rows.count else { return nil }
        let onGrid = zip(numbers, numbers.dropFirst()).count { ($1[0] - $0[0] - 0.01).magnitude < 0.00051 }
        let summed = numbers.count { row in
            (row[1...8].reduce(0, +) - row[17]).magnitude <= 0.1
                && (row[9...16].reduce(0, +) - row[18]).magnitude <= 0.1
        }
        guard onGrid * 10 >= 9 * (numbers.count - 1), summed * 10 >= 9 * numbers.count else { return nil }
        let feet = ["left", "right"]
        return ["time_s"] + feet.flatMap { foot in (1...8).map { "\(foot)_\($0)_N" } }
            + feet.map { "\($0)_total_N" }
    }
}
