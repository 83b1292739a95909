import Telemetry
import Testing

private enum Verdict: String, MetricLabel {
    case accepted
    case odd = "a\"b\\c\nd"
    static let labelName: StaticString = "verdict"
}

private struct RouteStatus: MetricLabels {
    let route: String
    let status: String
    static let allCases = [
        RouteStatus(route: "otp", status: "2xx"), RouteStatus(route: "otp", status: "4xx"),
    ]
    var labels: [(name: StaticString, value: String)] { [("route", route), ("status", status)] }
}

@Suite("Metrics")
struct MetricsTests {
    @Test("Counters and gauges are shown with help, type and escaped labels")
    func exposition() {
        var registry = MetricsRegistry()
        let connections = registry.gauge("restante_connections", "Open \\ connections\nnow.")
        let mails = registry.counters("restante_mails_total", "Mails by verdict.", by: Verdict.self)
        let answers = registry.counters("restante_answers_total", "Answers.", by: RouteStatus.self)
        registry.gauge("restante_limit", "A limit.") { 42 }
        let plain = registry.counter("restante_plain_total", "Plain.")
        connections.add(3)
        connections.add(-1)
        mails[.accepted].increment()
        mails[.odd].increment(by: 2)
        answers[RouteStatus(route: "otp", status: "4xx")].increment()
        answers[RouteStatus(route: "unlisted", status: "4xx")].increment()
        plain.increment()
        #expect(
            registry.exposition() == #"""
                # HELP restante_connections Open \\ connections\nnow.
                # TYPE restante_connections gauge
                restante_connections 2
                # HELP restante_mails_total Mails by verdict.
                # TYPE restante_mails_total counter
                restante_mails_total{verdict="accepted"} 1
                restante_mails_total{verdict="a\"b\\c\nd"} 2
                # HELP restante_answers_total Answers.
                # TYPE restante_answers_total counter
                restante_answers_total{route="otp",status="2xx"} 0
                restante_answers_total{route="otp",status="4xx"} 1
                # HELP restante_limit A limit.
                # TYPE restante_limit gauge
                restante_limit 42
                # HELP restante_plain_total Plain.
                # TYPE restante_plain_total counter
                restante_plain_total 1

                """#)
    }

    @Test("A histogram of durations is cumulative and shown in seconds")
    func histogram() {
        var registry = MetricsRegistry()
        let latency = registry.histogram(
            "restante_seconds", "Time taken.", bounds: [100, 2_500, 1_000_000])
        latency.observe(.microseconds(100))
        latency.observe(.microseconds(101))
        latency.observe(.seconds(2))
        latency.observe(.seconds(-1))
        #expect(
            registry.exposition() == """
                # HELP restante_seconds Time taken.
                # TYPE restante_seconds histogram
                restante_seconds_bucket{le="0.0001"} 2
                restante_seconds_bucket{le="0.0025"} 3
                restante_seconds_bucket{le="1"} 3
                restante_seconds_bucket{le="+Inf"} 4
                restante_seconds_sum 2.000201
                restante_seconds_count 4

                """)
    }

    @Test("A histogram of sizes is shown in whole numbers, beside its labels")
    func sizes() {
        var registry = MetricsRegistry()
        let sizes = registry.histograms(
            "restante_bytes", "Sizes.", by: Verdict.self, unit: .plain, bounds: [1024])
        sizes[.accepted].observe(4096)
        let text = registry.exposition()
        #expect(text.contains("restante_bytes_bucket{verdict=\"accepted\",le=\"1024\"} 0\n"))
        #expect(text.contains("restante_bytes_sum{verdict=\"accepted\"} 4096\n"))
    }

    @Test("Counting from many tasks at once loses nothing")
    func concurrency() async {
        var registry = MetricsRegistry()
        let counter = registry.counter("restante_total", "Things.")
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { @concurrent in for _ in 0..<10_000 { counter.increment() } }
            }
        }
        #expect(counter.value == 80_000)
    }

    @Test("The longest durations do not stop the program")
    func extremes() {
        var registry = MetricsRegistry()
        let latency = registry.histogram("restante_seconds", "Time.")
        latency.observe(.seconds(Int64.max))
        latency.observe(.seconds(Int64.max))
        latency.observe(.seconds(Int64.min))
        #expect(registry.exposition().contains("restante_seconds_count 3\n"))
    }
}
