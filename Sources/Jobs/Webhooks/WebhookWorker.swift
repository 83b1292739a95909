package import HTTP
import Inbox
package import Networking
package import Postgres
package import Storage
package import Telemetry

/// Makes the webhook calls of all owners that no other process works on, on one event loop.
///
/// It goes round the owners that have calls due; each gets a lease and a turn of its own, so a receiver that is slow or dead holds up the
/// calls of its own owner and nobody else's. It belongs to its loop.
package final class WebhookWorker: @unchecked Sendable {
    /// How many owners one look at the queue brings.
    private static let ownersAtOnce = 256

    let loop: EventLoop
    let database: Database
    let caller: WebhookCaller
    let metrics: WebhookMetrics
    let logger: Logger
    private let wakes: WebhookWakes
    private let connect: () async throws -> Connection
    /// The owners whose lease is held here, or whose last calls are still under way.
    private var turns: [OwnerID: WebhookTurn] = [:]
    private var callsUnderWay = 0
    /// Where the next look at the queue begins.
    private var lastOwner: OwnerID?
    private let wake: Signal
    private let idle: Signal

    var configuration: WebhookConfiguration { caller.configuration }

    /// - Parameters:
    ///   - database: the one of `loop`.
    ///   - connect: opens a session in the role `restante_server` whose end is the end of the leases.
    package init(
        _ configuration: WebhookConfiguration, client: Client, database: Database, wakes: WebhookWakes,
        metrics: WebhookMetrics, logger: Logger, on loop: EventLoop,
        connect: @escaping () async throws -> Connection
    ) {
        caller = WebhookCaller(client: client, configuration: configuration)
        self.database = database
        self.wakes = wakes
        self.metrics = metrics
        self.logger = logger
        self.loop = loop
        self.connect = connect
        wake = Signal(on: loop)
        idle = Signal(on: loop)
    }

    /// Works until `stop` is raised. Calls under way then have the time of the configuration to finish; what is broken off is made again by
    /// whoever comes next.
    package func run(until stop: Signal) async {
        wakes.tell(wake)
        stop.relay(to: wake)
        while !stop.isRaised {
            do {
                let session = try await connect()
                await work(on: session, until: stop)
                session.close()
            } catch {
                logger.warning("webhook calls cannot be made", [.error(error)])
            }
            _ = await stop.wait(until: .now() + configuration.interval)
        }
        wakes.tell(nil)
        await finish()
    }

    private func work(on session: Connection, until stop: Signal) async {
        var nextLook = MonotonicTime.now()
        session.whenLost { [wake] in wake.raise() }
        while session.isOpen, !stop.isRaised {
            wake.reset()
            for owner in wakes.take() { visit(owner, session, stop) }
            if nextLook <= .now() {
                let isLast = await look(session, stop)
                nextLook = .now() + (isLast ? configuration.interval : .zero)
            }
            _ = await wake.wait(until: nextLook)
        }
    }

    /// Visits the next owners of the round. - Returns: whether they were its last.
    private func look(_ session: Connection, _ stop: Signal) async -> Bool {
        do {
            let owners = try await database.run(
                WebhookQueue.due(now: configuration.clock(), after: lastOwner, limit: Self.ownersAtOnce))
            lastOwner = owners.count < Self.ownersAtOnce ? nil : owners.last
            for owner in owners { visit(owner, session, stop) }
        } catch {
            logger.warning("webhook calls not looked up", [.error(error)])
            lastOwner = nil
        }
        return lastOwner == nil
    }

    private func visit(_ owner: OwnerID, _ session: Connection, _ stop: Signal) {
        if let turn = turns[owner] { return turn.lookAgain() }
        let turn = WebhookTurn(of: owner, on: session, worker: self, until: stop)
        turns[owner] = turn
        nonisolated(unsafe) let began = turn
        Task(executorPreference: loop) { [self] in
            await began.run()
            turns[owner] = nil
            // A call that was queued while the turn ended.
            if began.isWanted, !stop.isRaised { wakes.announce([owner]) }
            if turns.isEmpty { idle.raise() }
        }
    }

    // MARK: Room

    /// How many calls an owner may begin that has `count` under way.
    func room(beside count: Int) -> Int {
        let shared = configuration.calls / 2 - callsUnderWay
        let first = count == 0 && callsUnderWay < configuration.calls ? 1 : 0
        return max(0, min(configuration.callsPerOwner - count, max(shared, first)))
    }

    func began() {
        callsUnderWay += 1
        metrics.underWay.set(Int64(callsUnderWay))
    }

    func ended() {
        callsUnderWay -= 1
        metrics.underWay.set(Int64(callsUnderWay))
    }

    // MARK: The end

    private func finish() async {
        let deadline = MonotonicTime.now() + configuration.grace
        await waitForTurns(until: deadline)
        for turn in turns.values { turn.interrupt() }
        // A look-up of a name cannot be broken off; whoever still waits for one is left behind.
        await waitForTurns(until: .now() + .milliseconds(500))
    }

    private func waitForTurns(until deadline: MonotonicTime) async {
        idle.reset()
        guard !turns.isEmpty else { return }
        _ = await idle.wait(until: deadline)
    }
}
