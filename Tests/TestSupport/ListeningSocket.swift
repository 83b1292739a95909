package import Foundation

/// A TCP socket that listens on this machine, on a port that the system chooses.
package final class ListeningSocket: Sendable {
    package let port: UInt16
    private let descriptor: CInt

    package init() throws {
        descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { [descriptor] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) + listen(descriptor, 128) + getsockname(descriptor, $0, &length)
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        guard code == 0 else { throw BlockingSocket.Failure(description: "cannot listen") }
    }

    deinit { close(descriptor) }

    /// For a program that is to inherit it.
    package var handle: FileHandle { FileHandle(fileDescriptor: descriptor, closeOnDealloc: false) }

    /// The next connection's descriptor, which the caller must close; nil after `shut`.
    package func accept() -> CInt? {
        let client = Glibc.accept(descriptor, nil, nil)
        guard client >= 0 else { return nil }
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        return client
    }

    /// Accepts no more; who waits in `accept` is woken.
    package func shut() { shutdown(descriptor, CInt(SHUT_RDWR)) }
}
