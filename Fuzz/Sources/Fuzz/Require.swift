/// Ends the program where a promise is not kept; unlike a precondition's, its words are kept in a release build.
func require(_ promise: Bool, _ words: @autoclosure () -> String, line: UInt = #line, file: StaticString = #file) {
    guard promise else { fatalError(words(), file: file, line: line) }
}
