extension [UInt8] {
    /// A module or style without what only people read: indentation, empty lines, and comments that stand on lines of their own. A text
    /// that goes over several lines would change, so there is none (a test looks).
    var squeezed: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        var isInComment = false
        for line in split(separator: UInt8(ascii: "\n")) {
            let text = line.drop { $0 == UInt8(ascii: " ") }
            if isInComment || text.starts(with: "/*".utf8) {
                isInComment = !text.elementsEqual("*/".utf8) && !text.suffix(3).elementsEqual(" */".utf8)
            } else if !text.isEmpty, !text.starts(with: "//".utf8) {
                result += text
                result.append(UInt8(ascii: "\n"))
            }
        }
        return result
    }
}
