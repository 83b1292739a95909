/// The metrics of a process. A value: parts of the program register theirs while it is a `var` at start; the
/// `let` that the listener gets is frozen.
package struct MetricsRegistry: Sendable {
    /// Prometheus text exposition format 0.0.4.
    package static let contentType: StaticString = "text/plain; version=0.0.4; charset=utf-8"

    private var families: [MetricFamily] = []

    package init() {}

    /// - Parameter name: ends in `_total` by Prometheus' convention.
    package mutating func counter(_ name: StaticString, _ help: StaticString) -> Counter {
        let counter = Counter()
        register(name, help, .counter, [([], .counter(counter))])
        return counter
    }

    package mutating func counters<Labels: MetricLabels>(
        _ name: StaticString, _ help: StaticString, by labels: Labels.Type
    ) -> MetricSet<Labels, Counter> {
        let set = MetricSet<Labels, Counter>({ _ in Counter() }, fallback: Counter())
        register(name, help, .counter, labels.allCases.map { ($0.labels, .counter(set[$0])) })
        return set
    }

    package mutating func gauge(_ name: StaticString, _ help: StaticString) -> Gauge {
        let gauge = Gauge()
        register(name, help, .gauge, [([], .gauge(gauge))])
        return gauge
    }

    package mutating func gauges<Labels: MetricLabels>(
        _ name: StaticString, _ help: StaticString, by labels: Labels.Type
    ) -> MetricSet<Labels, Gauge> {
        let set = MetricSet<Labels, Gauge>({ _ in Gauge() }, fallback: Gauge())
        register(name, help, .gauge, labels.allCases.map { ($0.labels, .gauge(set[$0])) })
        return set
    }

    /// A gauge whose value is read when it is shown. `read` is called on the thread that shows the metrics.
    package mutating func gauge(
        _ name: StaticString, _ help: StaticString, read: @escaping @Sendable () -> Int64
    ) {
        register(name, help, .gauge, [([], .reading(read))])
    }

    /// - Parameter bounds: upper bounds of the buckets, ascending, in `unit`.
    package mutating func histogram(
        _ name: StaticString, _ help: StaticString, unit: Histogram.Unit = .microseconds,
        bounds: [UInt64] = .latencyBounds
    ) -> Histogram {
        let histogram = Histogram(unit: unit, bounds: bounds)
        register(name, help, .histogram, [([], .histogram(histogram))])
        return histogram
    }

    package mutating func histograms<Labels: MetricLabels>(
        _ name: StaticString, _ help: StaticString, by labels: Labels.Type,
        unit: Histogram.Unit = .microseconds, bounds: [UInt64] = .latencyBounds
    ) -> MetricSet<Labels, Histogram> {
        let set = MetricSet<Labels, Histogram>(
            { _ in Histogram(unit: unit, bounds: bounds) }, fallback: Histogram(unit: unit, bounds: bounds))
        register(name, help, .histogram, labels.allCases.map { ($0.labels, .histogram(set[$0])) })
        return set
    }

    /// All metrics as they are now, in the order of their registration.
    package func exposition() -> String {
        var text = ""
        for family in families { family.write(to: &text) }
        return text
    }

    private mutating func register(
        _ name: StaticString, _ help: StaticString, _ kind: MetricFamily.Kind,
        _ series: [(labels: [(name: StaticString, value: String)], metric: MetricFamily.Metric)]
    ) {
        precondition(!families.contains { $0.name == name.description }, "one metric of each name")
        families.append(
            MetricFamily(
                name: name.description, help: help.description, kind: kind,
                series: series.map(MetricFamily.Series.init)))
    }
}
