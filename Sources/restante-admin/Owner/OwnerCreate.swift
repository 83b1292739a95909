import CommandLineKit
import Inbox
import JSON
import OpenSSL
import Storage

/// Options of `owner create` and `owner update`.
enum OwnerOptions {
    static let email = Option("email", "EMAIL", .email, "E-mail address to sign in with")
    static let name = Option("name", "NAME", .label, "What to call the owner")
    static let password = Option(
        "password-file", "FILE", .inputFile, "File with the password, or - for standard input")
}

extension Command {
    static let ownerCreate = onDatabase(
        "create", "Create an owner",
        discussion: "Without --password-file a password is generated and shown once.",
        options: [
            OwnerOptions.email.required, OwnerOptions.name.required, OwnerOptions.password,
            Option.expiresInDays, Option.expiresAt,
        ] + LimitOptions.all + [Flag.json]
    ) { invocation, session in
        let email = try invocation.required(OwnerOptions.email).description
        let given = try invocation.secret(OwnerOptions.password, prompt: "Password", isNew: true)
        let generated = given == nil ? generatedPassword() : nil
        let password = try Password(given?.revealed ?? generated ?? "")
        let create = Operator.create(
            .new(now: session.now), email: email, name: try invocation.required(OwnerOptions.name),
            password: try PasswordHash.create(password.utf8), limits: Limits(invocation), now: session.now,
            expiresAt: try invocation.expiry(now: session.now)?.time)
        let owner: Owner
        do {
            owner = try session.database.run(create)
        } catch StorageError.conflict {
            throw CommandFailure(.conflict, "there is an owner '\(email)' already")
        }
        try invocation.show(record: owner.record + (generated.map { [("password", $0)] } ?? [])) { json in
            json.object { json in
                json.members(of: owner)
                if let generated { json.member("password", generated) }
            }
        }
    }
}

/// Twenty characters that cannot be mistaken for each other: about 100 random bits.
private func generatedPassword() -> String {
    let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")
    // 32 characters, so that every byte's low five bits are one of them.
    return String(SecureRandom.bytes(20).map { alphabet[Int($0 & 31)] })
}
