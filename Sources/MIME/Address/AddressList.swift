/// An address list (RFC 5322, section 3.4), obsolete and damaged forms included.
package struct AddressList: Sendable {
    package enum Address: Sendable, Equatable {
        case mailbox(Mailbox)
        case group(name: String, members: [Mailbox])
    }

    package private(set) var addresses: [Address] = []

    /// All mailboxes in their order, those of groups included.
    package var mailboxes: [Mailbox] {
        addresses.flatMap { address in
            switch address {
            case .mailbox(let mailbox): [mailbox]
            case .group(_, let members): members
            }
        }
    }

    /// - Parameter unfolded: the value of a field such as From or To (`HeaderField.unfolded`).
    package init(_ unfolded: [UInt8]) {
        var notes = Notes()
        self.init(unfolded, notes: &notes)
    }

    init(_ unfolded: [UInt8], notes: inout Notes) {
        var lexer = AddressLexer(unfolded)
        var draft = MailboxDraft()
        var group: (name: String, members: [Mailbox])?
        while let lexeme = lexer.next() {
            guard case .special(let octet) = lexeme.token, draft.isSeparator(octet) else {
                draft.add(lexeme)
                continue
            }
            if octet == Octet.colon {
                // A colon inside a group, or behind an address, means nothing.
                guard group == nil, !draft.hasAddress else { continue }
                group = (draft.phrase(notes: &notes), [])
                draft = MailboxDraft()
                continue
            }
            add(draft, to: &group, notes: &notes)
            draft = MailboxDraft()
            if octet == Octet.semicolon, let ended = group {
                addresses.append(.group(name: ended.name, members: ended.members))
                group = nil
            }
        }
        add(draft, to: &group, notes: &notes)
        if let group { addresses.append(.group(name: group.name, members: group.members)) }
    }

    private mutating func add(
        _ draft: MailboxDraft, to group: inout (name: String, members: [Mailbox])?, notes: inout Notes
    ) {
        guard let mailbox = draft.mailbox(notes: &notes) else { return }
        if group != nil {
            group?.members.append(mailbox)
        } else {
            addresses.append(.mailbox(mailbox))
        }
    }
}
