import Application
import CommandLineKit
import Inbox
import OpenSSL

/// Looks at the certificate that the server shows.
enum CertificateChecks {
    /// Automatic renewal happens long before: who comes closer to the end than this has none, or it fails.
    private static let warningDays: Int64 = 14

    static func findings(_ settings: Settings) -> [Finding] {
        let certificate: TLSCertificate?
        do throws(CommandFailure) {
            certificate = try ServerCertificate.load(settings)
        } catch {
            return [.problem("certificate", error.description)]
        }
        guard let certificate else { return [] }
        let hostname = ServerAddresses(settings).hostname
        return [finding(certificate.context, hostname, now: Timestamp.now().milliseconds / 1000)]
    }

    private static func finding(_ context: TLSContext, _ hostname: String, now: Int64) -> Finding {
        guard let expiry = context.expiry else {
            return .problem("certificate", "its end cannot be read")
        }
        let days = (expiry - now) / 86_400
        guard expiry > now else { return .problem("certificate", "it expired \(-days) days ago") }
        guard context.isIssued(for: hostname) else {
            return .warning(
                "certificate", "it is not issued for \(hostname); senders that check will not deliver")
        }
        let detail = "issued for \(hostname), \(days) days left"
        return days < warningDays ? .warning("certificate", detail) : .ok("certificate", detail)
    }
}
