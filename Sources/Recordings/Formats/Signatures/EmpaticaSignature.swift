extension FormatSignature {
    /// `ACC.csv` of an Empatica E4: the start in seconds since 1970, the rate, then rows of whole numbers in 1/64 g.
    static let empatica = FormatSignature("empatica", "Empatica E4", isTestedOnGenuineFiles: true) { front in
        guard let start = front.numbers(1), let rate = front.numbers(2), let first = front.numbers(3),
            start.count == 3, rate.count == 3, first.count == 3, Set(start).count == 1, Set(rate).count == 1,
            start[0] > 1e9, start[0] < 4.1e9, (1...1024).contains(rate[0]), rate[0] == rate[0].rounded(),
            (3...front.lines.count).allSatisfy({ front.numbers($0)?.allSatisfy { $0 == $0.rounded() } ?? true })
        else { return nil }
        var reading = FormatReading("line 1 a time since 1970 three times, line 2 a rate three times")
        reading.statement.stateRows(from: 3)
        reading.statement.text.delimiter = TableStatement.Delimiter(character: ",")
        reading.statement.time.column = .absent
        reading.statement.time.rate = rate[0]
        reading.statement.time.start = DateTimeText(unixNanoseconds: Int64(start[0] * 1000) * 1_000_000).iso8601
        let sensor = reading.statement.addSensor(nil)
        reading.statement.sensors[sensor].add(
            .acceleration, .standardGravity, [.number(1), .number(2), .number(3)], labels: ["x", "y", "z"],
            scale: 1.0 / 64)
        return reading
    }
}
