import CommandLineKit
import Inbox

// Options that several commands share.

extension Option where Value == OwnerReference {
    static var owner: Option { Option("owner", "OWNER", .owner, "E-mail address or id of the owner") }
}

extension Option where Value == Expiry {
    static var expiresAt: Option {
        Option(
            "expires-at", "TIME", .expiry,
            "When it ends: a time like 2027-01-31T12:00:00Z, a date, or 'never'")
    }
}

extension Option where Value == Int {
    /// Ten years at most, as everywhere.
    static var expiresInDays: Option {
        Option("expires-in-days", "N", .integer(1...3650), "How many days it lasts")
    }
}

extension Invocation {
    /// The end that `--expires-at` or `--expires-in-days` gives; nil when neither is there.
    func expiry(now: Timestamp) throws(CommandFailure) -> Expiry? {
        switch (value(.expiresAt), value(.expiresInDays)) {
        case (nil, nil): nil
        case (let expiry?, nil): expiry
        case (nil, let days?): .at(now + .days(days))
        case (_?, _?): throw .usage("give only one of --expires-at and --expires-in-days")
        }
    }
}

extension Argument where Value == OwnerReference {
    static var owner: Argument { Argument("OWNER", .owner, "E-mail address or id of the owner") }
}

extension Argument where Value == DomainReference {
    static var domain: Argument { Argument("DOMAIN", .domain, "Name or id of the domain") }
}

extension Argument where Value == MailboxName {
    static var buyer: Argument { Argument("BUYER", .mailbox, "Address or id of the buyer") }
    static var mailbox: Argument { Argument("MAILBOX", .mailbox, "Address or id of the mailbox") }
}

/// A moment for people; nothing ends at nil.
func shown(_ time: Timestamp?, or absent: String = "never") -> String { time?.description ?? absent }
