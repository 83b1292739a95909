import Foundation
import TestSupport

/// A Postfix of its own, apart from the system's, that relays all mail to one place. Only root can run one.
final class Postfix {
    static let isUsable = geteuid() == 0

    private let folder: URL
    private var configuration: String { folder.appending(path: "conf").path }

    /// - Parameters:
    ///   - transport: where all mail goes, as `smtp:[127.0.0.1]:25`; see transport(5).
    ///   - settings: for main.cf, beside ours.
    init(to transport: String, settings: [String: String] = [:]) throws {
        // Postfix's own processes must be able to walk there.
        folder = URL(filePath: "/tmp/restante-postfix-\(UUID().uuidString)")
        let files = FileManager.default
        for name in ["conf", "queue", "data"] {
            try files.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o755])
        }
        try files.setAttributes(
            [.ownerAccountName: "postfix"], ofItemAtPath: folder.appending(path: "data").path)
        let main = [
            "compatibility_level": "3.6", "queue_directory": folder.path + "/queue",
            "data_directory": folder.path + "/data", "command_directory": "/usr/sbin",
            "daemon_directory": "/usr/lib/postfix/sbin", "maillog_file_prefixes": "/tmp",
            "maillog_file": log, "myhostname": "relay.example", "mydestination": "", "alias_maps": "",
            "inet_interfaces": "loopback-only", "inet_protocols": "ipv4",
            "smtp_dns_support_level": "disabled",
            "default_transport": transport, "queue_run_delay": "1s", "minimal_backoff_time": "1s",
            "maximal_backoff_time": "1s",
        ].merging(settings) { $1 }
        try main.map { "\($0) = \($1)\n" }.sorted().joined()
            .write(toFile: configuration + "/main.cf", atomically: true, encoding: .utf8)
        try Self.services.write(toFile: configuration + "/master.cf", atomically: true, encoding: .utf8)
        // Its master goes on in the background, and must not keep our pipe.
        try succeed("/bin/sh", ["-c", "exec /usr/sbin/postfix -c \(configuration) start >/dev/null 2>&1"])
    }

    /// No service that listens, and none in a chroot.
    private static let services = """
        pickup unix n - n 1 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 1 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        smtp unix - - n - - smtp
        lmtp unix - - n - - lmtp
        error unix - - n - - error
        retry unix - - n - - error
        scache unix - - n - 1 scache
        proxymap unix - - n - - proxymap
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd

        """

    private var log: String { folder.path + "/log" }

    func stop() {
        _ = try? succeed("/usr/sbin/postfix", ["-c", configuration, "stop"])
        try? FileManager.default.removeItem(at: folder)
    }

    /// Puts a mail into the queue.
    func submit(to recipients: [String], subject: String, text: String) throws {
        try succeed(
            "/usr/sbin/sendmail", ["-C", configuration, "-f", "shop@shop.example"] + recipients,
            input: "From: shop@shop.example\nSubject: \(subject)\n\n\(text)\n")
    }

    /// Has it try its whole queue again, as a postmaster would: a run of its own may pass over a mail that is just being put back.
    func flush() throws { try succeed("/usr/sbin/postqueue", ["-c", configuration, "-f"]) }

    /// All that it has logged so far.
    var logged: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    /// Waits up to half a minute for a line with `text` in it.
    func logs(_ text: String) -> Bool {
        let deadline = ContinuousClock.now + .seconds(30)
        while !logged.contains(text) {
            guard ContinuousClock.now < deadline else { return false }
            usleep(10_000)
        }
        return true
    }
}
