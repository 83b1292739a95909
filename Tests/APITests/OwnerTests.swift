import Foundation
import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("The owner's routes", .timeLimit(.minutes(2)))
struct OwnerTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    @Test("log in and out")
    func session() async throws {
        let owner = try await api.owner()
        let me = try api.web.get("/api/owner/me", owner.session)
        #expect(me.json["email"] as? String == owner.email)
        #expect((me.json["limits"] as? [String: Any])?["domains"] as? Int == 100)
        #expect((me.json["usage"] as? [String: Any])?["domains"] as? Int == 1)
        let second = try api.web.post(
            "/api/owner/login",
            json: #"{"email":"\#(owner.email.uppercased())","password":"\#(owner.password)"}"#)
        #expect(second.status == 200)
        #expect(second["set-cookie"] == nil)
        let token = try #require(second.json["token"] as? String)
        #expect(
            try api.web.request("POST", "/api/owner/logout", ["Authorization": "Bearer \(token)"]).status
                == 200)
        let after = try api.web.get("/api/owner/me", ["Authorization": "Bearer \(token)"])
        #expect(after.status == 401)
        #expect(after.json["code"] as? String == "invalid_token")
        #expect(try api.web.get("/api/owner/me", owner.session).status == 200)
        #expect(try api.web.get("/api/owner/me").status == 401)
        #expect(try api.web.get("/api/owner/me", ["Authorization": "Bearer \(owner.key)"]).status == 401)
    }

    @Test("give a browser the session as a cookie, and let only their own pages use it to change something")
    func cookie() async throws {
        let owner = try await api.owner()
        let login = try api.web.post(
            "/api/owner/login", ["Origin": "https://inbox.example"],
            json: #"{"email":"\#(owner.email)","password":"\#(owner.password)"}"#)
        let cookie = try #require(login["set-cookie"])
        #expect(cookie.hasPrefix("__Host-restante_owner=rst_own_"))
        #expect(cookie.hasSuffix("; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict; Secure"))
        let sent = String(cookie.prefix { $0 != ";" })
        #expect(try api.web.get("/api/owner/me", ["Cookie": sent]).status == 200)
        for origin in [nil, "https://evil.example", "null"] {
            var fields = ["Cookie": sent]
            fields["Origin"] = origin
            let forged = try api.web.post("/api/owner/api-keys", fields, json: #"{"name":"x"}"#)
            #expect(forged.status == 403)
        }
        let own = try api.web.post(
            "/api/owner/api-keys", ["Cookie": sent, "Origin": "https://inbox.example"], json: #"{"name":"x"}"#
        )
        #expect(own.status == 201)
    }

    @Test("answer a wrong password and an unknown e-mail alike, then pause")
    func wrongPassword() async throws {
        let owner = try await api.owner()
        var answers: [String] = []
        for email in [owner.email, "nobody-\(owner.email)"] {
            for _ in 0..<6 {
                let answer = try api.web.post(
                    "/api/owner/login", json: #"{"email":"\#(email)","password":"wrong wrong"}"#)
                answers.append("\(answer.status) \(answer.text)")
            }
        }
        #expect(answers[0] == #"401 {"error":"The log-in is not correct","code":"wrong_credentials"}"#)
        #expect(answers[5].hasPrefix("429 "))
        #expect(Array(answers[..<6]) == Array(answers[6...]))
        let right = try api.web.post(
            "/api/owner/login", json: #"{"email":"\#(owner.email)","password":"\#(owner.password)"}"#)
        #expect(right.status == 429)
    }

    @Test("change the password and end the other sessions")
    func password() async throws {
        let owner = try await api.owner()
        let login = #"{"email":"\#(owner.email)","password":"\#(owner.password)"}"#
        let other = try #require(try api.web.post("/api/owner/login", json: login).json["token"] as? String)
        let wrong = try api.web.post(
            "/api/owner/password", owner.session,
            json: #"{"current_password":"x","new_password":"a new password"}"#)
        #expect(wrong.status == 401)
        let short = try api.web.post(
            "/api/owner/password", owner.session,
            json: #"{"current_password":"\#(owner.password)","new_password":"short"}"#)
        #expect(short.status == 400)
        let changed = try api.web.post(
            "/api/owner/password", owner.session,
            json: #"{"current_password":"\#(owner.password)","new_password":"a new password"}"#)
        #expect(changed.text == #"{"success":true}"#)
        #expect(try api.web.get("/api/owner/me", owner.session).status == 200)
        #expect(try api.web.get("/api/owner/me", ["Authorization": "Bearer \(other)"]).status == 401)
    }

    @Test("make keys that are shown once, list and revoke them")
    func keys() async throws {
        let owner = try await api.owner()
        let made = try api.web.post(
            "/api/owner/api-keys", owner.session,
            json: #"{"name":"primary","duration_days":30,"scopes":["premium:read"]}"#)
        #expect(made.status == 201)
        let key = try #require(made.json["key"] as? String)
        #expect(key.hasPrefix("rst_live_"))
        let list = try api.web.get("/api/owner/api-keys", owner.session)
        #expect(!list.text.contains(key))
        let row = try #require((list.json["api_keys"] as? [[String: Any]])?.first)
        #expect(row["name"] as? String == "primary")
        #expect(row["scopes"] as? [String] == ["premium:read"])
        #expect(row["status"] as? String == "active")
        #expect(row["prefix"] as? String == made.json["prefix"] as? String)
        let id = try #require(row["id"] as? String)
        let foreign = try await api.owner()
        for target in [id, "nonsense", KeyID.new().description] {
            let answer = try api.web.request("DELETE", "/api/owner/api-keys/\(target)", foreign.session)
            #expect(answer.text == #"{"error":"Not found","code":"not_found"}"#)
            #expect(answer.status == 404)
        }
        #expect(try api.web.request("DELETE", "/api/owner/api-keys/\(id)", owner.session).status == 200)
        let after = try api.web.get("/api/owner/api-keys", owner.session)
        #expect(((after.json["api_keys"] as? [[String: Any]])?.first)?["status"] as? String == "revoked")
    }

    @Test(
        "refuse bad bodies with the reason",
        arguments: [
            "", "{", "[]", #"{"name":1}"#, #"{"name":"a",}"#, #"{"name":"a","name":"b"}"#, #"{"name":""}"#,
            #"{"name":"a","duration_days":0}"#, #"{"name":"a","duration_days":3651}"#,
            #"{"name":"a","duration_days":1.5}"#,
            #"{"name":"a","scopes":["all"]}"#, #"{"name":"a","duration_days":99999999999999999999}"#,
        ])
    func badBodies(body: String) async throws {
        let owner = try await api.owner()
        let answer = try api.web.post("/api/owner/api-keys", owner.session, json: body)
        #expect(answer.status == 400)
        #expect(answer.json["error"] is String)
        #expect(answer.json["code"] is String)
    }

    @Test("claim a domain, say what the DNS has, and hold it once both records are there")
    func domains() async throws {
        let owner = try await api.owner()
        let name = "second-\(owner.domain)"
        let claim = try api.web.post(
            "/api/owner/domains", owner.session, json: #"{"name":"\#(name.uppercased())"}"#)
        #expect(claim.status == 201)
        #expect(claim.json["name"] as? String == name)
        #expect(claim.json["status"] as? String == "pending")
        let records = try #require(claim.json["records"] as? [String: [String: Any]])
        #expect(records["txt"]?["name"] as? String == "_restante.\(name)")
        #expect(records["mx"]?["value"] as? String == "mx.restante.example")
        let id = try #require(claim.json["id"] as? String)
        let missing = try api.web.request("POST", "/api/owner/domains/\(id)/verify", owner.session)
        #expect(missing.json["status"] as? String == "pending")
        #expect((missing.json["checks"] as? [String: Any])?["txt"] as? Bool == false)
        try api.publish(records: claim.json)
        let found = try api.web.request("POST", "/api/owner/domains/\(id)/verify", owner.session)
        #expect(found.json["status"] as? String == "active")
        #expect((found.json["checks"] as? [String: Any])?["mx"] as? Bool == true)

        let other = try await api.owner()
        let rival = try api.web.post("/api/owner/domains", other.session, json: #"{"name":"\#(name)"}"#)
        #expect(rival.status == 201)
        #expect(try api.web.request("DELETE", "/api/owner/domains/\(id)", other.session).status == 404)
        let again = try api.web.post("/api/owner/domains", owner.session, json: #"{"name":"\#(name)"}"#)
        #expect(again.status == 409)
        #expect(
            try api.web.post("/api/owner/domains", owner.session, json: #"{"name":"localhost"}"#).status
                == 400)
        #expect(try api.web.request("DELETE", "/api/owner/domains/\(id)", owner.session).status == 200)
        let list = try api.web.get("/api/owner/domains", owner.session)
        #expect((list.json["domains"] as? [[String: Any]])?.count == 1)
    }

    @Test("make buyers one by one and in bulk, change and delete them")
    func buyers() async throws {
        let owner = try await api.owner()
        let bulk = try api.web.post(
            "/api/owner/buyers", owner.session,
            json: #"{"domain":"\#(owner.domain)","count":5,"label":"batch"}"#)
        #expect(bulk.status == 201)
        let made = try #require(bulk.json["buyers"] as? [[String: Any]])
        #expect(Set(made.compactMap { $0["address"] as? String }).count == 5)
        #expect(made.allSatisfy { ($0["pin"] as? String)?.utf8.count == 6 })
        let named = try api.buyer(of: owner, "jane")
        let taken = try api.web.post(
            "/api/owner/buyers", owner.session, json: #"{"domain":"\#(owner.domain)","local_part":"JANE"}"#)
        #expect(taken.status == 409)

        let list = try api.web.get("/api/owner/buyers?limit=4", owner.session)
        #expect((list.json["buyers"] as? [[String: Any]])?.count == 4)
        let next = try #require(list.json["next_cursor"] as? String)
        let rest = try api.web.get("/api/owner/buyers?limit=4&cursor=\(next)", owner.session)
        #expect((rest.json["buyers"] as? [[String: Any]])?.count == 2)
        #expect(rest.json["next_cursor"] is NSNull)

        let path = "/api/owner/buyers/\(named.id)"
        let patched = try api.web.request(
            "PATCH", path, owner.session,
            body: Array(#"{"status":"disabled","label":"Jane","expires_at":"2099-01-01T00:00:00Z"}"#.utf8))
        #expect(patched.json["status"] as? String == "disabled")
        #expect(patched.json["label"] as? String == "Jane")
        #expect(patched.json["expires_at"] as? String == "2099-01-01T00:00:00.000Z")
        let cleared = try api.web.request(
            "PATCH", path, owner.session,
            body: Array(#"{"label":null,"expires_at":null,"status":"active"}"#.utf8))
        #expect(cleared.json["label"] is NSNull)
        #expect(cleared.json["expires_at"] is NSNull)
        for body in [
            #"{"status":"released"}"#, #"{"status":1}"#, #"{"expires_at":"soon"}"#, #"{"label":""}"#,
        ] {
            #expect(try api.web.request("PATCH", path, owner.session, body: Array(body.utf8)).status == 400)
        }

        let session = try api.session(of: named)
        let pin = try api.web.post("\(path)/pin", owner.session, json: #"{"pin":"987654321"}"#)
        #expect(pin.json["pin"] as? String == "987654321")
        #expect(try api.web.get("/api/buyer/messages", session).status == 401)

        let foreign = try await api.owner()
        for (method, path) in [("PATCH", path), ("DELETE", path), ("POST", "\(path)/pin")] {
            let answer = try api.web.request(method, path, foreign.session, body: Array("{}".utf8))
            #expect(answer.status == 404)
        }
        #expect(try api.web.request("DELETE", path, owner.session).status == 200)
        #expect(try api.web.request("DELETE", path, owner.session).status == 404)
        #expect(try api.web.get("/api/premium/emails/\(named.address)", owner.keyed).status == 403)
    }

    @Test(
        "refuse buyers that cannot be",
        arguments: [
            #""count":0"#, #""count":1001"#, #""local_part":"a b""#, #""local_part":"a+b""#,
            #""local_part":"a","count":2"#,
            #""pin":"12345""#, #""pin":"1234567890123""#, #""expires_in_days":0"#,
        ])
    func badBuyers(members: String) async throws {
        let owner = try await api.owner()
        let answer = try api.web.post(
            "/api/owner/buyers", owner.session, json: #"{"domain":"\#(owner.domain)",\#(members)}"#)
        #expect(answer.status == 400)
    }

    @Test("show use and limits")
    func usage() async throws {
        let owner = try await api.owner()
        _ = try api.buyer(of: owner)
        _ = try api.web.get("/api/premium/emails/x@y.example", owner.keyed)
        let usage = try api.web.get("/api/owner/usage", owner.session).json as? [String: [String: Int]]
        #expect(usage?["domains"] == ["used": 1, "limit": 100])
        #expect(usage?["buyers"] == ["used": 1, "limit": 10_000])
        #expect(usage?["requests"]?["limit"] == 6_000)
        #expect(usage?["keys"]?["used"] == 1)
    }
}
