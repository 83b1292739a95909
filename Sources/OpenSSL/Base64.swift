import COpenSSL

/// Base64 (RFC 4648 section 4) without padding.
func base64Encoded(_ bytes: [UInt8]) -> String {
    String(decoding: base64Padded(bytes).filter { $0 != UInt8(ascii: "=") }, as: UTF8.self)
}

/// Base64 (RFC 4648 section 4) of at most 2 GiB, on one line.
package func base64Padded(_ bytes: [UInt8]) -> [UInt8] {
    var text = [UInt8](repeating: 0, count: (bytes.count / 3 + 1) * 4 + 1)
    let length = EVP_EncodeBlock(&text, bytes, Int32(clamping: bytes.count))
    text.removeLast(text.count - Int(length))
    return text
}

/// Reads base64 without padding, at most 1024 characters. Not strict about bits left over: compare with the
/// encoding where that matters.
func base64Decoded(_ text: some StringProtocol) -> [UInt8]? {
    var padded = Array(text.utf8)
    guard padded.count <= 1024, padded.count % 4 != 1, !padded.contains(where: { $0 <= 0x20 || $0 == 0x3D })
    else {
        return nil
    }
    let length = padded.count / 4 * 3 + max(0, padded.count % 4 - 1)
    while padded.count % 4 != 0 { padded.append(UInt8(ascii: "=")) }
    var bytes = [UInt8](repeating: 0, count: padded.count / 4 * 3 + 1)
    ERR_clear_error()
    guard EVP_DecodeBlock(&bytes, padded, Int32(padded.count)) >= 0 else { return nil }
    return Array(bytes.prefix(length))
}
