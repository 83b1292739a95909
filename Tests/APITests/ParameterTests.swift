import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

private func query(_ text: String) -> Query { Query(octets: Array(text.utf8)[...]) }

@Suite("The parameters of a list")
struct ParameterTests {
    @Test(
        "limit is cut at its maximum and refused below one",
        arguments: [
            ("", 50), ("limit=1", 1), ("limit=007", 7), ("limit=200", 200), ("limit=201", 200),
            ("limit=99999999999999999999999", 200),
        ])
    func limit(text: String, expected: Int) throws {
        #expect(try query(text).limit(default: 50, maximum: 200) == expected)
    }

    @Test(
        "limit that is no number is refused",
        arguments: [
            "limit=", "limit=0", "limit=-1", "limit=+5", "limit=1.5", "limit=1e2", "limit=ten",
            "limit=%D9%A3",
        ])
    func badLimit(text: String) {
        #expect(throws: APIError.self) { try query(text).limit(default: 50, maximum: 200) }
    }

    @Test("a parameter given twice is refused")
    func twice() {
        #expect(throws: RequestError.self) { try query("limit=1&limit=2").limit(default: 50, maximum: 200) }
    }

    @Test("wait is 0 to 30 seconds")
    func wait() throws {
        #expect(try query("").wait() == nil)
        #expect(try query("wait=0").wait() == nil)
        #expect(try query("wait=30").wait() == .seconds(30))
        for text in ["wait=31", "wait=-1", "wait=", "wait=1.5", "wait=x"] {
            #expect(throws: APIError.self, "\(text)") { try query(text).wait() }
        }
    }

    @Test("since is a time or a message")
    func since() throws {
        let id = MessageID.new()
        let time = Timestamp(milliseconds: 1_767_225_600_123)
        #expect(try query("").since() == nil)
        #expect(try query("since=\(id)").since() == .message(id))
        #expect(try query("since=2026-01-01T00:00:00.123Z").since() == .time(time))
        #expect(try query("since=2026-01-01T02:00:00.123+02:00").since() == .time(time))
        #expect(try query("since=1767225600123").since() == .time(time))
        for text in [
            "since=yesterday", "since=-1", "since=99999999999999999999", "since=2026-02-30T00:00:00Z",
        ] {
            #expect(throws: APIError.self, "\(text)") { try query(text).since() }
        }
    }

    @Test("a cursor belongs to the owner who got it")
    func cursor() throws {
        let owner = OwnerID.new()
        let cursor = Cursor(time: Timestamp(milliseconds: 5), id: .v7())
        #expect(try query("cursor=\(cursor.text(for: owner))").cursor(for: owner) == cursor)
        #expect(try query("cursor=").cursor(for: owner) == nil)
        #expect(throws: APIError.self) { try query("cursor=\(cursor.text(for: .new()))").cursor(for: owner) }
        #expect(throws: APIError.self) { try query("cursor=x").cursor(for: owner) }
    }
}

@Suite("Errors in the words of each dialect")
struct DialectTests {
    private func answer(_ path: String, _ lines: [String] = [], _ error: any Error) throws -> String {
        let response = API.answer(to: error, try head("GET", path, lines))
        return "\(response.status.code) \(response.fields["Content-Type"] ?? "") "
            + String(decoding: response.bytes, as: UTF8.self)
    }

    @Test("follow the path, and Accept when it asks for RFC 9457")
    func dialects() throws {
        #expect(
            try answer("/api/premium/otp/x/latest", [], APIError.missingKey)
                == #"401 application/json {"error":"An API key is required"}"#)
        #expect(
            try answer("/api/owner/me", [], APIError.notFound)
                == #"404 application/json {"error":"Not found","code":"not_found"}"#)
        #expect(
            try answer("/api/v1/addresses/x", [], APIError.notFound)
                == #"404 application/json {"success":false,"error":{"code":"not_found","message":"Not found"}}"#
        )
        #expect(
            try answer("/api/v1/orders/x", [], APIError.notFound)
                == #"404 application/json {"success":false,"message":"Not found"}"#)
        #expect(
            try answer(
                "/api/owner/me", ["Accept: text/html, application/problem+json;q=0.5"], APIError.notFound)
                == #"404 application/problem+json {"type":"about:blank","title":"Not Found","status":404,"detail":"Not found","code":"not_found"}"#
        )
    }

    @Test("follow the path also when its escapes are broken")
    func brokenEscape() async throws {
        let web = try await TestAPI.shared.value.web
        let text = "The request target has a broken escape"
        for (path, body) in [
            ("/api/emails?cursor=%00", #"{"error":"\#(text)"}"#),
            ("/api/owner/me?%", #"{"error":"\#(text)","code":"bad_request"}"#),
            (
                "/api/v1/addresses/%x",
                #"{"success":false,"error":{"code":"bad_request","message":"\#(text)"}}"#
            ),
            ("/api/v1/orders/%0", #"{"success":false,"message":"\#(text)"}"#),
        ] {
            let answer = try web.get(path)
            #expect(answer.status == 400 && answer.text == body, "\(answer.text)")
        }
    }

    @Test("are no problem documents for who does not want those")
    func unwantedProblem() throws {
        for quality in ["q=0", "q=0.000", " q=0"] {
            #expect(
                try answer("/", ["Accept: application/problem+json;\(quality), */*"], APIError.notFound)
                    == #"404 application/json {"error":"Not found"}"#)
        }
    }

    @Test("say nothing of what they do not know")
    func unknown() throws {
        struct Secret: Error { let text = "secret" }
        #expect(try answer("/", [], Secret()) == #"500 application/json {"error":"Internal server error"}"#)
    }

    @Test("carry Allow and Retry-After")
    func fields() throws {
        let miss = API.answer(to: RouteMiss.methodNotAllowed(allow: [.get]), nil)
        #expect(miss.fields["Allow"] == "GET")
        #expect(API.answer(to: APIError.rateLimited(7), nil).fields["Retry-After"] == "7")
    }
}
