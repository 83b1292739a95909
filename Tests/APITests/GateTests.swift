import HTTP
import Inbox
import Networking
import Storage
import Testing

@testable import API

/// The head of a GET request with `lines` as its fields.
func head(_ method: String = "GET", _ path: String = "/", _ lines: [String]) throws -> RequestHead {
    var parser = RequestParser()
    let fields = (["Host: inbox.example"] + lines).map { $0 + "\r\n" }.joined()
    parser.receive(Array("\(method) \(path) HTTP/1.1\r\n\(fields)\r\n".utf8))
    return try #require(try parser.nextHead())
}

private func at(_ seconds: Int) -> MonotonicTime {
    MonotonicTime(nanoseconds: 1_000_000_000_000) + .seconds(seconds)
}

@Suite("The key of a request")
struct CredentialsTests {
    private let key = String(
        decoding: APIKey.generate(owner: .new(), key: .new()).text, as: UTF8.self)

    @Test(
        "is found in the header of every document",
        arguments: [
            "X-Owner-API-Key: ", "X-API-Key: ", "X-API-Key: Bearer ", "Authorization: Bearer ",
            "authorization: bearer  ",
        ])
    func found(field: String) throws {
        let found = try Credentials.key(of: head("GET", "/", [field + key]))
        #expect(String(decoding: found.text, as: UTF8.self) == key)
    }

    @Test("may stand in two headers if it is the same")
    func twice() throws {
        _ = try Credentials.key(of: head("GET", "/", ["X-API-Key: \(key)", "Authorization: Bearer \(key)"]))
        let other = String(decoding: APIKey.generate(owner: .new(), key: .new()).text, as: UTF8.self)
        #expect(throws: APIError.self) {
            try Credentials.key(of: head("GET", "/", ["X-API-Key: \(key)", "X-API-Key: \(other)"]))
        }
    }

    @Test(
        "is refused when it is missing or was never issued",
        arguments: [
            [], ["X-API-Key:"], ["X-API-Key: x"], ["Authorization: Bearer"], ["Authorization: Basic eDp5"],
        ])
    func refused(lines: [String]) throws {
        let head = try head("GET", "/", lines)
        let error = #expect(throws: APIError.self) { try Credentials.key(of: head) }
        #expect(error?.status == .unauthorized)
    }
}

@Suite("A browser's session")
struct BrowserSessionTests {
    private let token = SessionToken.generate(holder: .owner, owner: .new(), session: .new())
    private let browser = BrowserSession(publicOrigin: "https://inbox.example", isSecure: false)
    private var cookie: String {
        "Cookie: a=b; __Host-restante_owner=\(String(decoding: token.text, as: UTF8.self))"
    }

    @Test("is a cookie that scripts cannot read and other sites cannot send")
    func setCookie() {
        let text = String(decoding: token.text, as: UTF8.self)
        #expect(
            browser.cookie(.owner, token, lifetime: .seconds(60))
                == "__Host-restante_owner=\(text); Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure")
        #expect(
            BrowserSession(publicOrigin: nil, isSecure: false).expiredCookie(.buyer)
                == "restante_buyer=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict")
    }

    @Test("reads with the cookie, writes only from our own pages")
    func origin() throws {
        #expect(try browser.token(of: head("GET", "/", [cookie]), .owner).text == token.text)
        let own = try head("POST", "/", [cookie, "Origin: https://inbox.example"])
        #expect(try browser.token(of: own, .owner).text == token.text)
        for line in ["Origin: https://evil.example", "Origin: null", "Origin: http://inbox.example", "X: y"] {
            let error = #expect(throws: APIError.self) {
                try browser.token(of: head("POST", "/", [cookie, line]), .owner)
            }
            #expect(error?.status == .forbidden, "\(line)")
        }
    }

    @Test("needs no origin beside a bearer token")
    func bearer() throws {
        let text = String(decoding: token.text, as: UTF8.self)
        #expect(
            try browser.token(of: head("POST", "/", ["Authorization: Bearer \(text)"]), .owner).text
                == token.text)
    }

    @Test("does not choose between two cookies")
    func twoCookies() throws {
        #expect(throws: APIError.self) { try browser.token(of: head("GET", "/", [cookie, cookie]), .owner) }
    }
}

@Suite("Limits on requests")
struct RateLimiterTests {
    private let address = IPAddress("192.0.2.1")
    private let key = RateLimiter.Holder(owner: .new(), key: .new())

    @Test("give a key its requests, then refuse, then refill")
    func perKey() throws {
        let limiter = RateLimiter(perKey: nil, perSource: 10)
        for left in stride(from: 2, through: 0, by: -1) {
            try limiter.admit(key, now: at(0))
            limiter.recognised(key, limit: 3, now: at(0))
            #expect(limiter.quota(of: key)?.remaining == left)
        }
        let error = #expect(throws: APIError.self) { try limiter.admit(key, now: at(0)) }
        #expect(error?.status == .tooManyRequests)
        #expect(error?.retryAfter == 20)
        try limiter.admit(key, now: at(20))
    }

    @Test("can be turned off")
    func off() throws {
        let limiter = RateLimiter(perKey: 0, perSource: 0)
        for _ in 0..<100 {
            try limiter.admit(key, now: at(0))
            limiter.recognised(key, limit: 1, now: at(0))
            #expect(limiter.quota(of: key) == nil)
            try limiter.countStranger(address, now: at(0))
        }
    }

    @Test("stop a source that tries key after key")
    func strangers() throws {
        let limiter = RateLimiter(perKey: nil, perSource: 2)
        try limiter.countStranger(address, now: at(0))
        try limiter.countStranger(address, now: at(0))
        #expect(throws: APIError.self) { try limiter.countStranger(address, now: at(0)) }
        try limiter.countStranger(IPAddress("192.0.2.2"), now: at(0))
    }

    @Test("never hold a good key's first request for what its source has tried", arguments: [nil, 0, 100])
    func goodKeyBesideStrangers(perKey: Int?) throws {
        let limiter = RateLimiter(perKey: perKey, perSource: 1)
        try limiter.countStranger(address, now: at(0))
        #expect(throws: APIError.self) { try limiter.countStranger(address, now: at(0)) }
        for _ in 0..<3 {
            try limiter.admit(key, now: at(0))
            limiter.recognised(key, limit: 100, now: at(0))
        }
    }

    @Test("hold for all sessions of a mailbox together, and for an owner's are ten times as many")
    func sessions() throws {
        let (owner, mailbox) = (OwnerID.new(), MailboxID.new())
        /// How many requests are let through, each of a session of its own.
        func admitted(_ kind: SessionToken.Holder, by limiter: RateLimiter) -> Int {
            (0..<100).prefix { _ in
                let token = SessionToken.generate(holder: kind, owner: owner, session: .new())
                let holder = RateLimiter.Holder(token)
                guard (try? limiter.admit(holder, now: at(0))) != nil else { return false }
                limiter.recognised(holder, now: at(0))
                return true
            }.count
        }
        let limiter = RateLimiter(perKey: 1, perSource: 3)
        #expect(admitted(.buyer(mailbox), by: limiter) == 3)
        #expect(admitted(.buyer(.new()), by: limiter) == 3)
        #expect(admitted(.owner, by: limiter) == 30)
        #expect(limiter.used(by: owner, now: at(0)) == 0)
        #expect(admitted(.buyer(mailbox), by: RateLimiter(perKey: 1, perSource: 0)) == 100)
    }

    @Test("are not used up by who knows the name of a key and not its secret")
    func wrongSecret() throws {
        let limiter = RateLimiter(perKey: nil, perSource: 0)
        limiter.recognised(key, limit: 3, now: at(0))
        for _ in 0..<10 {
            try limiter.admit(key, now: at(0))
            limiter.giveBack(key)
        }
        #expect(limiter.quota(of: key)?.remaining == 2)
        limiter.giveBack(key)
        limiter.giveBack(key)
        #expect(limiter.quota(of: key)?.remaining == 3)
    }

    @Test("stand in the fields of the answer")
    func fields() {
        var response = Response(.ok)
        response.add(
            RateLimiter.Quota(limit: 6_000, remaining: 5_999, secondsToFull: 1),
            now: Timestamp(milliseconds: 9_000))
        #expect(
            response.fields.all.map { "\($0.name): \($0.value)" } == [
                #"RateLimit-Policy: "key";q=6000;w=60"#, #"RateLimit: "key";r=5999;t=1"#,
                "X-RateLimit-Limit: 6000", "X-RateLimit-Remaining: 5999", "X-RateLimit-Reset: 10",
            ])
    }
}

@Suite("Failed log-ins")
struct LogInPolicyTests {
    private let now = Timestamp(milliseconds: 1_800_000_000_000)

    private func count(_ failures: Int, _ secondsAgo: Int) -> LogInFailures.Count {
        LogInFailures.Count(failures: failures, lastAt: now - .seconds(secondsAgo))
    }

    @Test("first cost time")
    func delay() {
        #expect(
            (0..<9).map { LogInPolicy.account.delay(after: $0).wholeMilliseconds }
                == [0, 0, 0, 250, 500, 1_000, 2_000, 2_000, 2_000])
    }

    @Test("then end the conversation for a while that doubles each time, up to an hour")
    func pause() {
        let policy = LogInPolicy.account
        #expect(policy.pause(after: nil, now: now) == .zero)
        #expect(policy.pause(after: count(4, 0), now: now) == .zero)
        #expect(policy.pause(after: count(5, 0), now: now) == .seconds(30))
        #expect(policy.pause(after: count(5, 10), now: now) == .seconds(20))
        #expect(policy.pause(after: count(5, 30), now: now) == .zero)
        #expect(policy.pause(after: count(6, 0), now: now) == .seconds(60))
        #expect(policy.pause(after: count(1_000_000, 0), now: now) == .seconds(3_600))
    }

    @Test("gain nothing by coming all at once")
    func atOnce() {
        let policy = LogInPolicy.account
        #expect((1...10).filter { policy.admits($0, before: 0) } == [1, 2, 3, 4, 5])
        #expect((8...12).filter { policy.admits($0, before: 7) } == [8])
    }
}

@Suite("The source of a request")
struct SourceTests {
    @Test("is an IPv4 address, or the IPv6 network that one customer has")
    func networks() {
        func source(_ text: String) -> String { Source(IPAddress(text)).description }
        #expect(source("192.0.2.7") == "192.0.2.7")
        #expect(source("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::")
        #expect(source("2001:db8:1:2::1") == source("2001:db8:1:2:ffff::"))
        #expect(source("::ffff:192.0.2.7") == "192.0.2.7")
        #expect(Source(nil).description == "local")
    }
}
