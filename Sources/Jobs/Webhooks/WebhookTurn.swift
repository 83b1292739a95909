import HTTP
import Inbox
import Networking
import Postgres
import Storage
import Telemetry

/// The calls of one owner, from the lease until none is due. It belongs to the worker's loop.
final class WebhookTurn {
    /// There may be calls that have not been looked up.
    private(set) var isWanted = true
    private let owner: OwnerID
    private let session: Connection
    private let worker: WebhookWorker
    private let stop: Signal
    private var underWay: [DeliveryID: ClientExchange] = [:]
    /// A try could not be recorded; without a pause the same call would be made again and again.
    private var hasFailed = false
    private let changed: Signal

    init(of owner: OwnerID, on session: Connection, worker: WebhookWorker, until stop: Signal) {
        self.owner = owner
        self.session = session
        self.worker = worker
        self.stop = stop
        changed = Signal(on: worker.loop)
    }

    /// There are new calls.
    func lookAgain() {
        isWanted = true
        changed.raise()
    }

    func interrupt() {
        for exchange in underWay.values { exchange.interrupt() }
    }

    /// Without the lease, without room and after a failure there is no more to do here: the queue is in the database, and the next look at
    /// it comes soon.
    func run() async {
        do {
            guard worker.room(beside: 0) > 0, try await WebhookQueue.lease(owner, on: session) else {
                isWanted = false
                return
            }
            try await makeCalls()
        } catch {
            isWanted = false
            worker.logger.warning("webhook calls not made", [.error(error)])
        }
        while !underWay.isEmpty { await change() }
        if session.isOpen { try? await WebhookQueue.release(owner, on: session) }
        if hasFailed { isWanted = false }
    }

    private func makeCalls() async throws {
        while isWanted || !underWay.isEmpty {
            let room = worker.room(beside: underWay.count)
            if isWanted, room > 0, session.isOpen, !stop.isRaised, !hasFailed {
                isWanted = false
                try await begin(atMost: room)
            } else if underWay.isEmpty {
                isWanted = false
            } else {
                await change()
            }
        }
    }

    private func change() async {
        changed.reset()
        _ = await changed.wait(until: .never)
    }

    /// Begins as many of the calls that are due as there is room for.
    private func begin(atMost room: Int) async throws {
        let database = worker.database
        let exceptions = Array(underWay.keys)
        guard
            let work = try await database.run(
                trusted: WebhookQueue.work(
                    owner, except: exceptions, limit: room, now: worker.configuration.clock()))
        else {
            while try await database.run(trusted: WebhookQueue.cancelAll(owner, except: exceptions)) {}
            return
        }
        // More may be due than were asked for.
        if work.calls.count == room { isWanted = true }
        let empty = work.calls.filter { if case .nothing = $0.content { true } else { false } }
        if !empty.isEmpty {
            try await database.run(trusted: WebhookQueue.cancel(owner, empty.map(\.id)))
        }
        for call in work.calls {
            if case .nothing = call.content { continue }
            begin(call, work)
        }
    }

    private func begin(_ call: WebhookCall, _ work: WebhookWork) {
        let exchange = ClientExchange(on: worker.loop)
        underWay[call.id] = exchange
        worker.began()
        nonisolated(unsafe) let (turn, held) = (self, exchange)
        Task(executorPreference: worker.loop) {
            let outcome = await turn.worker.caller.call(call, work, of: turn.owner, held)
            if let outcome { await turn.record(call, work, outcome) }
            turn.underWay[call.id] = nil
            turn.worker.ended()
            // A place is free.
            turn.lookAgain()
        }
    }

    private func record(_ call: WebhookCall, _ work: WebhookWork, _ outcome: WebhookOutcome) async {
        let metrics = worker.metrics
        metrics.tries[outcome.error == nil ? .delivered : .failed].increment()
        metrics.duration.observe(outcome.duration)
        do {
            try await worker.database.run(
                trusted: WebhookQueue.record(owner, call, at: work.url, outcome))
        } catch {
            // It will be made again: at least once is what is promised.
            hasFailed = true
            worker.logger.warning("a webhook call was not recorded", [.error(error)])
        }
    }
}
