import HTTP
import Inbox
import JSON
import Storage

/// How much mail comes to an owner, day by day.
struct OverviewRoutes: Sendable {
    let api: API

    /// `GET /api/owner/overview`
    @Sendable func overview(_ caller: OwnerCaller, _ request: Request) async throws -> Response {
        let count = try request.query.days()
        let today = Day(.now())
        let days = try await api.run(
            IntakeDays.list(caller.owner, through: today, count: count), for: caller)
        return .object(capacity: 64 * count + 128) { json in
            json.member("days") { json in
                json.array(days) { json, day in json.object { json in json.members(of: day) } }
            }
            json.member("today") { json in
                json.object { json in
                    json.members(of: days.last ?? IntakeDay(day: today))
                }
            }
        }
    }
}

extension Query {
    /// `days`: 1 to 90.
    fileprivate func days() throws -> Int {
        guard let text = try value("days") else { return 30 }
        guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let days = Int(text), (1...90).contains(days)
        else { throw APIError.invalid("invalid_days", "days must be a whole number from 1 to 90") }
        return days
    }
}

extension JSONWriter {
    fileprivate mutating func members(of day: IntakeDay) {
        member("day", day.day.description)
        member("mails", day.figures.mails)
        member("codes", day.figures.codes)
        member("refusals", day.figures.refusals)
    }
}
