/// The bytes of one logfmt line, built from left to right.
///
/// A value is data from outside until proven otherwise: no byte of it can end the line, open another key, or
/// reach a terminal as a control sequence.
struct LogLine {
    /// At most PIPE_BUF, so that the one `write` of a line into a pipe is atomic (POSIX.1-2017 write()).
    static let maximumBytes = 4096
    static let maximumValueScalars = 512

    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(256) }

    mutating func append(_ key: String, _ value: String) {
        var field = Array(key.utf8)
        field.append(UInt8(ascii: "="))
        appendEscaped(value, to: &field)
        // One byte for the space, one for the newline. A field that does not fit is left out whole.
        guard bytes.count &+ field.count &+ 2 <= Self.maximumBytes else { return }
        if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
        bytes.append(contentsOf: field)
    }

    consuming func ended() -> [UInt8] {
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private func appendEscaped(_ value: String, to bytes: inout [UInt8]) {
        let scalars = value.unicodeScalars
        let start = scalars.prefix(Self.maximumValueScalars + 1)
        if !start.isEmpty, start.count <= Self.maximumValueScalars, start.allSatisfy(isBare) {
            bytes.append(contentsOf: value.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        var count = 0
        for scalar in scalars {
            guard count < Self.maximumValueScalars else {
                bytes.append(contentsOf: "…".utf8)
                break
            }
            count &+= 1
            switch scalar {
            case "\"": bytes.append(contentsOf: #"\""#.utf8)
            case "\\": bytes.append(contentsOf: #"\\"#.utf8)
            case "\n": bytes.append(contentsOf: #"\n"#.utf8)
            case "\r": bytes.append(contentsOf: #"\r"#.utf8)
            case "\t": bytes.append(contentsOf: #"\t"#.utf8)
            case _ where isInvisible(scalar):
                bytes.append(contentsOf: #"\u{"#.utf8)
                bytes.append(contentsOf: String(scalar.value, radix: 16).utf8)
                bytes.append(UInt8(ascii: "}"))
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

private func isBare(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "!", "#"..."<", ">"..."[", "]"..."~": true
    default: false
    }
}

/// Control characters (C0, DEL, C1), line and paragraph separators, and the marks that reorder or hide text
/// ("Trojan Source", CVE-2021-42574).
private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
    default: false
    }
}
