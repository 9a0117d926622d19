/// Compares tables of instants: gait events and stumbles.
enum EventComparison {
    static func events(_ result: Table, _ truth: Table) throws(EvaluationError) -> [AgreementReport.Events] {
        let result = try items(result, key: "event", sources: sources(of: truth))
        let truth = try items(truth, key: "event", sources: nil)
        return Set(truth.map(\.word) + result.map(\.word)).sorted().map { event in
            let found = result.filter { $0.word == event }.map(\.item)
            let reference = truth.filter { $0.word == event }.map(\.item)
            let matching = Matching(results: found, truths: reference, tolerance: Evaluation.eventTolerance)
            let errors = matching.pairs.map { found[$0.result].time - reference[$0.truth].time }
            return AgreementReport.Events(
                event: event, detection: detection(matching, found, reference), agreement: Agreement(errors: errors))
        }
    }

    static func stumbles(_ result: Table, _ truth: Table) throws(EvaluationError) -> AgreementReport.Stumbles {
        let result = try items(result, key: "kind", sources: nil)
        let truth = try items(truth, key: "kind", sources: nil)
        let found = result.map(\.item)
        let reference = truth.map(\.item)
        let matching = Matching(results: found, truths: reference, tolerance: Evaluation.stumbleTolerance)
        return AgreementReport.Stumbles(
            // A reference of stumbles covers the whole session, also where nothing happened.
            detection: AgreementReport.Detection(
                reference: reference.count, matched: matching.pairs.count, missed: matching.missed.count,
                extra: matching.extra.count),
            kindRight: matching.pairs.count { result[$0.result].word == truth[$0.truth].word })
    }

    /// Counts of a matching; results outside the time of the reference are left out.
    static func detection(
        _ matching: Matching, _ results: [Matching.Item], _ truths: [Matching.Item]
    ) -> AgreementReport.Detection {
        let times = truths.map(\.time)
        let extra = matching.extra.count { index in
            guard let first = times.min(), let last = times.max() else { return true }
            let time = results[index].time
            return time >= first - Evaluation.margin && time <= last + Evaluation.margin
        }
        return AgreementReport.Detection(
            reference: truths.count, matched: matching.pairs.count, missed: matching.missed.count, extra: extra)
    }

    /// The sensors that the reference speaks about; a result may hold events of others too.
    private static func sources(of truth: Table) -> Set<String>? { truth.cells("source").map(Set.init) }

    private static func items(
        _ table: Table, key: String, sources: Set<String>?
    ) throws(EvaluationError) -> [(item: Matching.Item, word: String)] {
        guard let sides = table.cells("side"), let words = table.cells(key), table.has("time_s") else {
            throw EvaluationError(.badData, path: table.path, "columns side, \(key) and time_s are expected")
        }
        let origins = table.cells("source")
        var items: [(item: Matching.Item, word: String)] = []
        for (row, time) in try table.numbers("time_s").enumerated() {
            guard let time else {
                let line = table.lines[row]
                throw EvaluationError(.badData, path: table.path, line: line, "time_s is empty; a number is expected")
            }
            if let origin = origins?[row], let sources, !sources.contains(origin) { continue }
            items.append((Matching.Item(key: sides[row], time: time), words[row]))
        }
        return items
    }
}
