import HTTP
import Inbox
import Storage

extension Since {
    /// As a client may send it again.
    var text: String {
        switch self {
        case .time(let time): time.description
        case .message(let id): id.description
        }
    }
}

extension Request {
    /// The id in the path. A malformed one becomes one that nobody has: it is answered as an unknown one is, and only to who may ask.
    func id<Entity>(_ name: String = "id") -> ID<Entity> { ID(parameters[name]) ?? .new() }
}

extension Query {
    /// `limit`: 1 or more; what is above `maximum` is cut to it.
    func limit(default standard: Int, maximum: Int) throws -> Int {
        guard let text = try value("limit") else { return standard }
        let digits = text.drop { $0 == "0" }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw APIError.invalid("invalid_limit", "limit must be a whole number from 1 to \(maximum)")
        }
        return min(Int(digits) ?? maximum, maximum)
    }

    /// `page`: 1 or more.
    func page() throws -> Int {
        guard let text = try value("page") else { return 1 }
        let digits = text.drop { $0 == "0" }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw APIError.invalid("invalid_page", "page must be a whole number from 1")
        }
        return Int(digits) ?? .max
    }

    /// `offset`: 0 or more.
    func offset() throws -> Int {
        guard let text = try value("offset") else { return 0 }
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw APIError.invalid("invalid_offset", "offset must be a whole number from 0")
        }
        return Int(text) ?? .max
    }

    /// `cursor`, if there is one, as it was given to `owner`.
    func cursor(for owner: OwnerID) throws -> Cursor? {
        guard let text = try value("cursor"), !text.isEmpty else { return nil }
        guard let cursor = Cursor(text, for: owner) else {
            throw APIError.invalid("invalid_cursor", "cursor is not one that this list has given")
        }
        return cursor
    }

    /// `since`: a time (RFC 3339, or milliseconds since 1970) or the id of a message.
    func since() throws -> Since? {
        guard let text = try value("since"), !text.isEmpty else { return nil }
        if let id = MessageID(text) { return .message(id) }
        // An unescaped "+" of a time zone arrives as a space.
        if let time = Timestamp(text) ?? Timestamp(text.replacing(" ", with: "+")) { return .time(time) }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let milliseconds = Int64(text),
            milliseconds <= Timestamp.latest.milliseconds
        {
            return .time(Timestamp(milliseconds: milliseconds))
        }
        throw APIError.invalid("invalid_since", "since must be a time or the id of a message")
    }

    /// `q`: what to look for, up to 200 characters; nil for nothing.
    func searchText() throws -> String? {
        guard let text = try value("q"), !text.isEmpty else { return nil }
        guard text.unicodeScalars.count <= 200 else {
            throw APIError.invalid("invalid_q", "q must be at most 200 characters")
        }
        return text
    }

    /// `wait`: whole seconds up to 30; nil for none.
    func wait() throws -> Duration? {
        guard let text = try value("wait") else { return nil }
        guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let seconds = Int(text), seconds <= 30
        else { throw APIError.invalid("invalid_wait", "wait must be a whole number of seconds from 0 to 30") }
        return seconds == 0 ? nil : .seconds(seconds)
    }
}
