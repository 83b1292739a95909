/// A message (RFC 5322, with MIME) as a person reads it. Reading one never fails: what is damaged gives the best text there is, and a note.
///
/// All strings are free of NUL. Time and memory are linear in the source and bounded by `Limits`.
package struct Message: Sendable {
    package let headers: Headers
    /// The first mailbox in From and Sender that has a whole address, else the first that has a local part, else the first.
    package let from: Mailbox?
    package let to: [Mailbox]
    package let cc: [Mailbox]
    package let replyTo: [Mailbox]
    /// Empty if there is none.
    package let subject: String
    /// Without angle brackets.
    package let messageID: String?
    /// The Date field as it was written.
    package let date: String?
    /// The plain text: all text/plain parts of the body, and the text of parts that are in HTML only; nil if no part is plain. At most
    /// `Limits.textBytes`; lines end with LF.
    package let text: String?
    /// All text/html parts of the body. At most `Limits.textBytes`; lines end with LF.
    package let html: String?
    package let attachments: [Attachment]
    /// What was damaged or left out, in words that are safe for strangers.
    package let notes: [String]

    package init(parsing source: [UInt8], limits: Limits = Limits()) {
        var notes = Notes()
        let root = HeaderBlock(
            in: source, at: 0, limits: limits, boundaries: Boundaries(), isPart: false, notes: &notes)
        let walker = PartWalker(source, root: root, limits: limits, notes: &notes)
        let body = Body(walker.parts, in: source, limits: limits, notes: &notes)
        let headers = root.headers.inUTF8(charset: walker.charset, notes: &notes)
        func mailboxes(_ name: String) -> [Mailbox] {
            headers[name].map { AddressList($0.unfolded, notes: &notes).mailboxes } ?? []
        }
        let authors = mailboxes("From") + mailboxes("Sender")
        self.headers = headers
        from =
            authors.first { $0.address.utf8.contains(UInt8(ascii: "@")) }
            ?? authors.first { !$0.address.isEmpty } ?? authors.first
        to = mailboxes("To")
        cc = mailboxes("Cc")
        replyTo = mailboxes("Reply-To")
        subject = headers["Subject"].map { EncodedWords.decode($0.unfolded, notes: &notes) } ?? ""
        messageID = headers["Message-ID"].flatMap(Self.identifier)
        date = headers["Date"]?.value
        text = body.text
        html = body.html
        attachments = body.attachments
        self.notes = notes.lines
    }

    /// The plain text, or the HTML's text if no part is plain.
    package var plainText: String { text ?? html.map(HTMLText.extract) ?? "" }

    /// The msg-id (RFC 5322, section 3.6.4), at most 1,000 characters.
    private static func identifier(_ field: HeaderField) -> String? {
        let value = field.value.prefix(1_000)
        guard let open = value.firstIndex(of: "<"), let close = value[open...].firstIndex(of: ">") else {
            return value.isEmpty ? nil : String(value)
        }
        let identifier = value[value.index(after: open)..<close]
        return identifier.isEmpty ? nil : String(identifier)
    }
}
