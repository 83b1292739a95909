import Inbox
import Jobs
import Testing

@Suite("The signature of a webhook call")
struct WebhookSignatureTests {
    private static let body = Array(#"{"email":"test@example.com","username":"test_user"}"#.utf8)

    @Test("is the one of the example of Standard Webhooks 1.0")
    func vector() throws {
        let secret = try #require(WebhookSecret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"))
        let value = WebhookSignature.value(
            id: "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", seconds: 1_649_367_553, body: Self.body, secrets: [secret])
        #expect(value == "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=")
    }

    @Test("is given for each secret, the current one first")
    func rotation() throws {
        let old = try #require(WebhookSecret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"))
        let new = WebhookSecret(key: [UInt8](0..<32))
        let value = WebhookSignature.value(
            id: "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", seconds: 1_649_367_553, body: Self.body,
            secrets: [new, old])
        let parts = value.split(separator: " ")
        #expect(parts.count == 2)
        #expect(parts.last == "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=")
        #expect(parts.first != parts.last && parts.first?.hasPrefix("v1,") == true)
    }

    @Test("is made with a secret of 24 to 64 octets in base64")
    func secrets() {
        #expect(WebhookSecret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")?.key.count == 24)
        let secret = WebhookSecret(key: [UInt8](0..<32))
        #expect(WebhookSecret(secret.text) == secret)
        for text in [
            "", "whsec_", "C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7o",
            "whsec_AAAA", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7o*", "WHSEC_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
            "whsec_" + String(repeating: "AAAA", count: 22),
        ] {
            #expect(WebhookSecret(text) == nil, "\(text)")
        }
    }
}
