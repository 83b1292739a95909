import HTTP
package import Inbox
package import Networking
import OpenSSL
package import Storage

/// The HTTP API: every dialect over one model.
package struct API: Sendable {
    /// What the operator has decided.
    package struct Settings: Sendable {
        /// Scheme, host and port under which browsers reach the server; nil when it is each listener's own.
        package var publicOrigin: String?
        /// The host that the MX records of owners' domains must name.
        package var mailHost: String
        /// The key behind PINs, at least 32 random bytes.
        package var secretKey: [UInt8]
        /// Where an address is made when nobody says where; nil for the oldest domain that the operator offers.
        package var defaultDomain: DomainName?
        /// Requests a minute of every key, instead of the owners' own limits; 0 for no limit.
        package var ratePerKey: Int?
        /// Requests a minute of a source without a valid key or session; 0 for no limit.
        package var ratePerSource = 600
        /// How long an event stream may be silent, and how long one stays open at most whose session is over.
        package var heartbeat = Duration.seconds(25)

        package init(mailHost: String, secretKey: [UInt8]) {
            self.mailHost = mailHost
            self.secretKey = secretKey
        }
    }

    let settings: Settings
    let databases: Databases
    let waiting: Waiting
    let hashing: Hashing
    let resolver: Resolver
    private let publicOrigin: String?
    let limiter: RateLimiter
    let keyUse: KeyUse
    let destinations: Destinations
    let wakes: WebhookWakes
    /// The event streams that are open just now.
    package let streams = OpenStreams()

    /// - Parameters:
    ///   - databases: each event loop's own.
    ///   - arrivals: where deliveries announce new mail.
    ///   - keyUse: gathers when keys were last used; somebody else writes it down.
    ///   - hashing: where scrypt runs: two threads and a bounded queue.
    ///   - resolver: asked for the records of owners' domains, and for the hosts of webhooks.
    ///   - egress: where webhooks may lead.
    ///   - wakes: told of webhook calls to be made.
    package init(
        _ settings: Settings, databases: Databases, arrivals: Arrivals, keyUse: KeyUse, hashing: BlockingPool,
        resolver: Resolver, egress: Egress = Egress(allowing: []), wakes: WebhookWakes = WebhookWakes()
    ) {
        self.settings = settings
        self.databases = databases
        self.keyUse = keyUse
        waiting = Waiting(arrivals: arrivals)
        self.hashing = Hashing(pool: hashing, key: settings.secretKey)
        self.resolver = resolver
        destinations = Destinations(resolver: resolver, egress: egress)
        self.wakes = wakes
        publicOrigin = settings.publicOrigin?.lowercased()
        limiter = RateLimiter(perKey: settings.ratePerKey, perSource: settings.ratePerSource)
    }

    /// What a log-in is to the browser that sent a request.
    func browser(_ context: Context) -> BrowserSession {
        BrowserSession(publicOrigin: publicOrigin, isSecure: context.isSecure)
    }
}
