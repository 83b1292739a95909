import Synchronization

/// Makes version 7 identifiers (RFC 9562 section 5.7), each greater than the one before, from any thread.
///
/// Behind the 48 bits of milliseconds stands a counter of 26 bits (section 6.2, method 1) that starts at a random
/// value below its half in every new millisecond; the last 48 bits are random each time.
package final class UUIDv7Generator: Sendable {
    private struct State {
        var milliseconds: UInt64 = 0
        var counter: UInt32 = 0
    }

    private static let counterBits: UInt32 = 26
    private let state = Mutex(State())

    package init() {}

    /// - Parameter now: the wall clock. While it stands still or goes back, the last time is kept and the
    ///   counter goes on, so that order holds.
    package func next(now: Timestamp) -> UUID {
        var random = SystemRandomNumberGenerator()
        let clock = UInt64(clamping: now.milliseconds) & 0xFFFF_FFFF_FFFF
        let tail = random.next()
        let fresh = UInt32(truncatingIfNeeded: tail >> 48) << 9 | UInt32.random(in: 0..<512, using: &random)
        let (milliseconds, counter) = state.withLock { state in
            if clock > state.milliseconds {
                state.milliseconds = clock
                state.counter = fresh
            } else {
                state.counter &+= 1
                if state.counter >> Self.counterBits != 0 {
                    state.milliseconds &+= 1
                    state.counter = fresh
                }
            }
            return (state.milliseconds, state.counter)
        }
        return UUID(
            high: milliseconds << 16 | 0x7000 | UInt64(counter >> 14),
            low: 0x8000_0000_0000_0000 | UInt64(counter & 0x3FFF) << 48 | tail & 0xFFFF_FFFF_FFFF)
    }
}

extension UUID {
    private static let generator = UUIDv7Generator()

    /// A new identifier, greater than all that this process made before.
    package static func v7(now: Timestamp = .now()) -> UUID { generator.next(now: now) }

    /// A new identifier with nothing but random bits behind its millisecond.
    ///
    /// The counter of ``v7(now:)`` is the process's: who gets two identifiers of one moment reads from it how many others got between them.
    package static func unlinkedV7(now: Timestamp = .now()) -> UUID {
        var random = SystemRandomNumberGenerator()
        let milliseconds = UInt64(clamping: now.milliseconds) & 0xFFFF_FFFF_FFFF
        return UUID(
            high: milliseconds << 16 | 0x7000 | random.next() & 0x0FFF,
            low: 0x8000_0000_0000_0000 | random.next() & 0x3FFF_FFFF_FFFF_FFFF)
    }

    /// The greatest identifier that can be made in a millisecond: what is above it was made later.
    package static func lastV7(of moment: Timestamp) -> UUID {
        let milliseconds = min(UInt64(clamping: moment.milliseconds), 0xFFFF_FFFF_FFFF)
        return UUID(high: milliseconds << 16 | 0x7FFF, low: 0xBFFF_FFFF_FFFF_FFFF)
    }

    /// The time in a version 7 identifier; nil for another version.
    package var timestamp: Timestamp? {
        (high >> 12) & 0x0F == 7 ? Timestamp(milliseconds: Int64(high >> 16)) : nil
    }
}
