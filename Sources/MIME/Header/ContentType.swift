/// The media type of an entity (RFC 2045, section 5).
struct ContentType {
    /// As `text/plain`, in lower case.
    let name: String
    let parameters: ParameterizedValue

    static let plainText = ContentType(name: "text/plain", parameters: ParameterizedValue())
    static let message = ContentType(name: "message/rfc822", parameters: ParameterizedValue())

    private init(name: String, parameters: ParameterizedValue) {
        self.name = name
        self.parameters = parameters
    }

    /// `fallback` when there is no type that could be read (RFC 2045, section 5.2).
    init(_ field: HeaderField?, fallback: ContentType) {
        guard let field else {
            self = fallback
            return
        }
        let parameters = ParameterizedValue(field.unfolded)
        let written = Self.typingErrors[parameters.value] ?? parameters.value
        let halves = written.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let name =
            switch (halves.first.map(String.init), halves.count) {
            case ("multipart"?, 1): "multipart/mixed"
            case (_, 2) where written.utf8.count <= 127 && halves.allSatisfy { !$0.isEmpty }: written
            // No type, but the name of a file.
            case (_, 1) where parameters.octets("name") != nil: "application/octet-stream"
            default: ContentType.plainText.name
            }
        self.init(name: name, parameters: parameters)
    }

    private static let typingErrors = [
        "html": "text/html", "htm": "text/html", "text/htm": "text/html", "text\\html": "text/html",
        "text-html": "text/html", "texthtml": "text/html", "text/x-html": "text/html",
        "text/txt": "text/plain",
        "text/text": "text/plain", "plain/text": "text/plain", "text\\plain": "text/plain",
        "html/text": "text/html", "message/rfc-822": "message/rfc822", "message/rfc2822": "message/rfc822",
        "image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "image/x-png": "image/png",
    ]

    var isMultipart: Bool { name.hasPrefix("multipart/") }
    var isText: Bool { name.hasPrefix("text/") }
    /// RFC 2046, section 5.2.1, and RFC 6532, section 3.7.
    var isMessage: Bool { name == "message/rfc822" || name == "message/global" || name == "message/news" }
    var charset: [UInt8]? { parameters.octets("charset") }
}
