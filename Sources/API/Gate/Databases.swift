package import Networking
package import Storage

/// Each event loop's own way to the database.
package struct Databases: @unchecked Sendable {
    /// A database is only handed out to code that runs on its loop.
    private let byLoop: [ObjectIdentifier: Database]

    package init(_ databases: [(loop: EventLoop, database: Database)]) {
        byLoop = Dictionary(databases.map { (ObjectIdentifier($0.loop), $0.database) }) { first, _ in first }
    }

    /// The database of `loop`, on which the caller must run.
    /// - Throws: 503 for a loop that has none.
    subscript(loop: EventLoop) -> Database {
        get throws(APIError) {
            guard let database = byLoop[ObjectIdentifier(loop)] else { throw .unavailable }
            return database
        }
    }
}
