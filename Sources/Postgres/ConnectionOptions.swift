import CLibPQ
import Glibc

/// How to reach the database, and as whom.
package struct ConnectionOptions: Sendable {
    /// A libpq connection string or URI.
    package var connectionString: String
    /// The role that the session takes before its first statement; nil stays who logs in.
    package var role: String?
    /// Server settings for the session, as `statement_timeout` = `30s`.
    package var settings: [String: String]
    package var applicationName: String
    /// Rewrites each statement when it is prepared. For tests that take one of the two layers of isolation away.
    package var rewrite: (@Sendable (String) -> String)?

    package init(
        _ connectionString: String, role: String? = nil, settings: [String: String] = [:],
        applicationName: String = "restante"
    ) {
        self.connectionString = connectionString
        self.role = role
        self.settings = settings
        self.applicationName = applicationName
    }

    /// Opens a connection and waits for it: up to `connect_timeout`, 5 seconds unless the connection string says otherwise.
    func open() throws(PostgresError) -> OpaquePointer {
        var keywords: [(String, String)] = [("dbname", connectionString)]
        keywords.append(("options", try options()))
        keywords.append(("application_name", applicationName))
        keywords.append(("client_encoding", "UTF8"))
        if !connectionString.contains("connect_timeout") { keywords.append(("connect_timeout", "5")) }
        let names = keywords.map { strdup($0.0) } + [nil]
        let values = keywords.map { strdup($0.1) } + [nil]
        defer { for text in names + values { free(text) } }
        guard
            let connection = PQconnectdbParams(
                names.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
        else { throw .unavailable("out of memory") }
        guard PQstatus(connection) == CONNECTION_OK else {
            let message = String(cString: PQerrorMessage(connection))
            PQfinish(connection)
            throw .unavailable(message.trimmingNewlines)
        }
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        return connection
    }

    /// The `options` of the connection string with ours behind them, so that ours hold.
    private func options() throws(PostgresError) -> String {
        var result = try given("options") ?? ""
        if let role { result += " -c role=\(ConnectionOptions.escape(role))" }
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            result += " -c \(name)=\(ConnectionOptions.escape(value))"
        }
        return result
    }

    private func given(_ keyword: String) throws(PostgresError) -> String? {
        var message: UnsafeMutablePointer<CChar>?
        guard let parsed = PQconninfoParse(connectionString, &message) else {
            defer { PQfreemem(message) }
            throw .unavailable(message.map { String(cString: $0) } ?? "malformed connection string")
        }
        defer { PQconninfoFree(parsed) }
        var option = parsed
        while let name = option.pointee.keyword {
            if String(cString: name) == keyword { return option.pointee.val.map { String(cString: $0) } }
            option += 1
        }
        return nil
    }

    private static func escape(_ text: String) -> String {
        var result = ""
        for character in text {
            if character == " " || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return result
    }
}

extension String {
    var trimmingNewlines: String {
        var bytes = Array(utf8)
        while let last = bytes.last, last == 10 || last == 13 { bytes.removeLast() }
        return String(decoding: bytes.map { $0 == 10 ? 32 : $0 }, as: UTF8.self)
    }
}
