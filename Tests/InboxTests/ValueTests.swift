import Inbox
import TestSupport
import Testing

@Suite("Small values")
struct ValueTests {
    @Test(
        "money is exact",
        arguments: [
            ("5", "5.00"), ("5.0", "5.00"), ("5.00", "5.00"), ("0.5", "0.50"), ("-0.5", "-0.50"),
            ("-0", "0.00"), ("007.10", "7.10"),
            ("92233720368547758.07", "92233720368547758.07"),
            ("-92233720368547758.08", "-92233720368547758.08"),
        ])
    func money(text: String, expected: String) {
        #expect(Money(text)?.description == expected)
    }

    @Test(
        "what is not an amount is refused",
        arguments: [
            "", "-", ".", "5.", ".5", "5.001", "1e3", "+5", "5,00", " 5", "5 ", "--5", "5.-1", "1.2.3", "NaN",
            "٥",
            "92233720368547758.08", "-92233720368547758.09", "99999999999999999999",
            "999999999999999999999999",
        ])
    func noMoney(text: String) {
        #expect(Money(text) == nil)
    }

    @Test("sums that cannot be held are nil")
    func sums() {
        #expect(Money(hundredths: 150).adding(Money(hundredths: 250)) == Money("4.00"))
        #expect(Money(hundredths: 150).subtracting(Money(hundredths: 250)) == Money("-1"))
        #expect(Money(hundredths: .max).adding(Money(hundredths: 1)) == nil)
        #expect(Money(hundredths: .min).subtracting(Money(hundredths: 1)) == nil)
        #expect(Money("1.10") ?? .zero < Money("1.2") ?? .zero)
    }

    @Test("scopes have their names on the wire")
    func scopes() {
        #expect(
            Scope.all.names == [
                "premium:read", "emails:read", "emails:write", "orders:read", "orders:write",
                "webhooks:write",
            ])
        #expect(Scope(names: ["orders:read", "premium:read", "orders:read"]) == [.premiumRead, .ordersRead])
        #expect(Scope(list: "emails:read, emails:write") == [.emailsRead, .emailsWrite])
        #expect(Scope(names: ["emails:Read"]) == nil)
        #expect(Scope(list: "emails:read,") == nil)
        #expect(Scope(list: "") == nil)
        #expect(Scope(rawValue: -1) == .all)
        #expect(Scope([.ordersRead, .premiumRead]).description == "premium:read,orders:read")
    }

    @Test("a PIN is 6 to 12 digits, and hides itself")
    func pin() {
        #expect(PIN("123456")?.digits == "123456")
        #expect(PIN("123456789012") != nil)
        for text in ["", "12345", "1234567890123", "12345a", "１２３４５６", "12 456", "-12345"] {
            #expect(PIN(text) == nil)
        }
        #expect(PIN.generate().digits.count == 6)
        #expect(PIN("\(PIN.generate().digits)") != nil)
        #expect(PIN("123456").map { "\($0)" } == "PIN")
    }

    @Test("a password has 8 to 1024 bytes, and hides itself")
    func password() throws {
        #expect(try Password("correct horse").utf8 == Array("correct horse".utf8))
        #expect(try "\(Password("correct horse"))" == "Password")
        #expect(throws: InvalidValue("a password has at least 8 characters")) { try Password("short") }
        #expect(throws: InvalidValue.self) { try Password(String(repeating: "a", count: 1025)) }
        #expect(throws: InvalidValue.self) { try Password("line\nbreak in it") }
    }

    @Test("a name is one line of 1 to 100 characters, trimmed")
    func label() throws {
        #expect(try Label("  Ada's \t").text == "Ada's")
        #expect(try Label(String(repeating: "é", count: 100)).text.count == 100)
        for text in [
            "", "   ", "a\nb", "a\u{0}", "a\u{202E}b", "a\u{2028}b", String(repeating: "a", count: 101),
        ] {
            #expect(throws: InvalidValue.self) { try Label(text) }
        }
    }

    @Test("limits have the defaults of the contract")
    func limits() {
        let limits = Limits()
        #expect(limits.domains == 100 && limits.buyers == 10_000 && limits.temporaryMailboxes == 1_000)
        #expect(limits.keys == 100 && limits.bytes == 1_073_741_824 && limits.requestsPerMinute == 6_000)
    }

    @Test("damaged amounts are refused or exact")
    func mutations() {
        let seed = Array("-1234567890.12".utf8)
        var random = SeededRandom(seed: 15)
        for _ in 0..<100_000 {
            let text = String(decoding: mutated(seed, using: &random), as: UTF8.self)
            guard let money = Money(text) else { continue }
            if Money(money.description) != money { Issue.record("\(text) became \(money)") }
        }
    }
}
