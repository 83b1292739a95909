import Glibc

/// The field Retry-After (RFC 9110 section 10.2.3).
package enum RetryAfter {
    /// The seconds to wait, from the value of the field; nil if it is malformed.
    /// - Parameter now: in seconds since 1970.
    package static func seconds(_ value: String, now: Int64) -> Int64? {
        let octets = Array(value.utf8)
        if (1...10).contains(octets.count), octets.allSatisfy(\.isDigit) { return Int64(value) }
        return time(octets).map { max(0, $0 - now) }
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, in seconds since 1970. The two obsolete forms are as rare as they are old.
    private static func time(_ octets: [UInt8]) -> Int64? {
        guard octets.count == 29, octets[3...4].elementsEqual(", ".utf8),
            octets[25...].elementsEqual(" GMT".utf8),
            [7, 11, 16].allSatisfy({ octets[$0] == Octet.space }),
            [19, 22].allSatisfy({ octets[$0] == Octet.colon }),
            let day = number(octets[5...6]), let year = number(octets[12...15]),
            let hour = number(octets[17...18]),
            let minute = number(octets[20...21]), let second = number(octets[23...24]),
            let month = months.firstIndex(of: String(decoding: octets[8...10], as: UTF8.self)),
            (1...31).contains(day), hour < 24, minute < 60, second <= 60
        else { return nil }
        var parts = tm()
        (parts.tm_year, parts.tm_mon, parts.tm_mday) = (CInt(year - 1900), CInt(month), CInt(day))
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (CInt(hour), CInt(minute), CInt(second))
        return Int64(timegm(&parts))
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy(\.isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
