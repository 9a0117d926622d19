import Gait
import Recordings
import Synchronization

/// Searches the sections of long recordings for stumbles while their swings are there sample for sample.
///
/// A foot's usual swing is learnt in every section anew, as its axes are. The swings are dropped afterwards but for those
/// that a report draws.
final class SectionStumbles: Sendable {
    /// A section of a foot.
    private struct Key: Hashable {
        var side: Side
        var number: Int
    }

    /// What was found in a section.
    private struct Found: Sendable {
        var stumbles: FootStumbles
        /// Starts of the section's first and last stride on the sensor's own clock, s.
        var starts: (first: Double, last: Double)
    }

    /// Ordinary swings that are kept to draw beside a stumble, of a recording and at most of a section.
    private static let keptSwings = 1024
    private static let keptOfSection = 16

    private let parameters: StumbleParameters
    private let found = Mutex<[Key: Found]>([:])

    init(_ parameters: StumbleParameters) { self.parameters = parameters }

    /// Searches a section of so many.
    func visit(_ section: inout FootAnalysis, _ number: Int, of count: Int) {
        guard let first = section.strides.first, let last = section.strides.last else { return }
        let stumbles = FootStumbles(section, parameters)
        let key = Key(side: section.side, number: number)
        found.withLock { $0[key] = Found(stumbles: stumbles, starts: (first.start, last.start)) }
        let told = Set(stumbles.events.compactMap(\.stumble.stride))
        let kept = min(max(1, Self.keptSwings / max(1, count)), Self.keptOfSection)
        let step = max(1, section.swings.count / kept)
        section.swings = section.swings.enumerated().filter { place, swing in
            place % step == 0 || told.contains(swing.stride)
        }.map(\.element)
    }

    /// Takes out what was found in all sections of a foot; `nil` for a foot that was not cut.
    func stumbles(of foot: FootAnalysis) -> FootStumbles? {
        guard !foot.sections.isEmpty else { return nil }
        let parts = found.withLock { found in
            foot.sections.compactMap { section -> FootStumbles? in
                guard let part = found.removeValue(forKey: Key(side: foot.side, number: section.number)) else {
                    return nil
                }
                // Clocks of separate files are brought together after the search, by an offset and a drift.
                let (first, last) = part.starts
                let start = foot.strides[section.strides.lowerBound].start
                let end = foot.strides[section.strides.upperBound - 1].start
                let stretch = last > first ? (end - start) / (last - first) : 1
                return part.stumbles.moved(strides: section.strides.lowerBound) { start + ($0 - first) * stretch }
            }
        }
        return parts.isEmpty ? nil : FootStumbles(joining: parts, parameters)
    }
}
