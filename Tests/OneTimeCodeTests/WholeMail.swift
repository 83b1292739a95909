import Foundation
import Intake
import MIME
import OneTimeCode

/// A labelled mail as one line of JSON: what its author wrote and which code a person would type from it.
struct WholeMail: Decodable {
    var id: String
    var language: String
    var subject: String
    var plain: String?
    var html: String?
    /// The digits of its one-time code; nil if it has none, or one with letters.
    var code: String?
    /// Codes with letters.
    var codes: [String]?
    var note: String?

    static func read(_ file: URL) throws -> [WholeMail] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            try JSONDecoder().decode(WholeMail.self, from: Data(line.utf8))
        }
    }

    /// The mails of all `.jsonl` files in `path`, or of the one file that it is.
    static func read(path: String) throws -> [WholeMail] {
        if path.hasSuffix(".jsonl") { return try read(URL(filePath: path)) }
        return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".jsonl") }
            .sorted().flatMap { try read(URL(filePath: path + "/" + $0)) }
    }

    /// What the intake makes of the mail when it comes in over the wire.
    var extraction: Extraction { Extraction(of: Content(of: Message(parsing: source))) }

    /// The mail as a sender's software writes it.
    private var source: [UInt8] {
        let head = "From: sender@mail.example\r\nSubject: \(encodedSubject)\r\nMIME-Version: 1.0\r\n"
        let parts = [plain.map { part("plain", $0) }, html.map { part("html", $0) }].compactMap { $0 }
        guard parts.count > 1 else { return Array((head + (parts.first ?? "\r\n")).utf8) }
        let body = parts.map { "--=_part\r\n\($0)\r\n" }.joined()
        return Array(
            "\(head)Content-Type: multipart/alternative; boundary=\"=_part\"\r\n\r\n\(body)--=_part--\r\n"
                .utf8)
    }

    private func part(_ subtype: String, _ text: String) -> String {
        let base64 = Data(text.utf8).base64EncodedString(options: .lineLength76Characters)
        return "Content-Type: text/\(subtype); charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + base64
    }

    /// Encoded words of whole characters (RFC 2047, section 5).
    private var encodedSubject: String {
        var words = [""]
        for character in subject {
            if words[words.count - 1].utf8.count + character.utf8.count > 45 { words.append("") }
            words[words.count - 1].append(character)
        }
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }
}
