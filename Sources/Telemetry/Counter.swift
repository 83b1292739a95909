import Synchronization

/// A number that only grows. Lock-free; may be called from anywhere.
package final class Counter: Sendable {
    private let count = Atomic<UInt64>(0)

    init() {}

    package func increment(by amount: UInt64 = 1) { count.wrappingAdd(amount, ordering: .relaxed) }

    package var value: UInt64 { count.load(ordering: .relaxed) }
}

/// A number that rises and falls. Lock-free; may be called from anywhere.
package final class Gauge: Sendable {
    private let level = Atomic<Int64>(0)

    init() {}

    package func add(_ amount: Int64) { level.wrappingAdd(amount, ordering: .relaxed) }

    package func set(_ value: Int64) { level.store(value, ordering: .relaxed) }

    package var value: Int64 { level.load(ordering: .relaxed) }
}
