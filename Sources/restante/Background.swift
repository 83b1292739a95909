import Application
import Networking
import Postgres
import Storage
import Telemetry

extension ArrivalBroadcast {
    /// Tells and hears of arrivals until `stop` is raised, on one session after another if need be.
    func run(
        _ options: ConnectionOptions, on loop: EventLoop, _ blocking: BlockingPool, _ logger: Logger,
        until stop: Signal
    ) async {
        while !stop.isRaised {
            do {
                let connection = try await Connection.connect(options, on: loop, pool: blocking)
                try await run(on: connection, loop: loop, until: stop)
            } catch {
                logger.warning("other servers cannot be told of mail", [.error(error)])
            }
            _ = await stop.wait(until: .now() + .seconds(1))
        }
    }
}

extension DatabaseHost {
    /// Starts the private cluster again when it has died, until `stop` is raised. The pools open their sessions again by themselves.
    func watch(
        _ pools: LoopPools, on loop: EventLoop, _ blocking: BlockingPool, _ logger: Logger, until stop: Signal
    ) async {
        guard isPrivate else { return }
        while !(await stop.wait(until: .now() + .milliseconds(250))) {
            guard !(await pools.areReady()) else { continue }
            logger.warning("the private database does not answer; starting it if it has died")
            do { try await blocking.run { try self.revive() } } catch {
                logger.error("the private database cannot be started", [.error(error)])
            }
        }
    }
}
