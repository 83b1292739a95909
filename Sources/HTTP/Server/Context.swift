package import Networking

/// What a handler knows of the request beside its content.
package struct Context: Sendable {
    /// How a `park` ended.
    package typealias Wake = Socket.Wake

    package let requestID: RequestID
    /// The client's address, taken from `X-Forwarded-For` if a trusted proxy sent it; nil on a Unix socket.
    package let client: IPAddress?
    /// The loop on which the handler runs.
    package let loop: EventLoop
    let connection: Connection

    /// Whether the request came under TLS that ends at this server.
    package var isSecure: Bool { connection.isSecure }

    /// Waits until `signal` is raised, `deadline` passes, the client hangs up or the server stops. What earlier requests
    /// on this connection are still owed is sent first.
    package func park(on signal: Signal, until deadline: MonotonicTime) async -> Wake {
        await connection.park(on: signal, until: deadline)
    }
}
