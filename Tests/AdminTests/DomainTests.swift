import Foundation
import TestSupport
import Testing

@Suite("restante-admin domain")
struct DomainTests {
    private let desk: Desk

    init() throws { desk = try Desk() }

    @Test("create names the records to publish")
    func create() throws {
        try desk.owner("alice")
        let domain = try desk.document("domain create --owner alice@owners.example --name Mail.Example.COM")
        #expect(domain.text("name") == "mail.example.com")
        #expect(domain.text("status") == "pending")
        #expect(domain["verified_at"] is NSNull)
        #expect(domain["checks"] is NSNull)
        let records = try #require(domain["records"] as? [String: [String: Any]])
        #expect(records["txt"]?.text("name") == "_restante.mail.example.com")
        #expect(records["txt"]?.text("value").hasPrefix("restante-verification=") == true)
        #expect(records["mx"]?.text("name") == "mail.example.com")
        #expect(records["mx"]?.text("value") == "mx.test.example")
    }

    @Test("activate lets a domain take mail at once, disable ends it")
    func activate() throws {
        try desk.owner("alice")
        let domain = try desk.document("domain create --owner alice@owners.example --name a.example")
        #expect(try desk.run("buyer create --owner alice@owners.example --domain a.example").code == 5)
        let active = try desk.document("domain activate \(domain.text("id"))")
        #expect(active.text("status") == "active")
        #expect(active.text("verified_at") != "")
        _ = try desk.document("buyer create --owner alice@owners.example --domain a.example")
        #expect(try desk.document("domain disable a.example").text("status") == "disabled")
        #expect(try desk.run("buyer create --owner alice@owners.example --domain a.example").code == 5)
    }

    @Test("One owner at a time holds a name; the operator is told when another does")
    func oneHolder() throws {
        try desk.owner("alice")
        try desk.owner("bob")
        #expect(
            try desk.run("domain create --owner bob@owners.example --name alice.example --activate").code == 5
        )
        #expect(try desk.document("domain list --owner bob@owners.example")["domains"] as? [Any] != nil)
        // The refused claim has left nothing behind.
        _ = try desk.document("domain create --owner bob@owners.example --name alice.example")
        #expect(try desk.run("domain show alice.example").code == 5)
        #expect(
            try desk.document("domain show alice.example --owner bob@owners.example").text("status")
                == "pending")
        #expect(try desk.run("domain activate alice.example --owner bob@owners.example").code == 5)
        _ = try desk.document("domain disable alice.example --owner alice@owners.example")
        #expect(
            try desk.document("domain activate alice.example --owner bob@owners.example").text("status")
                == "active")
    }

    @Test("delete removes the mailboxes too")
    func delete() throws {
        try desk.owner("alice")
        _ = try desk.buyer("joe@alice.example", of: "alice")
        #expect(try desk.run("domain delete alice.example").code == 0)
        #expect(try desk.run("domain show alice.example").code == 3)
        #expect(try desk.run("buyer show joe@alice.example").code == 3)
    }

    @Test("A limit is told as not allowed")
    func quota() throws {
        _ = try desk.document("owner create --email a@owners.example --name A --max-domains 0")
        let outcome = try desk.run("domain create --owner a@owners.example --name a.example")
        #expect(outcome.code == 4)
        #expect(outcome.error == "restante-admin: the limit of domains is reached\n")
    }
}
