@testable import Recordings

/// The reader of dates and times of day.
enum DateTimeTarget {
    static func run(_ bytes: [UInt8]) {
        guard let read = DateTimeText(utf8: bytes[...]), let written = read.iso8601 else { return }
        // What it writes, it reads as the same instant.
        guard let again = DateTimeText(written)?.iso8601 else { fatalError("\(written) is not read") }
        require(again == written, "\(written) becomes \(again)")
    }
}
