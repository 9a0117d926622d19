/// Makes the streams of a C3D file: a marker each, and a force plate each.
struct C3DStreams {
    let file: C3DFile
    let path: String

    private var parameters: C3DParameters { file.parameters }

    /// One unit of the points in m, by POINT:UNITS.
    var lengthUnit: PhysicalUnit? {
        guard let text = parameters["POINT", "UNITS"]?.texts.first, !text.isEmpty else { return nil }
        guard case .physical(let unit) = UnitText.parse(text), unit.quantity == .position else { return nil }
        return unit
    }

    // MARK: - Markers

    /// Adds a stream for each marker that was seen.
    func addMarkers(_ unit: PhysicalUnit, to recording: inout Recording) {
        let labels = labels()
        let derived = derivedLabels()
        var (unlabelled, calculated, unseen): ([String], [String], [String]) = ([], [], [])
        var used: [String: Int] = [:]
        for index in 0..<file.layout.pointCount {
            let label = index < labels.count ? labels[index] : ""
            if label.isEmpty || label.hasPrefix("*") {
                unlabelled.append(label)
                continue
            }
            if derived.contains(label) {
                calculated.append(label)
                continue
            }
            let point = file.point(index)
            if point.missing.first?.count == file.layout.frameCount {
                unseen.append(label)
                continue
            }
            let repeats = used[label, default: 0]
            used[label] = repeats + 1
            let name = repeats == 0 ? label : "\(label) (\(repeats + 1))"
            recording.streams.append(stream(name, point, unit))
        }
        func leaveOut(_ what: String, _ names: [String], _ why: String) {
            guard !names.isEmpty else { return }
            let list = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
            recording.decisions.append(.init("\(what) left out", "\(names.count): \(list)", because: why))
        }
        leaveOut("points", calculated, "POINT:ANGLES and its like name them: no places in space")
        leaveOut("unlabelled points", unlabelled, "nothing tells what they are")
        leaveOut("markers", unseen, "never seen")
        let repeated = used.filter { $0.value > 1 }.keys.sorted()
        leaveOut("first use of names that are not", repeated, "several points have the same label: numbered")
    }

    private func stream(_ name: String, _ point: C3DFile.Point, _ unit: PhysicalUnit) -> SensorStream {
        let side = MarkerSide.side(of: name)
        let channels = zip(Axis.allCases, [point.x, point.y, point.z]).map { axis, values in
            Channel(
                name: "\(name) \(axis.rawValue)", quantity: .position, axis: axis, fileUnit: unit,
                samples: unit.inSI == 1 ? values : values.map { $0 * unit.inSI }, missing: point.missing)
        }
        return SensorStream(
            name: name, placement: .marker, side: side,
            placementEvidence: side == .unknown ? "a point of the C3D file" : "a point of the C3D file; its label",
            rate: file.layout.rate, declaredRate: file.layout.declaredRate, channels: channels)
    }

    private func labels() -> [String] { parameters.texts("POINT", "LABELS") }

    /// Labels of what is stored as points and is none: angles, forces, moments, powers, scalars.
    private func derivedLabels() -> Set<String> {
        Set(["ANGLES", "FORCES", "MOMENTS", "POWERS", "SCALARS"].flatMap { parameters.texts("POINT", $0) })
    }

    // MARK: - Force plates

    /// Adds a stream for each force plate that can be read; returns the analog channels they use.
    func addPlates(_ unit: PhysicalUnit, to recording: inout Recording) -> Set<Int> {
        let group = "FORCE_PLATFORM"
        let types = parameters.counts(group, "TYPE").count
        // A number of plates that no list of theirs bears out is damage.
        let count = min(parameters[group, "USED"]?.counts.first ?? types, types, 256)
        guard count > 0 else { return [] }
        var used: Set<Int> = []
        for index in 0..<count {
            let found = C3DForcePlate.find(
                index, in: parameters, channelCount: file.layout.channelCount, lengthUnit: unit.inSI)
            switch found {
            case .failure(let problem): leaveOut(index + 1, problem.message, &recording)
            case .success(let plate):
                if !used.isDisjoint(with: plate.channels) {
                    leaveOut(index + 1, "its channels belong to another plate", &recording)
                } else if let unit = strangeUnit(of: plate) {
                    leaveOut(index + 1, "its channels are in '\(unit.prefix(12))'", &recording)
                } else {
                    used.formUnion(plate.channels)
                    add(plate, number: index + 1, unit, &recording)
                }
            }
        }
        let zero = parameters.counts(group, "ZERO")
        if zero.count == 2, zero[0] > 0, zero[1] >= zero[0], !used.isEmpty {
            recording.decisions.append(
                .init(
                    "force plate offset", "not taken off",
                    because: "FORCE_PLATFORM:ZERO names frames \(zero[0]) to \(zero[1]), "
                        + "but not whether the plates were empty then"))
        }
        return used
    }

    private func leaveOut(_ number: Int, _ why: String, _ recording: inout Recording) {
        recording.notes.append(
            QualityNote(
                code: "force_plate_left_out", severity: .warning,
                message: "force plate \(number) is left out: \(why)"))
    }

    /// A unit among a plate's channels that is not understood, such as kN.
    ///
    /// Volts are: writers often leave them standing beside channels whose scale gives newtons.
    private func strangeUnit(of plate: C3DForcePlate) -> String? {
        let units = parameters.texts("ANALOG", "UNITS")
        return plate.channels.lazy.compactMap { $0 < units.count ? units[$0] : nil }.first { text in
            !text.isEmpty && UnitText.parse(text) == nil
        }
    }

    private func add(
        _ plate: C3DForcePlate, number: Int, _ length: PhysicalUnit, _ recording: inout Recording
    ) {
        let name = "plate \(number)"
        let units = parameters.texts("ANALOG", "UNITS")
        var assumed: [String] = []
        var plate = plate
        var signals: [[Double]] = []
        for (place, channel) in plate.channels.enumerated() {
            let quantity = Self.quantity(plate.kind, place)
            let stated = channel < units.count ? Self.unit(units[channel]) : nil
            var unit = Self.usual(quantity, length)
            if let stated, stated.quantity == quantity { unit = stated } else { assumed.append("\(channel + 1)") }
            var samples = file.analog(channel)
            if plate.kind == .calibratedMoments {
                // The matrix takes the channels as they are; its results have the units.
                plate.matrix[place] = plate.matrix[place].map { $0 * unit.inSI }
            } else if unit.inSI != 1 {
                samples = samples.map { $0 * unit.inSI }
            }
            signals.append(samples)
        }
        if !assumed.isEmpty {
            let text =
                "ANALOG:UNITS of \(NumberText.count(assumed.count, "channel")) (\(assumed.joined(separator: ", "))) "
            recording.decisions.append(
                .init(
                    "\(name) units", "N, N × \(length.rawValue), \(length.rawValue)",
                    because: text + "names none that fits: type \(plate.kind.rawValue) holds scaled values"))
            let isStated = plate.channels.contains { $0 < units.count && !units[$0].isEmpty }
            if isStated, plate.kind != .calibratedMoments {
                recording.notes.append(
                    QualityNote(
                        code: "assumed_unit", severity: .warning,
                        message: "force plate \(number): \(text)names none of force or moment -> assumed N and "
                            + "\(Self.usual(.moment, length).rawValue)"))
            }
        }
        let load = PlateLoad(plate, signals)
        let forceUnit = PhysicalUnit.newton
        let momentUnit = Self.usual(.moment, length)
        var channels: [Channel] = []
        for (axis, place) in zip(Axis.allCases, 0..<3) {
            channels.append(
                Channel(
                    name: "F\(axis.rawValue)", quantity: .force, axis: axis, fileUnit: forceUnit,
                    samples: load.force[place], missing: load.missing))
        }
        for (axis, place) in zip(Axis.allCases, 0..<3) {
            channels.append(
                Channel(
                    name: "M\(axis.rawValue)", quantity: .moment, axis: axis, fileUnit: momentUnit,
                    samples: load.moment[place], missing: load.missing))
        }
        for (axis, place) in zip(Axis.allCases, 0..<3) {
            channels.append(
                Channel(
                    name: "CoP\(axis.rawValue)", quantity: .position, axis: axis, fileUnit: length,
                    samples: load.centre[place], missing: load.withoutCentre))
        }
        recording.streams.append(
            SensorStream(
                name: name, placement: .forcePlate, side: .unknown,
                placementEvidence: "force plate \(number) of type \(plate.kind.rawValue)",
                rate: file.layout.analogRate, declaredRate: file.layout.declaredAnalogRate, channels: channels))
        recording.decisions.append(
            .init(
                "\(name)", "force, moment about its middle and centre of pressure in laboratory axes",
                because: "type \(plate.kind.rawValue), turned by its corners; sign as in the file"))
    }

    private static func quantity(_ kind: C3DForcePlate.Kind, _ place: Int) -> Quantity {
        switch kind {
        case .cells: .force
        case .centreOfPressure: place < 3 ? .force : place < 5 ? .position : .moment
        case .moments, .calibratedMoments: place < 3 ? .force : .moment
        }
    }

    /// The unit a channel has when nothing says another: moments are of newton and the unit of length.
    private static func usual(_ quantity: Quantity, _ length: PhysicalUnit) -> PhysicalUnit {
        switch quantity {
        case .moment: length == .metre ? .newtonMetre : .newtonMillimetre
        case .position: length
        default: .newton
        }
    }

    private static func unit(_ text: String) -> PhysicalUnit? {
        if case .physical(let unit) = UnitText.parse(text) { unit } else { nil }
    }
}
