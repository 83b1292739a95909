import HTTP

/// The files of the pages, under one name that changes with any of them: what a page has loaded never meets another version of itself.
struct PageFiles: Sendable {
    /// Over all names and contents.
    let digest: String
    /// As they are sent.
    let files: [String: [UInt8]]

    private static let template = "page.html"

    init() {
        var files = Assets.files(in: "pages/")
        for (name, octets) in files where name.hasSuffix(".js") || name.hasSuffix(".css") {
            files[name] = octets.squeezed
        }
        var all: [UInt8] = []
        for (name, octets) in files.sorted(by: { $0.key < $1.key }) {
            all += Array("\(name) \(octets.count)\n".utf8) + octets
        }
        digest = EntityTag(of: all).description.filter(\.isHexDigit)
        self.files = files
    }

    /// The HTML of the page whose module and style are called `name`.
    func page(_ name: String, in language: String) -> [UInt8] {
        let html = String(decoding: files[Self.template] ?? [], as: UTF8.self)
            .replacing("{{language}}", with: language)
            .replacing("{{assets}}", with: "/assets/" + digest)
            .replacing("{{page}}", with: name)
        return Array(html.utf8)
    }

    /// The file called `name`, to be kept for good.
    ///
    /// - Throws: `notFound` also for a file of another version.
    func answer(_ name: String, digest: String) throws(RouteMiss) -> Response {
        guard digest == self.digest, name != Self.template, let octets = files[name],
            let type = Self.type(of: name)
        else {
            throw .notFound
        }
        var response = Response(.ok, type: type, octets)
        response.fields.append("Cache-Control", "public, max-age=31536000, immutable")
        response.fields.append("Cross-Origin-Resource-Policy", "same-origin")
        response.fields.append("X-Content-Type-Options", "nosniff")
        return response
    }

    private static func type(of name: String) -> StaticString? {
        if name.hasSuffix(".js") { return "text/javascript; charset=utf-8" }
        if name.hasSuffix(".css") { return "text/css; charset=utf-8" }
        if name.hasSuffix(".svg") { return "image/svg+xml" }
        return nil
    }
}
