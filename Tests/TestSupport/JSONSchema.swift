public import Foundation

/// Checks JSON documents against the part of JSON Schema (draft 2020-12) that the project's schemas use.
///
/// Known keywords: `type`, `enum`, `minimum`, `maximum`, `pattern`, `properties`, `required`, `additionalProperties`
/// (false or a schema), `items`, `minItems`, `maxItems`, `$ref` into `$defs`.
public struct JSONSchema: Sendable {
    private let root: JSONValue

    /// Reads a schema.
    public init(contentsOf url: URL) throws {
        root = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: url))
    }

    /// Where and how a document breaks the schema; empty when it keeps it.
    public func violations(in text: String) throws -> [String] {
        check(try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)), against: root, at: "$")
    }

    private func check(_ value: JSONValue, against schema: JSONValue, at path: String) -> [String] {
        if let reference = schema["$ref"]?.text {
            let name = reference.split(separator: "/").last.map(String.init) ?? ""
            guard let definition = root["$defs"]?[name] else { return ["\(path): unknown reference \(reference)"] }
            return check(value, against: definition, at: path)
        }
        var found: [String] = []
        if let type = schema["type"] {
            let names = (type.text.map { [$0] } ?? type.elements.compactMap(\.text))
            if !names.contains(where: { Self.isOf(type: $0, value) }) {
                found.append("\(path): \(value) is not of type \(names)")
            }
        }
        if let allowed = schema["enum"]?.elements, !allowed.contains(value) {
            found.append("\(path): \(value) is not one of \(allowed)")
        }
        if case .number(let minimum)? = schema["minimum"], case .number(let number) = value, number < minimum {
            found.append("\(path): \(number) is below \(minimum)")
        }
        if case .number(let maximum)? = schema["maximum"], case .number(let number) = value, number > maximum {
            found.append("\(path): \(number) is above \(maximum)")
        }
        if case .array(let items) = value {
            if case .number(let fewest)? = schema["minItems"], Double(items.count) < fewest {
                found.append("\(path): fewer than \(fewest) items")
            }
            if case .number(let most)? = schema["maxItems"], Double(items.count) > most {
                found.append("\(path): more than \(most) items")
            }
        }
        if let pattern = schema["pattern"]?.text, let string = value.text,
            string.range(of: pattern, options: .regularExpression) == nil
        {
            found.append("\(path): \(string) does not match \(pattern)")
        }
        if case .object(let members) = value { found += check(members, against: schema, at: path) }
        if let items = schema["items"] {
            found += value.elements.enumerated().flatMap { check($1, against: items, at: "\(path)[\($0)]") }
        }
        return found
    }

    private func check(_ members: [String: JSONValue], against schema: JSONValue, at path: String) -> [String] {
        let required = schema["required"]?.elements.compactMap(\.text) ?? []
        var found = required.filter { members[$0] == nil }.map { "\(path): no \($0)" }
        for (key, member) in members.sorted(by: { $0.key < $1.key }) {
            if let property = schema["properties"]?[key] {
                found += check(member, against: property, at: "\(path).\(key)")
            } else if schema["additionalProperties"] == .boolean(false) {
                found.append("\(path): unexpected \(key)")
            } else if case .object? = schema["additionalProperties"], let others = schema["additionalProperties"] {
                found += check(member, against: others, at: "\(path).\(key)")
            }
        }
        return found
    }

    private static func isOf(type: String, _ value: JSONValue) -> Bool {
        switch (type, value) {
        case ("null", .null), ("boolean", .boolean), ("number", .number), ("string", .string), ("array", .array),
            ("object", .object):
            true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }
}
