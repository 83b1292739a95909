/// One command line, understood (RFC 5321 §4.1.1, RFC 2033 for LHLO).
package enum Command: Hashable, Sendable {
    /// How a client introduces itself.
    package enum Hello: Sendable { case helo, ehlo, lhlo }

    case hello(Hello, name: String)
    case mail(ReversePath, MailParameters)
    case rcpt(ForwardPath)
    case data
    case rset
    case noop
    case quit
    case vrfy
    case help
    case startTLS
    /// Its attributes, to be read only if the client is believed.
    case xclient(ArraySlice<UInt8>)
    /// A request line of HTTP: a browser or a forged request has been pointed at this port.
    case http

    /// Reads a line without its CRLF.
    ///
    /// - Throws: the reply to give instead.
    package init(_ line: ArraySlice<UInt8>) throws(Reply) {
        guard !line.contains(where: \.isASCIIControl), String(validating: line, as: UTF8.self) != nil else {
            throw .unreadable
        }
        let verb = line.prefix { $0 != .space }
        let argument = trimmed(line[verb.endIndex...])
        self = try Command(verb: String(decoding: verb.map(\.uppercasedASCII), as: UTF8.self), argument)
    }

    private init(verb: String, _ argument: ArraySlice<UInt8>) throws(Reply) {
        switch verb {
        case "HELO": self = .hello(.helo, name: try helloName(argument, verb))
        case "EHLO": self = .hello(.ehlo, name: try helloName(argument, verb))
        case "LHLO": self = .hello(.lhlo, name: try helloName(argument, verb))
        case "MAIL": self = try .init(mail: argument)
        case "RCPT": self = try .init(rcpt: argument)
        case "DATA": self = try .data.without(argument, verb)
        case "RSET": self = try .rset.without(argument, verb)
        case "QUIT": self = try .quit.without(argument, verb)
        case "NOOP": self = .noop
        case "HELP": self = .help
        case "VRFY":
            guard !argument.isEmpty else { throw .syntax("VRFY string") }
            self = .vrfy
        case "STARTTLS": self = try .startTLS.without(argument, verb)
        case "XCLIENT": self = .xclient(argument)
        case "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "PRI":
            self = .http
        case "EXPN", "AUTH", "BDAT", "ETRN", "TURN", "SEND", "SOML", "SAML": throw .notImplemented
        default: throw .unrecognized
        }
    }

    private init(mail argument: ArraySlice<UInt8>) throws(Reply) {
        guard var path = pathParser(argument, after: "FROM:") else { throw .syntax("MAIL FROM:<address>") }
        guard let reversePath = try? path.reversePath() else { throw .badSender }
        let parameters = try MailParameters(path.rest)
        guard parameters.isUTF8 || reversePath.isASCII else { throw .needsUTF8 }
        self = .mail(reversePath, parameters)
    }

    private init(rcpt argument: ArraySlice<UInt8>) throws(Reply) {
        guard var path = pathParser(argument, after: "TO:") else { throw .syntax("RCPT TO:<address>") }
        guard let forwardPath = try? path.forwardPath() else { throw .badRecipient }
        // Every RCPT parameter belongs to an extension that EHLO does not offer (DSN and others).
        guard try parameterWords(path.rest).isEmpty else { throw .unknownParameter }
        self = .rcpt(forwardPath)
    }

    private func without(_ argument: ArraySlice<UInt8>, _ verb: String) throws(Reply) -> Command {
        guard argument.isEmpty else { throw .syntax(verb) }
        return self
    }
}

private func helloName(_ argument: ArraySlice<UInt8>, _ verb: String) throws(Reply) -> String {
    guard !argument.isEmpty, argument.count <= 255, !argument.contains(.space) else {
        throw .syntax("\(verb) domain")
    }
    return String(decoding: argument, as: UTF8.self)
}

/// A parser set on the path that follows `keyword`; spaces between the two, though not allowed, are common.
private func pathParser(_ argument: ArraySlice<UInt8>, after keyword: String) -> PathParser? {
    guard argument.prefix(keyword.utf8.count).elementsEqual(keyword.utf8, by: { $0.uppercasedASCII == $1 })
    else { return nil }
    let path = argument.dropFirst(keyword.utf8.count).drop { $0 == .space }
    return path.first == UInt8(ascii: "<") ? PathParser(path) : nil
}

private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 == .space }
    while bytes.last == .space { bytes.removeLast() }
    return bytes
}
