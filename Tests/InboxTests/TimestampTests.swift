import Inbox
import TestSupport
import Testing

@Suite("Times")
struct TimestampTests {
    @Test(
        "is written with milliseconds and Z",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_704_067_200_000, "2024-01-01T00:00:00.000Z"),
            (951_782_400_001, "2000-02-29T00:00:00.001Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
            (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
            (Int64.max, "9999-12-31T23:59:59.999Z"), (Int64.min, "0001-01-01T00:00:00.000Z"),
        ])
    func written(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
    }

    @Test("what never expires shows the year 9999")
    func permanent() {
        #expect(Timestamp.permanent.description == "9999-01-01T00:00:00.000Z")
    }

    @Test(
        "is read in every form of RFC 3339",
        arguments: [
            ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00.000Z"),
            ("2024-01-01t00:00:00z", "2024-01-01T00:00:00.000Z"),
            ("2024-01-01T01:30:00+01:30", "2024-01-01T00:00:00.000Z"),
            ("2023-12-31T19:00:00.5-05:00", "2024-01-01T00:00:00.500Z"),
            ("2024-02-29T23:59:59.123999999999999999999Z", "2024-02-29T23:59:59.123Z"),
            ("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.520Z"),
        ])
    func read(text: String, expected: String) {
        #expect(Timestamp(text)?.description == expected)
    }

    @Test(
        "refuses other forms and impossible moments",
        arguments: [
            "", "2024", "2024-01-01", "2024-01-01 00:00:00Z", "2024-01-01T00:00:00", "2024-01-01T00:00Z",
            "2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z", "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
            "2024-04-31T00:00:00Z", "2024-01-00T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z",
            "2024-01-01T00:00:60Z", "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00+0100",
            "2024-01-01T00:00:00+24:00",
            "2024-01-01T00:00:00+01:60", "2024-01-01T00:00:00Z ", "+024-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "２024-01-01T00:00:00Z",
        ])
    func refused(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("days from year 1 to 9999 are written and read as themselves, one after the other")
    func calendar() {
        var day = Timestamp.earliest
        var before = ""
        while day <= .latest {
            let text = day.description
            if Timestamp(text) != day || text <= before { Issue.record("\(text) after \(before)") }
            before = text
            day = day + .days(17)
        }
    }

    @Test("arithmetic saturates")
    func saturation() {
        let last = Timestamp(milliseconds: .max)
        let first = Timestamp(milliseconds: .min)
        #expect(last + .seconds(1) == last)
        #expect(first - .seconds(1) == first)
        #expect(last - first == .milliseconds(Int64.max))
        #expect(first - last == .milliseconds(Int64.min))
        #expect(Timestamp(milliseconds: 0) - .seconds(Int64.min) == last)
        #expect(Timestamp(milliseconds: 0) + .days(.max) > .latest)
        #expect(Timestamp(milliseconds: 1500) - Timestamp(milliseconds: 2000) == .milliseconds(-500))
        #expect(Duration.microseconds(-1999).wholeMilliseconds == -1)
        #expect(Duration.seconds(Int64.max).wholeMilliseconds == .max)
    }

    @Test("the clock is set")
    func now() throws {
        #expect(Timestamp.now() > (try #require(Timestamp("2024-01-01T00:00:00Z"))))
    }

    @Test("damaged text is refused or stays inside the range")
    func mutations() {
        let seed = Array("2024-02-29T23:59:59.123+05:30".utf8)
        var random = SeededRandom(seed: 12)
        for _ in 0..<100_000 {
            let text = String(decoding: mutated(seed, using: &random), as: UTF8.self)
            guard let time = Timestamp(text) else { continue }
            if Timestamp(time.description) != time { Issue.record("\(text) became \(time)") }
        }
    }
}
