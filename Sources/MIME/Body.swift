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
        // No charset needs more than two octets for one of UTF-8, but for escapes and tags.
        let most = limits.textBytes &* 2
        let (octets, isSound) = part.encoding.decoded(source, part.range, limit: most)
        if !isSound { notes.add("a text is damaged in its \(part.encoding.rawValue) encoding") }
        let charset = part.type.charset ?? (isHTML ? HTMLCharset.declared(in: octets) : nil)
        let decoded = TextDecoder.utf8(octets, charset: charset, limit: most, notes: &notes)
        let (text, isCut) = PlainText.normalized(decoded, limit: room)
        if isCut || octets.count >= most {
            notes.add("the text is longer than \(limits.textBytes) bytes and was cut")
        }
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

    /// The plain text has every slot: where one is in HTML only, as its text.
    private mutating func gather(notes: inout Notes) {
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
