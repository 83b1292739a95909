import Glibc

/// Milliseconds since 1970 by the machine's clock.
package func millisecondsSinceEpoch() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) &* 1000 &+ Int64(now.tv_nsec) / 1_000_000
}

/// `2026-11-21T11:24:55.123Z` (ISO 8601, RFC 3339). Howard Hinnant's civil_from_days, in Int64.
func iso8601(milliseconds: Int64) -> String {
    let millisecondsADay: Int64 = 86_400_000
    // ±250,000 years, so that nothing below overflows.
    let time = min(max(milliseconds, -7_889_000_000_000_000), 7_889_000_000_000_000)
    let remainder = time % millisecondsADay
    let ofDay = remainder < 0 ? remainder + millisecondsADay : remainder
    let days = (time - ofDay) / millisecondsADay + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) + "T"
        + padded(ofDay / 3_600_000, 2) + ":" + padded(ofDay / 60_000 % 60, 2) + ":"
        + padded(ofDay / 1000 % 60, 2) + "." + padded(ofDay % 1000, 3) + "Z"
}

private func padded(_ value: Int64, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
