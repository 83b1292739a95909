/// File names that a stranger chose.
enum FileName {
    /// Without folders, control characters and the marks that turn `gpj.exe` around; nil if nothing is left.
    static func cleaned(_ name: String) -> String? {
        let last = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last ?? []
        var cleaned = ""
        for scalar in last where !isForbidden(scalar) {
            guard cleaned.utf8.count < 200 else { break }
            cleaned.unicodeScalars.append(scalar)
        }
        let octets = Array(cleaned.utf8)
        cleaned = String(decoding: octets[octets.trimmed(octets.indices)], as: UTF8.self)
        return cleaned.allSatisfy { $0 == "." } ? nil : cleaned
    }

    static func generic(index: Int, type: String) -> String {
        let suffix =
            switch type {
            case "message/rfc822", "message/global": ".eml"
            case "text/plain": ".txt"
            case "text/html": ".html"
            case "text/calendar": ".ics"
            case "image/png": ".png"
            case "image/jpeg": ".jpg"
            case "image/gif": ".gif"
            case "image/webp": ".webp"
            case "application/pdf": ".pdf"
            case "application/pgp-signature": ".asc"
            default: ".bin"
            }
        // Outlook's name for its own format.
        if type == "application/ms-tnef" || type == "application/vnd.ms-tnef" { return "winmail.dat" }
        return "attachment-\(index &+ 1)\(suffix)"
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
