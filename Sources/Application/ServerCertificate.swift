package import CommandLineKit
package import OpenSSL

/// The certificate that the settings name.
package enum ServerCertificate {
    /// Reads both files.
    /// - Returns: nil when the server has none.
    /// - Throws: which setting must change.
    package static func load(_ settings: Settings) throws(CommandFailure) -> TLSCertificate? {
        let chainFile = settings[ServerSettings.tlsCertificate]
        let keyFile = settings[ServerSettings.tlsKey]
        guard let chainFile, let keyFile else {
            if chainFile != nil || keyFile != nil {
                throw .usage("RESTANTE_TLS_CERT and RESTANTE_TLS_KEY belong together: set both or none")
            }
            if settings[ServerSettings.httpsListen] != nil {
                throw .usage("RESTANTE_HTTPS_LISTEN needs RESTANTE_TLS_CERT and RESTANTE_TLS_KEY")
            }
            return nil
        }
        do throws(TLSError) {
            return try TLSCertificate(chainFile: chainFile, keyFile: keyFile)
        } catch {
            throw failure(error, chainFile: chainFile, keyFile: keyFile)
        }
    }

    private static func failure(_ error: TLSError, chainFile: String, keyFile: String) -> CommandFailure {
        let source =
            switch error {
            case .privateKey, .keyMismatch: "RESTANTE_TLS_KEY: \(keyFile)"
            default: "RESTANTE_TLS_CERT: \(chainFile)"
            }
        return CommandFailure(.unavailable, "\(source): \(error.debugDescription)")
    }
}
