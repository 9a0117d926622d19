/// A date and time, or a time of day, written out.
///
/// Understood are `2019-12-23 21:04:06.690` with `-`, `/` or `.` in the date, `T` for the blank, a colon or comma before
/// the fraction, and a zone behind; day-first and month-first dates; and `21:04:06.690` alone.
struct DateTimeText: Hashable {
    /// Nanoseconds since 1970-01-01 00:00:00 on the clock the text names, or since midnight.
    var nanoseconds: Int64
    /// Whether there is a date.
    var hasDate: Bool
    /// Whether day and month cannot be told apart.
    var isAmbiguous = false
    /// The zone as written, or empty.
    var zone = ""

    /// Reads a text; `nil` when it is no date and time.
    init?(_ text: String) {
        self.init(utf8: Array(text.utf8)[...])
    }

    /// Reads the bytes of a text; `nil` when it is no date and time.
    init?(utf8 bytes: ArraySlice<UInt8>) {
        guard bytes.count >= 5, bytes.count <= 40 else { return nil }
        var reader = Reader(rest: bytes)
        reader.skipBlanks()
        guard let first = reader.number(), let separator = reader.next else { return nil }
        var day: Int64 = 0
        if separator == UInt8(ascii: ":") {
            hasDate = false
            guard let time = reader.timeOfDay(hour: first) else { return nil }
            nanoseconds = time
        } else {
            guard [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(separator),
                reader.skip(separator), let second = reader.number(), reader.skip(separator),
                let third = reader.number(), let date = Self.date(first, second, third)
            else { return nil }
            hasDate = true
            (day, isAmbiguous) = (date.day, date.isAmbiguous)
            guard reader.skip(UInt8(ascii: "T")) || reader.skip(UInt8(ascii: " ")) else { return nil }
            reader.skipBlanks()
            guard let hour = reader.number(), let time = reader.timeOfDay(hour: hour) else { return nil }
            nanoseconds = time
        }
        zone = reader.remainder
        guard Self.isZone(zone) else { return nil }
        nanoseconds += day * 86_400_000_000_000
    }

    /// The date and time in ISO 8601, or the time alone; `nil` when day and month cannot be told apart.
    var iso8601: String? {
        guard !isAmbiguous else { return nil }
        var (days, rest) = nanoseconds.quotientAndRemainder(dividingBy: 86_400_000_000_000)
        // Before 1970 the day began below the instant too.
        if rest < 0 { (days, rest) = (days - 1, rest + 86_400_000_000_000) }
        let milliseconds = rest / 1_000_000
        func padded(_ value: Int64, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let time =
            padded(milliseconds / 3_600_000, 2) + ":" + padded(milliseconds / 60_000 % 60, 2) + ":"
            + padded(milliseconds / 1000 % 60, 2) + "." + padded(milliseconds % 1000, 3)
        guard hasDate else { return time }
        let (year, month, dayOfMonth) = Self.civil(days)
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2) + "T" + time + zone
    }

    /// An instant given as nanoseconds since 1970 in universal time.
    init(unixNanoseconds: Int64) {
        nanoseconds = unixNanoseconds
        hasDate = true
        zone = "Z"
    }

    // MARK: - Calendar

    private static func date(_ first: Int, _ second: Int, _ third: Int) -> (day: Int64, isAmbiguous: Bool)? {
        let (year, month, day, isAmbiguous): (Int, Int, Int, Bool) =
            if first > 31 {
                (first, second, third, false)
            } else if third > 31 {
                // Day first unless only the other way gives a month.
                second > 12 ? (third, first, second, false) : (third, second, first, first <= 12 && first != second)
            } else {
                (0, 0, 0, false)
            }
        guard year >= 1900, year < 2200, (1...12).contains(month), (1...31).contains(day) else { return nil }
        let days = days(Int64(year), Int64(month), Int64(day))
        // The 31st of a shorter month would be a day of the next one.
        guard civil(days).day == day else { return nil }
        return (days, isAmbiguous)
    }

    /// Days from 1970-01-01 in the proleptic Gregorian calendar (years that begin in March, eras of 400 years).
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func isZone(_ text: String) -> Bool {
        if text.isEmpty || text == "Z" || text == "UTC" || text == "GMT" { return true }
        guard let sign = text.first, sign == "+" || sign == "-" else { return false }
        return text.dropFirst().allSatisfy { $0.isNumber || $0 == ":" } && (3...6).contains(text.count)
    }

    // MARK: - Characters

    private struct Reader {
        var rest: ArraySlice<UInt8>

        var next: UInt8? { rest.first }

        mutating func skip(_ byte: UInt8) -> Bool {
            guard rest.first == byte else { return false }
            rest = rest.dropFirst()
            return true
        }

        mutating func skipBlanks() {
            while rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
        }

        /// Up to nine digits.
        mutating func number() -> Int? {
            var value = 0
            var count = 0
            while let byte = rest.first, byte >= 0x30, byte <= 0x39, count < 9 {
                value = value * 10 + Int(byte - 0x30)
                count += 1
                rest = rest.dropFirst()
            }
            return count > 0 ? value : nil
        }

        /// Nanoseconds since midnight from `:mm[:ss[.fraction]] [AM|PM]` behind the hour.
        mutating func timeOfDay(hour: Int) -> Int64? {
            guard skip(UInt8(ascii: ":")), let minute = number(), minute < 60 else { return nil }
            var hour = hour
            var second = 0
            var fraction: Int64 = 0
            if skip(UInt8(ascii: ":")) {
                guard let value = number(), value <= 60 else { return nil }
                second = value
                let hasFraction =
                    skip(UInt8(ascii: ".")) || skip(UInt8(ascii: ",")) || skip(UInt8(ascii: ":"))
                    || (rest.first == UInt8(ascii: "_") && skip(UInt8(ascii: "_")))
                if hasFraction {
                    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
                    guard !digits.isEmpty else { return nil }
                    rest = rest.dropFirst(digits.count)
                    var scale: Int64 = 100_000_000
                    for digit in digits.prefix(9) {
                        fraction += Int64(digit - 0x30) * scale
                        scale /= 10
                    }
                }
            }
            skipBlanks()
            let half = String(decoding: rest.prefix(2), as: UTF8.self).uppercased()
            if half == "AM" || half == "PM" {
                guard (1...12).contains(hour) else { return nil }
                hour = hour % 12 + (half == "PM" ? 12 : 0)
                rest = rest.dropFirst(2)
                skipBlanks()
            }
            guard hour < 24 else { return nil }
            return (Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second)) * 1_000_000_000 + fraction
        }

        var remainder: String { CellSeparation.trimmed(String(decoding: rest, as: UTF8.self)) }
    }
}
