package import Networking

/// How much the server gives to one client, and how long it waits. Frozen when the server is made.
package struct ServerConfiguration: Sendable {
    package var limits = RequestLimits()
    /// Open connections; what comes above is closed unread.
    package var connections = 50_000
    /// Open connections from one IPv4 address or one IPv6 /64. Loopback and trusted proxies, behind which there are many clients, are free of it.
    package var connectionsPerSource = 500
    /// From a connection's begin to the end of its TLS handshake.
    package var handshakeTimeout = Duration.seconds(10)
    /// How long a connection may lie between two requests.
    package var idleTimeout = Duration.seconds(75)
    /// From a request's first octet to the end of its header.
    package var headTimeout = Duration.seconds(10)
    /// From a request's first octet to the end of its body.
    package var bodyTimeout = Duration.seconds(60)
    /// How long the client may take to accept one write.
    package var writeTimeout = Duration.seconds(30)
    /// Octets of large answers that clients have not taken yet, over all connections; above it the client with the most of them
    /// is cut off from what it has been owed the longest.
    package var backlog = 256 << 20
    /// How long a stop waits for requests under way.
    package var stopTimeout = Duration.seconds(8)
    /// Whose `X-Forwarded-For` is believed.
    package var trustedProxies: [IPNetwork] = []

    package init() {}
}
