import Inbox
package import Networking
package import Storage
package import Telemetry

/// Ends the orders whose time is up: completes those that had mail and pays the others back. What is due stands in the database, so it
/// makes no difference how long no server ran, and every process may do it at the same time.
package struct Settling: Sendable {
    private static let round = Duration.seconds(1)
    private static let ownersAtOnce = 100
    private static let ordersAtOnce = 100

    private let logger: Logger

    package init(logger: Logger) { self.logger = logger }

    /// Works until `stop` is raised. On `loop`, which `database` belongs to.
    package func run(_ database: Database, on loop: EventLoop, until stop: Signal) async {
        repeat {
            do {
                for owner in try await database.run(Orders.due(now: .now(), limit: Self.ownersAtOnce)) {
                    await settle(owner, database)
                }
            } catch {
                logger.warning("orders cannot be settled; trying again", [.error(error)])
            }
        } while !(await stop.wait(until: .now() + Self.round))
    }

    /// One owner's trouble holds up nobody else's refunds.
    private func settle(_ owner: OwnerID, _ database: Database) async {
        do {
            // So many steps at most: the others wait.
            for _ in 0..<10 {
                let now = Timestamp.now()
                let due = try await database.run(
                    trusted: Orders.due(owner, now: now, limit: Self.ordersAtOnce))
                // Another server may have been faster.
                guard !due.isEmpty else { return }
                _ = try await database.run(trusted: Orders.settle(owner, due, now: now))
                guard due.count == Self.ordersAtOnce else { return }
            }
        } catch {
            logger.warning("an owner's orders cannot be settled; trying again", [.error(error)])
        }
    }
}
