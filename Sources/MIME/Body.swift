/// The text of a message, gathered from the parts that a reader is shown first.
struct Body {
    private(set) var text: String?
    private(set) var html: String?
    private(set) var attachments: [Attachment] = []

    /// Alternatives of each other, or one part alone.
    private struct Slot {
        let alternative: Int?
        var plain: [UInt8] = []
        var html: [UInt8] = []

        /// Whether the plain text says no more than that the mail is in HTML.
        var isStub: Bool {
            guard !html.isEmpty, plain.count <= 400, html.count > plain.count else { return false }
            var digits = 0
            for octet in plain {
                digits = Octet.isDigit(octet) ? digits &+ 1 : 0
                if digits == 4 { return false }
            }
            return plain.indices.contains { plain.hasPrefix("html", at: $0, before: plain.count) }
        }
    }

    private let source: [UInt8]
    private let limits: Limits
    private var slots: [Slot] = []
    private var size = (plain: 0, html: 0)

    init(_ parts: [Part], in source: [UInt8], limits: Limits, notes: inout Notes) {
        self.source = source
        self.limits = limits
        for part in parts where !part.isEmbedded {
            if isBody(part, notes: &notes) {
                add(part, notes: &notes)
            } else if !isHiddenAlternative(part) {
                attachments.append(Attachment(part, index: attachments.count, source: source, notes: &notes))
            }
        }
        if slots.isEmpty { addFallback(parts, notes: &notes) }
        gather(notes: &notes)
    }

    private func isBody(_ part: Part, notes: inout Notes) -> Bool {
        guard part.type.isText, part.disposition?.value != "attachment" else { return false }
        guard part.type.name == "text/plain" || part.type.name == "text/html" else {
            return part.isRoot && part.fileName(notes: &notes) == nil
        }
        // Some mailers name the body's own parts; after the body, a name means a file.
        return part.alternative != nil || slots.isEmpty || part.fileName(notes: &notes) == nil
    }

    /// Other texts inside an alternative (text/x-amp-html, text/watch-html) say what the body says. A calendar is an invitation.
    private func isHiddenAlternative(_ part: Part) -> Bool {
        part.alternative != nil && part.type.isText && part.type.name != "text/calendar"
            && part.disposition?.value != "attachment"
    }

    /// A message without a body of its own: another text, or the message that it forwards.
    private mutating func addFallback(_ parts: [Part], notes: inout Notes) {
        let candidates = parts.filter {
            $0.type.isText && ($0.isRoot || $0.disposition?.value != "attachment")
        }
        guard let first = candidates.first(where: { !$0.isEmbedded }) ?? candidates.first else { return }
        guard let alternative = first.alternative else { return add(first, notes: &notes) }
        for part in candidates where part.alternative == alternative { add(part, notes: &notes) }
    }

    private mutating func add(_ part: Part, notes: inout Notes) {
        let isHTML = part.type.name == "text/html"
        let room = limits.textBytes &- (isHTML ? size.html : size.plain)
        guard room > 0 else {
            notes.add("the text is longer than \(limits.textBytes) bytes and was cut")
            return
        }
        var content = TextContent(of: part, in: source, limit: limits.textBytes)
        if part.type.name == "text/plain" { addFiles(&content) }
        let text = content.text(room: room, notes: &notes)
        if slots.isEmpty || part.alternative == nil || slots.last?.alternative != part.alternative {
            slots.append(Slot(alternative: part.alternative))
        }
        let last = slots.count &- 1
        if isHTML {
            size.html &+= text.count
            slots[last].html.append(contentsOf: text)
        } else {
            size.plain &+= text.count
            if !slots[last].plain.isEmpty { slots[last].plain.append(Octet.lf) }
            slots[last].plain.append(contentsOf: text)
        }
    }

    /// Takes files in uuencode out of the text.
    private mutating func addFiles(_ content: inout TextContent) {
        for block in content.takeFiles(atMost: limits.parts &- attachments.count) {
            let name = FileName.cleaned(EncodedWords.decode(Array(block.name)))
            let type = "application/octet-stream"
            let index = attachments.count
            attachments.append(
                Attachment(
                    index: index, name: name ?? FileName.generic(index: index, type: type), type: type,
                    size: TransferEncoding.uuencode.size(source, block.range), contentID: nil,
                    disposition: .attachment, range: block.range, encoding: .uuencode))
        }
    }

    /// The plain text has every slot: where one is in HTML only, as its text.
    private mutating func gather(notes: inout Notes) {
        for index in slots.indices where slots[index].isStub {
            slots[index].plain = []
            notes.add("the plain text only points to the HTML; it is made from that")
        }
        let hasPlain = slots.contains { !PlainText.isBlank($0.plain) }
        let html = slots.flatMap(\.html)
        if !html.isEmpty { self.html = String(decoding: html, as: UTF8.self) }
        guard hasPlain else { return }
        var texts: [[UInt8]] = []
        for slot in slots {
            let text =
                PlainText.isBlank(slot.plain) ? Array(HTMLText(octets: slot.html).text.utf8) : slot.plain
            if !PlainText.isBlank(text) { texts.append(text) }
        }
        let (text, isCut) = PlainText.normalized(
            Array(texts.joined(separator: [Octet.lf])), limit: limits.textBytes)
        if isCut { notes.add("the text is longer than \(limits.textBytes) bytes and was cut") }
        self.text = String(decoding: text, as: UTF8.self)
    }
}
