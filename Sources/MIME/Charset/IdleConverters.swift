import Glibc
import Synchronization

/// Converters that are open and in nobody's use. To open one costs the C library a quarter of a millisecond, and a mail may change its
/// charset at every word.
enum IdleConverters {
    /// A converter belongs to one thread at a time: it is taken out of the list for as long as it is used.
    private struct Handle: @unchecked Sendable {
        let handle: iconv_t
    }

    /// By charset. The charsets are those of the table of aliases, so that there are few.
    private static let idle = Mutex<[String: [Handle]]>([:])
    private static let mostOfACharset = 4

    static func take(_ name: String) -> iconv_t? {
        idle.withLock { $0[name]?.popLast() }?.handle
    }

    /// - Returns: whether it is kept; if not, it is the caller's to close.
    static func keep(_ handle: iconv_t, _ name: String) -> Bool {
        // Back to the first shift state, whatever the last text left behind.
        guard iconv(handle, nil, nil, nil, nil) != -1 else { return false }
        let kept = Handle(handle: handle)
        return idle.withLock { idle in
            guard idle[name, default: []].count < mostOfACharset else { return false }
            idle[name, default: []].append(kept)
            return true
        }
    }
}
