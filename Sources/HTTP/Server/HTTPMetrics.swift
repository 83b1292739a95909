package import Telemetry

/// What the server counts.
package struct HTTPMetrics: Sendable {
    package enum StatusClass: String, MetricLabel {
        case informational = "1xx"
        case success = "2xx"
        case redirection = "3xx"
        case clientError = "4xx"
        case serverError = "5xx"

        package static let labelName: StaticString = "status"

        init(_ status: Status) {
            switch status.code {
            case ..<200: self = .informational
            case ..<300: self = .success
            case ..<400: self = .redirection
            case ..<500: self = .clientError
            default: self = .serverError
            }
        }
    }

    let requests: MetricSet<StatusClass, Counter>
    let duration: Histogram
    let connections: Gauge
    let refusedConnections: Counter
    let failedHandshakes: Counter

    package init(_ registry: inout MetricsRegistry) {
        requests = registry.counters(
            "restante_http_requests_total", "Requests answered.", by: StatusClass.self)
        duration = registry.histogram(
            "restante_http_request_duration_seconds", "From the whole request to its encoded answer.")
        connections = registry.gauge("restante_http_connections", "Open connections.")
        refusedConnections = registry.counter(
            "restante_http_refused_connections_total", "Connections closed because there were too many.")
        failedHandshakes = registry.counter(
            "restante_http_failed_handshakes_total", "Connections closed because TLS could not be agreed on.")
    }

    /// Metrics that nobody reads, for a listener that is not part of the product.
    package static var unregistered: HTTPMetrics {
        var registry = MetricsRegistry()
        return HTTPMetrics(&registry)
    }
}
