import Inbox
import Postgres
import TestSupport
import Testing

/// What a database holds of numbered mails after all the trouble.
struct StoredMail {
    /// Mails, named by number and mailbox, that are not there.
    private(set) var lost: [String] = []
    /// Mails that are there more than once, or that nobody sent.
    private(set) var surplus: [String] = []
    /// Mails whose bytes are not the ones that were sent.
    private(set) var damaged: [String] = []
    private(set) var copies = 0

    private static let copiesKept = Statement(
        """
        select b.address, m.subject, s.raw
        from restante.message as m
        join restante.mailbox as b on b.owner_id = m.owner_id and b.id = m.mailbox_id
        join restante.message_source as s on s.owner_id = m.owner_id and s.message_id = m.id
        """)

    /// - Parameters:
    ///   - promises: how often each mail was acknowledged; whatever was at least once must be there.
    init(_ mail: NumberedMail, promises: [Int], in connectionString: String) throws {
        var missing: [String: [UInt8]] = [:]
        for (number, count) in promises.enumerated() where count > 0 {
            for address in mail.recipients(of: number) {
                missing["\(mail.subject(of: number)) to \(address)"] = mail.bytes(of: number)
            }
        }
        let database = try BlockingConnection(ConnectionOptions(connectionString))
        for row in try database.query(Self.copiesKept()).rows {
            let name = "\(try row(1, as: String.self)) to \(try row(0, as: String.self))"
            copies += 1
            guard let sent = missing.removeValue(forKey: name) else {
                surplus.append(name)
                continue
            }
            // Our own trace field stands before what was sent.
            if Array(try row(2, as: [UInt8].self).suffix(sent.count)) != sent { damaged.append(name) }
        }
        lost = missing.keys.sorted()
    }
}

/// What must hold in every database between two transactions.
struct Bookkeeping {
    private static let wrongMailboxes = Statement(
        """
        select b.address
        from restante.mailbox as b
        left join restante.message as m on m.owner_id = b.owner_id and m.mailbox_id = b.id
        group by b.owner_id, b.id, b.address, b.message_count, b.message_bytes, b.last_message_at
        having b.message_count <> count(m.id) or b.message_bytes <> coalesce(sum(m.size), 0)
            or count(distinct m.received_at) <> count(m.id) or b.last_message_at < max(m.received_at)
        """)
    private static let wrongOwners = Statement(
        """
        select o.email
        from restante.owner as o
        where (select coalesce(sum(u.messages), 0) from restante.owner_usage as u where u.owner_id = o.owner_id)
            <> (select count(*) from restante.message as m where m.owner_id = o.owner_id)
        """)

    /// Mailboxes and owners whose counters do not agree with their mails.
    let disagreements: [String]

    init(of connectionString: String) throws {
        let database = try BlockingConnection(ConnectionOptions(connectionString))
        var found: [String] = []
        for statement in [Self.wrongMailboxes, Self.wrongOwners] {
            for row in try database.query(statement()).rows { found.append(try row(0)) }
        }
        disagreements = found
    }
}
