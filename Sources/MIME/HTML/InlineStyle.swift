/// What a `style` attribute says about its element's text.
struct InlineStyle {
    private(set) var isBold: Bool?
    private(set) var isLarge: Bool?
    private(set) var isHidden = false
    private(set) var isPreformatted: Bool?
    /// Whether the text is too small to be seen; unlike `isHidden`, elements inside may take it back.
    private(set) var isTiny: Bool?
    private var clips = false
    private var hasNoRoom = false

    private static let largePixels = 20
    private static let legiblePixels = 3

    init(_ html: [UInt8], _ range: Range<Int>) {
        for declaration in html[range].split(separator: Octet.semicolon) {
            guard let colon = declaration.firstIndex(of: Octet.colon) else { continue }
            let property = Self.word(declaration[..<colon])
            let value = Self.word(declaration[(colon &+ 1)...])
            switch property {
            case "display": if value == "none" { isHidden = true }
            case "visibility": if value == "hidden" { isHidden = true }
            case "opacity", "max-height": if Self.isZero(value) { isHidden = true }
            case "overflow": clips = value == "hidden"
            case "height", "width", "max-width": if Self.isZero(value) { hasNoRoom = true }
            case "white-space": isPreformatted = value.hasPrefix("pre") && value != "pre-line"
            case "font-weight": readWeight(value)
            case "font-size": readSize(value)
            default: break
            }
        }
        if clips, hasNoRoom { isHidden = true }
    }

    /// The first word in lower case, which also drops `!important`; at most 15 octets, so that no memory is taken.
    private static func word(_ octets: ArraySlice<UInt8>) -> String {
        let word = octets.drop(while: HTMLTag.isSpace).prefix {
            !HTMLTag.isSpace($0) && $0 != UInt8(ascii: "!")
        }
        return String(decoding: word.prefix(15).map(Octet.lowercased), as: UTF8.self)
    }

    private mutating func readWeight(_ value: String) {
        switch value {
        case "bold", "bolder": isBold = true
        case "normal", "lighter": isBold = false
        default: if let (thousandths, _) = Self.number(value) { isBold = thousandths >= 600_000 }
        }
    }

    private mutating func readSize(_ value: String) {
        switch value {
        case "large", "x-large", "xx-large", "xxx-large", "larger":
            (isLarge, isTiny) = (value != "large" && value != "larger", false)
        case "medium", "small", "x-small", "xx-small", "smaller": (isLarge, isTiny) = (false, false)
        default:
            guard let (thousandths, unit) = Self.number(value) else { return }
            let pixels: Int? =
                switch unit {
                case "px", "": thousandths / 1_000
                case "pt": thousandths * 4 / 3_000
                case "em", "rem": thousandths * 16 / 1_000
                case "%": thousandths * 16 / 100_000
                default: nil
                }
            guard let pixels else { return }
            isLarge = pixels >= Self.largePixels
            // An em of a size that is not known says nothing, unless it is none.
            if unit == "px" || unit == "pt" || unit.isEmpty || thousandths == 0 {
                isTiny = pixels < Self.legiblePixels
            }
        }
    }

    private static func isZero(_ value: String) -> Bool { number(value)?.thousandths == 0 }

    /// A number of up to six digits in thousandths, and its unit.
    private static func number(_ value: String) -> (thousandths: Int, unit: String)? {
        var thousandths = 0
        var digits = 0
        var decimals: Int?
        var rest = Substring(value).utf8
        while let octet = rest.first {
            if octet == UInt8(ascii: "."), decimals == nil {
                decimals = 0
            } else if Octet.isDigit(octet) {
                digits &+= 1
                if let places = decimals {
                    guard places < 3 else {
                        rest = rest.dropFirst()
                        continue
                    }
                    decimals = places &+ 1
                }
                guard digits <= 9 else { return nil }
                thousandths = thousandths &* 10 &+ Int(octet &- 0x30)
            } else {
                break
            }
            rest = rest.dropFirst()
        }
        guard digits > 0 else { return nil }
        for _ in (decimals ?? 0)..<3 { thousandths &*= 10 }
        return (thousandths, String(Substring(rest)))
    }
}
