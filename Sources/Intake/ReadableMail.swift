import JSON
import MIME
import OneTimeCode

/// A mail as its readers are shown it, worked out once, when it arrives. Making one never fails.
struct ReadableMail: Sendable {
    /// The address in From; the envelope's sender if there is none.
    let fromAddress: String
    let fromName: String?
    let subject: String
    let bodyText: String
    let bodyHTML: String?
    let otp: String?
    /// JSON: `[{"code","score","reasons"}]`.
    let codes: String
    /// JSON: `[{"href","text","kind"}]`.
    let links: String
    /// JSON: `[{"name","type","size","content_id","inline"}]`, in the order by which they are counted.
    let attachments: String
    /// JSON: `[text]`.
    let notes: String

    /// - Parameter envelopeFrom: the reverse-path, empty for `<>`.
    init(source: [UInt8], envelopeFrom: String) {
        let message = Message(parsing: source)
        let html = message.html.map { HTMLText($0) }
        let extraction = Extraction(of: Content(of: message, html: html))
        fromAddress = message.from.map(\.address).flatMap { $0.isEmpty ? nil : $0 } ?? envelopeFrom
        fromName = message.from.map(\.name).flatMap { $0.isEmpty ? nil : $0 }
        subject = message.subject
        bodyText = message.text ?? html?.text ?? ""
        bodyHTML = message.html
        otp = extraction.otp
        codes = json(extraction.codes) { json, candidate in
            json.member("code", candidate.code)
            json.member("score", candidate.score)
            json.member("reasons") { $0.array(candidate.reasons) }
        }
        links = json(extraction.links) { json, link in
            json.member("href", link.href)
            json.member("text", link.text)
            json.member("kind", link.kind.rawValue)
        }
        attachments = json(message.attachments) { json, attachment in
            json.member("name", attachment.name)
            json.member("type", attachment.type)
            json.member("size", attachment.size)
            json.member("content_id", attachment.contentID)
            json.member("inline", attachment.disposition == .inline)
        }
        var json = JSONWriter()
        json.array(message.notes)
        notes = String(decoding: json.bytes, as: UTF8.self)
    }
}

/// An array of objects, one for each item, whose members `members` writes.
private func json<Item>(_ items: [Item], _ members: (inout JSONWriter, Item) -> Void) -> String {
    guard !items.isEmpty else { return "[]" }
    var json = JSONWriter()
    json.array(items) { json, item in json.object { members(&$0, item) } }
    return String(decoding: json.bytes, as: UTF8.self)
}
