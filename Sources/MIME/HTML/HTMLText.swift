/// The text of an HTML document as a reader sees it, without rendering it: no scripts, styles, comments, attributes and hidden elements;
/// in the order of the source; blocks on lines of their own.
package struct HTMLText: Sendable {
    /// A stretch of text in one style and one block.
    package struct Run: Sendable, Equatable {
        package let text: String
        package let isBold: Bool
        /// `h1` to `h3`, or at least 20 pixels.
        package let isLarge: Bool
        /// Nothing else stands on its line or in its table cell.
        package let isOwnBlock: Bool
    }

    /// An `a` element with a visible place in the text.
    package struct Anchor: Sendable, Equatable {
        /// The URL with its entities decoded and without white space.
        package let href: String
        package let text: String
    }

    package let text: String
    /// The stretches of `text` in their order, at most 5,000.
    package let runs: [Run]
    /// At most 1,000.
    package let anchors: [Anchor]
    /// The alternative texts of images that hold a number and are not in `text`; at most 20.
    package let numbersInImages: [String]

    package init(_ html: String) { self.init(octets: Array(html.utf8)) }

    /// The text alone.
    package static func extract(_ html: String) -> String { HTMLText(html).text }

    /// - Parameter octets: UTF-8.
    init(octets: [UInt8]) {
        var scanner = HTMLScanner(octets)
        scanner.scan()
        if scanner.flow.isEmpty {
            scanner = HTMLScanner(octets, showsImages: true)
            scanner.scan()
        }
        if scanner.flow.isEmpty {
            // Better the hidden text than none: the element that hides everything was left open, or a script would show it.
            scanner = HTMLScanner(octets, showsHidden: true)
            scanner.scan()
        }
        let flow = scanner.flow
        text = flow.text
        runs = flow.runs
        anchors = flow.anchors
        numbersInImages = scanner.numbersInImages.map { String(decoding: $0, as: UTF8.self) }
    }
}
