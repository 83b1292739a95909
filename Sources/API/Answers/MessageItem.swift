import HTTP
import Inbox
import JSON
import Storage

/// The members of a mail that a client wants to see.
struct MessageFields: OptionSet, Sendable {
    let rawValue: UInt32

    /// In the order in which they are written; each one's place is its bit.
    private static let names = [
        "id", "from", "from_name", "to", "envelope_from", "subject", "body_text", "body_html", "body", "html",
        "received_at", "otp", "codes", "links", "attachments", "size", "notes", "seen",
    ]

    static let id = MessageFields(rawValue: 1 << 0)
    static let from = MessageFields(rawValue: 1 << 1)
    static let fromName = MessageFields(rawValue: 1 << 2)
    static let to = MessageFields(rawValue: 1 << 3)
    static let envelopeFrom = MessageFields(rawValue: 1 << 4)
    static let subject = MessageFields(rawValue: 1 << 5)
    static let bodyText = MessageFields(rawValue: 1 << 6)
    static let bodyHTML = MessageFields(rawValue: 1 << 7)
    static let body = MessageFields(rawValue: 1 << 8)
    static let html = MessageFields(rawValue: 1 << 9)
    static let receivedAt = MessageFields(rawValue: 1 << 10)
    static let otp = MessageFields(rawValue: 1 << 11)
    static let codes = MessageFields(rawValue: 1 << 12)
    static let links = MessageFields(rawValue: 1 << 13)
    static let attachments = MessageFields(rawValue: 1 << 14)
    static let size = MessageFields(rawValue: 1 << 15)
    static let notes = MessageFields(rawValue: 1 << 16)
    static let seen = MessageFields(rawValue: 1 << 17)

    /// What a key's owner gets; whether the buyer has seen the mail is the buyer's.
    static let premium = MessageFields(rawValue: (1 << 17) - 1)
    /// What a buyer's list shows of each mail.
    static let summary: MessageFields = [
        .id, .from, .fromName, .to, .subject, .receivedAt, .otp, .attachments, .size, .seen,
    ]
    static let all = MessageFields(rawValue: (1 << 18) - 1)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Reads the comma list of `fields`.
    /// - Parameter allowed: what there is to choose from, and what is given without `fields`.
    init(_ query: Query, of allowed: MessageFields) throws {
        guard let text = try query.value("fields"), !text.isEmpty else {
            self.init(rawValue: allowed.rawValue)
            return
        }
        var chosen: UInt32 = 0
        for name in text.split(separator: ",") {
            let bit = Self.names.firstIndex(of: String(name)).map { UInt32(1) << UInt32($0) } ?? 0
            guard allowed.rawValue & bit != 0 else {
                throw APIError.invalid("invalid_fields", "fields names a member that a message does not have")
            }
            chosen |= bit
        }
        self.init(rawValue: chosen)
    }

    /// The long columns that these members need.
    var bodies: Messages.Bodies {
        var bodies: Messages.Bodies = []
        if !isDisjoint(with: [.bodyText, .body]) { bodies.insert(.text) }
        if !isDisjoint(with: [.bodyHTML, .html]) { bodies.insert(.html) }
        return bodies
    }
}

extension JSONWriter {
    /// Writes one mail as an object.
    mutating func message(_ message: Message, to address: String, _ fields: MessageFields) {
        object { json in
            if fields.contains(.id) { json.member("id", message.id.description) }
            if fields.contains(.from) { json.member("from", message.fromAddress) }
            if fields.contains(.fromName) { json.member("from_name", message.fromName) }
            if fields.contains(.to) { json.member("to", address) }
            if fields.contains(.envelopeFrom) { json.member("envelope_from", message.envelopeFrom) }
            if fields.contains(.subject) { json.member("subject", message.subject) }
            if fields.contains(.bodyText) { json.member("body_text", message.bodyText) }
            if fields.contains(.bodyHTML) { json.member("body_html", message.bodyHTML) }
            if fields.contains(.body) { json.member("body", message.bodyText) }
            if fields.contains(.html) { json.member("html", message.bodyHTML) }
            if fields.contains(.receivedAt) { json.member("received_at", message.receivedAt.description) }
            if fields.contains(.otp) { json.member("otp", message.otp) }
            if fields.contains(.codes) { json.member("codes", raw: message.codes.utf8) }
            if fields.contains(.links) { json.member("links", raw: message.links.utf8) }
            if fields.contains(.attachments) { json.member("attachments", raw: message.attachments.utf8) }
            if fields.contains(.size) { json.member("size", message.size) }
            if fields.contains(.notes) { json.member("notes", raw: message.notes.utf8) }
            if fields.contains(.seen) { json.member("seen", message.isSeen) }
        }
    }
}
