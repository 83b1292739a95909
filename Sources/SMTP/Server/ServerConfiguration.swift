package import Networking
package import OpenSSL

/// How much the server gives to one client, and how long it waits. Frozen when the server is made.
package struct ServerConfiguration: Sendable {
    /// This server's name, in its greeting.
    package var hostname: String
    package var limits = SessionLimits()
    /// What STARTTLS is offered with; nil: it is not.
    package var certificate: TLSCertificate?
    /// Open connections; who comes above is told 421.
    package var connections = 10_000
    /// Open connections from one IPv4 address or one IPv6 /64. Loopback is free of it.
    package var connectionsPerSource = 50

    /// Proxies, whose connections begin with a PROXY header. Nobody else's may.
    package var proxies: [IPNetwork] = []
    /// Relays that are believed what XCLIENT says.
    package var relays: [IPNetwork] = []

    /// Octets of messages on their way, over all sessions. When there are more, messages that have grown large are told 452.
    package var bufferedBytes = 512 << 20
    /// How large a message may be without having to yield.
    package var smallMessage = 256 << 10

    /// For one whole command, however slowly its octets come (RFC 5321 §4.5.3.2.7: at least 5 minutes).
    package var commandTimeout = Duration.seconds(300)
    /// The same while three quarters of the connections are taken.
    package var crowdedCommandTimeout = Duration.seconds(15)
    /// For a TLS handshake.
    package var handshakeTimeout = Duration.seconds(30)
    /// For the PROXY header, which a proxy sends at once.
    package var proxyTimeout = Duration.seconds(5)
    /// For the next block of a message (RFC 5321 §4.5.3.2.5).
    package var dataBlockTimeout = Duration.seconds(180)
    /// The same while three quarters of the connections are taken.
    package var crowdedDataBlockTimeout = Duration.seconds(30)
    /// What a message may take before its rate counts, and the octets a second that it must bring from then on.
    package var dataGrace = Duration.seconds(60)
    package var minimumDataRate = 1024
    /// For a whole message.
    package var dataTimeout = Duration.seconds(1800)
    /// For a whole session; a message under way is finished first.
    package var sessionTimeout = Duration.seconds(3600)
    /// How long the client may take to accept a reply.
    package var writeTimeout = Duration.seconds(60)
    /// Refused recipients, of a session or of a source, before each further refusal is held back.
    package var freeRefusals = 5
    /// How much longer each refusal is held back than the one before, and how long at the most.
    package var refusalDelayStep = Duration.milliseconds(200)
    package var longestRefusalDelay = Duration.seconds(5)
    /// After how long one refusal of a source is forgotten, and how many sources are remembered.
    package var refusalMemory = Duration.seconds(60)
    package var rememberedSources = 10_000
    /// How long a stop waits for mails under way.
    package var stopTimeout = Duration.seconds(7)

    package init(hostname: String) { self.hostname = hostname }
}
