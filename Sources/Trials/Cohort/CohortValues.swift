internal import FootDrop

/// The main parameters of every analysed recording, found in one pass over its figures.
struct CohortValues {
    /// A place for each parameter and side.
    typealias Row = [CohortValue?]

    /// One row a recording, in the order of the recordings.
    let rows: [Row]
    /// Walking speed of each recording, m/s: the mean of its feet's medians.
    let speeds: [Double?]

    init(of recordings: [CohortRecording], reference: ReferenceTable) {
        let reader = Reader(reference)
        rows = recordings.map(reader.row)
        speeds = rows.map { Self.speed(of: $0) }
    }

    /// The place of a parameter and side in a row.
    static func place(_ parameter: Int, _ side: CohortSide) -> Int {
        parameter * CohortSide.allCases.count + side.index
    }

    /// The places in a row.
    static let placeCount = CohortParameter.all.count * CohortSide.allCases.count

    /// The mean of the feet's walking speeds.
    static func speed(of row: Row) -> Double? {
        guard let parameter = CohortParameter.all.firstIndex(of: .speed) else { return nil }
        let speeds = [CohortSide.left, .right, .unknown].compactMap { row[place(parameter, $0)]?.value }
        return speeds.isEmpty ? nil : speeds.reduce(0, +) / Double(speeds.count)
    }

    /// Reads the figures of recordings.
    private struct Reader {
        /// Error of a median in units of SD/√n, and how much larger an error is because strides are alike.
        let errorFactor, correlation: Double
        let parameters: [String: Int]
        let sides: [String: CohortSide]

        init(_ reference: ReferenceTable) {
            errorFactor = reference.value("rule.error_factor") ?? 2
            correlation = reference.value("bootstrap.correlation") ?? 1.6
            parameters = Dictionary(
                CohortParameter.all.enumerated().map { ($0.element.name, $0.offset) },
                uniquingKeysWith: { first, _ in first })
            sides = Dictionary(
                CohortSide.allCases.map { ($0.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
        }

        func row(of recording: CohortRecording) -> Row {
            var row = Row(repeating: nil, count: CohortValues.placeCount)
            guard recording.failure == nil else { return row }
            for figure in recording.figures {
                guard let index = parameters[figure.parameter], let side = sides[figure.side],
                    CohortParameter.all[index].isPerFoot == (side != .both)
                else { continue }
                let parameter = CohortParameter.all[index]
                row[CohortValues.place(index, side)] = value(of: figure, parameter)
                guard parameter == .strideTime,
                    let other = CohortParameter.all.firstIndex(of: .strideTimeVariation)
                else { continue }
                row[CohortValues.place(other, side)] = variation(of: figure)
            }
            countStridesOfDifference(in: &row)
            return row
        }

        private func value(of figure: Figure, _ parameter: CohortParameter) -> CohortValue? {
            guard let value = figure.value, value.isFinite else { return nil }
            var error: Double?
            if let n = figure.n, n > 0, let deviation = figure.sd, deviation > 0 {
                error = errorFactor * deviation / Double(n).squareRoot()
            } else if parameter == .difference, let low = figure.low, let high = figure.high, high > low {
                error = (high - low) / (2 * 1.96)
            }
            return CohortValue(
                value: value, error: error.flatMap { $0.isFinite ? $0 : nil }, n: figure.n,
                referenceLow: figure.referenceLow, referenceHigh: figure.referenceHigh, flag: figure.flag)
        }

        /// Its error is that of a normal sample (Johnson & Welch, Biometrika 31, 1940), larger as strides are alike.
        private func variation(of figure: Figure) -> CohortValue? {
            guard let variation = figure.cv, variation.isFinite, let n = figure.n, n > 1 else { return nil }
            let error = variation * ((0.5 + variation * variation) / Double(n)).squareRoot() * correlation
            return CohortValue(value: 100 * variation, error: 100 * error, n: n)
        }

        /// A difference rests on as many strides as the foot with fewer has.
        private func countStridesOfDifference(in row: inout Row) {
            guard let difference = CohortParameter.all.firstIndex(of: .difference),
                let pitch = CohortParameter.all.firstIndex(of: .pitch)
            else { return }
            let place = CohortValues.place(difference, .both)
            guard row[place] != nil, row[place]?.n == nil,
                let left = row[CohortValues.place(pitch, .left)]?.n,
                let right = row[CohortValues.place(pitch, .right)]?.n
            else { return }
            row[place]?.n = min(left, right)
        }
    }
}
