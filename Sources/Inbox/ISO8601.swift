// The one form in which times are shown, and the forms of RFC 3339 in which they are taken.

extension Timestamp: CustomStringConvertible {
    /// `2024-01-01T00:00:00.000Z`. A moment outside the years 0001 to 9999 shows as the nearest one inside.
    package var description: String {
        let shown = min(max(self, .earliest), .latest).milliseconds
        let (days, time) = floorDivision(shown, by: 86_400_000)
        let date = CivilDate(daysSince1970: days)
        return String(unsafeUninitializedCapacity: 24) { buffer in
            func put(_ value: Int64, at start: Int, digits: Int) {
                var rest = value
                for index in (start..<(start + digits)).reversed() {
                    buffer[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
                    rest /= 10
                }
            }
            put(date.year, at: 0, digits: 4)
            buffer[4] = UInt8(ascii: "-")
            put(date.month, at: 5, digits: 2)
            buffer[7] = UInt8(ascii: "-")
            put(date.day, at: 8, digits: 2)
            buffer[10] = UInt8(ascii: "T")
            put(time / 3_600_000, at: 11, digits: 2)
            buffer[13] = UInt8(ascii: ":")
            put(time / 60_000 % 60, at: 14, digits: 2)
            buffer[16] = UInt8(ascii: ":")
            put(time / 1000 % 60, at: 17, digits: 2)
            buffer[19] = UInt8(ascii: ".")
            put(time % 1000, at: 20, digits: 3)
            buffer[23] = UInt8(ascii: "Z")
            return 24
        }
    }

    /// Reads an RFC 3339 time: `T` between date and time, any number of decimals (cut to milliseconds), `Z` or an
    /// offset. Nil for impossible dates, for second 60, and for moments outside the years 0001 to 9999.
    package init?(_ text: String) {
        var reader = FieldReader(Array(text.utf8))
        guard let year = reader.digits(4, in: 1...9999), reader.take("-"),
            let month = reader.digits(2, in: 1...12), reader.take("-"),
            let day = reader.digits(2, in: 1...CivilDate.days(inMonth: month, of: year)),
            reader.take("T") || reader.take("t"),
            let hour = reader.digits(2, in: 0...23), reader.take(":"),
            let minute = reader.digits(2, in: 0...59), reader.take(":"),
            let second = reader.digits(2, in: 0...59),
            let fraction = reader.milliseconds(),
            let offset = reader.offsetInMinutes(), reader.isAtEnd
        else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSince1970
        let minutes = (days * 24 + hour) * 60 + minute - offset
        self.init(milliseconds: (minutes * 60 + second) * 1000 + fraction)
        guard (Timestamp.earliest...Timestamp.latest).contains(self) else { return nil }
    }
}

/// A day of the proleptic Gregorian calendar.
struct CivilDate {
    let year: Int64
    let month: Int64
    let day: Int64

    init(year: Int64, month: Int64, day: Int64) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Counts in eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
    init(daysSince1970 days: Int64) {
        let (era, dayOfEra) = floorDivision(days + 719_468, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var daysSince1970: Int64 {
        let (era, yearOfEra) = floorDivision(month <= 2 ? year - 1 : year, by: 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func days(inMonth month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

private func floorDivision(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

private struct FieldReader {
    private let text: [UInt8]
    private var index = 0

    init(_ text: [UInt8]) { self.text = text }

    var isAtEnd: Bool { index == text.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    mutating func digit() -> Int64? {
        guard index < text.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index]) else {
            return nil
        }
        defer { index += 1 }
        return Int64(text[index] - UInt8(ascii: "0"))
    }

    mutating func digits(_ count: Int, in range: ClosedRange<Int64>) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<count {
            guard let digit = digit() else { return nil }
            value = value * 10 + digit
        }
        return range.contains(value) ? value : nil
    }

    mutating func milliseconds() -> Int64? {
        guard take(".") else { return 0 }
        guard let first = digit() else { return nil }
        var value = first * 100
        var weight: Int64 = 10
        while let digit = digit() {
            value += digit * weight
            weight /= 10
        }
        return value
    }

    mutating func offsetInMinutes() -> Int64? {
        if take("Z") || take("z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = digits(2, in: 0...23), take(":"),
            let minutes = digits(2, in: 0...59)
        else { return nil }
        let offset = hours * 60 + minutes
        return isWest ? -offset : offset
    }
}
