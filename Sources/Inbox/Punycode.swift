/// The encoding of a label in ASCII (RFC 3492), without the "xn--" in front.
enum Punycode {
    private static let base: UInt32 = 36
    private static let minimumThreshold: UInt32 = 1
    private static let maximumThreshold: UInt32 = 26

    /// Nil if the label is too long for the arithmetic of RFC 3492 section 6.4; no label that fits in DNS is.
    static func encode(_ label: String) -> String? {
        let scalars = label.unicodeScalars.map(\.value)
        guard scalars.count <= 255 else { return nil }
        var output = scalars.filter { $0 < 0x80 }.map { UInt8(truncatingIfNeeded: $0) }
        let basicCount = UInt32(output.count)
        var handled = basicCount
        if basicCount > 0 { output.append(UInt8(ascii: "-")) }

        var codePoint: UInt32 = 0x80
        var delta: UInt32 = 0
        var bias: UInt32 = 72
        while handled < scalars.count {
            guard let next = scalars.filter({ $0 >= codePoint }).min() else { return nil }
            let (step, tooFar) = (next - codePoint).multipliedReportingOverflow(by: handled + 1)
            let (sum, carried) = delta.addingReportingOverflow(step)
            guard !tooFar, !carried else { return nil }
            delta = sum
            codePoint = next
            for scalar in scalars {
                if scalar < codePoint { delta += 1 }
                guard scalar == codePoint else { continue }
                appendVariableLength(delta, bias: bias, to: &output)
                bias = adapt(delta, count: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            codePoint += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func appendVariableLength(_ value: UInt32, bias: UInt32, to output: inout [UInt8]) {
        var rest = value
        var position = base
        while true {
            let threshold =
                position <= bias
                ? minimumThreshold : min(max(position - bias, minimumThreshold), maximumThreshold)
            guard rest >= threshold else { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
        output.append(digit(rest))
    }

    private static func digit(_ value: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 26 ? value + 0x61 : value - 26 + 0x30)
    }

    /// RFC 3492 section 6.1.
    private static func adapt(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
        let (skew, damp): (UInt32, UInt32) = (38, 700)
        var rest = isFirst ? delta / damp : delta / 2
        rest += rest / count
        var bias: UInt32 = 0
        while rest > (base - minimumThreshold) * maximumThreshold / 2 {
            rest /= base - minimumThreshold
            bias += base
        }
        return bias + (base - minimumThreshold + 1) * rest / (rest + skew)
    }
}
