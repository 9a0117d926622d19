import Recordings

extension FootAnalysis {
    /// The same foot on another clock.
    func moved(by shift: ClockShift) -> FootAnalysis {
        var foot = self
        for i in foot.strides.indices { foot.strides[i].move(by: shift) }
        for i in foot.events.indices { foot.events[i].time = shift.moved(foot.events[i].time) }
        for i in foot.bouts.indices {
            foot.bouts[i].start = shift.moved(foot.bouts[i].start)
            foot.bouts[i].end = shift.moved(foot.bouts[i].end)
        }
        for i in foot.notes.indices {
            foot.notes[i].start = foot.notes[i].start.map(shift.moved)
            foot.notes[i].end = foot.notes[i].end.map(shift.moved)
        }
        for i in foot.swings.indices { foot.swings[i].start = shift.moved(foot.swings[i].start) }
        for i in foot.accelerometerSwings.indices {
            foot.accelerometerSwings[i].time = shift.moved(foot.accelerometerSwings[i].time)
        }
        for i in foot.shankSwings.indices { foot.shankSwings[i].midSwing = shift.moved(foot.shankSwings[i].midSwing) }
        for i in foot.lying.indices { foot.lying[i].move(by: shift) }
        if let overview { foot.overview?.start = shift.moved(overview.start) }
        return foot
    }
}

extension Stride {
    /// Moves the instants; durations keep their own clock, whose drift they do not feel.
    fileprivate mutating func move(by shift: ClockShift) {
        start = shift.moved(start)
        toeOff = shift.moved(toeOff)
        initialContact = shift.moved(initialContact)
        end = shift.moved(end)
        minToeClearanceTime = minToeClearanceTime.map(shift.moved)
    }
}

extension LyingStretch {
    fileprivate mutating func move(by shift: ClockShift) {
        start = shift.moved(start)
        end = shift.moved(end)
        impactTime = shift.moved(impactTime)
    }
}
