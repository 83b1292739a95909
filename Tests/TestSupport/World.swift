import Foundation
import Synchronization

/// A running server on a fresh database, with what a test needs to talk to it as owner, buyer, operator and sender.
package final class World: @unchecked Sendable {
    private let current: Mutex<RunningServer>
    private let database: EmptyDatabase?
    private let folder: URL

    /// - Parameters:
    ///   - isPrivate: let the server make and run a cluster of its own, instead of a database on the tests' cluster.
    ///   - proxy: stands between the server and that database.
    ///   - launcher: a program and arguments that start the server.
    ///   - environment: settings beside those of the listeners.
    package init(
        isPrivate: Bool = false, behind proxy: DatabaseProxy? = nil, launcher: [String] = [],
        environment: [String: String] = [:]
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "restante-world-\(UUID().uuidString)")
        database = isPrivate ? nil : try EmptyDatabase()
        var settings = [
            "RESTANTE_DATA_DIR": folder.path, "RESTANTE_RATE_PER_KEY": "0", "RESTANTE_RATE_PER_SOURCE": "0",
        ]
        if let database {
            let direct = try database.connectionString()
            settings["RESTANTE_DATABASE_URL"] = proxy?.connectionString(to: direct) ?? direct
        }
        current = Mutex(
            try RunningServer(launcher: launcher, environment: settings.merging(environment) { $1 }))
    }

    package var server: RunningServer { current.withLock { $0 } }

    /// Starts a server on the same data, after the one before has ended. - Parameter environment: settings that it has not had yet.
    package func restart(_ environment: [String: String] = [:]) throws {
        let next = try RunningServer(environment: server.environment.merging(environment) { $1 })
        current.withLock { $0 = next }
    }

    /// Stops the server and removes what it kept.
    package func end() {
        server.stop()
        database?.drop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// libpq's words for the server's database as its superuser, for tests that look behind the curtain.
    package var connectionString: String? {
        guard let database else { return "host='\(folder.path)/run' user='restante' dbname='restante'" }
        return try? database.connectionString()
    }

    /// The server's data folder.
    package var dataDirectory: String { folder.path }

    package var web: WebClient { WebClient(port: server.httpPort) }

    package func mail() throws -> MailClient { try MailClient(port: server.smtpPort) }

    /// Runs the admin program and reads its one JSON document; throws with its complaint if it fails.
    package func admin(_ arguments: String..., input: String = "") throws -> [String: Any] {
        let outcome = try Program.run(
            "restante-admin", arguments + ["--json"], environment: server.environment, input: input)
        guard outcome.code == 0 else {
            throw BlockingSocket.Failure(description: "\(arguments): \(outcome.code) \(outcome.error)")
        }
        let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        return document as? [String: Any] ?? [:]
    }

    /// An owner with an active domain and a key with every scope.
    package struct Owner: Sendable {
        package let email: String
        package let password: String
        package let domain: String
        package let key: String
        package let keyID: String
    }

    package struct Buyer: Sendable {
        package let id: String
        package let address: String
        package let pin: String
    }

    package func owner(_ name: String) throws -> Owner {
        let (email, password, domain) = ("\(name)@owners.example", "correct horse \(name)", "\(name).example")
        _ = try admin(
            "owner", "create", "--email", email, "--name", name, "--password-file", "-", "--expires-in-days",
            "365", input: password)
        _ = try admin("domain", "create", "--owner", email, "--name", domain, "--activate")
        let key = try admin("key", "create", "--owner", email, "--name", "test", "--days", "90")
        return Owner(
            email: email, password: password, domain: domain, key: key["key"] as? String ?? "",
            keyID: key["id"] as? String ?? "")
    }

    package func buyer(of owner: Owner, _ localPart: String) throws -> Buyer {
        let made = try admin(
            "buyer", "create", "--owner", owner.email, "--domain", owner.domain, "--local-part", localPart)
        let buyers = made["buyers"] as? [[String: Any]] ?? []
        return Buyer(
            id: buyers.first?["id"] as? String ?? "", address: buyers.first?["address"] as? String ?? "",
            pin: buyers.first?["pin"] as? String ?? "")
    }

    /// Delivers a mail with `text` in it, and expects it to be taken.
    package func deliver(to address: String, subject: String = "Hello", text: String) throws {
        let message = """
            From: Shop <no-reply@shop.example>\r
            To: <\(address)>\r
            Message-ID: <\(UUID().uuidString)@shop.example>\r
            Subject: \(subject)\r
            \r
            \(text)\r

            """
        let reply = try mail().deliver(message, from: "no-reply@shop.example", to: [address])
        guard reply.code == 250 else { throw BlockingSocket.Failure(description: "refused: \(reply)") }
    }
}
