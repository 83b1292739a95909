/// An enhanced mail system status code: class, subject, detail (RFC 3463; registry of RFC 5248).
package struct EnhancedStatus: Hashable, Sendable, CustomStringConvertible {
    package let `class`: UInt8
    package let subject: UInt8
    package let detail: UInt8

    private init(_ `class`: UInt8, _ subject: UInt8, _ detail: UInt8) {
        self.class = `class`
        self.subject = subject
        self.detail = detail
    }

    package var description: String { "\(self.class).\(subject).\(detail)" }

    package static let success = EnhancedStatus(2, 0, 0)
    package static let senderValid = EnhancedStatus(2, 1, 0)
    package static let recipientValid = EnhancedStatus(2, 1, 5)

    package static let badDestinationMailbox = EnhancedStatus(5, 1, 1)
    package static let badDestinationSystem = EnhancedStatus(5, 1, 2)
    package static let badDestinationSyntax = EnhancedStatus(5, 1, 3)
    package static let badSenderSyntax = EnhancedStatus(5, 1, 7)
    package static let mailboxDisabled = EnhancedStatus(5, 2, 1)
    package static let mailboxFull = EnhancedStatus(4, 2, 2)
    package static let systemTrouble = EnhancedStatus(4, 3, 0)
    package static let systemFull = EnhancedStatus(4, 3, 1)
    package static let systemShuttingDown = EnhancedStatus(4, 3, 2)
    package static let messageTooBig = EnhancedStatus(5, 3, 4)
    package static let connectionTimedOut = EnhancedStatus(4, 4, 2)
    package static let invalidCommand = EnhancedStatus(5, 5, 1)
    package static let syntaxError = EnhancedStatus(5, 5, 2)
    package static let tooManyRecipients = EnhancedStatus(4, 5, 3)
    package static let invalidArguments = EnhancedStatus(5, 5, 4)
    package static let malformedContent = EnhancedStatus(5, 6, 0)
    package static let nonASCIIAddress = EnhancedStatus(5, 6, 7)
    package static let policyDelay = EnhancedStatus(4, 7, 0)
    package static let notAuthorized = EnhancedStatus(5, 7, 0)
}
