package import HTTP

/// What a browser is shown: the pages, each in every language, and the modules, styles and words that they load. The same for everybody.
package struct Pages: Sendable {
    /// BCP 47; the first is given when none that is asked for is spoken.
    static let languages = ["en", "id", "fr", "ko", "zh-Hant"]

    /// Path, and the name of the page's module and style.
    static let pages = [("/", "home"), ("/owner", "owner"), ("/inbox", "inbox"), ("/docs", "docs")]

    /// What a page may do: use what this server gives it. Text never becomes markup or script (Trusted Types), nothing is loaded from
    /// elsewhere, and no other site may frame it.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; \
        base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'
        """

    private let files: PageFiles

    package init() { files = PageFiles() }

    package var routes: [Route] {
        Self.pages.map { path, name in page(path, name) } + [
            .get("/assets/:digest/:name") { [files] request, _ in
                try files.answer(
                    request.parameters["name"], digest: request.parameters["digest"], to: request.head)
            },
            .get("/assets/:digest/:folder/:name") { [files] request, _ in
                try files.answer(
                    request.parameters["folder"] + "/" + request.parameters["name"],
                    digest: request.parameters["digest"], to: request.head)
            },
        ]
    }

    private func page(_ path: String, _ name: String) -> Route {
        let bodies = Self.languages.map { language in
            let octets = files.page(name, in: language)
            return (language: language, octets: octets, tag: EntityTag(of: octets))
        }
        return .get(path) { request, _ in
            let language = LanguageRanges(of: request.head).first(of: Self.languages)
            guard let body = bodies.first(where: { $0.language == language }) ?? bodies.first else {
                throw RouteMiss.notFound
            }
            var response: Response
            if body.tag.isNamed(by: request.head) {
                response = Response(.notModified)
            } else {
                response = Response(.ok, type: "text/html; charset=utf-8", body.octets)
                response.fields.append("Content-Language", body.language)
            }
            response.fields.append("ETag", body.tag.description)
            response.fields.append("Cache-Control", "no-cache")
            response.fields.append("Vary", "Accept-Language")
            response.fields.append("Content-Security-Policy", Self.policy)
            response.fields.append("Cross-Origin-Opener-Policy", "same-origin")
            response.fields.append("X-Content-Type-Options", "nosniff")
            response.fields.append("Referrer-Policy", "no-referrer")
            return response
        }
    }
}
