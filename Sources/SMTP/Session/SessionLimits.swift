/// What one session may ask for. The defaults let every honest relay through (RFC 5321 §4.5.3.1).
package struct SessionLimits: Sendable {
    /// The largest message in octets; announced with SIZE.
    package var messageSize = 25 * 1024 * 1024
    /// Recipients of one transaction.
    package var recipients = 100
    /// The longest command line in octets, CRLF included. RFC 5321 has 512, and extensions add to it.
    package var commandLine = 2048
    /// The longest line of a message, without CRLF. RFC 5321 has 998, and many senders do not keep to it.
    package var textLine = 64 * 1024

    /// What is borne before the connection is closed.
    package struct Patience: Sendable {
        /// Commands answered with 5yz, since the last mail.
        package var errors: Int
        /// Recipients refused, since the last mail. Apart from `errors`: an old mailing list is no attack.
        package var refusedRecipients: Int
        /// Commands that bring no mail nearer (NOOP, RSET, VRFY, HELP, a repeated EHLO), since the last mail.
        package var junkCommands: Int
    }

    package var patience = Patience(errors: 20, refusedRecipients: 100, junkCommands: 100)
    /// While three quarters of the connections are taken.
    package var crowdedPatience = Patience(errors: 3, refusedRecipients: 20, junkCommands: 10)

    package init() {}
}
