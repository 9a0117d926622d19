import Foundation
import Testing

@testable import Trials

@Suite struct StrideRowsTests {
    @Test func columnsOfOtherLengthsAreRefused() {
        var columns = StrideRows.layout.map { _, kind -> StrideRows.Column in
            kind == .text ? .texts(["a"]) : .numbers([1])
        }
        #expect(StrideRows(columns: columns) != nil)
        columns[1] = .numbers([1, 2])
        #expect(StrideRows(columns: columns) == nil)
        #expect(StrideRows(columns: []) == nil)
    }

    @Test func whatIsWrittenReadsBackTheSame() throws {
        let columns = StrideRows.layout.map { _, kind -> StrideRows.Column in
            kind == .text ? .texts(["left", "right"]) : .numbers([0.1, nil])
        }
        let rows = try #require(StrideRows(columns: columns))
        let read = try JSONDecoder().decode(StrideRows.self, from: JSONEncoder().encode(rows))
        #expect(read == rows)
    }

    @Test func packedNumbersReadBackTheSame() throws {
        let values: [Double?] = [0.1 + 0.2, nil, -0.0, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 3, nil]
        let columns = StrideRows.layout.map { _, kind -> StrideRows.Column in
            kind == .text ? .texts(Array(repeating: "left", count: values.count)) : .numbers(values)
        }
        let rows = try #require(StrideRows(columns: columns))
        let text = try JSONLine.text(of: rows, packingNumbers: true)
        #expect(try JSONLine.message(StrideRows.self, from: text) == rows)
        #expect(text.utf8.count < (try JSONLine.text(of: rows)).utf8.count)
    }
}
