/// The events of a C3D file's EVENT group.
enum C3DEvents {
    /// The events in the order of time, seconds from the first frame; context and label are kept as in the file.
    ///
    /// TIMES holds minutes and seconds on the clock whose frame 1 is at zero; a trial that was cut begins later.
    static func markers(_ parameters: C3DParameters, firstFrame: Int, rate: Double) -> [Recording.Marker] {
        let times = parameters.numbers("EVENT", "TIMES")
        let labels = parameters.texts("EVENT", "LABELS")
        let contexts = parameters.texts("EVENT", "CONTEXTS")
        let count = min(times.count / 2, parameters["EVENT", "USED"]?.counts.first ?? times.count / 2)
        guard count > 0 else { return [] }
        let start = Double(max(firstFrame, 1) - 1) / rate
        return (0..<count).compactMap { index -> Recording.Marker? in
            let time = times[2 * index] * 60 + times[2 * index + 1] - start
            guard time.isFinite else { return nil }
            let label = index < labels.count ? labels[index] : ""
            let context = index < contexts.count ? contexts[index] : ""
            let name = [context, label].filter { !$0.isEmpty }.joined(separator: " ")
            return Recording.Marker(time: time, label: name.isEmpty ? "event" : name)
        }
        .sorted { $0.time < $1.time }
    }
}
