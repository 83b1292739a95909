package import CommandLineKit
package import Inbox
package import Networking

/// Every setting of the two programs (section 8 of the contract), each an environment variable with a flag twin and a default.
package enum ServerSettings {
    package static let databaseURL = Setting<String?>(
        "RESTANTE_DATABASE_URL", "URL", .optionalText, default: nil,
        shown: "a private cluster in the data folder",
        "libpq connection string or URI of the database", secrecy: .mayBeSecret)

    package static let dataDirectory = Setting(
        "RESTANTE_DATA_DIR", "FOLDER", .path, default: DataDirectory.standardPath,
        shown: "/var/lib/restante for root, else ~/.local/share/restante",
        "Folder of the private cluster and of generated secrets")

    package static let httpListen = Setting(
        "RESTANTE_HTTP_LISTEN", "ADDRESS", .address, default: .loopback(8080), shown: "127.0.0.1:8080",
        "Where HTTP is served")

    package static let httpsListen = Setting(
        "RESTANTE_HTTPS_LISTEN", "ADDRESS", ValueFormat.address.orOff, default: nil, shown: "off",
        "Where HTTP is served under TLS, or 'off'")

    package static let smtpListen = Setting(
        "RESTANTE_SMTP_LISTEN", "ADDRESS", .address, default: .loopback(2525), shown: "127.0.0.1:2525",
        "Where mail is received")

    package static let lmtpListen = Setting(
        "RESTANTE_LMTP_LISTEN", "ADDRESS", ValueFormat.address.orOff, default: nil, shown: "off",
        "Where a mail server of one's own delivers over LMTP, or 'off'")

    package static let metricsListen = Setting(
        "RESTANTE_METRICS_LISTEN", "ADDRESS", ValueFormat.address.orOff, default: .loopback(9090),
        shown: "127.0.0.1:9090", "Where metrics are served, or 'off'")

    package static let tlsCertificate = Setting<String?>(
        "RESTANTE_TLS_CERT", "FILE", .optionalPath, default: nil, shown: "none",
        "PEM file with the server's certificate and those that lead to its root, read again on SIGHUP")

    package static let tlsKey = Setting<String?>(
        "RESTANTE_TLS_KEY", "FILE", .optionalPath, default: nil, shown: "none",
        "PEM file with the certificate's private key, without a passphrase")

    package static let hostname = Setting<String?>(
        "RESTANTE_HOSTNAME", "NAME", .hostname, default: nil, shown: "the machine's name",
        "Name in the SMTP greeting and in the MX record to publish")

    package static let publicURL = Setting<String?>(
        "RESTANTE_PUBLIC_URL", "URL", .origin, default: nil, shown: "from the listener",
        "Where browsers and clients reach the server")

    package static let dnsServer = Setting<SocketAddress?>(
        "RESTANTE_DNS_SERVER", "ADDRESS", .nameServer, default: nil, shown: "the system's",
        "Name server for the verification of domains")

    package static let secretKeyFile = Setting<String?>(
        "RESTANTE_SECRET_KEY_FILE", "FILE", .optionalPath, default: nil, shown: "made in the data folder",
        "File with the key behind PINs and cookies")

    package static let trustedProxies = Setting<[IPNetwork]>(
        "RESTANTE_TRUSTED_PROXIES", "NETWORKS", ValueFormat.network.list, default: [], shown: "none",
        "Proxies whose X-Forwarded-For is believed")

    package static let proxyFrom = Setting<[IPNetwork]>(
        "RESTANTE_PROXY_FROM", "NETWORKS", ValueFormat.network.list, default: [], shown: "none",
        "Proxies whose mail connections begin with a PROXY v2 header")

    package static let xclientFrom = Setting<[IPNetwork]>(
        "RESTANTE_XCLIENT_FROM", "NETWORKS", ValueFormat.network.list, default: [], shown: "none",
        "Mail relays whose XCLIENT is believed")

    package static let ratePerKey = Setting<Int?>(
        "RESTANTE_RATE_PER_KEY", "N", .rate, default: nil, shown: "the owner's limit, 6000",
        "Requests a minute with one key; 0 for no limit")

    package static let ratePerSource = Setting(
        "RESTANTE_RATE_PER_SOURCE", "N", .integer(0...10_000_000), default: 600, shown: "600",
        "Requests a minute from one source without a valid key or session, and of a mailbox's sessions; an owner's have ten times as many; 0 for no limit"
    )

    package static let webhookAllow = Setting<[IPNetwork]>(
        "RESTANTE_WEBHOOK_ALLOW", "NETWORKS", ValueFormat.network.list, default: [], shown: "none",
        "Networks that webhooks may reach although they are private")

    package static let defaultDomain = Setting<DomainName?>(
        "RESTANTE_DEFAULT_DOMAIN", "NAME", .optionalDomainName, default: nil,
        shown: "the oldest that all owners share",
        "Domain of a temporary address that is made without one")

    package static let maxMessageSize = Setting(
        "RESTANTE_MAX_MESSAGE_SIZE", "BYTES", .integer(1024...(1 << 30)), default: 25 << 20,
        shown: "26214400", "Largest mail accepted")

    package static let auditKept = Setting(
        "RESTANTE_AUDIT_KEPT", "N", .integer(100...10_000_000), default: 1000, shown: "1000",
        "Events of the audit trail that are kept of one kind of an owner, within a year")

    package static let logLevel = Setting(
        "RESTANTE_LOG_LEVEL", "LEVEL", .oneOf(LogThreshold.self), default: .info, shown: "info",
        "Least important lines that are logged")

    /// What `RESTANTE_LOG_LEVEL` may say.
    package enum LogThreshold: String, CaseIterable, Sendable {
        case debug, info, warning, error
    }

    /// All of them, in the order of the help screens.
    package static let all: [any AnySetting] = [
        databaseURL, dataDirectory, httpListen, httpsListen, smtpListen, lmtpListen, metricsListen,
        tlsCertificate, tlsKey, hostname, publicURL, dnsServer, secretKeyFile, trustedProxies, proxyFrom,
        xclientFrom, ratePerKey, ratePerSource, webhookAllow, defaultDomain, maxMessageSize, auditKept,
        logLevel,
    ]

    /// Those that lead to the database: the ones that the admin program takes.
    package static let database: [any AnySetting] = [databaseURL, dataDirectory, secretKeyFile, hostname]
}

extension SocketAddress {
    static func loopback(_ port: UInt16) -> SocketAddress {
        IPAddress(bytes: [127, 0, 0, 1]).map { .ip($0, port: port) } ?? .unix(path: "/dev/null")
    }
}

extension ValueFormat where Value == SocketAddress {
    /// `host:port`, `[v6]:port` or `unix:path`.
    static var address: ValueFormat { ValueFormat("an address like 127.0.0.1:8080") { SocketAddress($0) } }
}

extension ValueFormat where Value == DomainName? {
    static var optionalDomainName: ValueFormat {
        ValueFormat("a domain name") { DomainName($0).map { .some($0) } }
    }
}

extension ValueFormat where Value == IPNetwork {
    static var network: ValueFormat { ValueFormat("a network like 10.0.0.0/8") { IPNetwork($0) } }
}

extension ValueFormat where Value == String? {
    static var optionalText: ValueFormat { ValueFormat("a text") { $0.isEmpty ? nil : .some($0) } }

    static var optionalPath: ValueFormat { ValueFormat("a path") { $0.isEmpty ? nil : .some($0) } }

    /// What may follow 220 in an SMTP greeting and stand in an MX record.
    static var hostname: ValueFormat {
        ValueFormat("a host name like mx.example.com") { isHostname($0[...]) ? .some($0) : nil }
    }

    /// An origin as browsers send it (RFC 6454 section 6.2): scheme, host, and the port unless it is the scheme's own.
    static var origin: ValueFormat {
        ValueFormat("an address like https://mail.example.com, without a path") { text in
            var rest = text.lowercased()[...]
            if rest.hasSuffix("/") { rest.removeLast() }
            for (scheme, itsPort) in [("http://", 80), ("https://", 443)] where rest.hasPrefix(scheme) {
                rest = rest.dropFirst(scheme.count)
                var port = itsPort
                if let colon = rest.lastIndex(of: ":"), rest.last != "]" {
                    let digits = rest[rest.index(after: colon)...]
                    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = UInt16(digits),
                        number > 0
                    else { return nil }
                    port = Int(number)
                    rest = rest[..<colon]
                }
                guard isHostname(rest) || isBracketed(rest) else { return nil }
                return .some(scheme + rest + (port == itsPort ? "" : ":\(port)"))
            }
            return nil
        }
    }

    private static func isHostname(_ text: Substring) -> Bool {
        text.utf8.count <= 253
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            }
    }

    /// Whether it is an IPv6 address as it stands in a URL.
    private static func isBracketed(_ text: Substring) -> Bool {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return false }
        return IPAddress(String(text.dropFirst().dropLast()))?.isV4 == false
    }
}

extension ValueFormat where Value == SocketAddress? {
    /// An IP address with or without a port.
    static var nameServer: ValueFormat {
        ValueFormat("an address like 9.9.9.9 or 127.0.0.1:5353") { text in
            if let address = IPAddress(text) { return .some(.ip(address, port: 53)) }
            guard let address = SocketAddress(text), address.ipAddress != nil else { return nil }
            return .some(address)
        }
    }
}

extension ValueFormat where Value == Int? {
    static var rate: ValueFormat {
        ValueFormat("a whole number from 0 to 10000000") { text in
            guard let number = Int(text), (0...10_000_000).contains(number) else { return nil }
            return .some(number)
        }
    }
}
