import HTTP

extension Response {
    /// The answer with an entity tag, or 304 when the client has that body already. For what a page asks again and again: JSON, and nothing
    /// but a good answer to a `GET`.
    func revalidated(for request: Request) -> Response {
        guard [.get, .head].contains(request.method), status == .ok, case .bytes(let octets) = body,
            fields["content-type"] == "application/json"
        else { return self }
        let tag = EntityTag(of: octets)
        var response = self
        if tag.isNamed(by: request.head) {
            response = Response(.notModified, fields: fields)
            response.fields.remove("content-type")
        }
        response.fields.remove("cache-control")
        // The browser may keep it, and must ask before it shows it.
        response.fields.append("Cache-Control", "private, no-cache")
        response.fields.append("ETag", tag.description)
        return response
    }
}
