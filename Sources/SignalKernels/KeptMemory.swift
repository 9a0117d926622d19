import Synchronization

/// Large arrays that wait to be filled again.
///
/// Memory that the system hands out anew costs as much as the analysis of several samples a page; the sections of a long
/// recording and the recordings of a trial are of about one size, so that one can go on in the memory of the one before.
package final class KeptMemory<Element: BitwiseCopyable & Sendable>: Sendable {
    private let arrays = Mutex<[[Element]]>([])
    private let most: Int
    /// Smaller arrays are not worth keeping.
    private let smallest: Int

    /// Keeps at most so many arrays, none below a size in bytes.
    package init(most: Int, smallestBytes: Int = 1 << 18) {
        self.most = most
        smallest = smallestBytes / MemoryLayout<Element>.stride
    }

    /// An array of at least `count` elements of any content, the smallest there is; `nil` when none is kept.
    package func take(_ count: Int) -> [Element]? {
        arrays.withLock { arrays in
            var best: Int?
            for index in arrays.indices where arrays[index].count >= count {
                if arrays[index].count < best.map({ arrays[$0].count }) ?? .max { best = index }
            }
            return best.map { arrays.swapRemove(at: $0) }
        }
    }

    /// Keeps none of the arrays any longer.
    package func forget() { arrays.withLock { $0 = [] } }

    /// Keeps an array that nobody needs any longer; the smallest one goes when there are too many.
    package func give(_ array: [Element]) {
        guard array.count >= smallest else { return }
        arrays.withLock { arrays in
            arrays.append(array)
            guard arrays.count > most else { return }
            let least = arrays.indices.min { arrays[$0].count < arrays[$1].count }
            if let least { _ = arrays.swapRemove(at: least) }
        }
    }
}

extension Array {
    /// Takes an element out, the last one taking its place.
    fileprivate mutating func swapRemove(at index: Int) -> Element {
        swapAt(index, count - 1)
        return removeLast()
    }
}
