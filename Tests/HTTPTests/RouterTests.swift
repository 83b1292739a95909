import Testing

@testable import HTTP

private func route(_ method: Method, _ pattern: String) -> Route {
    Route(method, pattern) { _, _ in Response(.ok) }
}

private func outcome(_ router: Router, _ method: Method, _ path: String) throws -> String {
    switch try router.match(method, path: Array(path.utf8)[...]) {
    case .found(let route, let parameters): "\(route.pattern) \(parameters["id"]) \(parameters["n"])"
    case .methodNotAllowed(let allow): allow.map(\.rawValue).joined(separator: ",")
    case .notFound: "none"
    }
}

@Suite("The router")
struct RouterTests {
    private let router: Router

    init() throws {
        router = try Router([
            route(.get, "/"),
            route(.get, "/mail"),
            route(.get, "/mail/:id"),
            route(.delete, "/mail/:id"),
            route(.post, "/mail/generate"),
            route(.get, "/mail/:id/:n"),
            route(.get, "/mail/latest/:n"),
        ])
    }

    @Test(
        "finds the route and its parameters",
        arguments: [
            ("/", "/  "),
            ("/mail", "/mail  "),
            ("/mail/7", "/mail/:id 7 "),
            ("/mail/a%40b.c", "/mail/:id a@b.c "),
            ("/mail/a%2Fb", "/mail/:id a/b "),
            ("/%6Dail/7", "/mail/:id 7 "),
            ("/mail/latest/2", "/mail/latest/:n  2"),
            ("/mail/x/2", "/mail/:id/:n x 2"),
            ("/mail/generate", "/mail/:id generate "),
            ("", "/  "),
        ])
    func finds(path: String, expected: String) throws {
        #expect(try outcome(router, .get, path) == expected)
        #expect(try outcome(router, .head, path) == expected)
    }

    @Test(
        "knows no other paths",
        arguments: [
            "/mails", "/mail/", "/mail//", "//mail", "/MAIL", "/mail/a/b/c", "*", "/mail/../mail",
        ])
    func unknown(path: String) throws {
        #expect(try outcome(router, .get, path).hasSuffix("none") == (path != "/mail/../mail"))
    }

    @Test("tells which methods a path has")
    func allow() throws {
        #expect(try outcome(router, .put, "/mail/7") == "GET,DELETE,HEAD,OPTIONS")
        #expect(try outcome(router, .options, "/mail") == "GET,HEAD,OPTIONS")
        #expect(try outcome(router, .post, "/nothing") == "none")
        #expect(try outcome(router, .options, "*") == "GET,DELETE,POST,HEAD,OPTIONS")
    }

    @Test("refuses a parameter that is not UTF-8")
    func notUTF8() {
        #expect(throws: RequestError.self) { try outcome(router, .get, "/mail/%FF") }
    }

    @Test("refuses a table that answers one request twice, or has a malformed pattern")
    func badTables() {
        #expect(throws: RouteError.self) { try Router([route(.get, "/a/:x"), route(.get, "/a/:y")]) }
        for pattern in ["", "a", "/a/", "/a//b", "/:", "/:a/:a", "/a b"] {
            #expect(throws: RouteError.self, "\(pattern)") { try Router([route(.get, pattern)]) }
        }
    }
}

@Suite("A query")
struct QueryTests {
    private func value(_ text: String) throws -> String? {
        try Query(octets: Array(text.utf8)[...]).value("q")
    }

    @Test("gives the decoded value of a parameter")
    func values() throws {
        #expect(try value("") == nil)
        #expect(try value("p=1") == nil)
        #expect(try value("q") == "")
        #expect(try value("q=") == "")
        #expect(try value("a=b&q=x+y%2B%C3%A9=&") == "x y+é=")
        #expect(try value("%71=1") == "1")
    }

    @Test("refuses a parameter given twice, and one that is not UTF-8")
    func refused() {
        #expect(throws: RequestError.self) { try value("q=1&q=1") }
        #expect(throws: RequestError.self) { try value("q=%FF") }
    }
}
