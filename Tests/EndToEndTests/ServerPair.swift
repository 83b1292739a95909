import Foundation
import TestSupport

/// One owner and two server processes on one database.
struct ServerPair {
    let world: World
    let second: RunningServer
    private let folder: URL
    let owner: World.Owner
    let buyer: World.Buyer

    init() throws {
        world = try World()
        // Two processes share the database and the secret key, never the data folder.
        let first = world.server.environment
        folder = FileManager.default.temporaryDirectory.appending(path: "restante-\(UUID().uuidString)")
        second = try RunningServer(
            environment: first.merging([
                "RESTANTE_DATA_DIR": folder.path,
                "RESTANTE_SECRET_KEY_FILE": (first["RESTANTE_DATA_DIR"] ?? "") + "/secret.key",
            ]) { $1 })
        owner = try world.owner("alpha")
        buyer = try world.buyer(of: owner, "carol")
    }

    func end() {
        second.stop()
        try? FileManager.default.removeItem(at: folder)
        world.end()
    }

    var servers: [WebClient] { [world.web, WebClient(port: second.httpPort)] }

    func statuses(_ target: String, _ fields: [String: String]) throws -> [Int] {
        try servers.map { try $0.get(target, fields).status }
    }
}
