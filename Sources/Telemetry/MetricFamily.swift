/// The series of one metric name, and how they are written down (Prometheus, "Exposition formats", text 0.0.4).
struct MetricFamily: Sendable {
    enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    enum Metric: Sendable {
        case counter(Counter)
        case gauge(Gauge)
        case reading(@Sendable () -> Int64)
        case histogram(Histogram)
    }

    struct Series: Sendable {
        let labels: String
        let metric: Metric

        init(labels: [(name: StaticString, value: String)], metric: Metric) {
            self.labels = labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }.joined(
                separator: ",")
            self.metric = metric
        }
    }

    let name: String
    let help: String
    let kind: Kind
    let series: [Series]

    func write(to text: inout String) {
        text += "# HELP \(name) \(escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n"
        for one in series {
            switch one.metric {
            case .counter(let counter): line("", one.labels, String(counter.value), to: &text)
            case .gauge(let gauge): line("", one.labels, String(gauge.value), to: &text)
            case .reading(let read): line("", one.labels, String(read()), to: &text)
            case .histogram(let histogram): write(histogram, one.labels, to: &text)
            }
        }
    }

    private func write(_ histogram: Histogram, _ labels: String, to text: inout String) {
        let (cumulative, sum) = histogram.snapshot
        let edges = histogram.bounds.map { shown($0, histogram.unit) } + ["+Inf"]
        for (edge, count) in zip(edges, cumulative) {
            let comma = labels.isEmpty ? "" : ","
            line("_bucket", "\(labels)\(comma)le=\"\(edge)\"", String(count), to: &text)
        }
        line("_sum", labels, shown(sum, histogram.unit), to: &text)
        line("_count", labels, String(cumulative.last ?? 0), to: &text)
    }

    private func line(_ suffix: String, _ labels: String, _ value: String, to text: inout String) {
        text += labels.isEmpty ? "\(name)\(suffix) \(value)\n" : "\(name)\(suffix){\(labels)} \(value)\n"
    }
}

/// Microseconds become seconds by moving the point, so that no rounding changes a bound between two scrapes.
private func shown(_ value: UInt64, _ unit: Histogram.Unit) -> String {
    guard unit == .microseconds else { return String(value) }
    let (seconds, micros) = value.quotientAndRemainder(dividingBy: 1_000_000)
    guard micros > 0 else { return String(seconds) }
    var digits = String(micros + 1_000_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(seconds).\(digits)"
}

private func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": result += #"\\"#
        case "\n": result += #"\n"#
        case "\"" where quotes: result += #"\""#
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
