import HTTP

/// The files of the pages, under one name that changes with any of them: what a page has loaded never meets another version of itself.
struct PageFiles: Sendable {
    /// Over all names and contents.
    let digest: String
    let files: [String: PublicFile]
    private let template: String

    private static let templateName = "page.html"

    init() {
        var contents = Assets.files(in: "pages/")
        for (name, octets) in contents where name.hasSuffix(".js") || name.hasSuffix(".css") {
            contents[name] = octets.squeezed
        }
        var all: [UInt8] = []
        for (name, octets) in contents.sorted(by: { $0.key < $1.key }) {
            all += Array("\(name) \(octets.count)\n".utf8) + octets
        }
        digest = EntityTag(of: all).description.filter(\.isHexDigit)
        template = String(decoding: contents[Self.templateName] ?? [], as: UTF8.self)
        var files: [String: PublicFile] = [:]
        for (name, octets) in contents {
            if let type = Self.type(of: name) { files[name] = PublicFile(octets, type: type) }
        }
        self.files = files
    }

    /// The HTML of the page whose module and style are called `name`.
    func page(_ name: String, in language: String) -> [UInt8] {
        let html =
            template
            .replacing("{{language}}", with: language)
            .replacing("{{assets}}", with: "/assets/" + digest)
            .replacing("{{page}}", with: name)
        return Array(html.utf8)
    }

    /// The file called `name`, to be kept for good.
    ///
    /// - Throws: `notFound` also for a file of another version.
    func answer(_ name: String, digest: String, to head: RequestHead) throws(RouteMiss) -> Response {
        guard digest == self.digest, let file = files[name] else { throw .notFound }
        var response = file.answer(to: head)
        response.fields.append("Cache-Control", "public, max-age=31536000, immutable")
        response.fields.append("Cross-Origin-Resource-Policy", "same-origin")
        response.fields.append("X-Content-Type-Options", "nosniff")
        return response
    }

    /// Nil for what is not sent as a file.
    private static func type(of name: String) -> StaticString? {
        if name.hasSuffix(".js") { return "text/javascript; charset=utf-8" }
        if name.hasSuffix(".css") { return "text/css; charset=utf-8" }
        if name.hasSuffix(".svg") { return "image/svg+xml" }
        return nil
    }
}
