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
        let name = part.fileName(notes: &notes).flatMap(FileName.cleaned)
        self.init(
            index: index, name: name ?? FileName.generic(index: index, type: part.type.name),
            type: part.type.name, size: part.encoding.size(source, part.range), contentID: part.contentID,
            disposition: part.disposition?.value == "inline"
                || (part.disposition == nil && part.contentID != nil)
                ? .inline : .attachment,
            range: part.range, encoding: part.encoding)
    }
}
