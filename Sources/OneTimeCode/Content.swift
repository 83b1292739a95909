/// What the extraction reads of one mail: decoded text, never markup or transfer encodings.
package struct Content: Sendable {
    /// A stretch of the HTML part that its author set apart, as the layout shows it.
    package struct Run: Sendable {
        package var text: String
        package var isBold: Bool
        /// Clearly larger than the text around it.
        package var isLarge: Bool
        /// Nothing else stands in its block (paragraph, cell, heading).
        package var isOwnBlock: Bool

        package init(_ text: String, isBold: Bool = false, isLarge: Bool = false, isOwnBlock: Bool = false) {
            self.text = text
            self.isBold = isBold
            self.isLarge = isLarge
            self.isOwnBlock = isOwnBlock
        }
    }

    /// An `a` element of the HTML part: its `href` with entities decoded, and the text inside it.
    package struct Anchor: Sendable {
        package var href: String
        package var text: String

        package init(href: String, text: String) {
            self.href = href
            self.text = text
        }
    }

    package var subject: String
    /// The text/plain part, if the mail has one.
    package var plain: String?
    /// The visible text of the text/html part, one line per block, if the mail has one.
    package var html: String?
    package var runs: [Run]
    package var anchors: [Anchor]
    /// What images of the HTML part say in its place, if it holds a number.
    package var images: [String]

    package init(
        subject: String, plain: String? = nil, html: String? = nil, runs: [Run] = [], anchors: [Anchor] = [],
        images: [String] = []
    ) {
        self.subject = subject
        self.plain = plain
        self.html = html
        self.runs = runs
        self.anchors = anchors
        self.images = images
    }
}
