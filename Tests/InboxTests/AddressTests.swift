import Inbox
import TestSupport
import Testing

@Suite("Addresses")
struct AddressTests {
    @Test(
        "are kept in lower case",
        arguments: [
            ("Ada@Example.COM", "ada@example.com"), ("a.b+Tag@mail.example.org", "a.b+tag@mail.example.org"),
            ("!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com"),
            ("GRÜN@example.com", "grün@example.com"),
            ("用户@例子.广告", "用户@xn--fsqu00a.xn--4rr70v"), ("x@BÜCHER.example", "x@xn--bcher-kva.example"),
            ("1@1.com", "1@1.com"),
        ])
    func accepted(text: String, expected: String) {
        #expect(EmailAddress(text)?.description == expected)
    }

    @Test(
        "other forms are refused",
        arguments: [
            "", "@", "a@", "@example.com", "example.com", "a@localhost", "a@b@example.com", ".a@example.com",
            "a.@example.com",
            "a..b@example.com", "a b@example.com", "\"a b\"@example.com", "a@[127.0.0.1]", "a@127.0.0.1",
            "<a@example.com>",
            "a@example.com ", "a@example.com\n", "a@example.com.", "a@.example.com", "a@-example.com",
            "a@example-.com",
            "a@exa_mple.com", "a@example..com", "a\u{0}@example.com", "a\u{85}@example.com",
            "a\u{202E}b@example.com",
            "a\u{200B}b@example.com", "a\u{A0}b@example.com", "a@exam\u{200D}ple.com", "a@ex\u{2028}.com",
            "a(c)@example.com",
            "a,b@example.com", "a\\b@example.com", "a@ⅷ.com", "a@☃.com",
        ])
    func refused(text: String) {
        #expect(EmailAddress(text) == nil)
        #expect(EmailAddress(utf8: Array(text.utf8)) == nil)
    }

    @Test("lengths are those of RFC 5321 section 4.5.3.1")
    func lengths() {
        let part = String(repeating: "a", count: 64)
        let label = String(repeating: "b", count: 63)
        let long = "\(label).\(label).\(label)"
        #expect(EmailAddress("\(part)@example.com") != nil)
        #expect(EmailAddress("a\(part)@example.com") == nil)
        #expect(EmailAddress("a@\(label).com") != nil)
        #expect(EmailAddress("a@b\(label).com") == nil)
        #expect(DomainName("\(long).\(String(repeating: "c", count: 61))") != nil)
        #expect(DomainName("\(long).\(String(repeating: "c", count: 62))") == nil)
        #expect(EmailAddress("\(part.dropLast(2))@\(long)") != nil)
        #expect(EmailAddress("\(part.dropLast(1))@\(long)") == nil)
    }

    @Test("bytes that are not UTF-8 are no address")
    func encoding() {
        #expect(EmailAddress(utf8: [0x61, 0xFF, 0x40] + Array("example.com".utf8)) == nil)
    }

    @Test("a subaddress leads to its base (RFC 5233)")
    func subaddress() {
        #expect(EmailAddress("ada+shop+x@example.com")?.base.description == "ada@example.com")
        #expect(EmailAddress("ada@example.com")?.base.description == "ada@example.com")
        #expect(EmailAddress("+x@example.com")?.base.description == "+x@example.com")
        #expect(EmailAddress("a.+x@example.com")?.base.description == "a.+x@example.com")
    }

    @Test(
        "labels in other scripts become A-labels (RFC 3492 section 7.1)",
        arguments: [
            ("ليهمابتكلموشعربي؟", nil), ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("pročprostěnemluvíčesky", "xn--proprostnemluvesky-uyb24dma41a"),
            ("почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"), ("münchen", "xn--mnchen-3ya"), ("-ü", nil),
            ("ü-", nil), ("xn--ü", nil),
        ] as [(String, String?)])
    func punycode(label: String, expected: String?) {
        #expect(DomainName("\(label).example")?.text == expected.map { "\($0).example" })
    }

    @Test("a subdomain is one on a label boundary")
    func subdomain() throws {
        let parent = try #require(DomainName("example.com"))
        #expect(try #require(DomainName("mail.example.com")).isSubdomain(of: parent))
        #expect(try !#require(DomainName("badexample.com")).isSubdomain(of: parent))
        #expect(!parent.isSubdomain(of: parent))
    }

    @Test(
        "names that could obtain certificates are reserved, however they are dressed",
        arguments: [
            "postmaster", "Admin", "ABUSE", "webmaster+x", "no-reply", "no.reply", "mailer-daemon",
            "host_master", "root", "hel\u{70}", "WEB\u{4D}ASTER",
        ])
    func reserved(name: String) throws {
        #expect(try #require(LocalPart(name)).isReserved)
    }

    @Test("ordinary names are free, and random ones are valid and differ")
    func free() throws {
        #expect(try !#require(LocalPart("ada")).isReserved)
        #expect(try !#require(LocalPart("rooter")).isReserved)
        let parts = (0..<100).map { _ in LocalPart.random() }
        #expect(Set(parts).count == 100)
        #expect(parts.allSatisfy { LocalPart($0.text) == $0 && $0.text.utf8.count == 10 })
    }

    @Test("damaged addresses are refused or read back as themselves")
    func mutations() {
        let seeds = ["ada.love+tag@mail.example.com", "grün@bücher.example"].map { Array($0.utf8) }
        var random = SeededRandom(seed: 13)
        for round in 0..<100_000 {
            guard let address = EmailAddress(utf8: mutated(seeds[round % 2], using: &random)) else {
                continue
            }
            if EmailAddress(address.description) != address || address.base.base != address.base {
                Issue.record("\(address)")
            }
        }
    }
}
