import Application
import CommandLineKit
import Inbox
import Networking

/// Shows what the environment comes to, for scripts beside the server.
enum SettingsCommand {
    private static let name = Argument("NAME", .text, "One setting, as RESTANTE_DATA_DIR", isRequired: false)

    static let command = Command(
        "settings", "Show the settings that are in force",
        discussion: "Secrets and connection strings are left out.", arguments: [name],
        settings: ServerSettings.all
    ) { invocation in
        let values = values(of: invocation.settings)
        if let name = invocation.value(name) {
            guard let value = values.first(where: { $0.name == name })?.value else {
                throw CommandFailure(.notFound, "no setting '\(name)' can be shown")
            }
            return try invocation.console.print(value + "\n")
        }
        try invocation.console.print(values.map { "\($0.name)=\($0.value)\n" }.joined())
    }

    private static func values(of settings: Settings) -> [(name: String, value: String)] {
        let addresses = ServerAddresses(settings)
        return [
            ("RESTANTE_DATA_DIR", DataDirectory(settings[ServerSettings.dataDirectory]).path),
            ("RESTANTE_HTTP_LISTEN", settings[ServerSettings.httpListen].description),
            ("RESTANTE_HTTPS_LISTEN", settings[ServerSettings.httpsListen]?.description ?? "off"),
            ("RESTANTE_SMTP_LISTEN", settings[ServerSettings.smtpListen].description),
            ("RESTANTE_LMTP_LISTEN", settings[ServerSettings.lmtpListen]?.description ?? "off"),
            ("RESTANTE_METRICS_LISTEN", settings[ServerSettings.metricsListen]?.description ?? "off"),
            ("RESTANTE_TLS_CERT", settings[ServerSettings.tlsCertificate] ?? "none"),
            ("RESTANTE_TLS_KEY", settings[ServerSettings.tlsKey] ?? "none"),
            ("RESTANTE_HOSTNAME", addresses.hostname), ("RESTANTE_PUBLIC_URL", addresses.publicURL),
            ("RESTANTE_DNS_SERVER", settings[ServerSettings.dnsServer]?.description ?? "the system's"),
            ("RESTANTE_TRUSTED_PROXIES", text(settings[ServerSettings.trustedProxies])),
            ("RESTANTE_PROXY_FROM", text(settings[ServerSettings.proxyFrom])),
            ("RESTANTE_XCLIENT_FROM", text(settings[ServerSettings.xclientFrom])),
            (
                "RESTANTE_RATE_PER_KEY",
                settings[ServerSettings.ratePerKey]?.description ?? "the owner's limit"
            ),
            ("RESTANTE_RATE_PER_SOURCE", String(settings[ServerSettings.ratePerSource])),
            ("RESTANTE_WEBHOOK_ALLOW", text(settings[ServerSettings.webhookAllow])),
            ("RESTANTE_DEFAULT_DOMAIN", settings[ServerSettings.defaultDomain]?.text ?? "none"),
            ("RESTANTE_MAX_MESSAGE_SIZE", String(settings[ServerSettings.maxMessageSize])),
            ("RESTANTE_LOG_LEVEL", settings[ServerSettings.logLevel].rawValue),
        ]
    }

    private static func text(_ networks: [IPNetwork]) -> String {
        networks.isEmpty ? "none" : networks.map(\.description).joined(separator: ",")
    }
}
