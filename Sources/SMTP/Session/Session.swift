/// One client's conversation, as a value: bytes in, actions out, no I/O.
///
///     session.receive(bytes)
///     while let action = session.next() { … }   // nil: more bytes are needed
///
/// Replies are gathered while commands are there to be read, so that a pipelined group is answered with one write (RFC 2920).
package struct Session<Ticket: Sendable>: Sendable {
    /// What the connection must do next.
    package enum Action: Sendable {
        /// Send these octets: the replies with these codes.
        case reply([UInt8], [ReplyCode])
        /// Find out whether mail for this mailbox is taken, and call `resolved`.
        case resolve(Mailbox, Envelope)
        /// Store the mail, and call `delivered`.
        case deliver(Transaction<Ticket>)
        /// Note that these recipients, though accepted, get nothing.
        case abandon(Envelope, [Transaction<Ticket>.Recipient], Loss)
        /// Everything has been said: close. What else the client sends is not to be read as commands.
        case close
    }

    private enum State {
        case commands, data
        /// An action is under way whose result must be told first.
        case resolving(Mailbox), delivering
        case closing, closed
    }

    /// The transaction under way.
    private struct Draft: Sendable {
        let envelope: Envelope
        let size: Int?
        var recipients: [Transaction<Ticket>.Recipient] = []
        var hasRefusedRecipient = false
    }

    private let host: String
    private let dialect: Dialect
    private let address: String
    private let limits: SessionLimits

    private var state = State.commands
    private var input = InputBuffer()
    private var output: [UInt8] = []
    private var codes: [ReplyCode] = []
    private var abandoned: Action?
    private var lines: CommandReader
    private var data: DataReader?
    private var hello: (verb: Command.Hello, name: String)?
    private var draft: Draft?
    private var errors = 0
    private var refusedRecipients = 0
    private var junkCommands = 0
    private var isStopping = false

    /// - Parameters:
    ///   - host: this server's name, for the greeting.
    ///   - address: the client's, as text.
    package init(host: String, dialect: Dialect = .smtp, address: String, limits: SessionLimits = .init()) {
        self.host = host
        self.dialect = dialect
        self.address = address
        self.limits = limits
        lines = CommandReader(limit: limits.commandLine)
        say(.greeting(host, dialect))
    }

    // MARK: Events

    /// Takes in what has arrived.
    package mutating func receive(_ bytes: Span<UInt8>) {
        switch state {
        case .closing, .closed: return
        case .data where input.isEmpty:
            let count = data?.read(bytes) ?? 0
            input.append(bytes.extracting(droppingFirst: count))
        default: input.append(bytes)
        }
    }

    /// Tells the verdict on the mailbox of `.resolve`.
    package mutating func resolved(_ verdict: Verdict<Ticket>) {
        guard case .resolving(let mailbox) = state else { return }
        state = .commands
        switch verdict {
        case .accepted(let ticket):
            draft?.recipients.append(.init(mailbox: mailbox, ticket: ticket))
            say(.recipientOK)
        case .refused(let refusal):
            draft?.hasRefusedRecipient = true
            refusedRecipients += 1
            if refusedRecipients < limits.refusedRecipients {
                say(refusal.reply)
            } else {
                end(.tooManyErrors, .misconduct)
            }
        }
    }

    /// Tells the outcome of `.deliver` for each recipient.
    package mutating func delivered(_ outcomes: [Outcome]) {
        guard case .delivering = state, let draft else { return }
        errors = 0
        refusedRecipients = 0
        junkCommands = 0
        switch dialect {
        case .smtp: say(Outcome(all: outcomes).reply)
        case .lmtp:
            // One reply for each recipient (RFC 2033 §4.2), whatever the receiver has forgotten.
            for index in draft.recipients.indices {
                say((outcomes.indices.contains(index) ? outcomes[index] : .unavailable).reply)
            }
        }
        self.draft = nil
        state = .commands
    }

    /// Lets a mail under way come to its end, then says 421 and closes.
    package mutating func stop() { isStopping = true }

    /// Says 421 and closes, whatever is under way.
    package mutating func shutDown() { end(.shuttingDown, .shuttingDown) }

    /// The client was silent, or slow, for too long.
    package mutating func timeOut() { end(.timedOut, .timedOut) }

    /// The client is gone: nothing more can be said.
    package mutating func disconnected() {
        abandon(.connectionLost)
        output = []
        state = .closed
    }

    /// Whether the client is sending a message now; other deadlines hold then.
    package var isReceivingData: Bool {
        if case .data = state { true } else { false }
    }

    /// Whether a mail has been begun and not yet answered for.
    package var hasTransaction: Bool { draft != nil }

    /// The octets of the message that is being received.
    package var bufferedBytes: Int { data?.source.count ?? 0 }

    /// Refuses the message that is being received, for now, and frees its memory at once.
    package mutating func shed() { data?.shed() }

    // MARK: Actions

    /// The next thing to do; nil when that depends on bytes, a verdict or an outcome that are still to come.
    package mutating func next() -> Action? {
        while true {
            if let action = abandoned.take() { return action }
            switch state {
            case .commands:
                if isStopping && draft == nil {
                    end(.shuttingDown, .shuttingDown)
                    continue
                }
                guard let event = lines.next(from: &input) else { return flush() }
                if let action = handle(event) { return action }
            case .data:
                if !input.isEmpty { input.consume(data?.read(input.unread.span) ?? 0) }
                guard let reader = data, reader.isEnded else { return flush() }
                if let action = finishData() { return action }
            case .resolving, .delivering: return nil
            case .closing:
                if let reply = flush() { return reply }
                state = .closed
                return .close
            case .closed: return nil
            }
        }
    }

    private mutating func flush() -> Action? {
        guard !output.isEmpty else { return nil }
        defer { (output, codes) = ([], []) }
        return .reply(output, codes)
    }

    private mutating func handle(_ event: CommandReader.Event) -> Action? {
        do throws(Reply) {
            switch event {
            case .line(let line): return try perform(Command(line))
            case .tooLong: throw .lineTooLong
            case .bareLineEnd: end(.bareLineEndInCommand, .misconduct)
            }
        } catch {
            errors += 1
            if errors < limits.errors { say(error) } else { end(.tooManyErrors, .misconduct) }
        }
        return nil
    }

    private mutating func perform(_ command: Command) throws(Reply) -> Action? {
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
        case .help: junk(.help)
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
        let reply: Reply =
            verb == .helo ? .hello(host) : .extensions(host, messageSize: limits.messageSize)
        if isRepeated { junk(reply) } else { say(reply) }
    }

    private mutating func begin(_ path: ReversePath, _ parameters: MailParameters) throws(Reply) {
        guard let hello else { throw dialect == .smtp ? .helloFirst : .helloFirstLMTP }
        guard draft == nil else { throw .nestedMail }
        guard parameters.size ?? 0 <= limits.messageSize else { throw .tooBig }
        let client = Client(
            address: address, name: hello.name, with: transmissionType(hello.verb, parameters.isUTF8))
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
        data = DataReader(
            sizeLimit: limits.messageSize, lineLimit: limits.textLine, sizeHint: draft.size)
        state = .data
        say(.startMailInput)
    }

    private mutating func finishData() -> Action? {
        guard let draft, let reader = data else { return nil }
        data = nil
        switch reader.flaw {
        case .bareLineEnd: end(.bareLineEndInData, .bareLineEnd)
        case .tooBig: refuse(draft, .tooBig, .tooBig)
        case .lineTooLong: refuse(draft, .textLineTooLong, .lineTooLong)
        case .noRoom: refuse(draft, .noRoom, .noRoom)
        case nil:
            state = .delivering
            return .deliver(
                Transaction(
                    envelope: draft.envelope, recipients: draft.recipients, source: reader.source))
        }
        return nil
    }

    private mutating func refuse(_ draft: Draft, _ reply: Reply, _ loss: Loss) {
        for _ in 0..<(dialect == .lmtp ? draft.recipients.count : 1) { say(reply) }
        abandon(loss)
        state = .commands
    }

    /// Forgets the transaction, and has its recipients noted if it has any.
    private mutating func abandon(_ loss: Loss) {
        if let draft, !draft.recipients.isEmpty {
            abandoned = .abandon(draft.envelope, draft.recipients, loss)
        }
        draft = nil
        data = nil
    }

    private func transmissionType(_ verb: Command.Hello, _ isUTF8: Bool) -> String {
        switch verb {
        case .lhlo: isUTF8 ? "UTF8LMTP" : "LMTP"
        case .ehlo: isUTF8 ? "UTF8SMTP" : "ESMTP"
        case .helo: "SMTP"
        }
    }

    private mutating func say(_ reply: Reply) {
        reply.write(to: &output)
        codes.append(reply.code)
    }

    private mutating func junk(_ reply: Reply) {
        junkCommands += 1
        if junkCommands <= limits.junkCommands { say(reply) } else { end(.tooManyJunkCommands, .misconduct) }
    }

    private mutating func end(_ reply: Reply, _ loss: Loss) {
        guard !isClosing else { return }
        say(reply)
        abandon(loss)
        input = InputBuffer()
        state = .closing
    }

    private var isClosing: Bool {
        switch state {
        case .closing, .closed: true
        default: false
        }
    }
}
