import Testing

@testable import Evaluation

struct TableTests {
    @Test func readsCellsAndNumbers() throws {
        let table = try Table(text: "side,time_s,x_m\nleft,1.5,\nright, 2 ,nan\n", path: "t.csv")
        #expect(table.header == ["side", "time_s", "x_m"])
        #expect(table.cells("side") == ["left", "right"])
        #expect(try table.numbers("time_s") == [1.5, 2])
        #expect(try table.numbers("x_m") == [nil, nil])
        #expect(try table.numbers("y_m") == [nil, nil])
        #expect(table.cells("y_m") == nil)
        #expect(table.lines == [2, 3])
    }

    @Test func quotesMarksAndLineEndsAreUnderstood() throws {
        let text = "\u{FEFF}a,b\r\n\"x, \"\"y\"\"\nz\",1\r\n\r\nlast,2"
        let table = try Table(text: text, path: "t.csv")
        #expect(table.header == ["a", "b"])
        #expect(table.rows == [["x, \"y\"\nz", "1"], ["last", "2"]])
        #expect(table.lines == [2, 5])
    }

    @Test(arguments: [
        ("", "t.csv: the file is empty; a table with a header was expected"),
        ("a,b\n1\n", "t.csv:2: 1 cells found; 2 expected, as in the header"),
        ("a,a\n", "t.csv:1: a column name is used twice"),
        ("a\n\"x\n", "t.csv:2: a quoted cell is not closed"),
    ])
    func badTablesAreRefused(text: String, message: String) {
        let error = #expect(throws: EvaluationError.self) { try Table(text: text, path: "t.csv") }
        #expect(error?.description == message)
        #expect(error?.code == .badData)
    }

    @Test func wordsAmongNumbersAreRefused() throws {
        let table = try Table(text: "x_m\n1\nfar\n", path: "t.csv")
        let error = #expect(throws: EvaluationError.self) { try table.numbers("x_m") }
        #expect(error?.description == "t.csv:3: column x_m: 'far' found; a number or an empty cell expected")
    }
}
