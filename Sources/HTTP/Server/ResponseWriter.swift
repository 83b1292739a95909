package import Networking

/// Sends a streamed body piece by piece.
package final class ResponseWriter {
    private let connection: Connection
    private let isChunked: Bool

    init(_ connection: Connection, isChunked: Bool) {
        self.connection = connection
        self.isChunked = isChunked
    }

    /// Sends `piece` now.
    ///
    /// - Throws: `SocketError` when the client is gone or takes nothing for too long.
    package func write(_ piece: [UInt8]) async throws(SocketError) {
        var octets: [UInt8] = []
        if isChunked {
            ResponseEncoder.appendChunk(piece, to: &octets)
        } else {
            octets = piece
        }
        try await connection.write(octets)
    }

    func finish() async throws(SocketError) {
        guard isChunked else { return }
        var octets: [UInt8] = []
        octets.append(ResponseEncoder.lastChunk)
        try await connection.write(octets)
    }
}
