import Recordings

extension LoadingAnalysis {
    /// The same contacts on another clock.
    func moved(by shift: ClockShift) -> LoadingAnalysis {
        var loading = self
        for i in loading.contacts.indices { loading.contacts[i].move(by: shift) }
        for i in loading.candidates.indices { loading.candidates[i].time = shift.moved(loading.candidates[i].time) }
        for i in loading.events.indices { loading.events[i].time = shift.moved(loading.events[i].time) }
        for i in loading.notes.indices {
            loading.notes[i].start = loading.notes[i].start.map(shift.moved)
            loading.notes[i].end = loading.notes[i].end.map(shift.moved)
        }
        loading.footAnalyses = footAnalyses.map { $0.moved(by: shift) }
        return loading
    }
}

extension FootContact {
    fileprivate mutating func move(by shift: ClockShift) {
        start = shift.moved(start)
        end = shift.moved(end)
        initialContact = initialContact.map(shift.moved)
        finalContact = finalContact.map(shift.moved)
        thresholdStart = thresholdStart.map(shift.moved)
        thresholdEnd = thresholdEnd.map(shift.moved)
    }
}
