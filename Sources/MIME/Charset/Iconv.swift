import Glibc

/// A converter of the C library to UTF-8.
struct Iconv: ~Copyable {
    private let name: String
    private let handle: iconv_t
    /// After so many errors the text is not in this charset, and each costs a call.
    private static let mostErrors = 1_000
    private static let chunk = 4_096

    /// Nil if this machine does not have the charset.
    init?(from name: String) {
        guard let handle = IdleConverters.take(name) ?? Self.open(name) else { return nil }
        self.name = name
        self.handle = handle
    }

    deinit {
        if !IdleConverters.keep(handle, name) { iconv_close(handle) }
    }

    private static func open(_ name: String) -> iconv_t? {
        guard let handle = iconv_open("UTF-8", name), handle != iconv_t(bitPattern: -1) else { return nil }
        return handle
    }

    /// About `limit` octets of UTF-8 at most, with U+FFFD for each octet that could not be read.
    func utf8(_ input: [UInt8], limit: Int) -> (octets: [UInt8], errors: Int) {
        var output: [UInt8] = []
        output.reserveCapacity(min(limit, input.count &* 2))
        var offset = 0
        var errors = 0
        while offset < input.count, output.count < limit, errors < Self.mostErrors {
            let (consumed, failure) = step(input[offset...], into: &output)
            offset &+= consumed
            switch failure {
            case EILSEQ, EINVAL:
                output.append(contentsOf: Octet.replacement)
                offset &+= 1
                errors &+= 1
            case E2BIG where consumed > 0: break
            case nil: break
            default: errors = Self.mostErrors
            }
        }
        if offset < input.count, output.count < limit {
            for octet in input[offset...] {
                if octet < 0x80 { output.append(octet) } else { output.append(contentsOf: Octet.replacement) }
            }
        }
        _ = step(nil, into: &output)
        return (output, errors)
    }

    /// Converts up to one chunk of output; with no input, writes what the converter still holds.
    private func step(
        _ input: ArraySlice<UInt8>?, into output: inout [UInt8]
    ) -> (consumed: Int, failure: Int32?) {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.chunk) { chunk in
            var to = chunk.baseAddress
            var room = chunk.count
            var consumed = 0
            var failure: Int32?
            if let input {
                input.withUnsafeBytes { bytes in
                    let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                    // iconv(3) takes the input as mutable and does not change it.
                    var from = UnsafeMutablePointer(mutating: base)
                    var left = bytes.count
                    if iconv(handle, &from, &left, &to, &room) == -1 { failure = errno }
                    consumed = bytes.count &- left
                }
            } else {
                _ = iconv(handle, nil, nil, &to, &room)
            }
            output.append(
                contentsOf: UnsafeRawBufferPointer(
                    rebasing: UnsafeRawBufferPointer(chunk)[..<(chunk.count &- room)]))
            return (consumed, failure)
        }
    }
}
