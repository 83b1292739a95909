package import Inbox
import OpenSSL
import Postgres

/// Whom failed log-ins are counted for. Only a digest is stored, of existing and unknown addresses alike.
package enum LogInSubject: Hashable, Sendable {
    /// The address of a buyer or e-mail of an owner, as it was given.
    case account(String)
    /// The network that it came from.
    case source(String)

    var digest: [UInt8] {
        switch self {
        case .account(let name): SHA256.digest(of: Array("account ".utf8) + Array(name.lowercased().utf8))
        case .source(let network): SHA256.digest(of: Array("source ".utf8) + Array(network.utf8))
        }
    }
}

/// Counts failed log-ins, so that guessing slows down. An attempt counts as failed before the secret is checked, so that many at once gain
/// nothing; who succeeds takes it back.
package enum LogInFailures {
    private static let count = Statement(
        """
        select f.subject, f.failures, f.failed_at
        from restante.login_failure as f
        where f.subject = any($1)
        """)

    private static let note = Statement(
        """
        insert into restante.login_failure as f (subject, failures, failed_at)
        select s.subject, 1, $2 from unnest($1) as s (subject) order by s.subject
        on conflict (subject) do update
        set failures = case when f.failed_at < $3 then 1 else f.failures + 1 end, failed_at = $2
        returning f.subject, f.failures
        """)

    private static let forget = Statement("delete from restante.login_failure as f where f.subject = $1")

    private static let takeBack = Statement(
        "update restante.login_failure as f set failures = greatest(f.failures - 1, 0) where f.subject = $1")

    private static let sweep = Statement(
        """
        delete from restante.login_failure as f
        where f.subject in (
            select o.subject from restante.login_failure as o
            where o.failed_at < $1
            order by o.failed_at
            limit 1000
        )
        """)

    /// How often a subject failed, and when last.
    package struct Count: Sendable {
        package let failures: Int
        package let lastAt: Timestamp

        package init(failures: Int, lastAt: Timestamp) {
            self.failures = failures
            self.lastAt = lastAt
        }
    }

    /// The counts of those subjects that have one.
    package static func counts(of subjects: [LogInSubject]) -> DoorCall<[LogInSubject: Count]> {
        DoorCall(count(Parameter.byteaArray(subjects.map(\.digest)))) { results in
            try bySubject(subjects, results) { Count(failures: try $0(1), lastAt: try $0(2)) }
        }
    }

    /// Counts one more attempt of each subject and gives the counts. A count whose last attempt is before `window` begins anew.
    package static func note(
        _ subjects: [LogInSubject], now: Timestamp, window: Timestamp
    ) -> DoorCall<[LogInSubject: Int]> {
        DoorCall(note(Parameter.byteaArray(subjects.map(\.digest)), now, window), lane: .write) { results in
            try bySubject(subjects, results) { try $0(1) }
        }
    }

    /// After a success: the account's failures are forgotten, the source's attempt is taken back.
    package static func succeed(account: LogInSubject, source: LogInSubject) -> DoorCall<Void> {
        DoorCall(forget(account.digest), takeBack(source.digest), lane: .write) { _ in }
    }

    /// Removes some counts that are older than `time`. True if there may be more.
    package static func sweep(before time: Timestamp) -> DoorCall<Bool> {
        DoorCall(sweep(time), lane: .write) { $0.affected() == 1000 }
    }

    /// What `value` reads from each row, by the subject whose digest stands in the first column.
    private static func bySubject<Value>(
        _ subjects: [LogInSubject], _ results: Results, _ value: (Row) throws -> Value
    ) throws -> [LogInSubject: Value] {
        let names = Dictionary(subjects.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
        let found = try results.map { row in (names[try row(0, as: [UInt8].self)], try value(row)) }
        return found.reduce(into: [:]) { values, next in
            if let subject = next.0 { values[subject] = next.1 }
        }
    }
}
