import CommandLineKit
import Inbox

// How the domain's values are written on the command line.

/// When something ends.
enum Expiry: Sendable {
    case never
    case at(Timestamp)

    var time: Timestamp? {
        if case .at(let time) = self { time } else { nil }
    }
}

/// A thing as the operator names it: by its id, or by a name of its own.
enum Reference<Identifier, Name>: Sendable, CustomStringConvertible
where
    Identifier: Sendable & LosslessStringConvertible, Name: Sendable & LosslessStringConvertible
{
    case id(Identifier)
    case name(Name)

    init?(_ text: String) {
        if let id = Identifier(text) {
            self = .id(id)
        } else if let name = Name(text) {
            self = .name(name)
        } else {
            return nil
        }
    }

    var description: String {
        switch self {
        case .id(let id): id.description
        case .name(let name): name.description
        }
    }
}

typealias OwnerReference = Reference<OwnerID, EmailAddress>
typealias DomainReference = Reference<DomainID, DomainName>
typealias MailboxName = Reference<MailboxID, EmailAddress>

extension ValueFormat where Value == Expiry {
    /// A date alone begins at midnight UTC.
    static var expiry: ValueFormat {
        ValueFormat("a time like 2027-01-31T12:00:00Z, a date, or 'never'") { text in
            text == "never" ? .never : moment(text).map(Expiry.at)
        }
    }
}

extension ValueFormat where Value == Timestamp {
    /// A date alone begins at midnight UTC.
    static var time: ValueFormat {
        ValueFormat("a time like 2027-01-31T12:00:00Z, or a date") { moment($0) }
    }
}

private func moment(_ text: String) -> Timestamp? { Timestamp(text) ?? Timestamp(text + "T00:00:00Z") }

extension ValueFormat where Value == OwnerReference {
    static var owner: ValueFormat { ValueFormat("an e-mail address or id") { OwnerReference($0) } }
}

extension ValueFormat where Value == DomainReference {
    static var domain: ValueFormat { ValueFormat("a domain name or id") { DomainReference($0) } }
}

extension ValueFormat where Value == MailboxName {
    static var mailbox: ValueFormat { ValueFormat("an address or id") { MailboxName($0) } }
}

extension ValueFormat where Value == EmailAddress {
    static var email: ValueFormat { ValueFormat("an e-mail address") { EmailAddress($0) } }
}

extension ValueFormat where Value == DomainName {
    static var domainName: ValueFormat { ValueFormat("a domain name") { DomainName($0) } }
}

extension ValueFormat where Value == LocalPart {
    static var localPart: ValueFormat { ValueFormat("the part of an address before the @") { LocalPart($0) } }
}

extension ValueFormat where Value == Label {
    static var label: ValueFormat {
        ValueFormat("a name of 1 to \(Label.maximumLength) characters on one line") { try? Label($0) }
    }
}

extension ValueFormat where Value == Scope {
    static var scopes: ValueFormat {
        ValueFormat("a list of scopes out of \(Scope.all)", choices: Scope.all.names) { Scope(list: $0) }
    }
}

extension ValueFormat where Value == Money {
    static var amount: ValueFormat {
        ValueFormat("an amount like 5.00") { text in
            Money(text).flatMap { $0 < .zero || $0 > Money(hundredths: 999_999_999_999) ? nil : $0 }
        }
    }

    static var positiveAmount: ValueFormat {
        ValueFormat("an amount like 5.00") { text in
            Money(text).flatMap { $0 > .zero && $0 <= Money(hundredths: 99_999_999_999_999) ? $0 : nil }
        }
    }
}

extension ValueFormat {
    /// The identifier of one thing.
    static func id<Entity>() -> ValueFormat where Value == ID<Entity> { ValueFormat("an id") { ID($0) } }
}
