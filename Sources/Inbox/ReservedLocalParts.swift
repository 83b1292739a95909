extension LocalPart {
    /// Names that nobody may take on a shared domain: who reads them could obtain a certificate for the domain
    /// (CA/Browser Forum Baseline Requirements 3.2.2.4.4), take its abuse desk (RFC 2142), or pass for the operator.
    package static let reserved: Set<String> = [
        "abuse", "account", "accounts", "admin", "administrator", "admins", "alert", "alerts", "autoconfig",
        "autodiscover", "billing", "bounce", "bounces", "ca", "cert", "certificate", "certificates",
        "contact",
        "daemon", "dmarc", "dns", "do-not-reply", "domain", "domains", "donotreply", "ftp", "help",
        "helpdesk",
        "hostmaster", "info", "is", "isp", "it", "legal", "list", "listserv", "mail", "mailer-daemon",
        "mailerdaemon",
        "majordomo", "marketing", "mis", "news", "no-reply", "nobody", "noc", "noreply", "notification",
        "notifications", "operator", "owner", "password", "payment", "payments", "phish", "phishing",
        "postmaster",
        "privacy", "register", "registrar", "restante", "root", "sales", "security", "service", "spam", "ssl",
        "ssladmin", "ssladministrator", "sslwebmaster", "staff", "support", "sysadmin", "sysadministrator",
        "system",
        "tech", "tls", "trouble", "usenet", "uucp", "verify", "webmaster", "whois", "www",
    ]

    /// Whether it is of ASCII alone: on a domain of many, letters that look like others' would pass for their addresses, and the operator's.
    package var isASCII: Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    /// Whether mail to this part would reach a reserved name. Dots, hyphens and underscores do not hide one.
    package var isReserved: Bool {
        let name = base.text
        return Self.reserved.contains(name) || Self.reserved.contains(name.filter { !".-_".contains($0) })
    }
}
