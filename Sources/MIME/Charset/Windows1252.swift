/// windows-1252, which is also what `iso-8859-1` and unlabelled 8-bit text mean in mails.
enum Windows1252 {
    /// 0x80 to 0x9F; five of them mean nothing.
    private static let scalars: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152,
        0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
        0x2122,
        0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    static func scalar(_ octet: UInt8) -> UInt16 {
        (0x80...0x9F).contains(octet) ? scalars[Int(octet &- 0x80)] : UInt16(octet)
    }

    static func utf8(_ octets: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(octets.count &+ octets.count / 8)
        for octet in octets {
            if octet < 0x80 { output.append(octet) } else { output.append(scalar: UInt32(scalar(octet))) }
        }
        return output
    }
}

extension [UInt8] {
    /// Appends a character in UTF-8; U+FFFD for a number that is none, and for NUL.
    mutating func append(scalar number: UInt32) {
        guard number != 0, let scalar = Unicode.Scalar(number), let encoded = UTF8.encode(scalar) else {
            append(contentsOf: Octet.replacement)
            return
        }
        append(contentsOf: encoded)
    }
}
