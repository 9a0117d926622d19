/// A column of numbers of few decimals that rise evenly, such as time stamps, in about a byte each; every bit is kept.
///
/// Numbers are whole multiples of a power of ten, as they were written; kept is how much the steps between them change.
struct CompactColumn: RowValues, Sendable {
    /// Numbers that are packed together.
    private static let blockLength = 4096
    /// Powers of ten that are tried: nanoseconds in whole milliseconds, and up to nine decimals.
    private static let decimals: [Int] = [-6, -3, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    /// Every whole number up to here is a `Double`.
    private static let greatest = 9_007_199_254_740_992.0

    /// Numbers packed together.
    private struct Block: Sendable {
        /// The power of ten by which the whole numbers are divided; `nil` where the numbers stand as they are.
        var decimals: Int?
        /// The first of them, and the step to the second.
        var first: Int64 = 0
        var step: Int64 = 0
        /// How the steps change, seven bits a byte, the sign in the lowest bit; empty where they do not.
        var changes: [UInt8] = []
        /// The numbers, where they are not packed.
        var numbers: [Double] = []
    }

    /// Number of numbers.
    private(set) var count = 0
    private var blocks: [Block] = []
    /// Those behind the last block.
    private var waiting: [Double] = []

    /// Adds numbers.
    mutating func append(_ numbers: some Sequence<Double>) {
        for number in numbers {
            waiting.append(number)
            count += 1
            guard waiting.count == Self.blockLength else { continue }
            blocks.append(Self.packed(waiting, trying: blocks.last?.decimals))
            waiting.removeAll(keepingCapacity: true)
        }
    }

    subscript(row: Int) -> Double {
        let block = row / Self.blockLength
        let place = row % Self.blockLength
        return block < blocks.count ? Self.numbers(of: blocks[block])[place] : waiting[place]
    }

    func makeIterator() -> Iterator { Iterator(column: self) }

    /// Goes through the numbers.
    struct Iterator: IteratorProtocol {
        fileprivate let column: CompactColumn
        private var block = 0
        private var place = 0
        private var numbers: [Double] = []

        fileprivate init(column: CompactColumn) { self.column = column }

        mutating func next() -> Double? {
            if place == numbers.count {
                guard block <= column.blocks.count else { return nil }
                numbers =
                    block < column.blocks.count ? CompactColumn.numbers(of: column.blocks[block]) : column.waiting
                block += 1
                place = 0
                guard !numbers.isEmpty else { return nil }
            }
            defer { place += 1 }
            return numbers[place]
        }
    }

    // MARK: - Packing

    private static func packed(_ numbers: [Double], trying usual: Int?) -> Block {
        for decimals in [usual].compactMap(\.self) + Self.decimals {
            if let whole = whole(numbers, decimals) { return packed(whole, decimals) }
        }
        return Block(decimals: nil, numbers: numbers)
    }

    private static func packed(_ whole: [Int64], _ decimals: Int) -> Block {
        var block = Block(decimals: decimals, first: whole[0], step: whole.count > 1 ? whole[1] - whole[0] : 0)
        var step = block.step
        var changes: [UInt8] = []
        changes.reserveCapacity(whole.count * 2)
        var changed = false
        for index in whole.indices.dropFirst(2) {
            let next = whole[index] - whole[index - 1]
            let change = next - step
            step = next
            if change != 0 { changed = true }
            var bits = UInt64(bitPattern: change << 1 ^ change >> 63)
            while bits > 0x7F {
                changes.append(UInt8(truncatingIfNeeded: bits) | 0x80)
                bits >>= 7
            }
            changes.append(UInt8(bits))
        }
        if changed { block.changes = Array(changes) }
        return block
    }

    /// The numbers times a power of ten, when they are whole and nothing of them is lost.
    private static func whole(_ numbers: [Double], _ decimals: Int) -> [Int64]? {
        let power = power(of: decimals)
        var whole: [Int64] = []
        whole.reserveCapacity(numbers.count)
        for number in numbers {
            let scaled = (decimals >= 0 ? number * power : number / power).rounded()
            guard scaled.magnitude <= greatest else { return nil }
            let value = Int64(scaled)
            guard Self.number(value, decimals, power).bitPattern == number.bitPattern else { return nil }
            whole.append(value)
        }
        return whole
    }

    private static func numbers(of block: Block) -> [Double] {
        guard let decimals = block.decimals else { return block.numbers }
        let power = power(of: decimals)
        return unsafe [Double](unsafeUninitializedCapacity: blockLength) { numbers, count in
            var value = block.first
            var step = block.step
            var place = 0
            for index in 0..<blockLength {
                if index > 1, place < block.changes.count {
                    var bits: UInt64 = 0
                    var shift: UInt64 = 0
                    while place < block.changes.count {
                        let byte = block.changes[place]
                        place += 1
                        bits |= UInt64(byte & 0x7F) << shift
                        shift += 7
                        if byte < 0x80 { break }
                    }
                    step += Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
                }
                if index > 0 { value += step }
                unsafe numbers.initializeElement(at: index, to: number(value, decimals, power))
            }
            count = blockLength
        }
    }

    @inline(__always)
    private static func number(_ whole: Int64, _ decimals: Int, _ power: Double) -> Double {
        decimals >= 0 ? Double(whole) / power : Double(whole) * power
    }

    /// Ten to the size of an exponent; exact.
    private static func power(of decimals: Int) -> Double {
        (0..<decimals.magnitude).reduce(1.0) { power, _ in power * 10 }
    }
}

/// The numbers of a column less the first of them, in another unit.
struct ScaledColumn: RowValues {
    /// The numbers.
    let column: CompactColumn
    /// What is taken from each.
    let origin: Double
    /// What each difference is multiplied with.
    let unit: Double

    var count: Int { column.count }

    subscript(row: Int) -> Double { (column[row] - origin) * unit }

    func makeIterator() -> Iterator { Iterator(numbers: column.makeIterator(), origin: origin, unit: unit) }

    /// Goes through the numbers.
    struct Iterator: IteratorProtocol {
        fileprivate var numbers: CompactColumn.Iterator
        fileprivate let origin: Double
        fileprivate let unit: Double

        mutating func next() -> Double? { numbers.next().map { ($0 - origin) * unit } }
    }
}
