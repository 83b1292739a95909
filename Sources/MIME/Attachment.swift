/// A part of a message that is not its body. It holds a place in the source and no content.
package struct Attachment: Sendable, Equatable {
    package enum Disposition: String, Sendable {
        case inline, attachment
    }

    /// Its number among the attachments of the message, from 0.
    package let index: Int
    /// Without folders and control characters, never empty; made from number and type if the sender gave none.
    package let name: String
    /// The media type, as `image/png`, in lower case.
    package let type: String
    /// Bytes of its decoded content.
    package let size: Int
    /// Without angle brackets: what a `cid:` URL names (RFC 2392).
    package let contentID: String?
    package let disposition: Disposition
    /// Where its encoded content stands in the source.
    package let range: Range<Int>
    package let encoding: TransferEncoding

    /// Its decoded bytes.
    ///
    /// - Parameter source: the bytes that the message was parsed from.
    package func content(in source: [UInt8]) -> [UInt8] {
        encoding.decoded(source, range, limit: .max).octets
    }
}

extension Attachment {
    init(_ part: Part, index: Int, source: [UInt8], notes: inout Notes) {
        let given = part.fileName(notes: &notes) ?? Self.subject(of: part, in: source).map { $0 + ".eml" }
        let name = given.flatMap(FileName.cleaned)
        if part.type.name.hasSuffix("/ms-tnef") || part.type.name.hasSuffix("/vnd.ms-tnef") {
            notes.add("an attachment is in Outlook's own format (TNEF); what it holds is not taken out")
        }
        self.init(
            index: index, name: name ?? FileName.generic(index: index, type: part.type.name),
            type: part.type.name, size: part.encoding.size(source, part.range), contentID: part.contentID,
            disposition: part.disposition?.value == "inline"
                || (part.disposition == nil && part.contentID != nil)
                ? .inline : .attachment,
            range: part.range, encoding: part.encoding)
    }

    /// The subject of a message inside the message.
    private static func subject(of part: Part, in source: [UInt8]) -> String? {
        guard part.type.isMessage, part.encoding == .identity else { return nil }
        let head = Array(source[part.range.clamped(to: source.indices)].prefix(longestHead))
        var notes = Notes()
        let block = HeaderBlock(
            in: head, at: 0, limits: Limits(), boundaries: Boundaries(), isPart: false, notes: &notes)
        let subject = block.headers.inUTF8(charset: nil, notes: &notes)["Subject"]?.value ?? ""
        return subject.isEmpty ? nil : String(subject.map { $0 == "/" || $0 == "\\" ? "-" : $0 })
    }

    /// Octets of an embedded message in which its subject is looked for.
    private static let longestHead = 16 << 10
}
