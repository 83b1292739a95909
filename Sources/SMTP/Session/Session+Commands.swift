/// What each command does.
extension Session {
    mutating func perform(_ command: Command) throws(Reply) -> Action? {
        switch command {
        case .hello(let verb, let name): try greet(verb, name)
        case .mail(let path, let parameters): try begin(path, parameters)
        case .rcpt(let path): return try resolve(path)
        case .data: try beginData()
        case .rset:
            abandon(.reset)
            junk(.flushed)
        case .noop: junk(.nothingDone)
        case .vrfy: junk(.cannotVerify)
        case .help: junk(.help(commands))
        case .startTLS: return try startTLS()
        case .xclient(let attributes): return try adopt(attributes)
        case .quit: end(.bye, .quit)
        case .http: end(.notHTTP, .misconduct)
        }
        return nil
    }

    private mutating func greet(_ verb: Command.Hello, _ name: String) throws(Reply) {
        guard (verb == .lhlo) == (dialect == .lmtp) else { throw .unrecognized }
        let isRepeated = hello != nil
        abandon(.reset)
        hello = (verb, name)
        let reply: Reply = verb == .helo ? .hello(host) : .extensions([host] + offers)
        if isRepeated { junk(reply) } else { say(reply) }
    }

    private mutating func begin(_ path: ReversePath, _ parameters: MailParameters) throws(Reply) {
        guard let hello else { throw helloFirst }
        guard draft == nil else { throw .nestedMail }
        guard parameters.size ?? 0 <= limits.messageSize else { throw .tooBig }
        let client = Client(
            address: address, name: toldName ?? hello.name,
            with: transmissionType(hello.verb, parameters.isUTF8), tls: tls)
        draft = Draft(
            envelope: Envelope(client: client, reversePath: path, isUTF8: parameters.isUTF8),
            size: parameters.size)
        say(.senderOK)
    }

    private mutating func resolve(_ path: ForwardPath) throws(Reply) -> Action? {
        guard let draft else { throw .mailFirst }
        guard draft.recipients.count < limits.recipients else {
            // No error: RFC 5321 §4.5.3.1.10 has the client send the rest by itself.
            say(.tooManyRecipients)
            return nil
        }
        let mailbox =
            switch path {
            case .mailbox(let mailbox): mailbox
            case .postmaster: Mailbox(localPart: "postmaster", domain: .name(host))
            }
        guard draft.envelope.isUTF8 || mailbox.isASCII else { throw .needsUTF8 }
        if case .literal = mailbox.domain { throw .addressLiteral }
        state = .resolving(mailbox)
        return .resolve(mailbox, draft.envelope)
    }

    private mutating func beginData() throws(Reply) {
        guard let draft else { throw .mailFirst }
        guard !draft.recipients.isEmpty else {
            throw draft.hasRefusedRecipient ? .noValidRecipients : .recipientFirst
        }
        receiveData(sizeHint: draft.size)
        say(.startMailInput)
    }

    /// RFC 3207.
    private mutating func startTLS() throws(Reply) -> Action? {
        guard tls == nil else { throw .underTLS }
        guard extensions.contains(.startTLS) else { throw .notImplemented }
        guard hello != nil else { throw helloFirst }
        guard draft == nil else { throw .inTransaction }
        guard input.isEmpty else {
            // Sent in the clear, by whomever, to be run under TLS as if the client had said it there.
            end(.bytesBehindStartTLS, .misconduct)
            return nil
        }
        say(.readyForTLS)
        state = .securing
        return nil
    }

    /// XCLIENT, as Postfix speaks it.
    private mutating func adopt(_ attributes: ArraySlice<UInt8>) throws(Reply) -> Action? {
        guard extensions.contains(.xclient) else { throw .notAuthorized }
        guard draft == nil else { throw .inTransaction }
        let client = try ToldClient(attributes)
        state = .adopting
        return .adopt(client)
    }

    /// The transmission types of RFC 3848, and those with UTF-8 of RFC 6531 §4.3.
    private func transmissionType(_ verb: Command.Hello, _ isUTF8: Bool) -> String {
        let suffix = tls == nil ? "" : "S"
        return switch verb {
        case .lhlo: (isUTF8 ? "UTF8LMTP" : "LMTP") + suffix
        case .ehlo: (isUTF8 ? "UTF8SMTP" : "ESMTP") + suffix
        // HELO knows no extension, STARTTLS least of all; there is no word for it.
        case .helo: tls == nil ? "SMTP" : "ESMTPS"
        }
    }

    private var helloFirst: Reply { dialect == .smtp ? .helloFirst : .helloFirstLMTP }
    private var offersTLS: Bool { extensions.contains(.startTLS) && tls == nil }

    private var offers: [String] {
        var offers = ["PIPELINING", "SIZE \(limits.messageSize)", "8BITMIME", "SMTPUTF8"]
        if offersTLS { offers.append("STARTTLS") }
        if extensions.contains(.xclient) { offers.append(ToldClient.offer) }
        return offers + ["ENHANCEDSTATUSCODES"]
    }

    private var commands: String {
        var commands = dialect == .smtp ? ["HELO", "EHLO"] : ["LHLO"]
        commands += ["MAIL", "RCPT", "DATA", "RSET", "NOOP", "VRFY", "HELP", "QUIT"]
        if offersTLS { commands.append("STARTTLS") }
        if extensions.contains(.xclient) { commands.append("XCLIENT") }
        return commands.joined(separator: " ")
    }
}
