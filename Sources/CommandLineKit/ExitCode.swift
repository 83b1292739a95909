/// What a program tells its caller when it ends. The numbers are part of the command line's contract.
package enum ExitCode: Int32, CaseIterable, Sendable {
    case success = 0
    case failure = 1
    case usage = 2
    case notFound = 3
    case notAllowed = 4
    case conflict = 5
    case unavailable = 6

    /// What the number means, for help screens.
    package var meaning: String {
        switch self {
        case .success: "ok"
        case .failure: "failure"
        case .usage: "usage"
        case .notFound: "not found"
        case .notAllowed: "not allowed"
        case .conflict: "conflict"
        case .unavailable: "unavailable"
        }
    }
}
