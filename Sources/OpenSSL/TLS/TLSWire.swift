import COpenSSL

/// What lies between a session and its connection: ciphertext that came and was not read yet, ciphertext that must be sent.
/// OpenSSL sees it as a BIO. Unlike OpenSSL's memory BIO it holds nothing once it is empty.
final class TLSWire {
    private var incoming: [UInt8] = []
    private var start = 0
    private(set) var outgoing: [UInt8] = []

    var hasIncoming: Bool { start < incoming.count }

    func receive(_ ciphertext: [UInt8]) {
        if hasIncoming { incoming.append(contentsOf: ciphertext) } else { incoming = ciphertext }
    }

    func takeOutgoing() -> [UInt8] {
        defer { outgoing = [] }
        return outgoing
    }

    /// A BIO for `SSL_set_bio`, which frees it; it must not outlive this object.
    func makeBIO() -> OpaquePointer? {
        guard let method = Self.method.pointer, let bio = BIO_new(method) else { return nil }
        BIO_set_data(bio, Unmanaged.passUnretained(self).toOpaque())
        BIO_set_init(bio, 1)
        return bio
    }

    private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, incoming.count - start)
        incoming.withUnsafeBytes {
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count]))
        }
        start += count
        if !hasIncoming {
            incoming = []
            start = 0
        }
        return count
    }

    private static func of(_ bio: OpaquePointer?) -> TLSWire? {
        BIO_get_data(bio).map { Unmanaged<TLSWire>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Written once, before the first session.
    private struct Method: @unchecked Sendable { let pointer: OpaquePointer? }

    private static let method: Method = {
        guard let method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "restante wire") else {
            return Method(pointer: nil)
        }
        BIO_meth_set_read(method) { bio, buffer, length in
            BIO_clear_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY)
            guard let wire = TLSWire.of(bio), let buffer, length > 0 else { return 0 }
            guard wire.hasIncoming else {
                BIO_set_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_SHOULD_RETRY)
                return -1
            }
            return CInt(truncatingIfNeeded: wire.read(into: .init(start: buffer, count: Int(length))))
        }
        BIO_meth_set_write(method) { bio, bytes, length in
            guard let wire = TLSWire.of(bio), let bytes, length > 0 else { return 0 }
            wire.outgoing.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: Int(length)))
            return length
        }
        BIO_meth_set_ctrl(method) { _, command, _, _ in command == BIO_CTRL_FLUSH ? 1 : 0 }
        return Method(pointer: method)
    }()
}
