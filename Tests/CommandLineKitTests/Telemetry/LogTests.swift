import Synchronization
import Telemetry
import TestSupport
import Testing

/// Keeps what a log writes.
private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func append(_ line: [UInt8]) { lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
}

private struct Silent: Error {
    let subject = "Your code is 123456"
}

private struct Speaking: Error, CustomStringConvertible {
    var description: String { "connection refused" }
}

@Suite("Log lines")
struct LogTests {
    private let lines = Lines()

    private func log(_ level: LogLevel = .info) -> Log {
        let lines = lines
        return Log(level: level, clock: { 1_795_260_295_007 }, sink: { lines.append($0) })
    }

    @Test("An event is one logfmt line with time, level, component and fields")
    func oneLine() {
        log().logger("smtp").info("mail stored", [.number("size", 4096), .flag("tls", true)])
        #expect(
            lines.all == [
                "time=2026-11-21T11:24:55.007Z level=info component=smtp msg=\"mail stored\" size=4096 tls=true\n"
            ])
    }

    @Test(
        "Times are shown in ISO 8601 with milliseconds",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"), (253_370_764_800_000, "9999-01-01T00:00:00.000Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.999Z"),
        ] as [(Int64, String)])
    func times(milliseconds: Int64, shown: String) {
        let lines = lines
        Log(clock: { milliseconds }, sink: { lines.append($0) }).logger("t").info("e")
        #expect(lines.all.first?.hasPrefix("time=\(shown) ") == true)
    }

    @Test("A clock at its ends does not stop the program", arguments: [Int64.min, .max])
    func wildClock(milliseconds: Int64) {
        let lines = lines
        Log(clock: { milliseconds }, sink: { lines.append($0) }).logger("t").info("e")
        #expect(lines.all.count == 1)
    }

    @Test("Levels below the log's own are not written and their fields not evaluated")
    func levels() {
        let logger = log(.warning).logger("http")
        logger.info(
            "dropped",
            [
                .number(
                    "n",
                    {
                        Issue.record("evaluated"); return 1
                    }())
            ])
        logger.warning("kept")
        logger.error("kept too")
        #expect(lines.all.count == 2)
    }

    @Test("Fields of a logger's context stand before the event's own")
    func context() {
        log().logger("http").with([.id("request", "0193-ab")]).info("answered", [.number("status", 200)])
        #expect(lines.all.first?.hasSuffix(" msg=answered request=0193-ab status=200\n") == true)
    }

    @Test(
        "A value cannot end its line, open a key or control a terminal",
        arguments: [
            ("a\nb=c", #""a\nb=c""#), ("two words", #""two words""#), ("k=v", #""k=v""#), ("", #""""#),
            ("say \"hi\" \\", #""say \"hi\" \\""#), ("\u{1B}[31mred", #""\u{1b}[31mred""#),
            ("\u{9B}2J", #""\u{9b}2J""#), ("\u{202E}txt.exe", #""\u{202e}txt.exe""#), ("\r\n", #""\r\n""#),
            ("\u{2028}", #""\u{2028}""#), ("Grüße", "\"Grüße\""), ("127.0.0.1:25", "127.0.0.1:25"),
        ])
    func escaping(value: String, shown: String) {
        log().logger("t").info("e", [.unredacted("v", value)])
        #expect(lines.all.first?.hasSuffix(" v=\(shown)\n") == true)
    }

    @Test("Addresses show their domain only, secrets nothing, and what is no identifier is redacted")
    func redaction() {
        log().logger("t").info(
            "e",
            [
                .address("to", "joe.doe@example.org"), .address("odd", "no address"), .redacted("subject"),
                .id("key", "rst_live_0123456789_0123456789_0123456789abcdef"),
                .id("ok", "0193c0de-7000-8000"),
                .error(Silent()), .error(Speaking()),
            ])
        #expect(
            lines.all.first?.hasSuffix(
                " to=*@example.org odd=[redacted] subject=[redacted] key=[redacted] ok=0193c0de-7000-8000"
                    + " error=Silent error=\"connection refused\"\n") == true)
    }

    @Test("Durations are shown in milliseconds")
    func durations() {
        let fields: [Field] = [
            .duration("a", .microseconds(1250)), .duration("b", .seconds(30)), .duration("c", .zero),
            .duration("d", .microseconds(-5)), .duration("e", .seconds(Int64.max)),
        ]
        #expect(
            fields.map(\.value) == ["1.250ms", "30000.000ms", "0.000ms", "-0.005ms", "9223372036854775807s"])
    }

    @Test("A line stays within PIPE_BUF, however long its values are")
    func bounded() {
        let long = String(repeating: "\u{1}", count: 100_000)
        log().logger("t").info("e", [.unredacted("a", long), .number("n", 1), .unredacted("b", long)])
        #expect(lines.all.allSatisfy { $0.utf8.count <= 4096 && $0.hasSuffix("\n") })
        #expect(lines.all.first?.contains(" n=1") == true)
    }

    @Test("Whatever a value holds, the log gets exactly one printable line")
    func mutations() {
        var random = SeededRandom(seed: 11)
        let seed = Array("Joe \"x\" <joe@example.org> k=v \u{1B}[2J Grüße \\ end".utf8)
        let logger = log().logger("t")
        for _ in 0..<2_000 {
            logger.info(
                "e", [.unredacted("v", String(decoding: mutated(seed, using: &random), as: UTF8.self))])
        }
        let unsafe = lines.all.contains { line in
            line.utf8.dropLast().contains { $0 < 0x20 || $0 == 0x7F } || line.utf8.last != 0x0A
        }
        #expect(!unsafe)
    }
}
