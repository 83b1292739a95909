package import Telemetry

/// What the webhooks count, of all owners together.
package struct WebhookMetrics: Sendable {
    /// How a try went.
    package enum Result: String, MetricLabel {
        case delivered, failed

        package static let labelName: StaticString = "result"
    }

    let tries: MetricSet<Result, Counter>
    let duration: Histogram
    let underWay: Gauge

    package init(_ registry: inout MetricsRegistry) {
        tries = registry.counters(
            "restante_webhook_tries_total", "Webhook calls tried, by how it went.", by: Result.self)
        duration = registry.histogram("restante_webhook_try_duration_seconds", "One try of a webhook call.")
        underWay = registry.gauge("restante_webhook_calls", "Webhook calls under way.")
    }
}
