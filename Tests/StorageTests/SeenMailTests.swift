import Inbox
import Testing

@testable import Storage

@Suite("What a reader of all of an owner's mail has seen")
struct SeenMailTests {
    private let now = Timestamp(milliseconds: 1_700_000_000_000)

    /// The mail of the millisecond that lies so far before now.
    private func mail(_ age: Int64) -> MessageID { .unlinked(now: now.adding(milliseconds: -age)) }

    private func has(_ seen: SeenMail, _ mail: MessageID) -> Bool {
        mail <= seen.floor || seen.known.contains(mail)
    }

    @Test("is each mail that was given, and no younger one that comes in sight later")
    func overtaken() {
        var seen = SeenMail(.time(now.adding(milliseconds: -60_000)))
        let (old, late, young) = (mail(40_000), mail(20_000), mail(10))
        seen.note([old, young], isAll: true, now: now)
        #expect(has(seen, old) && has(seen, young))
        #expect(!has(seen, late))
        seen.note([late], isAll: true, now: now)
        #expect(has(seen, late))
        #expect(seen.known.count == 2)
        seen.note([], isAll: true, now: now.adding(milliseconds: 60_000))
        #expect(has(seen, young) && seen.known.isEmpty)
    }

    @Test("ends, while there is more, with the last one that was given")
    func pages() {
        var seen = SeenMail(.time(.earliest))
        let (first, second) = (mail(90_000), mail(80_000))
        seen.note([first], isAll: false, now: now)
        #expect(seen.floor == first)
        #expect(!has(seen, second))
    }

    @Test("is the newest thousand at most")
    func bounded() throws {
        let mails = (0..<3_000).map { mail(Int64(3_000 - $0)) }
        var seen = SeenMail(.time(now.adding(milliseconds: -60_000)))
        for start in stride(from: 0, to: 3_000, by: 100) {
            seen.note(Array(mails[start..<(start + 100)]), isAll: false, now: now)
        }
        #expect(seen.known.count <= SeenMail.mostKnown)
        #expect(mails.allSatisfy { has(seen, $0) })
        let begun = SeenMail(upTo: mails[0], knowing: mails)
        #expect(begun.known.count <= SeenMail.mostKnown)
        #expect(mails.allSatisfy { has(begun, $0) })
    }

    @Test("begins behind a time or a mail", arguments: [Int64.min, -1, 0, 1_700_000_000_000, .max])
    func since(milliseconds: Int64) {
        let seen = SeenMail(.time(Timestamp(milliseconds: milliseconds)))
        #expect(has(seen, mail(0)) == (milliseconds >= now.milliseconds))
        let id = MessageID.unlinked(now: now)
        #expect(SeenMail(.message(id)).floor == id)
        let odd = MessageID(UUID(high: .max, low: .max))
        #expect(!has(SeenMail(.message(odd)), mail(0)))
    }
}
