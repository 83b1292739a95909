package import Telemetry

/// What the intake counts.
package struct IntakeMetrics: Sendable {
    /// Whether a mail had a code.
    package enum Finding: String, MetricLabel {
        case code, none

        package static let labelName: StaticString = "found"
    }

    /// What became of an event of the trail.
    package enum TrailFate: String, MetricLabel {
        case recorded
        /// There were too many at once; the trail says how many.
        case overflowed
        /// The database would not have it: its owner is gone.
        case dropped

        package static let labelName: StaticString = "fate"
    }

    let reading: Histogram
    let mails: MetricSet<Finding, Counter>
    let trail: MetricSet<TrailFate, Counter>
    let commit: Histogram
    let batch: Histogram

    package init(_ registry: inout MetricsRegistry) {
        reading = registry.histogram(
            "restante_intake_reading_duration_seconds", "Taking a mail apart and looking for its code.")
        mails = registry.counters(
            "restante_intake_mails_total", "Mails stored, by whether a code was found.", by: Finding.self)
        trail = registry.counters(
            "restante_intake_trail_events_total", "Events of the intake trail.", by: TrailFate.self)
        commit = registry.histogram("restante_intake_commit_duration_seconds", "One commit of mails.")
        batch = registry.histogram(
            "restante_intake_commit_mails", "Mails in one commit.", unit: .plain,
            bounds: [1, 2, 4, 8, 16, 32, 64, 128, 256])
    }
}
