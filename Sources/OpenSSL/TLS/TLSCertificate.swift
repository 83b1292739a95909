import Synchronization

/// The certificate that the server shows, read from two files and read again when they have been renewed.
package final class TLSCertificate: Sendable {
    private let chainFile: String
    private let keyFile: String
    private let current: Mutex<TLSContext>

    /// - Throws: as ``TLSContext/init(chainFile:keyFile:)``.
    package init(chainFile: String, keyFile: String) throws(TLSError) {
        self.chainFile = chainFile
        self.keyFile = keyFile
        current = Mutex(try TLSContext(chainFile: chainFile, keyFile: keyFile))
    }

    /// The context to begin a session with. Those that began with an earlier one keep it.
    package var context: TLSContext { current.withLock { $0 } }

    /// Reads the files again, for the sessions that begin from now on. Not on an event loop.
    /// - Throws: why they cannot be used; the certificate from before then stays.
    package func reload() throws(TLSError) {
        let renewed = try TLSContext(chainFile: chainFile, keyFile: keyFile)
        current.withLock { $0 = renewed }
    }
}
