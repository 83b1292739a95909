import HTTP
import JSON

extension Response {
    /// An answer whose body `write` writes as the members of one JSON object.
    static func object(
        _ status: Status = .ok, capacity: Int = 512, _ write: (inout JSONWriter) throws -> Void
    ) rethrows -> Response {
        var json = JSONWriter(capacity: capacity)
        try json.object(write)
        var response = Response.json(json.bytes, status: status)
        // Mail and secrets: no cache on the way may keep them.
        response.fields.append("Cache-Control", "no-store")
        return response
    }

    /// `{"success":true,"data":{…}}` with the members that `write` writes.
    static func data(
        _ status: Status = .ok, capacity: Int = 512, _ write: (inout JSONWriter) -> Void
    ) -> Response {
        .object(status, capacity: capacity) { json in
            json.member("success", true)
            json.member("data") { json in json.object(write) }
        }
    }

    /// `{"success":true}`.
    static var success: Response { .object { $0.member("success", true) } }
}

extension Request {
    /// The body as `Value`.
    ///
    /// - Throws: 400 with the reason when it is not strict JSON or does not fit.
    func json<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard !body.isEmpty else { throw APIError.invalid("invalid_json", "A JSON body is required") }
        return try decode(type, from: body)
    }
}
