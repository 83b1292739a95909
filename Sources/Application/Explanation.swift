package import CommandLineKit
import Inbox
import Postgres
import Storage

/// What to tell the operator of an error, and with which exit code. The operator may see the database's own words.
@Sendable
package func explanation(of error: any Error) -> CommandFailure? {
    switch error {
    case let error as StorageError: refusal(error)
    case let error as PostgresError: CommandFailure(.unavailable, error.debugDescription)
    case let error as InvalidValue: .usage(error.description)
    case let error as PrivateCluster.Failure: CommandFailure(.unavailable, error.description)
    case let error as DataDirectory.Failure: CommandFailure(.unavailable, error.description)
    case let error as MigrationError: CommandFailure(.unavailable, error.description)
    default: nil
    }
}

private func refusal(_ error: StorageError) -> CommandFailure {
    switch error {
    case .notFound: CommandFailure(.notFound, error.description)
    case .conflict, .domainNotActive, .offerChanged, .insufficientBalance, .repeated:
        CommandFailure(.conflict, error.description)
    case .refused, .quotaExceeded: CommandFailure(.notAllowed, error.description)
    case .unacceptable(let cause): CommandFailure(.failure, cause.debugDescription)
    case .unavailable(let cause) where cause.sqlState == "42501":
        CommandFailure(.notAllowed, cause.debugDescription)
    case .contended(let cause), .unavailable(let cause): CommandFailure(.unavailable, cause.debugDescription)
    }
}
