/// The reply codes this server speaks (RFC 5321 §4.2.3, RFC 7504 for 521).
package enum ReplyCode: UInt16, CaseIterable, Sendable {
    case help = 214
    case serviceReady = 220
    case serviceClosing = 221
    case completed = 250
    /// Cannot VRFY the user, but will accept mail for it.
    case cannotVerify = 252
    case startMailInput = 354
    /// The service goes away: the only code after which the connection is closed from here at any time.
    case serviceUnavailable = 421
    case localError = 451
    case insufficientStorage = 452
    /// A line too long or a command that is not one.
    case syntaxError = 500
    case parameterSyntaxError = 501
    case commandNotImplemented = 502
    case badSequence = 503
    /// This host does not accept such mail, and says so before it closes.
    case notAccepting = 521
    case mailboxUnavailable = 550
    case exceededStorage = 552
    case mailboxNameNotAllowed = 553
    case transactionFailed = 554
    case parametersNotRecognized = 555
}
