import HTTP
import Inbox
import JSON
import Networking
import Storage
import Synchronization

/// New mail as it comes, to who logged in. Each look asks the database with the stream's own session: when that is over the stream ends.
///
/// A class, because thousands of streams keep it.
final class EventRoutes: Sendable {
    /// The most mails in one write; the rest follow with the next look.
    private static let pageSize = 100

    private let api: API

    init(api: API) { self.api = api }

    /// `GET /api/buyer/events`: of the one mailbox.
    @Sendable func buyer(_ caller: BuyerCaller, _ request: Request) async throws -> Response {
        let beginning = try await api.run(
            NewMail.beginning(caller.owner, caller.mailbox, since: Self.since(of: request), now: .now()),
            for: caller)
        guard let beginning, let address = EmailAddress(beginning.address) else {
            throw APIError.invalidToken
        }
        let progress = Progress(beginning.time)
        return try stream(
            for: caller.token, at: Arrivals.Place(owner: caller.owner, address: address),
            on: caller.context.loop
        ) { [api] in
            let found = try await api.run(
                NewMail.received(
                    after: progress.value, caller.owner, caller.mailbox, limit: Self.pageSize, now: .now()),
                for: caller)
            guard let found else { return nil }
            if let last = found.last { progress.value = last.receivedAt }
            return Page(mails: found, isAll: found.count < Self.pageSize, namesMailbox: false)
        }
    }

    /// `GET /api/owner/events`: of every mailbox of the owner.
    @Sendable func owner(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let since = try Self.since(of: request)
        // Asked for its credential too: nobody takes a place without one.
        let beginning = try await api.run(NewMail.beginning(caller.owner, now: .now()), for: caller)
        let progress = Progress(since.map { SeenMail($0) } ?? beginning)
        return try stream(
            for: caller.token, at: Arrivals.Place(owner: caller.owner), on: caller.context.loop
        ) { [api] in
            let now = Timestamp.now()
            var seen = progress.value
            let found = try await api.run(
                NewMail.unseen(seen, caller.owner, limit: Self.pageSize, now: now), for: caller)
            let isAll = found.ids.count < Self.pageSize
            seen.note(found.ids, isAll: isAll, now: now)
            progress.value = seen
            return Page(mails: found.mails, isAll: isAll, namesMailbox: true)
        }
    }

    /// Where a stream begins that its client resumes; nil to begin now. The field counts more: an `EventSource` that comes back sends it to
    /// the URL that it was given first.
    private static func since(of request: Request) throws -> Since? {
        if let id = request.head.text("last-event-id").flatMap({ MessageID($0) }), id.uuid.timestamp != nil {
            return .message(id)
        }
        return try request.query.since()
    }

    /// What a look has found.
    private struct Page {
        let mails: [MailEvent]
        /// Whether there is nothing more just now.
        let isAll: Bool
        let namesMailbox: Bool
    }

    private func stream(
        for token: SessionToken, at mail: Arrivals.Place, on loop: EventLoop,
        look: @escaping @Sendable () async throws -> Page?
    ) throws -> Response {
        let (arrivals, streams) = (api.waiting.arrivals, api.streams)
        let place = try streams.take(token)
        let signal = Signal(on: loop)
        let places: Set = [mail, token.streams]
        for place in places { arrivals.add(signal, at: place) }
        return Response(
            EventStream(on: signal, retry: 3_000, heartbeat: api.settings.heartbeat) {
                do {
                    guard let page = try await look() else { return nil }
                    if !page.isAll { signal.raise() }
                    return Self.events(page)
                } catch let error as StorageError where error.isPassing {
                    // The stream outlives a database that is away for a moment.
                    return []
                }
            } cancel: {
                for place in places { arrivals.remove(signal, at: place) }
                streams.release(place)
            })
    }

    private static func events(_ page: Page) -> [UInt8] {
        var events = EventWriter()
        for mail in page.mails {
            var json = JSONWriter()
            json.object { json in
                json.member("id", mail.id.description)
                json.member("from", mail.from)
                json.member("subject", mail.subject)
                json.member("received_at", mail.receivedAt.description)
                json.member("otp", mail.otp)
                guard page.namesMailbox else { return }
                json.member("mailbox", mail.mailbox.description)
                json.member("address", mail.address)
            }
            events.event("message", id: mail.id.description, data: json.bytes)
        }
        return events.bytes
    }
}

/// How far a stream is. One look at a time reads and moves it.
private final class Progress<Value: Sendable>: Sendable {
    private let state: Mutex<Value>

    init(_ value: Value) { state = Mutex(value) }

    var value: Value {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}

extension StorageError {
    /// Whether the same may go well a moment later.
    fileprivate var isPassing: Bool {
        switch self {
        case .unavailable, .contended: true
        default: false
        }
    }
}
