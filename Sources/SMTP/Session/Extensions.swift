/// The extensions that not every client is offered.
package struct Extensions: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// RFC 3207: there is a certificate.
    package static let startTLS = Extensions(rawValue: 1)
    /// The client is a relay that is believed what it says of its own client.
    package static let xclient = Extensions(rawValue: 2)
}
