import HTTP
import Inbox
import JSON
import Storage

extension Response {
    /// The log-ins of who asks with `token`.
    static func sessions(_ sessions: [Session], current token: SessionToken) -> Response {
        .object { json in
            json.member("sessions") { json in
                json.array(sessions) { json, session in
                    json.object { json in
                        json.member("id", session.id.description)
                        json.member("created_at", session.createdAt.description)
                        json.member("expires_at", session.expiresAt.description)
                        json.member("client", session.client)
                        json.member("agent", session.agent)
                        json.member("current", session.id == token.session)
                    }
                }
            }
        }
    }
}
