import Inbox
import Networking
import Storage
import Telemetry

typealias RecipientQueue = BatchQueue<RecipientName, Recipient>

/// The copies of one transaction are stored together or not at all, so that no recipient gets it twice when the client tries again.
/// The answer has what became of each, and the id that it was stored under if it was.
typealias MailQueue = BatchQueue<Copies, [(id: MessageID, result: DeliveryResult)]>

extension Database {
    /// Whether mailboxes take mail when the batch goes out.
    func recipientQueue(_ logger: Logger) -> RecipientQueue {
        nonisolated(unsafe) let database = self
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
}

extension Delivery {
    /// Mails on their way into one commit after the other.
    func mailQueue(_ metrics: IntakeMetrics, _ logger: Logger) -> MailQueue {
        nonisolated(unsafe) let delivery = self
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
