import Application
import CommandLineKit
import Networking

/// Looks whether mail for the active domains finds its way here.
enum MailExchangeChecks {
    /// More domains than this are not looked at: the doctor should not take minutes.
    private static let most = 20

    static func findings(_ domains: [String], _ settings: Settings) async throws -> [Finding] {
        guard !domains.isEmpty else { return [] }
        let own = ServerAddresses(settings).hostname.lowercased()
        let threads = try BlockingPool(threads: 1, capacity: 1)
        defer { threads.stop() }
        let resolver = Resolver(server: settings[ServerSettings.dnsServer], pool: threads)
        var findings: [Finding] = []
        for domain in domains.prefix(most) {
            do {
                findings.append(
                    finding(domain, own, try await resolver.mailExchanges(of: domain).map(\.host)))
            } catch {
                // The first silence ends the round: a machine without DNS would wait for each domain.
                return findings + [.warning("MX", "no name server answered")]
            }
        }
        if domains.count > most {
            findings.append(.warning("MX", "only \(most) of \(domains.count) domains checked"))
        }
        return findings
    }

    private static func finding(_ domain: String, _ own: String, _ hosts: [String]) -> Finding {
        if hosts.contains(own) || hosts.contains(own + ".") { return .ok("MX", "\(domain) leads to \(own)") }
        let others = hosts.isEmpty ? "nobody" : hosts.joined(separator: ", ")
        return .warning("MX", "mail for \(domain) goes to \(others), not to \(own)")
    }
}
