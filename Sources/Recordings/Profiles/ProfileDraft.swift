import SignalKernels

/// The profile of a file that cannot be read for want of names, units or a rate, with these places to fill in.
struct ProfileDraft {
    /// How a place that has yet to be filled in begins.
    static let marker = "FILL IN"

    /// The profile.
    private(set) var value: ProfileValue
    /// The places to fill in.
    private(set) var openPlaces: [String] = []

    /// A step from a value to one of its members or elements.
    private enum Step {
        case member(String)
        case element(Int)
    }

    /// Makes a draft; `nil` when something else than a name, a unit or a rate is missing.
    init?(path: String, _ options: ReadingOptions) {
        var relaxed = options
        relaxed.requiresUnits = false
        relaxed.asksForNamesAndRate = true
        value = .null
        if let profile = try? ProfileOfFile.profile(path: path, relaxed) {
            value = profile.value
            openUnits(profile)
        } else {
            // Any rate will do to see what else the file holds.
            relaxed.rate = 100
            if options.rate == nil, var profile = try? ProfileOfFile.profile(path: path, relaxed) {
                profile.table.time.rate = nil
                value = profile.value
                open([.member("time"), .member("rate_hz")], "samples per second")
                openUnits(profile)
            } else {
                draftTable(path: path, options)
            }
        }
        if openPlaces.isEmpty { return nil }
    }

    // MARK: - Units and scales

    private mutating func openUnits(_ profile: Profile) {
        for (number, sensor) in profile.table.sensors.filter({ $0.part == .sensor }).enumerated() {
            for (key, quantity) in SensorPart.quantities.dropLast() {
                guard let column = sensor.columns.first(where: { $0.quantity == quantity }), column.unit == nil else {
                    continue
                }
                let steps: [Step] = [.member("sensors"), .element(number), .member(key), .member("unit")]
                open(steps, Self.units(of: quantity))
            }
        }
        guard let wave = profile.wave else { return }
        for (index, name) in wave.names.enumerated() where name.isEmpty {
            open([.member("wav"), .member("channels"), .element(index)], "a name such as left_foot_acc_x, or null")
        }
        let open = wave.names.indices.filter { index in
            let quantity = WaveChannelName(wave.names[index]).quantity
            return wave.names[index].isEmpty || (quantity != .other && wave.unit(of: index, quantity) == nil)
        }
        for index in open where wave.scale(of: index) == nil {
            fill(
                wave.scales.map { $0.map { .number($0) } ?? .null }, wave.names.count, "scale", index,
                "the value at full scale, in the unit")
        }
        for index in open {
            let quantity = WaveChannelName(wave.names[index]).quantity
            let units = quantity == .other ? "the unit, for example m/s^2 or deg/s, or null" : Self.units(of: quantity)
            fill(wave.units.map { $0.map { .text($0.rawValue) } ?? .null }, wave.names.count, "unit", index, units)
        }
    }

    /// Opens an element of a list of the WAV part, which is there or not.
    private mutating func fill(
        _ known: [ProfileValue], _ count: Int, _ key: String, _ index: Int, _ expected: String
    ) {
        let list: [Step] = [.member("wav"), .member(key)]
        let whole = known.count == count ? known : Array(repeating: .null, count: count)
        if Self.get(value, list[...]) == nil || known.count != count, !hasOpen("wav.\(key)") {
            value = Self.set(value, list[...], to: .list(whole))
        }
        open(list + [.element(index)], expected)
    }

    private func hasOpen(_ place: String) -> Bool { openPlaces.contains { $0.hasPrefix(place) } }

    private static func units(of quantity: Quantity) -> String {
        PhysicalUnit.allCases.filter { $0.quantity == quantity }.map(\.rawValue).joined(separator: " or ")
    }

    // MARK: - Names

    /// A table whose columns have no names, or names that say nothing.
    private mutating func draftTable(path: String, _ options: ReadingOptions) {
        guard let source = try? ByteSource(path: path),
            let finding = try? ProfileSearch(options.profile).finding(for: path)
        else { return }
        let statements = finding.profile.map { [$0.table] } ?? []
        guard let text = try? DecodedText(source, path: path, encoding: statements.first(\.text.encoding)),
            let head = try? TableHead(text, commentMark: statements.first(\.text.commentMark)?.value, path: path)
        else { return }
        var headless = TableStatement(evidence: "draft")
        headless.text.headerRow = .absent
        guard
            let layout = (try? TableLayout(head, statements, path: path))
                ?? (try? TableLayout(head, [headless] + statements, path: path))
        else { return }
        // Names are not all that is wrong where the columns are understood, or where there is hardly a row.
        var relaxed = options
        relaxed.requiresUnits = false
        relaxed.asksForNamesAndRate = true
        guard (try? TablePlan(head, statements, relaxed, path: path)) == nil, layout.sample.count >= 3 else { return }
        var plan = TablePlan(naming: layout)
        plan.statements = statements
        var profile = Profile(name: ProfileOfFile.name(path))
        profile.describeText(text, plan)
        profile.describeTime(plan)
        profile.table.time.rate = options.rate
        value = profile.value
        let names = plan.columns.map { "\(plan.reference($0).value.plainText)" }.joined(separator: ", ")
        if plan.time.column == nil {
            open([.member("time"), .member("column")], "the column of time, or null; the columns are \(names)")
            open([.member("time"), .member("unit")], "s, ms, us or ns; null for dates and times, or no column of time")
            if options.rate == nil {
                open(
                    [.member("time"), .member("rate_hz")], "samples per second; null where the column of time tells it")
            }
        }
        let sensor: [Step] = [.member("sensors"), .element(0)]
        value = Self.set(value, [.member("sensors")], to: .list([.object([])]))
        open(sensor + [.member("location")], "foot, shank or lower_back; null where it is none of them")
        open(sensor + [.member("side")], "left or right; null where it is neither")
        for (key, quantity) in SensorPart.quantities.dropLast() {
            let part = sensor + [.member(key)]
            value = Self.set(value, part[...], to: .object([.init("columns", .list([.null, .null, .null]))]))
            for (index, axis) in Axis.allCases.enumerated() {
                open(
                    part + [.member("columns"), .element(index)],
                    "the column of \(quantity.rawValue) along \(axis.rawValue)" + (index == 0 ? " of \(names)" : ""))
            }
            open(part + [.member("unit")], Self.units(of: quantity))
        }
    }

    // MARK: - Places

    private mutating func open(_ steps: [Step], _ expected: String) {
        value = Self.set(value, steps[...], to: .text("\(Self.marker): \(expected)"))
        var place = ""
        for step in steps {
            switch step {
            case .member(let name): place += place.isEmpty ? name : ".\(name)"
            case .element(let index): place += "[\(index)]"
            }
        }
        openPlaces.append(place)
    }

    private static func get(_ value: ProfileValue, _ steps: ArraySlice<Step>) -> ProfileValue? {
        guard let step = steps.first else { return value }
        switch (step, value) {
        case (.member(let name), .object(let members)):
            return members.first { $0.name == name }.flatMap { get($0.value, steps.dropFirst()) }
        case (.element(let index), .list(let list)) where list.indices.contains(index):
            return get(list[index], steps.dropFirst())
        default: return nil
        }
    }

    private static func set(
        _ value: ProfileValue, _ steps: ArraySlice<Step>, to new: ProfileValue
    ) -> ProfileValue {
        guard let step = steps.first else { return new }
        switch step {
        case .member(let name):
            var members: [ProfileValue.Member] = []
            if case .object(let known) = value { members = known }
            if let place = members.firstIndex(where: { $0.name == name }) {
                members[place].value = set(members[place].value, steps.dropFirst(), to: new)
            } else {
                members.append(.init(name, set(.object([]), steps.dropFirst(), to: new)))
            }
            return .object(members)
        case .element(let index):
            guard case .list(var list) = value, list.indices.contains(index) else { return value }
            list[index] = set(list[index], steps.dropFirst(), to: new)
            return .list(list)
        }
    }
}

extension ProfileValue {
    /// A name or a number without quotes, for a sentence.
    fileprivate var plainText: String {
        switch self {
        case .text(let text): text
        default: kind
        }
    }
}
