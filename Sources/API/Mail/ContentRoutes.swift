import HTTP
import Inbox
import MIME
import Storage

/// What a mail holds, in its own types. All of it is hostile: it is shown without scripts, without an origin and without the
/// network, and never guessed at.
struct ContentRoutes: Sendable {
    let api: API

    /// What a mail may do when it is opened from its own URL: show itself, with images that it brought along, and open links
    /// in pages of their own.
    private static func policy(remoteImages: Bool = false) -> String {
        """
        sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; \
        img-src data:\(remoteImages ? " https:" : ""); style-src 'unsafe-inline'; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'self'
        """
    }

    /// `GET …/messages/:id/html`: with the images that the mail brought along for it. `?images=remote` lets it load others.
    @Sendable func html(_ reader: MailboxReader, _ request: Request) async throws -> Response {
        let images = try request.query.value("images")
        guard images == nil || images == "remote" else {
            throw APIError.invalid("invalid_images", "images can only be remote")
        }
        let message = try await api.run(
            Messages.message(reader.owner, reader.mailbox, request.id(), now: reader.time), for: reader)
        let page = message.bodyHTML ?? "<pre>\(Self.escaped(message.bodyText ?? ""))</pre>"
        var octets = Array(page.utf8)
        if message.bodyHTML != nil, InlineImages.areNamed(in: page) {
            var images = InlineImages(in: Self.behindTrace(try await source(reader, request.id())))
            octets = images.resolved(in: page)
        }
        return Self.content(
            AnchorMarking.marked(octets), type: "text/html; charset=utf-8",
            policy: Self.policy(remoteImages: images != nil))
    }

    /// `GET …/messages/:id/raw`: the bytes as they came.
    @Sendable func raw(_ reader: MailboxReader, _ request: Request) async throws -> Response {
        let id: MessageID = request.id()
        let source = try await source(reader, id)
        return Self.content(source, type: "message/rfc822", fileName: "\(id).eml")
    }

    /// `GET …/messages/:id/attachments/:n`, counted from 0.
    @Sendable func attachment(_ reader: MailboxReader, _ request: Request) async throws -> Response {
        let id: MessageID = request.id()
        let source = Self.behindTrace(try await source(reader, id))
        let attachments = MIME.Message(parsing: source).attachments
        // One number has one name: `+0` and `00` are nothing.
        guard let number = Int(request.parameters["n"]), String(number) == request.parameters["n"],
            attachments.indices.contains(number)
        else { throw APIError.notFound }
        let attachment = attachments[number]
        return Self.content(
            attachment.content(in: source), type: Self.mediaType(attachment.type), fileName: attachment.name)
    }

    private func source(_ reader: MailboxReader, _ id: MessageID) async throws -> [UInt8] {
        try await api.run(Messages.source(reader.owner, reader.mailbox, id, now: reader.time), for: reader)
    }

    /// The mail as it was sent, which its attachments were listed from: a byte order mark or an empty line before its header means
    /// something else behind our trace field.
    private static func behindTrace(_ source: [UInt8]) -> [UInt8] {
        guard source.starts(with: "Received: from ".utf8) else { return source }
        var sent = source[...]
        repeat {
            sent = sent.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
        } while sent.first == UInt8(ascii: "\t") || sent.first == UInt8(ascii: " ")
        let separator = "X-Malformed-Header:\r\n".utf8
        return Array(sent.starts(with: separator) ? sent.dropFirst(separator.count) : sent)
    }

    private static func content(
        _ bytes: [UInt8], type: String, fileName: String? = nil, policy: String = policy()
    ) -> Response {
        var response = Response(.ok, body: .bytes(bytes))
        response.fields.append("Content-Type", type)
        response.fields.append("Content-Security-Policy", policy)
        response.fields.append("X-Content-Type-Options", "nosniff")
        response.fields.append("Referrer-Policy", "no-referrer")
        // A name that is looked up for a link tells its sender as much as a visit.
        response.fields.append("X-DNS-Prefetch-Control", "off")
        response.fields.append("Cache-Control", "private, no-store")
        if let fileName {
            response.fields.append(
                "Content-Disposition", "attachment; filename*=UTF-8''\(percentEncoded(fileName))")
        }
        return response
    }

    /// The type that the mail names, if it is one.
    private static func mediaType(_ type: String) -> String {
        let parts = type.split(separator: "/", omittingEmptySubsequences: false)
        let isType =
            parts.count == 2 && type.utf8.count <= 127
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy(isUnreserved)
            }
        return isType ? type : "application/octet-stream"
    }

    /// `ext-value` of RFC 8187.
    private static func percentEncoded(_ text: String) -> String {
        var result = ""
        for octet in text.utf8 {
            if isUnreserved(octet) {
                result.unicodeScalars.append(Unicode.Scalar(octet))
            } else {
                result += octet < 16 ? "%0" : "%"
                result += String(octet, radix: 16, uppercase: true)
            }
        }
        return result
    }

    private static func isUnreserved(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "+"):
            true
        default: false
        }
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
