import TestSupport
import Testing

@Suite("Settings of the server", .timeLimit(.minutes(1)))
struct SettingsTests {
    @Test(
        "take a public URL as the origin that browsers send",
        arguments: [
            "https://mail.example.com": "https://mail.example.com",
            "HTTPS://Mail.Example.com/": "https://mail.example.com",
            "https://mail.example.com:443": "https://mail.example.com",
            "http://localhost:8080/": "http://localhost:8080",
            "http://10.0.0.2:80": "http://10.0.0.2",
            "https://[2001:db8::1]:8443": "https://[2001:db8::1]:8443",
            "https://[2001:db8::1]": "https://[2001:db8::1]",
        ])
    func publicURL(given: String, shown: String) throws {
        let outcome = try settings("--public-url", given)
        #expect(outcome.code == 0, "\(outcome.error)")
        #expect(
            outcome.output.contains("RESTANTE_PUBLIC_URL=\(shown)\n"),
            "\(outcome.output)")
    }

    @Test(
        "refuse a public URL that no browser would send",
        arguments: [
            "mail.example.com", "ftp://mail.example.com", "https://", "https://mail.example.com/inbox",
            "https://user@mail.example.com", "https://mail.example.com?x", "https://mail.example.com#x",
            "https://mail.example.com:0", "https://mail.example.com:65536", "https://mail.example.com:",
            "https://mail example",
            "https://[::1", "https://[192.0.2.1]", "https://-mail.example.com", "https://mail..example.com",
            "https://:443",
        ])
    func refusedPublicURL(given: String) throws {
        let outcome = try settings("--public-url", given)
        #expect(outcome.code == 2)
        #expect(outcome.error.contains("https://mail.example.com, without a path"), "\(outcome.error)")
    }

    private func settings(_ arguments: String...) throws -> Program.Outcome {
        try Program.run("restante", ["settings"] + arguments, environment: [:])
    }
}
