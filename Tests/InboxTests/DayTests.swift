import Inbox
import Testing

@Suite("A day")
struct DayTests {
    @Test(
        "begins and ends in UTC",
        arguments: [
            (0, "1970-01-01"), (86_399_999, "1970-01-01"), (86_400_000, "1970-01-02"), (-1, "1969-12-31"),
            (1_772_323_199_999, "2026-02-28"), (1_772_323_200_000, "2026-03-01"),
        ])
    func moments(milliseconds: Int64, text: String) {
        #expect(Day(Timestamp(milliseconds: milliseconds)).description == text)
    }

    @Test(
        "is counted back from",
        arguments: [(3, ["2024-02-28", "2024-02-29", "2024-03-01"]), (0, []), (-1, [])])
    func before(count: Int, days: [String]) throws {
        let day = Day(try #require(Timestamp("2024-03-01T12:00:00Z")))
        #expect(day.andBefore(count).map(\.description) == days)
    }

    @Test("never traps", arguments: [Int64.min, .max])
    func extremes(number: Int64) {
        #expect(!Day(number: number).description.isEmpty)
        #expect(Day(number: number).andBefore(2).count == 2)
        _ = Day(Timestamp(milliseconds: number))
    }
}
