/// Everything the server can say, in one place.
extension Reply {
    // MARK: The connection

    static func greeting(_ host: String, _ dialect: Dialect) -> Reply {
        Reply(.serviceReady, nil, "\(host) \(dialect == .smtp ? "ESMTP" : "LMTP")")
    }

    static func hello(_ host: String) -> Reply { Reply(.completed, nil, host) }

    /// The host, then a line for each extension (RFC 5321 §4.1.1.1).
    static func extensions(_ lines: [String]) -> Reply { Reply(.completed, nil, lines: lines) }

    static let bye = Reply(.serviceClosing, .success, "Bye")
    static let shuttingDown = Reply(
        .serviceUnavailable, .systemShuttingDown, "The service is shutting down, try again later")
    static let timedOut = Reply(.serviceUnavailable, .connectionTimedOut, "Timed out waiting for the client")
    static let tooManyConnections = Reply(
        .serviceUnavailable, .policyDelay, "Too many connections, try again later")
    static let tooManyErrors = Reply(.serviceUnavailable, .policyDelay, "Too many errors, closing")
    static let tooManyJunkCommands = Reply(
        .serviceUnavailable, .policyDelay, "Too many commands without a mail, closing")
    static let notHTTP = Reply(
        .notAccepting, .invalidCommand, "This is a mail server, it does not speak HTTP")
    static let bareLineEndInCommand = Reply(
        .notAccepting, .syntaxError, "Bare CR or LF in a command, lines end with CRLF")

    static let bytesBehindStartTLS = Reply(
        .notAccepting, .syntaxError, "Nothing may follow STARTTLS before the handshake")

    // MARK: Commands

    static let flushed = Reply(.completed, .success, "Reset")
    static let nothingDone = Reply(.completed, .success, "OK")
    static func help(_ commands: String) -> Reply { Reply(.help, .success, "Commands: \(commands)") }
    static let cannotVerify = Reply(.cannotVerify, .success, "Cannot verify, send some mail and see")

    static let lineTooLong = Reply(.syntaxError, .syntaxError, "Line too long")
    static let unreadable = Reply(
        .syntaxError, .syntaxError, "Control character or broken UTF-8 in a command")
    static let unrecognized = Reply(.syntaxError, .invalidCommand, "Command not recognized")
    static let notImplemented = Reply(.commandNotImplemented, .invalidCommand, "Command not implemented")
    static func syntax(_ form: String) -> Reply {
        Reply(.parameterSyntaxError, .invalidArguments, "Syntax: \(form)")
    }
    static func badSequence(_ text: String) -> Reply { Reply(.badSequence, .invalidCommand, text) }
    static let helloFirst = badSequence("Say EHLO or HELO first")
    static let helloFirstLMTP = badSequence("Say LHLO first")
    static let mailFirst = badSequence("Say MAIL first")
    static let recipientFirst = badSequence("Say RCPT first")
    static let nestedMail = badSequence("A mail transaction is already open")
    static let inTransaction = badSequence("Not in the middle of a mail transaction")
    static let underTLS = badSequence("TLS is active already")
    static let readyForTLS = Reply(.serviceReady, .success, "Begin the TLS handshake")
    static let notAuthorized = Reply(.mailboxUnavailable, .notAuthorized, "Not for this client")
    static let noValidRecipients = Reply(.transactionFailed, .invalidCommand, "No valid recipients")

    // MARK: Paths and parameters

    static let badSender = Reply(.parameterSyntaxError, .badSenderSyntax, "Bad sender address syntax")
    static let badRecipient = Reply(
        .parameterSyntaxError, .badDestinationSyntax, "Bad recipient address syntax")
    static let addressLiteral = Reply(
        .mailboxUnavailable, .badDestinationSystem, "Mail for address literals is not accepted here")
    static let needsUTF8 = Reply(
        .mailboxNameNotAllowed, .nonASCIIAddress, "An address beyond ASCII needs the SMTPUTF8 parameter")
    static let badParameter = Reply(.parameterSyntaxError, .invalidArguments, "Bad parameter value")
    static let repeatedParameter = Reply(
        .parameterSyntaxError, .invalidArguments, "A parameter is given twice")
    static let unknownParameter = Reply(
        .parametersNotRecognized, .invalidArguments, "Parameter not recognized or not implemented")

    // MARK: The transaction

    static let senderOK = Reply(.completed, .senderValid, "Sender OK")
    static let recipientOK = Reply(.completed, .recipientValid, "Recipient OK")
    static let tooManyRecipients = Reply(
        .insufficientStorage, .tooManyRecipients, "Too many recipients, send the rest in another transaction")
    static let startMailInput = Reply(.startMailInput, nil, "End data with <CR><LF>.<CR><LF>")
    static let tooBig = Reply(.exceededStorage, .messageTooBig, "Message exceeds the size limit")
    static let bareLineEndInData = Reply(
        .transactionFailed, .malformedContent, "Bare CR or LF in the message, lines end with CRLF")
    static let textLineTooLong = Reply(
        .transactionFailed, .malformedContent, "A line of the message is too long")
    static let noRoom = Reply(
        .insufficientStorage, .systemFull, "Too much mail is coming in, try again later")
    static func stored(_ id: String) -> Reply { Reply(.completed, .success, "Stored as \(id)") }
}
