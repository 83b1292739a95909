package import Networking
package import Storage

/// What one event loop takes mail in with. Everything in it belongs to that loop.
package struct IntakeLane {
    let loop: EventLoop
    let database: Database
    let delivery: Delivery

    /// - Parameters:
    ///   - database: answers whether a mailbox takes mail.
    ///   - delivery: stores mail; nobody else may use it.
    package init(on loop: EventLoop, database: Database, delivery: Delivery) {
        self.loop = loop
        self.database = database
        self.delivery = delivery
    }
}
