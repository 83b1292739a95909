import MIME
import OpenSSL

/// The images that a mail brought along, put into its HTML: the page may load nothing, so that opening a mail tells nobody.
struct InlineImages {
    /// Octets of images in one page, each counted as often as it stands there.
    static let mostOctets = 4 << 20

    /// What browsers only draw. An SVG is a document with scripts.
    private static let types: Set<String> = [
        "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp",
    ]

    private let source: [UInt8]
    private let images: [String: MIME.Attachment]
    private var encoded: [String: [UInt8]] = [:]
    private var left = Self.mostOctets

    /// - Parameter source: the mail as it came.
    init(in source: [UInt8]) {
        self.source = source
        var images: [String: MIME.Attachment] = [:]
        for attachment in MIME.Message(parsing: source).attachments where Self.types.contains(attachment.type)
        {
            guard let id = attachment.contentID, images[id] == nil else { continue }
            images[id] = attachment
        }
        self.images = images
    }

    /// Whether it is worth reading the mail for the images of this HTML.
    static func areNamed(in html: String) -> Bool {
        let html = Array(html.utf8)
        return html.indices.contains { isReference(html, at: $0) }
    }

    /// The HTML with `data:` URLs (RFC 2397) in the place of `cid:` URLs (RFC 2392) that name an image of the mail. Others stay.
    mutating func resolved(in html: String) -> [UInt8] {
        let html = Array(html.utf8)
        var page: [UInt8] = []
        page.reserveCapacity(html.count)
        var index = 0
        while index < html.count {
            guard Self.isReference(html, at: index) else {
                page.append(html[index])
                index += 1
                continue
            }
            let start = index + 4
            let end =
                html[start...].prefix(1_000).firstIndex(where: Self.endsURL) ?? min(html.count, start + 1_000)
            if let url = dataURL(of: Self.contentID(html[start..<end])) {
                page.append(contentsOf: url)
            } else {
                page.append(contentsOf: html[index..<end])
            }
            index = end
        }
        return page
    }

    private mutating func dataURL(of id: String) -> [UInt8]? {
        guard let image = images[id], image.size > 0, image.size <= left else { return nil }
        left -= image.size
        if let url = encoded[id] { return url }
        let url = Array("data:\(image.type);base64,".utf8) + base64Padded(image.content(in: source))
        encoded[id] = url
        return url
    }

    /// Whether a `cid:` URL begins at `index`: behind a quote, an equals sign or a parenthesis, and not amid a text.
    private static func isReference(_ html: [UInt8], at index: Int) -> Bool {
        guard index > 0, html.count - index > 4, html[index] | 0x20 == UInt8(ascii: "c"),
            html[index + 1] | 0x20 == UInt8(ascii: "i"), html[index + 2] | 0x20 == UInt8(ascii: "d"),
            html[index + 3] == UInt8(ascii: ":")
        else { return false }
        return switch html[index - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "("): true
        default: false
        }
    }

    private static func endsURL(_ octet: UInt8) -> Bool {
        switch octet {
        case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: ">"): true
        default: false
        }
    }

    /// The Content-ID that a URL names: percent-decoded, without angle brackets and spaces, as the parts have it.
    private static func contentID(_ url: ArraySlice<UInt8>) -> String {
        var octets: [UInt8] = []
        var index = url.startIndex
        while index < url.endIndex {
            if url[index] == UInt8(ascii: "%"), url.endIndex - index > 2,
                let octet = UInt8(String(decoding: url[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                octets.append(octet)
                index += 3
            } else {
                octets.append(url[index])
                index += 1
            }
        }
        let id = octets.filter { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
        return String(decoding: id, as: UTF8.self).replacingReferences()
    }
}

extension String {
    /// `&amp;` is the one reference that stands in such URLs.
    fileprivate func replacingReferences() -> String {
        split(separator: "&amp;", omittingEmptySubsequences: false).joined(separator: "&")
    }
}
