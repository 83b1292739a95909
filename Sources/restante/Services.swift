import API
import Application
import CommandLineKit
import Glibc
import HTTP
import Intake
import Jobs
import Networking
import OpenSSL
import Postgres
import SMTP
import Storage
import Telemetry
import Web

/// The parts of a running server, made in the order in which they need each other and ended in the reverse.
struct Services {
    private let settings: Settings
    private let logger: Logger
    private let host: DatabaseHost
    private let group: EventLoopGroup
    private let blocking: BlockingPool
    private let readers: BlockingPool
    /// Its own threads: whoever names a dead name server must not hold up the log-ins.
    private let resolving: BlockingPool
    /// The same for webhooks.
    private let lookUps: BlockingPool
    private let pools: LoopPools
    private let egress: Egress
    private let wakes = WebhookWakes()
    private let webhooks: WebhookService
    private let arrivals: Arrivals
    private let intake: Intake
    private let housekeeping: Housekeeping
    private let settling: Settling
    private let web: HTTP.Server
    private let mail: SMTP.Server<Intake>
    private let metricsWeb: HTTP.Server
    private let certificate: TLSCertificate?

    /// - Parameter certificate: of the TLS listeners; nil when there are none.
    init(
        _ settings: Settings, directory: DataDirectory, host: DatabaseHost, certificate: TLSCertificate?,
        log: Log
    ) async throws {
        self.settings = settings
        self.host = host
        self.certificate = certificate
        logger = log.logger("server")
        group = try EventLoopGroup(count: EventLoopGroup.processorCount)
        arrivals = Arrivals(on: group.loops)
        blocking = try BlockingPool(threads: 2, capacity: 256)
        readers = try BlockingPool(threads: 1, capacity: 64)
        resolving = try BlockingPool(threads: 16, capacity: 256, share: 1)
        // They only wait, and cost little: it takes many owners with dead names to have none left.
        lookUps = try BlockingPool(threads: 64, capacity: 1024, share: 2)
        egress = Egress(allowing: settings[ServerSettings.webhookAllow])
        pools = try await LoopPools(
            host.options(as: .server), on: group, blocking: blocking,
            // A private database that died a moment ago is back soon.
            patience: host.isPrivate ? .seconds(30) : .zero)

        let addresses = ServerAddresses(settings)
        let resolver = Resolver(server: settings[ServerSettings.dnsServer], pool: resolving)
        let keyUse = KeyUse()
        housekeeping = Housekeeping(
            keyUse: keyUse, resolver: resolver, mailHost: addresses.hostname,
            auditKept: settings[ServerSettings.auditKept], logger: log.logger("jobs"))
        settling = Settling(logger: log.logger("jobs"))

        var registry = MetricsRegistry()
        var api = API.Settings(
            mailHost: addresses.hostname,
            secretKey: try directory.secretKey(file: settings[ServerSettings.secretKeyFile]))
        api.publicOrigin = settings[ServerSettings.publicURL]
        api.ratePerKey = settings[ServerSettings.ratePerKey]
        api.defaultDomain = settings[ServerSettings.defaultDomain]
        api.ratePerSource = settings[ServerSettings.ratePerSource]
        let served = API(
            api, databases: pools.databases, arrivals: arrivals, keyUse: keyUse, hashing: blocking,
            resolver: resolver, egress: egress, wakes: wakes)
        var webConfiguration = HTTP.ServerConfiguration()
        webConfiguration.trustedProxies = settings[ServerSettings.trustedProxies]
        web = HTTP.Server(
            try Router(served.routes + APIDocument.routes + Pages().routes), on: group,
            configuration: webConfiguration, logger: log.logger("http"),
            metrics: HTTPMetrics(&registry), errorAnswer: API.answer)
        registry.gauge("restante_event_streams", "Open event streams.") { Int64(served.streams.count) }

        webhooks = WebhookService(
            configuration: WebhookConfiguration(mailHost: addresses.hostname),
            client: Client(
                destinations: Destinations(
                    resolver: Resolver(server: settings[ServerSettings.dnsServer], pool: lookUps),
                    egress: egress),
                tls: try TLSContext(trusting: nil)),
            wakes: wakes, metrics: WebhookMetrics(&registry), logger: log.logger("webhooks"))

        var mailConfiguration = SMTP.ServerConfiguration(hostname: addresses.hostname)
        mailConfiguration.limits.messageSize = settings[ServerSettings.maxMessageSize]
        mailConfiguration.certificate = certificate
        mailConfiguration.proxies = settings[ServerSettings.proxyFrom]
        mailConfiguration.relays = settings[ServerSettings.xclientFrom]
        let (database, delivery, patientDelivery) = try pools.intake(wakes)
        intake = Intake(
            database, delivery, patientDelivery: patientDelivery, arrivals: arrivals, readers: readers,
            metrics: IntakeMetrics(&registry), logger: log.logger("intake"))
        mail = SMTP.Server(
            intake, on: group, configuration: mailConfiguration, logger: log.logger("smtp"),
            metrics: SMTPMetrics(&registry))

        let frozen = registry
        // The metrics' own requests stay out of the metrics.
        var unseen = MetricsRegistry()
        metricsWeb = HTTP.Server(
            try Router([
                .get("/metrics") { _, _ in
                    Response(.ok, type: MetricsRegistry.contentType, Array(frozen.exposition().utf8))
                }
            ]),
            on: group, logger: log.logger("metrics"), metrics: HTTPMetrics(&unseen))
    }

    /// Serves until SIGTERM or SIGINT, then ends all parts; running mails and requests have eight seconds.
    func run() async throws {
        let stop = Signal(on: group.loop(0))
        let webhookStop = Signal(on: group.loop(0))
        let background = startBackground(until: stop)
        let webhookCalls = startWebhooks(until: webhookStop)
        var failure: (any Error)?
        do { try await serve() } catch { failure = error }
        // Nobody waits for these calls: the next server makes them.
        webhookStop.raise()
        await end([webhookCalls] + background, stop)
        if let failure { throw failure }
        logger.info("stopped")
    }

    private func serve() async throws {
        let mailAddress = try listen(
            "RESTANTE_SMTP_LISTEN", on: settings[ServerSettings.smtpListen]
        ) { try mail.listen(on: $0) }
        if let address = settings[ServerSettings.lmtpListen] {
            let bound = try listen("RESTANTE_LMTP_LISTEN", on: address) {
                try mail.listen(on: $0, dialect: .lmtp)
            }
            logger.info("LMTP", [.unredacted("lmtp", bound.description)])
        }
        let webAddress = try listen(
            "RESTANTE_HTTP_LISTEN", on: settings[ServerSettings.httpListen]
        ) { try web.listen(on: $0) }
        var secureAddress: SocketAddress?
        if let address = settings[ServerSettings.httpsListen] {
            secureAddress = try listen("RESTANTE_HTTPS_LISTEN", on: address) {
                try web.listen(on: $0, certificate: certificate)
            }
        }
        if let address = settings[ServerSettings.metricsListen] {
            _ = try listen("RESTANTE_METRICS_LISTEN", on: address) { try metricsWeb.listen(on: $0) }
        }
        logger.info(
            "ready",
            [
                .unredacted("http", webAddress.description),
                .unredacted("https", secureAddress?.description ?? "off"),
                .unredacted("smtp", mailAddress.description),
                .number("loops", group.loops.count),
            ])
        let signals = try BlockingPool(threads: 1, capacity: 1)
        while true {
            let number = try await signals.run { ProcessSignals.wait() }
            if number != ProcessSignals.reload { break }
            reload()
        }
        signals.stop()
    }

    private func reload() {
        guard let certificate else { return logger.info("nothing to reload") }
        do {
            try certificate.reload()
            let days = certificate.context.expiry.map { ($0 - Int64(time(nil))) / 86_400 } ?? 0
            logger.info("certificate reloaded", [.number("days_left", days)])
        } catch {
            logger.error("certificate kept: the new one cannot be used", [.error(error)])
        }
    }

    /// Names the setting to change when an address cannot be had.
    private func listen(
        _ setting: String, on address: SocketAddress, _ listen: (SocketAddress) throws -> SocketAddress
    ) throws -> SocketAddress {
        do {
            let bound = try listen(address)
            egress.close(bound)
            return bound
        } catch {
            throw CommandFailure(.unavailable, "\(setting): cannot listen on \(address) (\(error))")
        }
    }

    private func startBackground(until stop: Signal) -> [Task<Void, Never>] {
        let loop = group.loop(0)
        let options = host.options(as: .server)
        return [
            Task(executorPreference: loop) { [housekeeping, pools] in
                guard let database = pools.database(on: loop) else { return }
                await housekeeping.run(database, on: loop, until: stop)
            },
            Task(executorPreference: loop) { [intake, pools] in
                guard let database = pools.database(on: loop) else { return }
                await intake.trailWriter(to: database).run(on: loop, until: stop)
            },
            Task(executorPreference: loop) { [settling, pools] in
                guard let database = pools.database(on: loop) else { return }
                await settling.run(database, on: loop, until: stop)
            },
            Task(executorPreference: loop) { [arrivals, blocking, logger] in
                await ArrivalBroadcast(arrivals).run(options, on: loop, blocking, logger, until: stop)
            },
            Task(executorPreference: loop) { [host, pools, blocking, logger] in
                await host.watch(pools, on: loop, blocking, logger, until: stop)
            },
        ]
    }

    private func startWebhooks(until stop: Signal) -> Task<Void, Never> {
        let loop = group.loop(0)
        let options = host.options(as: .server)
        return Task(executorPreference: loop) { [webhooks, pools, blocking] in
            guard let database = pools.database(on: loop) else { return }
            await webhooks.run(database, options, on: loop, blocking, until: stop)
        }
    }

    private func end(_ background: [Task<Void, Never>], _ stop: Signal) async {
        logger.info("stopping")
        async let webStopped: Void = web.stop()
        async let metricsStopped: Void = metricsWeb.stop()
        await mail.stop()
        _ = await (webStopped, metricsStopped)
        stop.raise()
        for task in background { await task.value }
        await pools.close()
        blocking.stop()
        readers.stop()
        resolving.stop()
        lookUps.abandon()
        group.stop()
    }
}
