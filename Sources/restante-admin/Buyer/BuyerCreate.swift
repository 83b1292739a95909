import CommandLineKit
import Dispatch
import Inbox
import JSON
import OpenSSL
import Storage
import Synchronization

/// Options of `buyer create` and `buyer update`.
enum BuyerOptions {
    static let pin = Option(
        "pin-file", "FILE", .inputFile, "File with the PIN, 6 to 12 digits, or - for standard input")
    static let label = Option("label", "TEXT", .label, "A note for the owner")
}

extension Command {
    static let buyerCreate = onDatabase(
        "create", "Create a buyer, or many at once",
        discussion:
            "Addresses are random unless --local-part says otherwise, PINs unless --pin-file does. The PINs are "
            + "shown once.",
        options: [
            Option.owner.required, domain, localPart, BuyerOptions.pin, count, BuyerOptions.label,
            Option.expiresInDays, Option.expiresAt, Flag.json,
        ]
    ) { invocation, session in
        let count = invocation.value(count) ?? 1
        let localPart = invocation.value(localPart)
        if localPart != nil, count > 1 {
            throw CommandFailure.usage("--local-part is for one buyer, not \(count)")
        }
        let owner = try session.requiredOwner(invocation)
        let domain = try invocation.required(domain)
        let given = try invocation.secret(BuyerOptions.pin, prompt: "PIN", isNew: true).map(pin)
        let pins = (0..<count).map { _ in given ?? PIN.generate() }
        let hashes = try hashed(pins, key: try session.secretKey(), on: invocation.console)
        let buyers = hashes.map { hash in
            NewBuyer(id: .new(now: session.now), localPart: localPart ?? .random(), pin: hash)
        }
        let create = Buyers.create(
            owner.id, buyers, on: domain, label: invocation.value(BuyerOptions.label), now: session.now,
            expiresAt: try invocation.expiry(now: session.now)?.time)
        let made: [Mailbox]
        do {
            made = try session.database.run(create)
        } catch StorageError.notFound {
            throw CommandFailure(.notFound, "'\(owner.email)' has no domain '\(domain)'")
        } catch StorageError.domainNotActive {
            throw CommandFailure(.conflict, "the domain '\(domain)' is not active")
        } catch StorageError.conflict {
            throw CommandFailure(.conflict, "the address is taken")
        }
        try invocation.show(Array(zip(made, pins)), columns) { json in
            json.object {
                $0.member("buyers") {
                    $0.array(zip(made, pins)) { json, buyer in
                        json.object {
                            $0.member("id", buyer.0.id.description)
                            $0.member("address", buyer.0.address)
                            $0.member("pin", buyer.1.digits)
                        }
                    }
                }
            }
        }
    }
}

private let domain = Option(
    "domain", "DOMAIN", .domainName, "The owner's domain to make it on", isRequired: true)
private let localPart = Option("local-part", "NAME", .localPart, "What stands before the @")
private let count = Option("count", "N", .integer(1...1000), "How many to create")

private let columns = [
    Column<(Mailbox, PIN)>("ADDRESS") { $0.0.address }, Column("PIN") { $0.1.digits },
    Column("ID") { $0.0.id.description },
]

/// The PIN that the operator gave.
func pin(_ secret: Secret) throws(CommandFailure) -> PIN {
    guard let pin = PIN(secret.revealed) else { throw .usage("a PIN has 6 to 12 digits") }
    return pin
}

/// Hashes PINs on every processor: each takes milliseconds on purpose.
private func hashed(_ pins: [PIN], key: [UInt8], on console: Console) throws -> [PasswordHash] {
    var progress = Progress("hashing PINs", total: pins.count, on: console)
    var hashes: [PasswordHash] = []
    for start in stride(from: 0, to: pins.count, by: hashedAtOnce) {
        let part = Array(pins[start..<min(start + hashedAtOnce, pins.count)])
        let results = Mutex([Int: Result<PasswordHash, any Error>]())
        DispatchQueue.concurrentPerform(iterations: part.count) { place in
            let result = Result { try PINHash.create(pin: part[place].digits, key: key) as PasswordHash }
            results.withLock { $0[place] = result }
        }
        let made = results.withLock { $0 }
        for place in part.indices { if let result = made[place] { hashes.append(try result.get()) } }
        progress.update(hashes.count)
    }
    return hashes
}

/// How many are hashed between two steps of the progress.
private let hashedAtOnce = 32
