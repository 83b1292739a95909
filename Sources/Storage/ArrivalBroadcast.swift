import Inbox
package import Networking
package import Postgres

/// Tells the other server processes of mail stored here, and hears of theirs.
///
/// `NOTIFY` takes one lock for the whole database at commit, so it stays out of the deliveries: what has gathered goes out in a
/// small transaction of its own, at most once every 25 ms.
package struct ArrivalBroadcast: Sendable {
    private static let listen = Statement("listen restante_arrival")
    private static let notify = Statement("select pg_notify('restante_arrival', $1)")
    private static let interval = Duration.milliseconds(25)
    /// A payload is under 8,000 bytes; a place takes 16 digits and a comma.
    private static let placesPerPayload = 400

    private let arrivals: Arrivals
    private let process = String(UInt64.random(in: 0...UInt64.max), radix: 16)

    package init(_ arrivals: Arrivals) { self.arrivals = arrivals }

    /// Sends and listens on a session of its own until `stop` is raised or that session is lost; then the caller opens another and runs it
    /// again. On `loop`.
    package func run(
        on connection: Connection, loop: EventLoop, until stop: Signal
    ) async throws(PostgresError) {
        let signal = Signal(on: loop)
        arrivals.tell(signal)
        defer { arrivals.tell(nil) }
        connection.whenNotified { [arrivals, process] _, payload in
            arrivals.wake(ArrivalBroadcast.places(in: payload, except: process))
        }
        connection.whenLost { signal.raise() }
        _ = try await connection.exchange([Self.listen()])
        stop.relay(to: signal)
        defer { connection.close() }
        while connection.isOpen, !stop.isRaised {
            if await signal.wait(until: .never) { signal.reset() }
            await loop.sleep(until: .now() + Self.interval)
            for payload in payloads() { _ = try await connection.exchange([Self.notify(payload)]) }
        }
    }

    private func payloads() -> [String] {
        let places = Array(arrivals.takeUnsent())
        return stride(from: 0, to: places.count, by: Self.placesPerPayload).map { start in
            let part = places[start..<min(start + Self.placesPerPayload, places.count)]
            return process + ":" + part.map { String($0.hash, radix: 16) }.joined(separator: ",")
        }
    }

    static func places(in payload: String, except process: String) -> [Arrivals.Place] {
        let parts = payload.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] != process else { return [] }
        return parts[1].split(separator: ",").compactMap { text in
            UInt64(text, radix: 16).map { Arrivals.Place(hash: $0) }
        }
    }
}
