/// What the bytes next to a number or word tell about it.
enum Surroundings {
    /// Why the number at `range` cannot be a code, if its neighbours say so.
    static func exclusion(_ text: FoldedText, _ range: Range<Int>) -> Exclusion? {
        let before = text[range.lowerBound &- 1]
        let beforeThat = text[range.lowerBound &- 2]
        let after = text[range.upperBound]
        let afterThat = text[range.upperBound &+ 1]
        switch before {
        case UInt8(ascii: "+"): return .phone
        case UInt8(ascii: "("):
            if text[range.lowerBound &- 2] == UInt8(ascii: "+") { return .phone }
        case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "_"): return .path
        // GitLab writes `!4821` for a merge request.
        case UInt8(ascii: "!"): return .reference
        // A call in program text: `test('482913')`.
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            if beforeThat == UInt8(ascii: "("), Byte.isAlphanumeric(text[range.lowerBound &- 3]) {
                return .path
            }
        case UInt8(ascii: "."):
            if Byte.isDigit(beforeThat) { return .decimal }
            if beforeThat == before { return .masked }
            if Byte.isLower(beforeThat) { return .path }
        // An ellipsis, U+2026.
        case 0xA6: if beforeThat == 0x80, text[range.lowerBound &- 3] == 0xE2 { return .masked }
        case UInt8(ascii: ","), UInt8(ascii: ":"):
            if Byte.isDigit(beforeThat) { return .decimal }
        default: break
        }
        switch after {
        case UInt8(ascii: "/"), UInt8(ascii: "\\"): if Byte.isAlphanumeric(afterThat) { return .path }
        case UInt8(ascii: "_"): return .path
        case UInt8(ascii: ":"): if Byte.isAlphanumeric(afterThat) { return .decimal }
        case UInt8(ascii: "%"): return .percentage
        case Byte.space: if afterThat == UInt8(ascii: "%") { return .percentage }
        case 0xC2: if afterThat == 0xB0 { return .percentage }
        default: break
        }
        if isMasked(text, range) { return .masked }
        if isPrice(text, range) { return .price }
        if isDimension(text, range) { return .dimension }
        if isRegion(text, range) { return .region }
        return nil
    }

    /// No part of a file name, path, assignment, colour or contraction.
    static func allowWord(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        switch text[range.lowerBound &- 1] {
        case UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "@"), UInt8(ascii: "&"), UInt8(ascii: "%"):
            return false
        default: break
        }
        switch text[range.upperBound] {
        case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "="):
            return false
        case UInt8(ascii: "."), UInt8(ascii: "'"): return !Byte.isAlphanumeric(text[range.upperBound &+ 1])
        default: return Script(of: text, at: range.upperBound) != .spaced
        }
    }

    /// `**** 1234`, but not the Markdown `**1234**`.
    private static func isMasked(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound &- 1
        if text[index] == Byte.space || text[index] == Byte.hyphen { index &-= 1 }
        var stars = 0
        while stars < 4, text[index] == UInt8(ascii: "*") {
            stars &+= 1
            index &-= 1
        }
        return stars > 2 && text[range.upperBound] != UInt8(ascii: "*")
            || stars == 2 && text[range.upperBound] != UInt8(ascii: "*")
    }

    private static func isPrice(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        var before = range.lowerBound
        if text[before &- 1] == Byte.space { before &-= 1 }
        if text[before &- 1] == UInt8(ascii: "$") { return true }
        if isCurrency(text, at: before &- 3) || isPoundOrYen(text, at: before &- 2) { return true }
        var after = range.upperBound
        if text[after] == Byte.space { after &+= 1 }
        if text[after] == UInt8(ascii: "$") { return true }
        return isCurrency(text, at: after) || isPoundOrYen(text, at: after)
    }

    /// U+20A0–U+20CF, the currency symbols, and the baht sign U+0E3F.
    private static func isCurrency(_ text: FoldedText, at index: Int) -> Bool {
        switch (text[index], text[index &+ 1], text[index &+ 2]) {
        case (0xE2, 0x82, 0xA0...0xBF), (0xE2, 0x83, 0x80...0x8F), (0xE0, 0xB8, 0xBF): true
        default: false
        }
    }

    /// U+00A2–U+00A5.
    private static func isPoundOrYen(_ text: FoldedText, at index: Int) -> Bool {
        text[index] == 0xC2 && (0xA2...0xA5).contains(text[index &+ 1])
    }

    /// `1920 x 1080`.
    private static func isDimension(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        let x = UInt8(ascii: "x")
        let end = range.upperBound
        if text[end] == Byte.space, text[end &+ 1] == x, text[end &+ 2] == Byte.space,
            Byte.isDigit(text[end &+ 3])
        {
            return true
        }
        if text[end] == 0xC3 && text[end &+ 1] == 0x97 { return true }
        let start = range.lowerBound
        return text[start &- 1] == Byte.space && text[start &- 2] == x && text[start &- 3] == Byte.space
            && Byte.isDigit(text[start &- 4])
    }

    /// `Springfield, IL 62704`.
    private static func isRegion(_ text: FoldedText, _ range: Range<Int>) -> Bool {
        let start = range.lowerBound
        return range.count == 5 && text[start &- 1] == Byte.space && text.isUpperCase(at: start &- 2)
            && text.isUpperCase(at: start &- 3) && text[start &- 4] == Byte.space
            && text[start &- 5] == UInt8(ascii: ",")
    }
}

extension FoldedText {
    /// Only punctuation shares the line with `range`.
    func isAlone(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound &- 1
        var steps = 0
        while self[index] != Byte.newline {
            guard steps < 24, Script(of: self, at: index) == .none || Byte.isContinuation(self[index]) else {
                return false
            }
            index &-= 1
            steps &+= 1
        }
        index = range.upperBound
        while self[index] != Byte.newline {
            guard steps < 48, Script(of: self, at: index) == .none || Byte.isContinuation(self[index]) else {
                return false
            }
            index &+= 1
            steps &+= 1
        }
        return true
    }

    /// Four digits from 1900 to 2099.
    func isYear(_ range: Range<Int>) -> Bool {
        guard range.count == 4 else { return false }
        let century = (self[range.lowerBound], self[range.lowerBound &+ 1])
        return century == (0x31, 0x39) || century == (0x32, 0x30)
    }

    /// Eight digits that are a plausible YYYYMMDD or DDMMYYYY.
    func isDate(_ range: Range<Int>) -> Bool {
        guard range.count == 8 else { return false }
        func number(_ offset: Int, _ length: Int) -> Int {
            (0..<length).reduce(0) { $0 &* 10 &+ Int(self[range.lowerBound &+ offset &+ $1] & 0x0F) }
        }
        func isDayAndMonth(_ day: Int, _ month: Int) -> Bool {
            (1...31).contains(day) && (1...12).contains(month)
        }
        if (1900...2099).contains(number(0, 4)) { return isDayAndMonth(number(6, 2), number(4, 2)) }
        guard (1900...2099).contains(number(4, 4)) else { return false }
        return isDayAndMonth(number(0, 2), number(2, 2)) || isDayAndMonth(number(2, 2), number(0, 2))
    }
}
