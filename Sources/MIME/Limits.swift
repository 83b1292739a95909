/// What a mail may cost. What lies beyond is left out, with a note; reading a mail never fails.
package struct Limits: Sendable {
    /// Multiparts and embedded messages inside each other.
    package var depth = 32
    /// Leaves of the tree.
    package var parts = 1_000
    /// Header fields of the message; a part has at most a tenth of it.
    package var fields = 1_000
    /// Bytes kept of one header field.
    package var fieldBytes = 64 << 10
    /// Bytes kept of a header block.
    package var headerBytes = 1 << 20
    /// Bytes of UTF-8 in `text`, and as many in `html`.
    package var textBytes = 1 << 20

    package init() {}
}
