import CommandLineKit
import Inbox
import JSON
import Storage

extension Command {
    static let webhookList = onDatabase(
        "list", "Show every owner's webhook and how it goes", options: [Flag.json]
    ) { invocation, session in
        let webhooks = try session.database.run(Operator.webhooks(now: session.now))
        try invocation.show(webhooks, OwnedWebhook.columns) { json in
            json.object {
                $0.member("webhooks") {
                    $0.array(webhooks) { json, webhook in json.object { $0.members(of: webhook) } }
                }
            }
        }
    }

    static let webhookLog = onDatabase(
        "log", "Show the calls to an owner's webhook, newest first", arguments: [Argument.owner],
        options: [limit, Flag.json]
    ) { invocation, session in
        let owner = try session.owner(try invocation.required(Argument.owner))
        let page = try session.database.run(
            Webhooks.deliveries(owner.id, limit: invocation.value(limit) ?? 50))
        try invocation.show(page.deliveries, WebhookDelivery.columns) { json in
            json.object {
                $0.member("deliveries") {
                    $0.array(page.deliveries) { json, delivery in json.object { $0.members(of: delivery) } }
                }
            }
        }
    }

    static let webhookRedeliver = onDatabase(
        "redeliver", "Make a call again",
        discussion: "The server makes it within a second, with all its tries.",
        arguments: [delivery], options: [Option.owner.required, Flag.json]
    ) { invocation, session in
        let owner = try session.requiredOwner(invocation)
        let id = try invocation.required(delivery)
        guard
            let isQueued = try session.found({
                try session.database.run(Webhooks.redeliver(owner.id, id, now: session.now))
            })
        else { throw CommandFailure(.notFound, "'\(owner.email)' has no call '\(id)'") }
        guard isQueued else {
            throw CommandFailure(.conflict, "the webhook is not enabled, or the mail is gone")
        }
        let queued = try session.database.run(Webhooks.delivery(owner.id, id))
        try invocation.show(record: queued.record) { json in json.object { $0.members(of: queued) } }
    }

    static let webhookDisable = onDatabase(
        "disable", "Stop the calls to an owner's webhook until the owner enables it again",
        arguments: [Argument.owner], options: [Flag.json]
    ) { invocation, session in
        let owner = try session.owner(try invocation.required(Argument.owner))
        let isDone = try session.database.run(
            Webhooks.disable(owner.id, because: .operator, now: session.now))
        guard isDone, let webhook = try session.database.run(Webhooks.webhook(owner.id, now: session.now))
        else { throw CommandFailure(.conflict, "'\(owner.email)' has no webhook that is enabled") }
        let owned = OwnedWebhook(owner: owner.id, email: owner.email, webhook: webhook)
        try invocation.show(record: owned.record) { json in json.object { $0.members(of: owned) } }
    }
}

private let delivery = Argument<DeliveryID>("CALL", .id(), "Id of the call: the message's")
private let limit = Option("limit", "N", .integer(1...100), "How many at most; 50 if not given")

extension OwnedWebhook {
    fileprivate static let columns: [Column<OwnedWebhook>] = [
        Column("OWNER") { $0.email }, Column("URL", shrinks: true) { $0.webhook.url },
        Column("STATE") { $0.state }, Column("LAST SUCCESS") { shown($0.webhook.lastSuccessAt, or: "-") },
        Column("FAILING SINCE") { shown($0.webhook.failingSince, or: "-") },
        Column("LAST ERROR", shrinks: true) { $0.webhook.lastError ?? "-" },
    ]

    private var state: String {
        if webhook.isEnabled { return "enabled" }
        return webhook.disabledReason.map { "disabled (\($0.rawValue))" } ?? "disabled"
    }

    fileprivate var record: [(name: String, value: String)] {
        [
            ("owner", email), ("url", webhook.url), ("state", state),
            ("disabled_at", shown(webhook.disabledAt, or: "-")), ("last_error", webhook.lastError ?? "-"),
        ]
    }
}

extension WebhookDelivery {
    fileprivate static let columns: [Column<WebhookDelivery>] = [
        Column("ID") { $0.id.description }, Column("KIND") { $0.kind.rawValue },
        Column("STATUS") { $0.status.rawValue }, Column("CREATED") { $0.createdAt.description },
        Column("NEXT TRY") { shown($0.dueAt, or: "-") },
        Column("TRIES") { String($0.attempts.last?.number ?? 0) },
        Column("LAST ERROR", shrinks: true) { $0.attempts.last?.error ?? "-" },
    ]

    fileprivate var record: [(name: String, value: String)] {
        [
            ("id", id.description), ("kind", kind.rawValue), ("status", status.rawValue),
            ("created_at", createdAt.description), ("next_attempt_at", shown(dueAt, or: "-")),
        ]
    }
}

extension JSONWriter {
    mutating func members(of owned: OwnedWebhook) {
        let webhook = owned.webhook
        member("owner_id", owned.owner.description)
        member("owner", owned.email)
        member("url", webhook.url)
        member("enabled", webhook.isEnabled)
        member("include_otp", webhook.includesOTP)
        member("disabled_at", webhook.disabledAt?.description)
        member("disabled_reason", webhook.disabledReason?.rawValue)
        member("failing_since", webhook.failingSince?.description)
        member("last_success_at", webhook.lastSuccessAt?.description)
        member("last_failure_at", webhook.lastFailureAt?.description)
        member("last_error", webhook.lastError)
    }

    mutating func members(of delivery: WebhookDelivery) {
        member("id", delivery.id.description)
        member("kind", delivery.kind.rawValue)
        member("status", delivery.status.rawValue)
        member("created_at", delivery.createdAt.description)
        member("next_attempt_at", delivery.dueAt?.description)
        member("attempts") { json in
            json.array(delivery.attempts) { json, attempt in
                json.object { json in
                    json.member("number", attempt.number)
                    json.member("at", attempt.at.description)
                    json.member("status", attempt.status)
                    json.member("duration_ms", attempt.duration)
                    json.member("error", attempt.error)
                }
            }
        }
    }
}
