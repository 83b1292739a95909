import Networking
import Postgres
package import Storage

/// Runs a tenant's operation as the server does, in the tenant and with no credential, on a database that no server may be running on.
///
/// - Parameter connectionString: libpq's words for the database.
package func asServer<Value: Sendable>(
    of connectionString: String, _ operation: Storage.Operation<Value>
) async throws -> Value {
    let group = try EventLoopGroup(count: 1)
    let blocking = try BlockingPool(threads: 1, capacity: 4)
    defer {
        group.stop()
        blocking.stop()
    }
    let loop = group.loop(0)
    let options = ConnectionOptions(connectionString, role: "restante_server")
    return try await Task(executorPreference: loop) {
        let pool = ConnectionPool(options, reads: 1, writes: 1, on: loop, blocking: blocking)
        try await pool.open()
        defer { pool.close() }
        return try await Database(pool).run(trusted: operation)
    }.value
}
