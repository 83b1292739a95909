package import MIME
package import OneTimeCode

extension Content {
    /// What the extraction reads of a message: its subject, its plain text, and the text, layout and links of its HTML.
    package init(of message: Message) {
        self.init(of: message, html: message.html.map { HTMLText($0) })
    }

    /// - Parameter html: the message's HTML as text, for a caller that needs it too.
    init(of message: Message, html: HTMLText?) {
        self.init(
            subject: message.subject, plain: message.text, html: html?.text,
            runs: html?.runs.map(Content.Run.init) ?? [],
            anchors: html?.anchors.map(Content.Anchor.init) ?? [], images: html?.numbersInImages ?? [])
    }
}

extension Content.Run {
    fileprivate init(_ run: HTMLText.Run) {
        self.init(run.text, isBold: run.isBold, isLarge: run.isLarge, isOwnBlock: run.isOwnBlock)
    }
}

extension Content.Anchor {
    fileprivate init(_ anchor: HTMLText.Anchor) { self.init(href: anchor.href, text: anchor.text) }
}
