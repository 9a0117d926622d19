extension Profile {
    /// The profiles that come with the program, for exports that are known from documents and reader code alone.
    ///
    /// No genuine file of theirs was at hand; exports that name their columns and units are read without any profile.
    public static let builtIn: [Profile] = [kistlerBioWare, amtiNetForce, sensorLogger]

    /// The names of those that no genuine file was read with.
    public static let untested = Set(builtIn.map(\.name))

    /// Whether it is used for files that fit it without being stated.
    public var isFoundByItself: Bool { match != nil }

    /// The built-in profile of a name.
    public static func builtIn(_ name: String) -> Profile? { builtIn.first { $0.name == name } }

    /// Tabs, Latin-1, lines of settings, then names (`abs time (s)`, `Fx` …) and units; `Ax` and `Ay` are where the
    /// force applies.
    private static let kistlerBioWare: Profile = {
        var profile = Profile(name: "kistler-bioware")
        profile.summary = "Kistler BioWare text export of one plate. Untested on genuine files."
        profile.match = ProfileMatch(headerContains: ["abs time (s)", "\tFx\tFy\tFz\t", "\tAx\tAy"])
        profile.table.text.encoding = .windows1252
        profile.table.text.delimiter = .init(character: "\t")
        profile.table.time.column = .present(.name("abs time (s)"))
        profile.table.time.unitSeconds = 1
        profile.table.sensors = [
            plate(
                [
                    ("force", .force, ["Fx", "Fy", "Fz"].map { .name($0) }),
                    ("cop", .position, [.name("Ax"), .name("Ay")]),
                ]
            )
        ]
        return profile
    }()

    /// Six columns without names and without time: force and moment of one plate.
    private static let amtiNetForce: Profile = {
        var profile = Profile(name: "amti-netforce")
        profile.summary =
            "AMTI NetForce text export of one plate, six columns without names; state --rate. Untested on genuine files."
        profile.table.text.delimiter = .init(character: ",")
        profile.table.text.headerRow = .absent
        profile.table.time.column = .absent
        profile.table.sensors = [
            plate(
                [
                    ("force", .force, [.number(1), .number(2), .number(3)]),
                    ("moment", .moment, [.number(4), .number(5), .number(6)]),
                ], force: .newton, moment: .newtonMetre)
        ]
        return profile
    }()

    /// `time,seconds_elapsed,z,y,x`: the name of the file alone says what is measured.
    private static let sensorLogger: Profile = {
        var profile = Profile(name: "sensor-logger-total-acceleration")
        profile.summary =
            "TotalAcceleration.csv of the app Sensor Logger, gravity included. Untested on genuine files."
        profile.match = ProfileMatch(
            headerContains: ["time,seconds_elapsed,z,y,x"], filename: "TotalAcceleration*.csv")
        profile.table.time.column = .present(.name("time"))
        profile.table.time.unitSeconds = 1e-9
        var sensor = TableStatement.Sensor(path: "sensors[0]")
        sensor.columns = Axis.allCases.enumerated().map { index, axis in
            TableStatement.Column(
                path: "sensors[0].acc.columns[\(index)]", reference: .name(axis.rawValue), quantity: .acceleration,
                axis: axis, unit: .metresPerSecondSquared)
        }
        profile.table.sensors = [sensor]
        return profile
    }()

    private static func plate(
        _ parts: [(key: String, quantity: Quantity, columns: [ColumnReference])], force: PhysicalUnit? = nil,
        moment: PhysicalUnit? = nil
    ) -> TableStatement.Sensor {
        var plate = TableStatement.Sensor(path: "plates[0]")
        plate.placement = .forcePlate
        let units: [Quantity: PhysicalUnit?] = [.force: force, .moment: moment]
        for part in parts {
            for (index, (reference, axis)) in zip(part.columns, Axis.allCases).enumerated() {
                plate.columns.append(
                    TableStatement.Column(
                        path: "plates[0].\(part.key)[\(index)]", reference: reference, quantity: part.quantity,
                        axis: axis, unit: units[part.quantity] ?? nil))
            }
        }
        return plate
    }
}
