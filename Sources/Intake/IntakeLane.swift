import Inbox
package import Networking
package import Storage
import Telemetry

/// What one event loop takes mail in with. Everything in it belongs to that loop.
package struct IntakeLane {
    let loop: EventLoop
    private let database: Database
    private let delivery: Delivery

    /// - Parameters:
    ///   - database: answers whether a mailbox takes mail.
    ///   - delivery: stores mail; nobody else may use it.
    package init(on loop: EventLoop, database: Database, delivery: Delivery) {
        self.loop = loop
        self.database = database
        self.delivery = delivery
    }
}

/// The copies of one transaction are stored together or not at all, so that no recipient gets it twice when the client tries again.
/// The answer has what became of each, and the id that it was stored under if it was.
typealias MailQueue = BatchQueue<Copies, [(id: MessageID, result: DeliveryResult)]>
typealias RecipientQueue = BatchQueue<RecipientName, Recipient>

extension IntakeLane {
    /// Whether mailboxes take mail when the batch goes out.
    func recipientQueue(_ logger: Logger) -> RecipientQueue {
        let database = database
        return RecipientQueue(on: loop) { names throws(BatchFailure) in
            do throws(StorageError) {
                return try await database.run(Recipients.resolve(names, now: .now()))
            } catch {
                logger.warning(
                    "mailboxes not looked up", [.number("mailboxes", names.count), .error(error)])
                throw BatchFailure(error)
            }
        }
    }

    func mailQueue(_ metrics: IntakeMetrics, _ logger: Logger) -> MailQueue {
        let delivery = delivery
        return MailQueue(on: loop) { transactions throws(BatchFailure) in
            let start = MonotonicTime.now()
            defer { metrics.commit.observe(MonotonicTime.now().since(start)) }
            metrics.batch.observe(UInt64(transactions.count))
            let messages = transactions.flatMap(\.messages)
            do throws(StorageError) {
                let results = try await delivery.store(messages)
                var answers = zip(messages, results).map { (id: $0.id, result: $1) }[...]
                return transactions.map { copies in
                    defer { answers = answers.dropFirst(copies.tickets.count) }
                    return Array(answers.prefix(copies.tickets.count))
                }
            } catch {
                logger.warning("mails not stored", [.number("mails", transactions.count), .error(error)])
                throw BatchFailure(error)
            }
        }
    }
}
