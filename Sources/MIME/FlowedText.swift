/// Paragraphs of `format=flowed` (RFC 3676), put together again: a code or a link that the sender's mailer broke is whole.
enum FlowedText {
    /// - Parameters:
    ///   - text: lines end with LF.
    ///   - deletesSpace: `delsp=yes`: the space of a soft line break is not part of the text.
    static func joined(_ text: [UInt8], deletesSpace: Bool) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        /// The quote depth of the paragraph that a soft line break left open.
        var open: Int?
        var start = 0
        while start < text.count {
            let end = text.firstIndex(of: Octet.lf, in: start..<text.count) ?? text.count
            var content = text[start..<end]
            start = end &+ 1
            let quote = content.prefix { $0 == UInt8(ascii: ">") }.count
            content = content.dropFirst(quote)
            // A space was stuffed in where the line would begin with one, with `>` or with `From `.
            if content.first == Octet.space { content = content.dropFirst() }
            let isSignature = content.elementsEqual("-- ".utf8)
            let isSoft = content.last == Octet.space && !isSignature
            if open != quote || isSignature {
                if open != nil {
                    if output.last == Octet.space { output.removeLast() }
                    output.append(Octet.lf)
                }
                output.append(contentsOf: repeatElement(UInt8(ascii: ">"), count: quote))
                if quote > 0, !content.isEmpty { output.append(Octet.space) }
            }
            output.append(contentsOf: isSoft && deletesSpace ? content.dropLast() : content)
            open = isSoft ? quote : nil
            if !isSoft, end < text.count { output.append(Octet.lf) }
        }
        if open != nil, text.last == Octet.lf { output.append(Octet.lf) }
        return output
    }
}
