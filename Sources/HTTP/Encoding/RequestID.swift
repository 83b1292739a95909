import Synchronization

/// Names one request in its answer and in the log: sixteen hexadecimal digits.
package struct RequestID: Sendable, Equatable, CustomStringConvertible {
    private let number: UInt64

    init(number: UInt64) { self.number = number }

    package var description: String {
        var octets: [UInt8] = []
        append(to: &octets)
        return String(decoding: octets, as: UTF8.self)
    }

    func append(to octets: inout [UInt8]) {
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift)) & 15
            octets.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
        }
    }
}

/// Gives request ids: a counter from a random start, put through a bijection, so that within a server no two are
/// equal and none tells how many came before.
final class RequestIDSequence: Sendable {
    private let counter: Atomic<UInt64>

    init() { counter = Atomic(UInt64.random(in: .min ... .max)) }

    func next() -> RequestID {
        // The finaliser of SplitMix64.
        var number = counter.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
        return RequestID(number: number ^ (number >> 31))
    }
}
