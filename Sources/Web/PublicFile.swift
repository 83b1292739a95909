import HTTP

/// Octets that are the same for everybody, as they are and compressed, both made once.
///
/// Nothing else is compressed: the length of a secret and a stranger's text compressed together tells of the secret (BREACH).
struct PublicFile: Sendable {
    /// Each coding has a tag of its own (RFC 9110 section 8.8.3.3).
    private struct Representation {
        let octets: [UInt8]
        let tag: EntityTag

        init(_ octets: [UInt8]) {
            self.octets = octets
            tag = EntityTag(of: octets)
        }
    }

    private let type: StaticString
    private let plain: Representation
    private let compressed: Representation

    init(_ octets: [UInt8], type: StaticString) {
        self.type = type
        plain = Representation(octets)
        compressed = Representation(octets.gzipped)
    }

    /// As they are.
    var octets: [UInt8] { plain.octets }

    /// In the coding that the client takes, or that it has it.
    func answer(to head: RequestHead) -> Response {
        let isCompressed = head.acceptsGzip && compressed.octets.count < plain.octets.count
        let chosen = isCompressed ? compressed : plain
        var response: Response
        if chosen.tag.isNamed(by: head) {
            response = Response(.notModified)
        } else {
            response = Response(.ok, type: type, chosen.octets)
            if isCompressed { response.fields.append("Content-Encoding", "gzip") }
        }
        response.fields.append("ETag", chosen.tag.description)
        response.fields.append("Vary", "Accept-Encoding")
        return response
    }
}
