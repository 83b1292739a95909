import Inbox
import JSON
import Storage

/// The body of `PATCH /api/owner/buyers/:id`. A member that is not there leaves things as they are; a null takes them away.
struct BuyerChanges: Decodable {
    let changes: Buyers.Changes

    private enum Members: String, CodingKey {
        case status, label
        case expiresAt = "expires_at"
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Members.self)
        var changes = Buyers.Changes()
        if let word = try members.decodeIfPresent(String.self, forKey: .status) {
            guard let status = MailboxStatus(rawValue: word), status != .released else {
                throw JSONError("'status' must be active or disabled")
            }
            changes.status = status
        }
        if members.contains(.label) {
            let text = try members.decodeIfPresent(String.self, forKey: .label)
            do {
                changes.label = .some(try text.map { try Label($0) })
            } catch let error as InvalidValue {
                throw JSONError(error.description)
            }
        }
        if members.contains(.expiresAt) {
            let text = try members.decodeIfPresent(String.self, forKey: .expiresAt)
            let time = text.flatMap { Timestamp($0) }
            guard text == nil || time != nil else {
                throw JSONError("'expires_at' must be a time like 2030-01-31T12:00:00Z")
            }
            changes.expiresAt = .some(time)
        }
        self.changes = changes
    }
}
