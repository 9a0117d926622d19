/// Shares out poles and zeros to second-order sections so that no section rings more than it must.
///
/// The poles nearest the unit circle, which ring longest, come last in the chain and each takes the zeros nearest to it
/// (Jackson, Digital Filters and Signal Processing, 11.4), the rule of SciPy's `zpk2sos` with nearest pairing.
enum PoleZeroPairing {
    /// Builds the chain for real zeros, the upper ones of conjugate pole pairs and real poles.
    ///
    /// There are as many zeros as poles; an odd number is made even with a pole and a zero at the origin. The whole
    /// gain goes to the first section.
    static func sections(
        zeros: [Double], pairs: [ComplexNumber], realPoles: [Double], gain: Double
    ) -> SecondOrderSections {
        var zeros = zeros
        var realPoles = realPoles
        if zeros.count % 2 == 1 {
            zeros.append(0)
            realPoles.append(0)
        }
        var poles =
            pairs.sorted { ($0.real, $0.imaginary) < ($1.real, $1.imaginary) }
            + realPoles.sorted().map { ComplexNumber($0) }

        var sections: [SecondOrderSections.Section] = []
        while let pole = takeWorst(from: &poles, where: { _ in true }) {
            let firstZero = takeNearest(to: pole, from: &zeros)
            let secondZero = takeNearest(to: pole, from: &zeros)
            let partner =
                pole.imaginary != 0 ? pole.conjugate : takeWorst(from: &poles, where: { $0.imaginary == 0 })
            sections.append(section(firstZero, secondZero, pole, partner ?? ComplexNumber(0)))
        }
        sections.reverse()
        if !sections.isEmpty {
            sections[0].b0 *= gain
            sections[0].b1 *= gain
            sections[0].b2 *= gain
        }
        return SecondOrderSections(sections: sections)
    }

    private static func section(
        _ zero: Double, _ otherZero: Double, _ pole: ComplexNumber, _ otherPole: ComplexNumber
    ) -> SecondOrderSections.Section {
        SecondOrderSections.Section(
            b0: 1, b1: -(zero + otherZero), b2: zero * otherZero,
            a1: -(pole.real + otherPole.real), a2: (pole * otherPole).real)
    }

    /// Removes the pole nearest the unit circle.
    private static func takeWorst(
        from poles: inout [ComplexNumber], where isCandidate: (ComplexNumber) -> Bool
    ) -> ComplexNumber? {
        let worst = poles.indices.filter { isCandidate(poles[$0]) }
            .min { abs(1 - poles[$0].magnitude) < abs(1 - poles[$1].magnitude) }
        return worst.map { poles.remove(at: $0) }
    }

    /// Removes the zero nearest to a pole; one at the origin when none is left.
    private static func takeNearest(to pole: ComplexNumber, from zeros: inout [Double]) -> Double {
        let nearest = zeros.indices.min {
            (ComplexNumber(zeros[$0]) - pole).magnitude < (ComplexNumber(zeros[$1]) - pole).magnitude
        }
        return nearest.map { zeros.remove(at: $0) } ?? 0
    }
}
