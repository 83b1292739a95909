import CommandLineKit
import Inbox
import OpenSSL
import Storage

extension Command {
    static let ownerUpdate = onDatabase(
        "update", "Change an owner",
        discussion: "What is not given stays as it is. A new password ends the owner's sessions.",
        arguments: [Argument.owner],
        options: [
            OwnerOptions.email, OwnerOptions.name, OwnerOptions.password, Option.expiresAt,
            Option.expiresInDays,
        ]
            + LimitOptions.all + [Flag.json]
    ) { invocation, session in
        let owner = try session.owner(try invocation.required(Argument.owner))
        var changes = Operator.OwnerChanges()
        changes.email = invocation.value(OwnerOptions.email)?.description
        changes.name = invocation.value(OwnerOptions.name)
        changes.expiresAt = try invocation.expiry(now: session.now).map(\.time)
        changes.takeLimits(invocation)
        if let given = try invocation.secret(OwnerOptions.password, prompt: "New password", isNew: true) {
            changes.password = try PasswordHash.create(try Password(given.revealed).utf8)
        }
        try session.change(owner, changes, invocation)
    }

    static let ownerSuspend = onDatabase(
        "suspend", "Suspend an owner: its keys and sessions stop working at once",
        arguments: [Argument.owner],
        options: [Flag.json]
    ) { invocation, session in
        var changes = Operator.OwnerChanges()
        changes.status = .suspended
        try session.change(
            try session.owner(try invocation.required(Argument.owner)), changes, as: .suspend, invocation)
    }

    static let ownerResume = onDatabase(
        "resume", "End an owner's suspension", arguments: [Argument.owner], options: [Flag.json]
    ) { invocation, session in
        var changes = Operator.OwnerChanges()
        changes.status = .active
        try session.change(
            try session.owner(try invocation.required(Argument.owner)), changes, as: .resume, invocation)
    }

    static let ownerExtend = onDatabase(
        "extend", "Let an owner last longer",
        discussion: "Counts from the owner's expiry, or from now if that has passed.",
        arguments: [Argument.owner], options: [days, Flag.json]
    ) { invocation, session in
        let owner = try session.owner(try invocation.required(Argument.owner))
        guard let expiresAt = owner.expiresAt else {
            throw CommandFailure(.conflict, "'\(owner.email)' never expires")
        }
        var changes = Operator.OwnerChanges()
        changes.expiresAt = .some(max(expiresAt, session.now) + .days(try invocation.required(days)))
        try session.change(owner, changes, as: .extend, invocation)
    }
}

private let days = Option("days", "N", .integer(1...3650), "How many days to add", isRequired: true)

extension Session {
    /// Changes an owner and shows it as it is then.
    fileprivate func change(
        _ owner: Owner, _ changes: Operator.OwnerChanges, as change: Operator.OwnerChange = .update,
        _ invocation: Invocation
    ) throws {
        do {
            try database.run(Operator.update(owner.id, changes, as: change))
        } catch StorageError.conflict {
            throw CommandFailure(.conflict, "another owner has this e-mail address")
        }
        try invocation.show(try self.owner(.id(owner.id)))
    }
}
