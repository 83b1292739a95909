/// A number or word that may be the code, with what speaks for and against it.
package struct Candidate: Equatable, Sendable {
    /// As a person would type it: ASCII, without the separators of a split number or the prefix of `G-123456`.
    package var code: String
    /// The sum of the points of all reasons; from `Extraction.certain` on it is taken for the code.
    package var score: Int
    /// One line each, in the order they were found: `keyword 'verification code' 1 word before (+61)`.
    package var reasons: [String]
    /// Four to eight digits, and so eligible as the mail's one-time password.
    package var isNumeric: Bool

    var hasDigit: Bool { code.utf8.contains { Byte.isDigit($0) } }
}
