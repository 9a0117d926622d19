import Foundation
import Testing
import Trials

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
}
