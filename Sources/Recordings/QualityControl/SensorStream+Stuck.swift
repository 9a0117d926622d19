extension SensorStream {
    /// The stream with stretches of its inertial channels taken for missing.
    ///
    /// - Parameter stretches: Samples of this stream, ascending and disjoint.
    public func masking(_ stretches: [Range<Int>]) -> SensorStream {
        guard !stretches.isEmpty else { return self }
        var masked = self
        for index in channels.indices where channels[index].isInertial {
            masked.channels[index].missing = Self.union([channels[index].missing, stretches])
        }
        if let deferred {
            let isInertial = channels.map(\.isInertial)
            masked.deferred = deferred.mapped { part, channel, range in
                let inside = stretches.compactMap { stretch -> Range<Int>? in
                    let part = stretch.clamped(to: range)
                    return part.isEmpty ? nil : part.lowerBound - range.lowerBound..<part.upperBound - range.lowerBound
                }
                guard isInertial[channel], !inside.isEmpty else { return part }
                return (part.samples, Self.union([part.missing, inside]))
            }
        }
        return masked
    }
}
