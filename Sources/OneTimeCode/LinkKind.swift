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
        let path = pathOf(href)
        if contains(path, unsubscribe) { return .unsubscribe }
        if contains(path, reset) { return .reset }
        if contains(path, verification) { return .verification }
        return .other
    }

    private static func kind(ofWords words: String, _ lexicon: Lexicon) -> Link.Kind? {
        guard !words.isEmpty else { return nil }
        let marks = TextFolder.read(words) { Marks(in: $0, skipping: [], lexicon: lexicon).marks }
        // The words nearest to the URL decide; an anchor's text is short.
        for mark in marks.reversed() {
            if mark.means(.unsubscribeLink) { return .unsubscribe }
            if mark.means(.resetLink) { return .reset }
            if mark.means(.confirmLink) { return .verification }
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
        return path.prefix(1024).map { Byte.isUpper($0) ? $0 | 0x20 : $0 }
    }

    private static func contains(_ path: [UInt8], _ words: [String]) -> Bool {
        words.contains { word in
            let needle = Array(word.utf8)
            guard let first = needle.first, path.count >= needle.count else { return false }
            return (0...path.count - needle.count).contains { start in
                path[start] == first && path[start..<start + needle.count].elementsEqual(needle)
            }
        }
    }
}
