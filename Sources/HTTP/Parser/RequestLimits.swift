/// What a request may cost before it is refused. Octets unless said otherwise.
package struct RequestLimits: Sendable {
    /// The request line without its CRLF; more is 414.
    package var requestLine = 8_192
    /// All field lines together; more is 431.
    package var header = 16_384
    /// Number of field lines; more is 431.
    package var fieldCount = 100
    /// One chunk-size line with its extensions.
    package var chunkLine = 256
    /// All chunk extensions of one request: they carry nothing, so many of them are an attack.
    package var chunkExtensions = 4_096

    package init() {}
}
