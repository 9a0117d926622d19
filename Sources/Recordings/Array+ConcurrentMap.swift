extension Array where Element: Sendable {
    /// The results of a transformation in the order of the elements, several being worked on at a time.
    ///
    /// - Parameter limit: The most elements to work on at a time; `nil` leaves it to the machine.
    package func concurrentMap<Result: Sendable>(
        atMost limit: Int?, _ transform: @Sendable @escaping (Element) async -> Result
    ) async -> [Result] {
        let limit = Swift.max(1, Swift.min(limit ?? count, count))
        guard limit > 1 else {
            var results: [Result] = []
            for element in self { results.append(await transform(element)) }
            return results
        }
        return await withTaskGroup(of: (Int, Result).self) { group in
            func start(_ index: Int) {
                let element = self[index]
                group.addTask { (index, await transform(element)) }
            }
            for index in 0..<limit { start(index) }
            var next = limit
            var results: [(Int, Result)] = []
            while let result = await group.next() {
                results.append(result)
                if next < count {
                    start(next)
                    next += 1
                }
            }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
