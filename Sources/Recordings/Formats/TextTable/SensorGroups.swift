/// The columns of a table sorted by sensor.
struct SensorGroups {
    /// One sensor's columns.
    struct Group {
        /// What tells it from other sensors.
        var key: Key
        /// Its name in the file.
        var name: String
        /// Its measured columns.
        var columns: [ColumnName]
        /// How side and placement are known, when not by the names of the columns alone.
        var evidence = "names of columns"
        /// How its axes lie on the body, where it is stated; `nil` leaves them as they are.
        var axes: BodyAxes?
        /// The upward axis of a force plate, where it is stated.
        var verticalAxis: SignedAxis?
    }

    /// What tells sensors apart.
    struct Key: Hashable {
        var sensor: String
        var side: Side
        var placement: SensorPlacement
    }

    /// The sensors, in the order of their first columns.
    var groups: [Group] = []
    /// Whether the sensors are stated and not told by the names of the columns.
    var areStated = false
    /// Columns that are not read.
    var ignored: [ColumnName] = []

    /// Takes the sensors that are stated.
    init(_ columns: [ColumnName], time: Int?, stated: [Group]) {
        groups = stated
        areStated = true
        let read = Set(stated.flatMap { $0.columns.map(\.index) })
        ignored = columns.filter { $0.index != time && !read.contains($0.index) }
    }

    /// Sorts the columns by their names.
    init(_ columns: [ColumnName], time: Int?, layout: TableLayout) {
        let insoles = InsoleColumns(columns.filter { $0.index != time })
        let markers = MarkerColumns(columns.filter { $0.index != time && !insoles.taken.contains($0.index) }, layout)
        let rest = columns.filter { !insoles.taken.contains($0.index) && !markers.taken.contains($0.index) }
        let measured = rest.filter {
            $0.index != time && $0.quantity != nil && ($0.axis != nil || Self.isVerticalForce($0)) && !Self.isPlace($0)
        }
        ignored = rest.filter { column in
            column.index != time && !measured.contains { $0.index == column.index }
        }
        let isForceTable = measured.contains { $0.quantity == .force }
        for column in measured {
            if isForceTable, column.quantity == .acceleration, NameWords.split(column.label).count <= 2,
                column.label.count <= 3
            {
                // Beside Fx, Fy, Fz the columns Ax, Ay are a point of application.
                ignored.append(column)
                continue
            }
            let key = Key(sensor: column.sensor, side: column.place.side, placement: column.place.placement)
            if let index = groups.firstIndex(where: { $0.key == key }) {
                groups[index].columns.append(column)
            } else {
                groups.append(Group(key: key, name: Self.name(key), columns: [column]))
            }
        }
        joinParts()
        for index in groups.indices { chooseAccelerometer(index) }
        namePlates()
        tellFeetOfOpenSim()
        tellFeetOfDFlow()
        groups += insoles.groups + markers.groups
    }

    /// Takes the columns of numbers that are left out for the channels of one sensor; false when there are none.
    mutating func takeUnnamed(_ layout: TableLayout) -> Bool {
        let numbers = ignored.filter { column in
            let cells = layout.sample.compactMap { column.index < $0.count ? $0[column.index] : nil }
            return !cells.isEmpty && cells.allSatisfy(layout.separation.isNumber)
        }
        guard !numbers.isEmpty else { return false }
        ignored.removeAll { column in numbers.contains { $0.index == column.index } }
        groups = [Group(key: Key(sensor: "", side: .unknown, placement: .unknown), name: "", columns: numbers)]
        return true
    }

    /// Whether there is anything of walking in the table: acceleration, angular rate, force or markers.
    var holdMotionOrForce: Bool {
        groups.contains { group in
            group.key.placement == .marker
                || group.columns.contains { [.acceleration, .angularRate, .force].contains($0.quantity) }
        }
    }

    /// What to call a sensor by what tells it from others.
    static func name(_ key: Key) -> String {
        var words: [String] = []
        if key.side != .unknown { words.append(key.side.rawValue) }
        if key.placement != .unknown { words.append(key.placement.rawValue) }
        if !key.sensor.isEmpty { words.append(key.sensor) }
        return words.joined(separator: " ")
    }

    /// A position that is neither a marker's nor a centre of pressure: where a sensor was computed to be, for example.
    private static func isPlace(_ column: ColumnName) -> Bool {
        guard column.quantity == .position else { return false }
        let name = column.label.lowercased()
        return !name.contains("cop") && !name.contains("force")
    }

    /// `GRF[N]`, `left_vGRF`: a force without an axis is the vertical one where unit or name say so.
    private static func isVerticalForce(_ column: ColumnName) -> Bool {
        guard column.quantity == .force else { return false }
        return column.physicalUnit?.quantity == .force
            || !Set(["grf", "vgrf"]).isDisjoint(with: NameWords.split(column.label))
    }

    /// Plates are called as in the file: `FP1`, `plate 2`, `l_ground_force`.
    private mutating func namePlates() {
        for index in groups.indices {
            guard let first = groups[index].columns.first(where: { $0.quantity == .force }) else { continue }
            let key = groups[index].key
            guard key.placement == .unknown || key.placement == .forcePlate else { continue }
            let number = key.sensor.drop { $0.isLetter }
            if !number.isEmpty, number.allSatisfy(\.isNumber),
                ["", "plate"].contains(key.sensor.dropLast(number.count))
            {
                groups[index].name = "plate \(number)"
            } else if !number.isEmpty, key.sensor == "fp\(number)" {
                groups[index].name = "FP\(number)"
            } else if key.sensor.isEmpty {
                groups[index].name = key.side == .unknown ? "plate" : "\(key.side.rawValue) plate"
            } else if first.axis != nil,
                let cut = first.label.lastIndex(where: { !$0.isLetter && !$0.isNumber })
            {
                groups[index].name = String(first.label[..<cut])
            }
        }
    }

    /// OpenSim writes the right foot's force without a prefix and the left one's with `l_` or `1_`.
    private mutating func tellFeetOfOpenSim() {
        let right = groups.firstIndex { $0.key.sensor == "ground" && $0.key.side == .unknown }
        let left = groups.firstIndex { group in
            (group.key.sensor == "ground" && group.key.side == .left) || group.key.sensor == "1 ground"
        }
        guard let right, let left else { return }
        groups[right].key.side = .right
        groups[right].evidence = "OpenSim names: the force without prefix is the right foot's"
        groups[left].key.side = .left
        groups[left].evidence = "OpenSim names: the force with a prefix is the left foot's"
    }

    /// On a D-Flow treadmill `FP1` is the left belt and `FP2` the right one.
    private mutating func tellFeetOfDFlow() {
        for index in groups.indices where groups[index].key.side == .unknown {
            guard let side: Side = ["fp1": .left, "fp2": .right][groups[index].key.sensor],
                groups[index].columns.contains(where: { $0.raw.contains(".For") })
            else { continue }
            groups[index].key.side = side
            groups[index].evidence = "D-Flow names: FP1 is the left belt, FP2 the right one"
        }
    }

    /// An accelerometer and a gyroscope that are the only ones at their place are one sensor, whatever their names.
    private mutating func joinParts() {
        let places = Set(groups.map { Key(sensor: "", side: $0.key.side, placement: $0.key.placement) })
        for place in places {
            let here = groups.indices.filter {
                groups[$0].key.side == place.side && groups[$0].key.placement == place.placement
            }
            let accelerations = here.filter { groups[$0].columns.contains { $0.quantity == .acceleration } }
            let rates = here.filter { groups[$0].columns.contains { $0.quantity == .angularRate } }
            guard accelerations.count == 1, rates.count == 1, accelerations != rates else { continue }
            let moved = groups[rates[0]].columns
            groups[accelerations[0]].columns += moved
            groups.remove(at: rates[0])
        }
    }

    /// Of two accelerometers in one housing the one with gravity, then the one with the wide range, is read.
    private mutating func chooseAccelerometer(_ index: Int) {
        let accelerations = groups[index].columns.filter { $0.quantity == .acceleration }
        let isFree = Set(accelerations.map(\.isGravityFree))
        let ranges = Set(accelerations.map(\.range))
        let dropped = accelerations.filter { column in
            (isFree.count == 2 && column.isGravityFree) || (ranges.contains("wr") && column.range == "ln")
        }
        guard !dropped.isEmpty else { return }
        ignored += dropped
        groups[index].columns.removeAll { column in dropped.contains { $0.index == column.index } }
    }

    /// Throws when a quantity has an axis twice, or when `isStrict` and a vector lacks an axis.
    func check(path: String, isStrict: Bool) throws(RecordingError) {
        for group in groups {
            for quantity in Quantity.allCases {
                let columns = group.columns.filter { $0.quantity == quantity }
                for axis in Axis.allCases {
                    let same = columns.filter { $0.axis == axis }
                    guard same.count > 1 else { continue }
                    let message =
                        same[0].raw == same[1].raw
                        ? "column name \(same[0].raw) appears twice"
                        : "columns \(same[0].raw) and \(same[1].raw) both look like the "
                            + "\(axis.rawValue) axis of \(quantity.rawValue)"
                    throw RecordingError(
                        .badData, path: path, message, remedy: "rename the columns so that each sensor has its own name"
                    )
                }
                guard isStrict, quantity == .acceleration || quantity == .angularRate, !columns.isEmpty else {
                    continue
                }
                if let sentence = Self.missingAxes(quantity, found: columns.compactMap(\.axis), in: group.name) {
                    throw RecordingError(.badData, path: path, sentence)
                }
            }
        }
    }

    /// `acc: found x,y but no z`, or `nil` when all three axes are there.
    static func missingAxes(_ quantity: Quantity, found: [Axis], in sensor: String) -> String? {
        let lacking = Axis.allCases.filter { !found.contains($0) }
        guard !lacking.isEmpty else { return nil }
        let short = quantity == .acceleration ? "acc" : quantity == .angularRate ? "gyr" : quantity.rawValue
        let owner = sensor.isEmpty ? short : "\(sensor) \(short)"
        guard lacking.count < 3 else { return "\(owner): no column found" }
        func list(_ axes: [Axis]) -> String { axes.map(\.rawValue).joined(separator: ",") }
        return "\(owner): found \(list(Axis.allCases.filter(found.contains))) but no \(list(lacking))"
    }
}
