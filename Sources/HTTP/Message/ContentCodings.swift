extension RequestHead {
    /// Whether the client takes an answer in the coding `gzip` (RFC 9110 section 12.5.3). One that says nothing gets it as it is.
    package var acceptsGzip: Bool {
        weighted("accept-encoding").contains { $0.name == "gzip" && $0.weight > 0 }
    }
}
