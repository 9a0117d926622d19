internal import Gait

/// The strides of a recording, a column a quantity, as `strides.csv` names them.
///
/// Column-wise it is a fifth of the size of a list of rows, and a table of any statistics package at once.
public struct StrideRows: Sendable, Hashable {
    /// The values of a column, one a stride.
    public enum Column: Sendable, Hashable {
        case numbers([Double?])
        case texts([String])

        /// Number of values.
        public var count: Int {
            switch self {
            case .numbers(let values): values.count
            case .texts(let values): values.count
            }
        }
    }

    /// The name and kind of every column, in the order of `strides.csv`.
    public static let layout = StrideColumn.all.map { (name: $0.name, kind: TrialColumn.Kind($0.kind)) }

    /// The columns, in the order of ``layout``; all equally long.
    public private(set) var columns: [Column]

    /// Number of strides.
    public var count: Int { columns.first?.count ?? 0 }

    /// Creates rows; `nil` unless the columns are those of ``layout`` and equally long.
    public init?(columns: [Column]) {
        guard columns.count == Self.layout.count, Set(columns.map(\.count)).count == 1 else { return nil }
        for (column, (_, kind)) in zip(columns, Self.layout) {
            switch (column, kind) {
            case (.texts, .text), (.numbers, .number), (.numbers, .integer): break
            default: return nil
            }
        }
        self.columns = columns
    }

    /// No strides.
    public static let none = StrideRows([])

    /// The rows of strides.
    init(_ strides: [Stride]) {
        columns = StrideColumn.all.map { column in
            if column.kind == .text {
                var texts: [String] = []
                column.appendTexts(of: strides.span, strides.indices, to: &texts)
                return .texts(texts)
            }
            var numbers: [Double] = []
            column.appendNumbers(of: strides.span, strides.indices, to: &numbers)
            return .numbers(numbers.map { $0.isFinite ? $0 : nil })
        }
    }
}

extension StrideRows: Codable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Reads an object with an array a column, or with a text of numbers; every column has to be there.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let isPacked = container.contains(Self.packedKey)
        var columns: [Column] = []
        for (name, kind) in Self.layout {
            let key = Key(stringValue: name)
            switch kind {
            case .text: columns.append(.texts(try container.decode([String].self, forKey: key)))
            case .number, .figure, .integer:
                columns.append(
                    .numbers(
                        isPacked
                            ? PackedNumbers.unpacked(try container.decode(String.self, forKey: key))
                            : try container.decode([Double?].self, forKey: key)))
            }
        }
        guard let rows = StrideRows(columns: columns) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "the columns are not equally long"))
        }
        self = rows
    }

    /// Writes an object with an array a column; with a text of numbers where the encoder is told to pack them.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        let packs = encoder.userInfo[.packsNumbers] != nil
        if packs { try container.encode(true, forKey: Self.packedKey) }
        for (column, (name, _)) in zip(columns, Self.layout) {
            let key = Key(stringValue: name)
            switch column {
            case .numbers(let values) where packs: try container.encode(PackedNumbers.packed(values), forKey: key)
            case .numbers(let values): try container.encode(values, forKey: key)
            case .texts(let values): try container.encode(values, forKey: key)
            }
        }
    }

    private static let packedKey = Key(stringValue: "packed")
}

extension CodingUserInfoKey {
    /// Whether numbers of strides are packed into texts.
    static let packsNumbers = CodingUserInfoKey(rawValue: "packsNumbers").made
}

extension Optional where Wrapped == CodingUserInfoKey {
    /// A key whose name is not empty can always be made.
    fileprivate var made: CodingUserInfoKey {
        guard let self else { preconditionFailure("a key for user information cannot be made") }
        return self
    }
}

/// Many numbers as one text, between processes of one version: a decoder takes as long for a number as for a text.
enum PackedNumbers {
    /// Numbers with blanks between them, as short as they read back the same; nothing for one that is not available.
    static func packed(_ values: [Double?]) -> String {
        values.map { $0.map(\.description) ?? "" }.joined(separator: " ")
    }

    /// The numbers of a text.
    static func unpacked(_ text: String) -> [Double?] {
        text.split(separator: " ", omittingEmptySubsequences: false).map { Double($0) }
    }
}
