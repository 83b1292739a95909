import Foundation
import OpenSSL
import TestSupport
import Testing

@Suite("The server's certificate")
struct TLSContextTests {
    private let certificate: TestCertificate

    init() throws { certificate = try TestCertificate() }

    @Test("says for whom and until when it is")
    func facts() throws {
        let context = try TLSContext(chainFile: certificate.chainFile, keyFile: certificate.keyFile)
        let days = (try #require(context.expiry) - Int64(Date().timeIntervalSince1970)) / 86_400
        #expect((29...30).contains(days))
        #expect(context.isIssued(for: "mx.test.example"))
        #expect(!context.isIssued(for: "test.example"))
        #expect(try TLSContext(trusting: nil).expiry == nil)
    }

    @Test(
        "is refused with the reason", arguments: ["certificate", "privateKey", "keyMismatch", "passphrase"])
    func refused(fault: String) throws {
        let other = try TestCertificate()
        let (chain, key) = (certificate.chainFile, certificate.keyFile)
        switch fault {
        case "certificate":
            expect("the certificate cannot be used: No such file or directory") {
                try TLSContext(chainFile: chain + "x", keyFile: key)
            }
        case "privateKey":
            expect("the private key cannot be used: No such file or directory") {
                try TLSContext(chainFile: chain, keyFile: key + "x")
            }
        case "keyMismatch":
            expect("the private key does not belong to the certificate") {
                try TLSContext(chainFile: chain, keyFile: other.keyFile)
            }
        default:
            try certificate.openSSL(
                "ec", "-aes128", "-passout", "pass:x", "-in", key, "-out", key + ".locked")
            expect("the private key cannot be used: it is locked with a passphrase") {
                try TLSContext(chainFile: chain, keyFile: key + ".locked")
            }
        }
    }

    @Test("is renewed for later sessions, and kept when the new one cannot be used")
    func reload() throws {
        let shown = try TLSCertificate(chainFile: certificate.chainFile, keyFile: certificate.keyFile)
        let first = shown.context
        let old = try TLSPair(server: first, trusting: certificate.chainFile)
        try certificate.renew()
        try shown.reload()
        #expect(shown.context !== first)
        try TLSPair(server: shown.context, trusting: certificate.chainFile).shake()
        try old.shake()

        let second = shown.context
        try Data("nothing".utf8).write(to: URL(filePath: certificate.keyFile))
        #expect(throws: TLSError.self) { try shown.reload() }
        #expect(shown.context === second)
    }

    private func expect(_ reason: String, _ body: () throws -> TLSContext) {
        do {
            _ = try body()
            Issue.record("taken")
        } catch {
            #expect((error as? TLSError)?.debugDescription == reason)
        }
    }
}
