import Testing

@testable import Recordings

struct CellSeparationTests {
    @Test func `cells are cut at the delimiter outside quotes and lose quotes and padding`() {
        let comma = CellSeparation(delimiter: ",")
        #expect(comma.cells("a, b ,\"c,d\",,\" e \"") == ["a", "b", "c,d", "", "e"])
        #expect(CellSeparation(delimiter: "\t").cells("1\t\t3") == ["1", "", "3"])
        let blanks = CellSeparation(delimiter: " ", mergesBlanks: true)
        #expect(blanks.cells("  1  2\t3 \"Mark 01\" ") == ["1", "2", "3", "Mark 01"])
        #expect(CellSeparation(delimiter: " ").cells("1  3") == ["1", "", "3"])
    }

    @Test(arguments: ["1", "-1.5", "+.5", "1.", "1e5", "1.5E-3", "007"])
    func `numbers`(_ cell: String) {
        #expect(CellSeparation(delimiter: ",").isNumber(cell))
    }

    @Test(arguments: ["", "-", ".", "1,5", "1e", "nan", "0x1", "1 2", "12:30", "1.2.3"])
    func `what is no number`(_ cell: String) {
        #expect(!CellSeparation(delimiter: ",").isNumber(cell))
    }

    @Test func `a row of data starts with a number, a time or nothing and holds mostly numbers`() {
        let comma = CellSeparation(delimiter: ",")
        #expect(comma.isDataRow(["0", "1.5", "label"]))
        #expect(comma.isDataRow(["", "1.5", "2"]))
        #expect(comma.isDataRow(["2019-12-23 21:04:06.690", "0.1", "0.2"]))
        #expect(comma.isDataRow(["nan", "1", "2"]))
        #expect(!comma.isDataRow(["time", "1", "2"]))
        #expect(!comma.isDataRow(["1", "a", "b", "c"]))
        #expect(!comma.isDataRow(["", "", ""]))
    }
}
