import Foundation

/// A folder for a Unix socket.
final class SocketFolder {
    private let folder = URL(filePath: "/tmp/restante-socket-\(UUID().uuidString)")

    var socket: String { folder.appending(path: "lmtp").path }

    /// - Parameter group: who may enter it, and connect to the socket that is made there.
    init(group: String? = nil) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard let group else { return }
        try FileManager.default.setAttributes(
            [.groupOwnerAccountName: group], ofItemAtPath: folder.path)
        guard chmod(folder.path, 0o2750) == 0 else {
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
