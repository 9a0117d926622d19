import Recordings

extension TrunkAnalysis {
    /// The same walk on another clock.
    func moved(by shift: ClockShift) -> TrunkAnalysis {
        var trunk = self
        for i in trunk.steps.indices { trunk.steps[i].time = shift.moved(trunk.steps[i].time) }
        for i in trunk.gait.bouts.indices {
            for k in trunk.gait.bouts[i].contacts.indices {
                trunk.gait.bouts[i].contacts[k].time = shift.moved(trunk.gait.bouts[i].contacts[k].time)
            }
        }
        return trunk
    }
}

extension TrunkGait {
    /// The same gait with left and right exchanged.
    func withSidesExchanged() -> TrunkGait {
        var gait = self
        for i in gait.bouts.indices {
            for k in gait.bouts[i].contacts.indices {
                switch gait.bouts[i].contacts[k].side {
                case .left: gait.bouts[i].contacts[k].side = .right
                case .right: gait.bouts[i].contacts[k].side = .left
                case .unknown: break
                }
            }
        }
        gait.stepTimeAsymmetry?.value *= -1
        return gait
    }

    /// The same gait with contacts of unknown side.
    func withoutSides() -> TrunkGait {
        var gait = self
        for i in gait.bouts.indices {
            for k in gait.bouts[i].contacts.indices { gait.bouts[i].contacts[k].side = .unknown }
        }
        gait.stepTimeAsymmetry = nil
        return gait
    }
}
