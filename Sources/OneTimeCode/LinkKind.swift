/// Tells a link's kind by the words of its URL, then by the words that a person sees.
enum LinkKind {
    private static let unsubscribe = [
        "unsubscribe", "unsub", "optout", "opt-out", "opt_out", "preferences", "email-settings",
        "subscription",
        "list-manage", "abmelden", "desinscri", "desuscri", "cancelar-inscricao",
    ]
    private static let reset = [
        "reset", "recover", "forgot", "change-password", "changepassword", "set-password", "setpassword",
        "new-password", "newpassword", "passwort", "motdepasse",
    ]
    private static let verification = [
        "verify", "verif", "confirm", "activat", "validat", "magic", "signin", "sign-in", "sign_in", "login",
        "log-in", "one-time", "onetime", "otp", "opt-in", "optin", "passwordless", "bestaetig", "aktivier",
        "accept-invit", "/auth/", "token=", "code=",
    ]

    static func of(href: String, words: String, lexicon: Lexicon) -> Link.Kind {
        let seen = kind(ofWords: words, lexicon)
        if let seen { return seen }
        return kind(ofPath: pathOf(href))
    }

    private static func kind(ofWords words: String, _ lexicon: Lexicon) -> Link.Kind? {
        guard !words.isEmpty else { return nil }
        let marks = TextFolder.read(words) { Marks(in: $0, skipping: [], lexicon: lexicon).marks }
        // The words nearest to the URL decide; an anchor's text is short.
        for mark in marks.reversed() {
            if mark.means(.unsubscribeLink) { return .unsubscribe }
            if mark.means(.resetLink) { return .reset }
            if mark.means(.confirmLink) || mark.means(.verifies) { return .verification }
        }
        return nil
    }

    /// Everything behind the host, in lower case: a host's own name says nothing about one link.
    private static func pathOf(_ href: String) -> [UInt8] {
        var slashes = 0
        let path = href.utf8.drop { byte in
            if byte == UInt8(ascii: "/") { slashes += 1 }
            return slashes < 3
        }
        return path.prefix(512).map { Byte.isUpper($0) ? $0 | 0x20 : $0 }
    }

    /// "Unsubscribe" anywhere settles it, then "reset", then "verify".
    private static func kind(ofPath path: [UInt8]) -> Link.Kind {
        var found: Set<Link.Kind> = []
        for (start, byte) in path.enumerated() {
            for word in byFirstByte[Int(byte)] where path[start...].starts(with: word.bytes) {
                found.insert(word.kind)
            }
        }
        return [.unsubscribe, .reset, .verification].first { found.contains($0) } ?? .other
    }

    private static let byFirstByte: [[(bytes: [UInt8], kind: Link.Kind)]] = {
        var table = [[(bytes: [UInt8], kind: Link.Kind)]](repeating: [], count: 256)
        for (words, kind) in [
            (unsubscribe, Link.Kind.unsubscribe), (reset, .reset), (verification, .verification),
        ] {
            for word in words {
                let bytes = Array(word.utf8)
                if let first = bytes.first { table[Int(first)].append((bytes, kind)) }
            }
        }
        return table
    }()
}
