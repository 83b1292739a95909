import Foundation
import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("The buyer's routes", .timeLimit(.minutes(2)))
struct BuyerTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    @Test("log in with address and PIN, and out")
    func session() async throws {
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        #expect(
            try api.web.get("/api/buyer/messages", session).text
                == #"{"messages":[],"next_cursor":null,"unread":0}"#)
        #expect(try api.web.get("/api/owner/me", session).status == 401)
        #expect(try api.web.request("POST", "/api/buyer/logout", session).status == 200)
        #expect(try api.web.get("/api/buyer/messages", session).status == 401)
    }

    @Test("tell a wrong PIN from an unknown address in nothing, then pause")
    func wrongPIN() async throws {
        let buyer = try api.buyer(of: await api.owner())
        var answers: [[String]] = []
        for address in [buyer.address, "unknown-\(buyer.address)", "no address \(buyer.address)"] {
            answers.append(
                try (0..<6).map { _ in
                    let answer = try api.web.post(
                        "/api/buyer/login", json: #"{"address":"\#(address)","pin":"000"}"#)
                    return "\(answer.status) \(answer.text)"
                })
        }
        #expect(answers[0][0] == #"401 {"error":"The log-in is not correct","code":"wrong_credentials"}"#)
        #expect(answers[0][5].hasPrefix("429 "))
        #expect(answers[1] == answers[0])
        #expect(answers[2] == answers[0])
        let right = try api.web.post(
            "/api/buyer/login", json: #"{"address":"\#(buyer.address)","pin":"\#(buyer.pin)"}"#)
        #expect(right.status == 429)
    }

    @Test("read, count, and delete mail")
    func messages() async throws {
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        let first = try await api.deliver(to: buyer, subject: "first", otp: "4711")
        let second = try await api.deliver(to: buyer, subject: "second")
        let list = try api.web.get("/api/buyer/messages", session)
        let messages = try #require(list.json["messages"] as? [[String: Any]])
        #expect(messages.map { $0["id"] as? String } == [second.description, first.description])
        #expect(list.json["unread"] as? Int == 2)
        let detail = try api.web.get("/api/buyer/messages/\(first)", session)
        #expect(detail.json["otp"] as? String == "4711")
        #expect(detail.json["to"] as? String == buyer.address)
        let after = try api.web.get("/api/buyer/messages?fields=id,seen", session)
        #expect(after.json["unread"] as? Int == 1)
        #expect((after.json["messages"] as? [[String: Any]])?.map { $0["seen"] as? Bool } == [false, true])
        #expect(try api.web.request("DELETE", "/api/buyer/messages/\(second)", session).status == 200)
        #expect(try api.web.get("/api/buyer/messages/\(second)", session).status == 404)
        #expect(try api.web.get("/api/buyer/messages", session).json["unread"] as? Int == 0)
    }

    @Test("show HTML in a sandbox, and the source byte for byte")
    func content() async throws {
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        let raw = """
            Subject: x\r
            Content-Type: multipart/mixed; boundary=b\r
            \r
            --b\r
            Content-Type: text/html\r
            \r
            <script>1</script>\r
            --b\r
            Content-Type: text/html; name="é \\"x\\".html"\r
            Content-Disposition: attachment; filename*=UTF-8''%C3%A9.html\r
            Content-Transfer-Encoding: base64\r
            \r
            PGI+aGk8L2I+\r
            --b--\r

            """
        let id = try await api.deliver(to: buyer, html: "<script>1</script>", raw: raw)
        let path = "/api/buyer/messages/\(id)"
        let html = try api.web.get("\(path)/html", session)
        #expect(html.text == "<script>1</script>")
        let policy = try #require(html["content-security-policy"])
        #expect(policy.hasPrefix("sandbox allow-popups"))
        #expect(policy.contains("default-src 'none'"))
        #expect(!policy.contains("allow-scripts") && !policy.contains("allow-same-origin"))
        #expect(html["x-content-type-options"] == "nosniff")
        let source = try api.web.get("\(path)/raw", session)
        #expect(source.text == raw)
        #expect(source["content-type"] == "message/rfc822")
        let attachment = try api.web.get("\(path)/attachments/0", session)
        #expect(attachment.text == "<b>hi</b>")
        #expect(attachment["content-type"] == "text/html")
        #expect(attachment["content-disposition"] == "attachment; filename*=UTF-8''%C3%A9.html")
        for number in ["1", "-1", "x", "+0", "00", "99999999999999999999"] {
            #expect(try api.web.get("\(path)/attachments/\(number)", session).status == 404)
        }
        let plain = try await api.deliver(to: buyer, text: "<b> & co")
        #expect(
            try api.web.get("/api/buyer/messages/\(plain)/html", session).text
                == "<pre>&lt;b&gt; &amp; co</pre>")
    }

    @Test("show the images that a mail brought along, and fetch none")
    func inlineImages() async throws {
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        func image(_ id: String, _ type: String, _ content: String) -> String {
            "--b\r\nContent-Type: \(type)\r\nContent-ID: <\(id)>\r\n\r\n\(content)\r\n"
        }
        let big = String(repeating: "x", count: 3 << 20)
        let raw =
            "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\nx\r\n"
            + image("a@x", "image/png", "png") + image("s@x", "image/svg+xml", "<svg/>")
            + image("l&m o", "image/jpg", "j") + image("big", "image/gif", big) + "--b--\r\n"
        let html = """
            <img src="cid:a@x"><img src='CID:a%40x'><img src=cid:%3Ca@x%3E><td background="cid:l&amp;m%20o">\
            <p style="background:url(cid:a@x)"><img src="cid:s@x"><img src="cid:none"> cid:a@x
            """
        let id = try await api.deliver(to: buyer, html: html, raw: raw)
        let png = "data:image/png;base64,cG5n"
        #expect(
            try api.web.get("/api/buyer/messages/\(id)/html", session).text == """
                <img src="\(png)"><img src='\(png)'><img src=\(png)><td background="data:image/jpeg;base64,ag==">\
                <p style="background:url(\(png))"><img src="cid:s@x"><img src="cid:none"> cid:a@x
                """)
        let twice = try await api.deliver(to: buyer, html: "<img src='cid:big'><img src='cid:big'>", raw: raw)
        let page = try api.web.get("/api/buyer/messages/\(twice)/html", session).text
        #expect(page.hasPrefix("<img src='data:image/gif;base64,eHh4"))
        #expect(page.hasSuffix("'><img src='cid:big'>"))
    }

    @Test("keep one buyer from another's mail, of the same owner and of another, as from what does not exist")
    func isolation() async throws {
        let owner = try await api.owner()
        let (mine, sibling) = (try api.buyer(of: owner), try api.buyer(of: owner))
        let stranger = try api.buyer(of: await api.owner())
        let session = try api.session(of: mine)
        let ids =
            [
                try await api.deliver(to: sibling), try await api.deliver(to: stranger), MessageID.new(),
            ].map(\.description) + ["nonsense"]
        for suffix in ["", "/html", "/raw", "/attachments/0"] {
            let answers = try ids.map {
                try api.web.get("/api/buyer/messages/\($0)\(suffix)", session).comparable
            }
            #expect(Set(answers).count == 1)
            #expect(answers[0].hasPrefix("404\n"))
        }
        for id in ids {
            #expect(try api.web.request("DELETE", "/api/buyer/messages/\(id)", session).status == 404)
        }
    }
}
