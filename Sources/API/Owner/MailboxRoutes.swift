import HTTP
import Inbox
import JSON
import Storage

/// Any mailbox of an owner's; its mail is `MailRoutes` and `ContentRoutes`.
struct MailboxRoutes: Sendable {
    let api: API

    /// `GET /api/owner/mailboxes/:mailbox`
    @Sendable func detail(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let mailbox = try await api.run(
            Mailboxes.mailbox(caller.owner, request.id("mailbox"), now: .now()), for: caller)
        return .object { json in
            json.member("id", mailbox.id.description)
            json.member("address", mailbox.address)
            json.member("kind", mailbox.kind.rawValue)
            json.member("status", mailbox.status.rawValue)
            json.member("label", mailbox.label)
            json.member("created_at", mailbox.createdAt.description)
            json.member("expires_at", mailbox.expiresAt?.description)
            json.member("message_count", mailbox.messageCount)
            json.member("last_message_at", mailbox.lastMessageAt?.description)
        }
    }
}
