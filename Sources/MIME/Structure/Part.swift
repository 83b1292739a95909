/// A leaf of the MIME tree.
struct Part {
    let type: ContentType
    let disposition: ParameterizedValue?
    let encoding: TransferEncoding
    let contentID: String?
    /// The encoded content in the source.
    var range: Range<Int>
    /// The outermost multipart/alternative around it, by a number of its own.
    let alternative: Int?
    /// Whether it belongs to a message inside the message.
    let isEmbedded: Bool
    let isRoot: Bool

    /// The file name that the sender gave it (RFC 2183, section 2.3; RFC 2045's older `name`).
    func fileName(notes: inout Notes) -> String? {
        disposition?.text("filename", notes: &notes) ?? type.parameters.text("name", notes: &notes)
    }
}
