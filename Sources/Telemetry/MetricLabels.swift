/// The labels of a metric: a closed set, known before the first observation, so that no tenant's data and no
/// client's bytes can become a label or grow the number of series.
///
/// An enum of strings needs only `labelName`; a struct of two enums gives `labels` and `allCases` itself.
package protocol MetricLabels: CaseIterable, Hashable, Sendable {
    var labels: [(name: StaticString, value: String)] { get }
}

/// A closed set with one label.
package protocol MetricLabel: MetricLabels, RawRepresentable where RawValue == String {
    static var labelName: StaticString { get }
}

extension MetricLabel {
    package var labels: [(name: StaticString, value: String)] { [(Self.labelName, rawValue)] }
}

/// One metric for each member of a closed set of labels.
package struct MetricSet<Labels: MetricLabels, Metric: Sendable>: Sendable {
    private let metrics: [Labels: Metric]
    private let fallback: Metric

    init(_ make: (Labels) -> Metric, fallback: Metric) {
        metrics = Dictionary(Labels.allCases.map { ($0, make($0)) }) { first, _ in first }
        self.fallback = fallback
    }

    /// A value that its own `allCases` left out lands on a metric that is never shown.
    package subscript(_ labels: Labels) -> Metric { metrics[labels] ?? fallback }
}
