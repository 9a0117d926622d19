extension Span<UInt8> {
    /// The first place from a start on whose byte fulfils a condition.
    @inline(__always)
    func firstIndex(from start: Int, where fulfils: (UInt8) -> Bool) -> Int? {
        var place = start
        while place < count {
            if fulfils(self[place]) { return place }
            place += 1
        }
        return nil
    }
}
