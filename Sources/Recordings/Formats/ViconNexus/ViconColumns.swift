/// The sensors, force plates and markers of a section of a Vicon Nexus export.
struct ViconColumns {
    /// The sensors with their columns.
    var groups: [SensorGroups.Group] = []
    /// What is left out, by owner.
    var leftOut: [String] = []

    /// Sorts the columns of a section.
    init(_ section: ViconSection) {
        switch section.title {
        case .devices: sortDevices(section)
        case .trajectories: sortMarkers(section)
        case .modelOutputs, .joints, .segments: leftOut = Self.owners(section)
        }
    }

    private static func owners(_ section: ViconSection) -> [String] {
        section.owners.dropFirst(2).reduce(into: []) { list, owner in
            if !owner.isEmpty, list.last != owner { list.append(owner) }
        }
    }

    // MARK: - Markers

    private mutating func sortMarkers(_ section: ViconSection) {
        var places: [String: Int] = [:]
        for index in section.names.indices.dropFirst(2) {
            let label = section.owners[index]
            // Velocities and accelerations are called X' and X''; an unlabelled marker has a star and a number.
            guard let axis = Axis(rawValue: section.names[index].lowercased()), !label.isEmpty, !label.hasPrefix("*")
            else {
                leaveOut(label.isEmpty ? section.names[index] : "\(label) \(section.names[index])")
                continue
            }
            var column = ColumnName(index: index, name: section.names[index], unit: section.units[index])
            column.role = .measurement(.position)
            column.axis = axis
            column.label = "\(label) \(axis.rawValue)"
            if let place = places[label] {
                groups[place].columns.append(column)
            } else {
                places[label] = groups.count
                let key = SensorGroups.Key(sensor: label, side: MarkerSide.side(of: label), placement: .marker)
                groups.append(SensorGroups.Group(key: key, name: label, columns: [column]))
            }
        }
    }

    // MARK: - Devices

    private mutating func sortDevices(_ section: ViconSection) {
        var devices: [String] = []
        for index in section.names.indices.dropFirst(2) {
            let (device, output) = Self.device(section.owners[index])
            guard let column = Self.column(index, section, output: output) else {
                leaveOut(section.owners[index])
                continue
            }
            if let place = devices.firstIndex(of: device) {
                groups[place].columns.append(column)
            } else {
                devices.append(device)
                let place = PlacementWords(NameWords.split(device))
                let key = SensorGroups.Key(sensor: device, side: place.side, placement: place.placement)
                groups.append(
                    SensorGroups.Group(key: key, name: device, columns: [column], evidence: "name of the device"))
            }
        }
        for index in groups.indices where groups[index].columns.contains(where: { $0.quantity == .force }) {
            groups[index].key.placement = .forcePlate
        }
        // A centre of pressure needs a force; a position of anything else is none of a sensor's signals.
        for group in groups where group.key.placement != .forcePlate && group.columns.allSatisfy(Self.isPlateSignal) {
            leaveOut(group.name)
        }
        groups.removeAll { $0.key.placement != .forcePlate && $0.columns.allSatisfy(Self.isPlateSignal) }
        namePlates()
    }

    /// `Imported AMTI OR6 Series Force Plate #1 - Force`: the device, and what it puts out.
    private static func device(_ owner: String) -> (device: String, output: String) {
        guard let dash = owner.ranges(of: " - ").last else { return (owner, "") }
        return (String(owner[..<dash.lowerBound]), String(owner[dash.upperBound...]))
    }

    private static func column(_ index: Int, _ section: ViconSection, output: String) -> ColumnName? {
        let name = section.names[index]
        var column = ColumnName(index: index, name: name, unit: section.units[index])
        let letters = name.lowercased().filter(\.isLetter)
        guard let axis = letters.last.flatMap({ Axis(rawValue: String($0)) }) else { return nil }
        let named: [String: Quantity] = ["f": .force, "m": .moment, "c": .position]
        let words = NameWords.split(output)
        let isPlateOutput = !Set(["force", "moment", "cop", "centre", "center"]).isDisjoint(with: words)
        guard let quantity = column.physicalUnit?.quantity ?? (isPlateOutput ? named[String(letters.dropLast())] : nil)
        else { return nil }
        column.role = .measurement(quantity)
        column.axis = axis
        column.label = quantity == .position ? "CoP\(axis.rawValue)" : name
        return column
    }

    private static func isPlateSignal(_ column: ColumnName) -> Bool {
        column.quantity == .position || column.quantity == .moment || column.quantity == .force
    }

    /// Plates are called by their numbers where these tell them apart.
    private mutating func namePlates() {
        let plates = groups.indices.filter { groups[$0].key.placement == .forcePlate }
        let numbers = plates.map { index in
            groups[index].name.split(separator: "#").dropFirst().last.map { $0.prefix { $0.isNumber } } ?? ""
        }
        guard !numbers.contains(""), Set(numbers).count == numbers.count else { return }
        for (index, number) in zip(plates, numbers) { groups[index].name = "plate \(number)" }
    }

    private mutating func leaveOut(_ name: String) {
        if !name.isEmpty, leftOut.last != name { leftOut.append(name) }
    }
}
