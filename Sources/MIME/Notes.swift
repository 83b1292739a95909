/// What a reader of the mail should know about its repair; each is said once.
struct Notes {
    private(set) var lines: [String] = []
    private static let most = 32

    mutating func add(_ line: String) {
        guard lines.count < Self.most, !lines.contains(line) else { return }
        lines.append(line)
    }

    /// `octets` of the mail, fit to stand inside a note.
    static func quoted(_ octets: some Sequence<UInt8>) -> String {
        let shown = octets.prefix(40).map { octet in
            Octet.isControl(octet) || octet >= 0x80 ? Octet.question : octet
        }
        return "'" + String(decoding: shown, as: UTF8.self) + "'"
    }
}
