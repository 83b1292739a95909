import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let keyRevoke = onDatabase(
        "revoke", "End a key at once and for good", arguments: [id], options: [Flag.json]
    ) { invocation, session in
        let id = try invocation.required(id)
        let owner = try session.owner(of: id)
        try session.database.run(Keys.revoke(owner, id, now: session.now))
        try session.show(id, of: owner, invocation)
    }

    static let keyUpdate = onDatabase(
        "update", "Change when a key expires", arguments: [id],
        options: [Option.expiresAt, Option.expiresInDays, Flag.json]
    ) { invocation, session in
        let id = try invocation.required(id)
        guard let expiry = try invocation.expiry(now: session.now) else {
            throw CommandFailure.usage("nothing to change; give --expires-at or --expires-in-days")
        }
        guard let time = expiry.time else { throw CommandFailure.usage("a key always expires; give a time") }
        let owner = try session.owner(of: id)
        try session.database.run(Operator.setExpiry(owner, key: id, at: time))
        try session.show(id, of: owner, invocation)
    }
}

private let id = Argument<KeyID>("KEY", .id(), "Id of the key")

extension Session {
    fileprivate func owner(of key: KeyID) throws -> OwnerID {
        guard let owner = try found({ try database.run(Operator.owner(of: key)) }) else {
            throw CommandFailure(.notFound, "there is no key '\(key)'")
        }
        return owner
    }

    fileprivate func show(_ id: KeyID, of owner: OwnerID, _ invocation: Invocation) throws {
        guard let key = try database.run(Keys.list(owner)).first(where: { $0.id == id }) else {
            throw StorageError.notFound
        }
        try invocation.show(record: key.record(at: now)) { json in
            json.object { $0.members(of: key, at: now) }
        }
    }
}
