package import HTTP

/// The description of the API in the words of OpenAPI 3.1: the file `docs/openapi.json`, as it was when the program was built.
package enum APIDocument {
    /// `GET /openapi.json`.
    package static var routes: [Route] {
        guard let octets = Assets.octets(of: "openapi.json") else { return [] }
        let file = PublicFile(octets, type: "application/json")
        return [
            .get("/openapi.json") { request, _ in
                var response = file.answer(to: request.head)
                response.fields.append("Cache-Control", "no-cache")
                return response
            }
        ]
    }
}
