/// The parameter section of a C3D file: groups of named parameters.
struct C3DParameters: Sendable {
    private var byName: [String: C3DParameter] = [:]

    /// Reads a parameter section.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - start: where the section begins.
    ///   - end: where something else begins.
    /// - Throws: `badData` when a record reaches beyond the section.
    init(_ bytes: C3DBytes, from start: Int, to end: Int, path: String) throws(RecordingError) {
        var groups: [Int: String] = [:]
        var found: [(group: Int, name: String, parameter: C3DParameter)] = []
        var place = start + 4
        while place < end, let mark = bytes.byte(place), let identifier = bytes.byte(place + 1) {
            // A negative length marks a locked record.
            let length = Int(Int8(bitPattern: mark).magnitude)
            let group = Int(Int8(bitPattern: identifier))
            guard length > 0, group != 0 else { break }
            let pointer = place + 2 + length
            guard let characters = bytes.slice(place + 2, length), let step = bytes.unsigned16(pointer) else {
                throw Self.damaged("a record at byte \(place)", path)
            }
            let name = CellSeparation.trimmed(RiffText.decode(characters)).uppercased()
            if group < 0 {
                groups[-group] = name
            } else {
                guard let parameter = Self.parameter(bytes, at: pointer + 2, end: end) else {
                    throw Self.damaged("the parameter \(groups[group].map { "\($0):" } ?? "")\(name)", path)
                }
                found.append((group, name, parameter))
            }
            guard step > 0 else { break }
            place = pointer + Int(step)
        }
        // A group's record may come after its parameters.
        for entry in found {
            let key = "\(groups[entry.group] ?? ""):\(entry.name)"
            if byName[key] == nil { byName[key] = entry.parameter }
        }
    }

    private static func damaged(_ what: String, _ path: String) -> RecordingError {
        RecordingError(
            .badData, path: path, "damaged C3D file: \(what) reaches beyond the parameter section",
            remedy: "export the trial again")
    }

    private static func parameter(_ bytes: C3DBytes, at start: Int, end: Int) -> C3DParameter? {
        guard let type = bytes.byte(start), let rank = bytes.byte(start + 1), rank <= 7 else { return nil }
        guard let lengths = bytes.slice(start + 2, Int(rank)) else { return nil }
        let dimensions = lengths.map { Int($0) }
        let first = start + 2 + Int(rank)
        let width = Int(Int8(bitPattern: type).magnitude)
        guard [1, 2, 4].contains(width) else { return nil }
        var count = 1
        for length in dimensions {
            // No more than the file holds, so that nothing overflows.
            count *= length
            guard count <= bytes.count else { return nil }
        }
        guard first + count * width <= end, let content = bytes.slice(first, count * width) else { return nil }
        let values: C3DParameter.Values
        switch Int8(bitPattern: type) {
        case -1: values = .text(Array(content))
        case 1: values = .bytes(Array(content))
        case 2: values = .integers((0..<count).compactMap { bytes.signed16(first + 2 * $0) })
        case 4: values = .floats((0..<count).compactMap { bytes.float(first + 4 * $0) })
        default: return nil
        }
        return C3DParameter(dimensions: dimensions, values: values)
    }

    // MARK: - Looking up

    /// A parameter by the names of its group and its own, in upper case.
    subscript(_ group: String, _ name: String) -> C3DParameter? { byName["\(group):\(name)"] }

    /// Whether there is anything in a group.
    func has(_ group: String) -> Bool { byName.keys.contains { $0.hasPrefix("\(group):") } }

    /// The strings of a parameter and of its continuations (`LABELS`, `LABELS2`, …).
    ///
    /// A dimension is one byte, so that long lists go on in further parameters.
    func texts(_ group: String, _ name: String) -> [String] { all(group, name).flatMap(\.texts) }

    /// The numbers of a parameter and of its continuations.
    func numbers(_ group: String, _ name: String) -> [Double] { all(group, name).flatMap(\.numbers) }

    /// The whole numbers without sign of a parameter and of its continuations.
    func counts(_ group: String, _ name: String) -> [Int] { all(group, name).flatMap(\.counts) }

    private func all(_ group: String, _ name: String) -> [C3DParameter] {
        guard let first = self[group, name] else { return [] }
        var parts = [first]
        while let next = self[group, "\(name)\(parts.count + 1)"] { parts.append(next) }
        return parts
    }
}
