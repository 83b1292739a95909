import Inbox
import JSON
import Storage

/// The body of a call: the flat object of seed 004, its members in the order of the document, and nothing else.
struct WebhookBody {
    let octets: [UInt8]

    init(_ mail: WebhookCall.Mail, id: DeliveryID) {
        self.init(
            mailbox: mail.mailbox, message: id, from: mail.from, subject: mail.subject, text: mail.text,
            html: mail.html, receivedAt: mail.receivedAt, to: mail.address)
    }

    /// Of a test, which tells of no mail.
    init(testOf call: WebhookCall, mailHost: String) {
        self.init(
            mailbox: MailboxID(UUID(high: 0, low: 0)), message: call.id, from: "test@\(mailHost)",
            subject: "Test",
            text: "This is a test of your webhook.", html: nil, receivedAt: call.createdAt,
            to: "test@\(mailHost)")
    }

    private init(
        mailbox: MailboxID, message: DeliveryID, from: String, subject: String, text: String, html: String?,
        receivedAt: Timestamp, to address: String
    ) {
        var json = JSONWriter(capacity: 512 + text.utf8.count + (html?.utf8.count ?? 0))
        json.object { json in
            json.member("emailId", mailbox.description)
            json.member("messageId", message.description)
            json.member("fromAddress", from)
            json.member("subject", subject)
            json.member("content", text)
            json.member("html", html ?? "")
            json.member("receivedAt", receivedAt.description)
            json.member("toAddress", address)
        }
        octets = json.bytes
    }
}
