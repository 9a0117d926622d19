/// The course of foot pitch over one stride, and the angles that are read from it.
struct StrideAngles: Sendable {
    /// Pitch at each sample of the stride, rad, toe-up positive, zero at both foot-flats.
    let pitch: [Double]
    /// Seconds between samples.
    let interval: Double

    /// Radians to degrees.
    static let degrees = 180 / Double.pi
    /// Part of swing, up to initial contact, in which the greatest pitch is looked for.
    private static let lateSwing = 0.3

    /// Pitch at a (fractional) sample of the stride, rad.
    func value(_ position: Double) -> Double {
        let k = min(max(Int(position), 0), pitch.count - 2)
        return pitch[k] + (position - Double(k)) * (pitch[k + 1] - pitch[k])
    }

    /// Sets the angles of `stride`, and how the foot lands.
    ///
    /// - Parameters:
    ///   - toeOff: In samples from the start of the stride.
    ///   - contact: In samples from the start of the stride.
    ///   - fastest: Sample of the greatest forward speed.
    ///   - cue: How contact was told.
    func measure(
        _ stride: inout Stride, toeOff: Double, contact: Double, fastest: Int, cue: StrideEvents.ContactCue
    ) {
        stride.toeOffAngle = value(toeOff) * Self.degrees
        stride.footStrikeAngle = value(contact) * Self.degrees
        var greatest = value(contact)
        let late = Int((contact - Self.lateSwing * (contact - toeOff)).rounded(.up))
        if late <= Int(contact) {
            for k in late...Int(contact) { greatest = max(greatest, pitch[min(k, pitch.count - 1)]) }
        }
        stride.maxSwingPitch = greatest * Self.degrees
        stride.midSwingPitch = value(Double(fastest)) * Self.degrees
        stride.footFlatDelay = footFlat(from: contact).map { ($0 - contact) * interval }
        stride.contactType = contactType(cue, strike: value(contact) * Self.degrees)
        if stride.contactType != .heel { stride.slapRate = nil }
    }

    /// The first sample after contact at which the foot lies flat and hardly turns.
    private func footFlat(from contact: Double) -> Double? {
        let angle = 3 * Double.pi / 180
        let turn = 50 * Double.pi / 180 * interval
        for k in Int(contact.rounded(.up))..<max(pitch.count - 1, Int(contact.rounded(.up)))
        where abs(pitch[k]) < angle && abs(pitch[k + 1] - pitch[k]) < turn {
            return Double(k)
        }
        return nil
    }

    /// How the foot lands: the fall after contact and the pitch at contact, degrees, must agree.
    private func contactType(_ cue: StrideEvents.ContactCue, strike: Double) -> ContactType {
        switch cue {
        case .heelRocker: strike >= 5 ? .heel : .uncertain
        case .vibration: strike < -2 ? .forefoot : strike < 8 ? .flat : .uncertain
        case .movement: .uncertain
        }
    }
}
