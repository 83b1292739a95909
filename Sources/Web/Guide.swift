package import HTTP

/// What a browser is shown at the server's own addresses: what this is, and how owners and buyers reach what they want. Static text,
/// the same for everybody.
package struct Guide: Sendable {
    private let publicURL: String

    /// - Parameter publicURL: scheme, host and port under which the server is reached.
    package init(publicURL: String) { self.publicURL = publicURL }

    package var routes: [Route] {
        [
            .get("/") { [self] _, _ in page("Restante", Guide.start) },
            .get("/owner") { [self] _, _ in page("For owners", Guide.owner) },
            .get("/inbox") { [self] _, _ in page("For buyers", Guide.inbox) },
        ]
    }

    private func page(_ title: String, _ body: String) -> Response {
        let html = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>
            :root { color-scheme: light dark; background: Canvas; font: 16px/1.5 system-ui, sans-serif }
            body { max-width: 44rem; margin: 3rem auto; padding: 0 1rem }
            pre { overflow-x: auto; padding: .75rem; border: 1px solid; border-radius: .4rem }
            </style>
            <main>
            <h1>\(title)</h1>
            \(body.replacing("URL", with: escaped(publicURL)))
            </main>
            </html>

            """
        var fields = HeaderFields()
        fields.append(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
        )
        fields.append("X-Content-Type-Options", "nosniff")
        fields.append("Referrer-Policy", "no-referrer")
        fields.append("Content-Type", "text/html; charset=utf-8")
        return Response(.ok, fields: fields, body: .bytes(Array(html.utf8)))
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    private static let start = """
        <p>Private inboxes and their one-time codes.</p>
        <ul>
        <li><a href="/owner">For owners</a>: keys, domains, buyers, and reading their inboxes.</li>
        <li><a href="/inbox">For buyers</a>: reading one inbox with its address and PIN.</li>
        </ul>
        """

    private static let owner = """
        <p>Log in for a token, and manage keys, domains and buyers with it:</p>
        <pre tabindex="0">curl -H 'Content-Type: application/json' -d '{"email":"you@example.org","password":"…"}' \\
          URL/api/owner/login
        curl -H 'Authorization: Bearer TOKEN' URL/api/owner/domains
        curl -H 'Authorization: Bearer TOKEN' URL/api/owner/buyers
        curl -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' \\
          -d '{"name":"primary","duration_days":90}' URL/api/owner/api-keys</pre>
        <p>Read the code of the newest mail, waiting for it if need be:</p>
        <pre tabindex="0">curl -H 'X-Owner-API-Key: KEY' 'URL/api/premium/otp/ADDRESS/latest?wait=30'</pre>
        <p>See why a mail did or did not arrive:</p>
        <pre tabindex="0">curl -H 'Authorization: Bearer TOKEN' 'URL/api/owner/intake?address=ADDRESS'</pre>
        """

    private static let inbox = """
        <p>Log in with your address and PIN for a token, and read your mail with it:</p>
        <pre tabindex="0">curl -H 'Content-Type: application/json' -d '{"address":"you@example.org","pin":"123456"}' \\
          URL/api/buyer/login
        curl -H 'Authorization: Bearer TOKEN' URL/api/buyer/messages</pre>
        """
}
