import Networking

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
        /// Make the TLS handshake, and call `secured`.
        case startTLS
        /// Count the client as the one that a relay told, and call `adopted`.
        case adopt(ToldClient)
        /// Everything has been said: close. What else the client sends is not to be read as commands.
        case close
    }

    enum State {
        case commands, data
        /// An action is under way whose result must be told first.
        case resolving(Mailbox), delivering, handshaking, adopting
        /// The reply to STARTTLS is still to be sent.
        case securing
        case closing, closed
    }

    /// The transaction under way.
    struct Draft: Sendable {
        let envelope: Envelope
        let size: Int?
        var recipients: [Transaction<Ticket>.Recipient] = []
        var hasRefusedRecipient = false
    }

    let host: String
    let dialect: Dialect
    let extensions: Extensions
    let limits: SessionLimits

    var state = State.commands
    var input = InputBuffer()
    private var output: [UInt8] = []
    private var codes: [ReplyCode] = []
    private var abandoned: Action?
    private var lines: CommandReader
    private var data: DataReader?

    /// What the client is, until a relay tells better.
    private let peer: String
    private(set) var address: String
    /// The name that a relay told; its own EHLO must not replace it.
    private(set) var toldName: String?
    var hello: (verb: Command.Hello, name: String)?
    private(set) var tls: String?
    var draft: Draft?

    private var errors = 0
    private var refusedRecipients = 0
    private var junkCommands = 0
    private var isStopping = false

    /// Whether the server is short of connections and so of patience.
    package var isCrowded = false

    /// - Parameters:
    ///   - host: this server's name, for the greeting.
    ///   - address: the client's, as text.
    package init(
        host: String, dialect: Dialect = .smtp, address: String, extensions: Extensions = [],
        limits: SessionLimits = .init()
    ) {
        self.host = host
        self.dialect = dialect
        self.extensions = extensions
        self.limits = limits
        peer = address
        self.address = address
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
            if refusedRecipients < patience.refusedRecipients {
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

    /// Tells that the handshake of `.startTLS` is done. The session knows nothing of what was said before it (RFC 3207 §4.2).
    ///
    /// - Parameter tls: the version and the cipher.
    package mutating func secured(_ tls: String) {
        guard case .handshaking = state else { return }
        self.tls = tls
        hello = nil
        address = peer
        toldName = nil
        input = InputBuffer()
        state = .commands
    }

    /// Tells whether the client of `.adopt` may have a connection; it is greeted anew then.
    package mutating func adopted(_ client: ToldClient, isAdmitted: Bool) {
        guard case .adopting = state else { return }
        state = .commands
        guard isAdmitted else { return end(.tooManyConnections, .misconduct) }
        switch client.address {
        case .unchanged: break
        case .unavailable: address = ""
        case .known(let told): address = told.description
        }
        switch client.name {
        case .unchanged: break
        case .unavailable: toldName = nil
        case .known(let told): toldName = told
        }
        hello = nil
        errors = 0
        refusedRecipients = 0
        junk(.greeting(host, dialect))
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
                if let action = finishData(reader) { return action }
            case .securing:
                if let reply = flush() { return reply }
                state = .handshaking
                return .startTLS
            case .resolving, .delivering, .handshaking, .adopting: return nil
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
            if errors < patience.errors { say(error) } else { end(.tooManyErrors, .misconduct) }
        }
        return nil
    }

    mutating func receiveData(sizeHint: Int?) {
        data = DataReader(sizeLimit: limits.messageSize, lineLimit: limits.textLine, sizeHint: sizeHint)
        state = .data
    }

    private mutating func finishData(_ reader: DataReader) -> Action? {
        guard let draft else { return nil }
        data = nil
        switch reader.flaw {
        case .bareLineEnd:
            // Over LMTP each recipient is answered for; one without a reply would be sent again and again.
            for _ in draft.recipients.dropFirst() where dialect == .lmtp { say(.bareLineEndInData) }
            end(.bareLineEndInData, .bareLineEnd)
        case .tooBig: refuse(draft, .tooBig, .tooBig)
        case .lineTooLong: refuse(draft, .textLineTooLong, .lineTooLong)
        case .noRoom: refuse(draft, .noRoom, .noRoom)
        case nil:
            state = .delivering
            return .deliver(
                Transaction(
                    host: host, envelope: draft.envelope, recipients: draft.recipients, source: reader.source
                ))
        }
        return nil
    }

    private mutating func refuse(_ draft: Draft, _ reply: Reply, _ loss: Loss) {
        for _ in 0..<(dialect == .lmtp ? draft.recipients.count : 1) { say(reply) }
        abandon(loss)
        state = .commands
    }

    /// Forgets the transaction, and has its recipients noted if it has any.
    mutating func abandon(_ loss: Loss) {
        if let draft, !draft.recipients.isEmpty {
            abandoned = .abandon(draft.envelope, draft.recipients, loss)
        }
        draft = nil
        data = nil
    }

    // MARK: Replies

    mutating func say(_ reply: Reply) {
        reply.write(to: &output)
        codes.append(reply.code)
    }

    /// Answers a command that brings no mail nearer.
    mutating func junk(_ reply: Reply) {
        junkCommands += 1
        if junkCommands <= patience.junkCommands {
            say(reply)
        } else {
            end(.tooManyJunkCommands, .misconduct)
        }
    }

    mutating func end(_ reply: Reply, _ loss: Loss) {
        guard !isClosing else { return }
        say(reply)
        abandon(loss)
        input = InputBuffer()
        state = .closing
    }

    private var patience: SessionLimits.Patience { isCrowded ? limits.crowdedPatience : limits.patience }

    private var isClosing: Bool {
        switch state {
        case .closing, .closed: true
        default: false
        }
    }
}
