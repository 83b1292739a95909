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
        "received_at", "otp", "codes", "links", "attachments", "size", "notes", "seen", "preview",
        "remote_images",
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
    static let preview = MessageFields(rawValue: 1 << 18)
    static let remoteImages = MessageFields(rawValue: 1 << 19)

    /// What a key's owner gets; whether the buyer has seen the mail is the buyer's.
    static let premium = MessageFields(rawValue: (1 << 17) - 1)
    /// What who logged in is shown of each mail of a list.
    static let listed = MessageFields(rawValue: (1 << 19) - 1)
    /// What is shown of a mail that is opened.
    static let detailed = MessageFields.listed.subtracting(.preview).union(.remoteImages)

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
        if contains(.preview) { bodies.insert(.opening) }
        return bodies
    }
}

extension JSONWriter {
    /// Writes one mail as an object.
    mutating func message(_ message: Message, to address: String, _ fields: MessageFields) {
        object { json in json.members(of: message, to: address, fields) }
    }

    /// Writes the members of one mail.
    mutating func members(of message: Message, to address: String, _ fields: MessageFields) {
        if fields.contains(.id) { member("id", message.id.description) }
        if fields.contains(.from) { member("from", message.fromAddress) }
        if fields.contains(.fromName) { member("from_name", message.fromName) }
        if fields.contains(.to) { member("to", address) }
        if fields.contains(.envelopeFrom) { member("envelope_from", message.envelopeFrom) }
        if fields.contains(.subject) { member("subject", message.subject) }
        if fields.contains(.bodyText) { member("body_text", message.bodyText) }
        if fields.contains(.bodyHTML) { member("body_html", message.bodyHTML) }
        if fields.contains(.body) { member("body", message.bodyText) }
        if fields.contains(.html) { member("html", message.bodyHTML) }
        if fields.contains(.receivedAt) { member("received_at", message.receivedAt.description) }
        if fields.contains(.otp) { member("otp", message.otp) }
        if fields.contains(.codes) { member("codes", raw: message.codes.utf8) }
        if fields.contains(.links) { member("links", raw: message.links.utf8) }
        if fields.contains(.attachments) { member("attachments", raw: message.attachments.utf8) }
        if fields.contains(.size) { member("size", message.size) }
        if fields.contains(.notes) { member("notes", raw: message.notes.utf8) }
        if fields.contains(.seen) { member("seen", message.isSeen) }
        if fields.contains(.preview) { member("preview", message.opening.map(Preview.line)) }
        if fields.contains(.remoteImages) {
            member("remote_images", message.bodyHTML.map(RemoteImages.areNamed) ?? false)
        }
    }
}
