/// Octets in the compressed format DEFLATE (RFC 1951): one block with the fixed Huffman codes, which spare small texts a table ahead.
///
/// Only the way there: nothing that a stranger compressed is ever read.
struct Deflate {
    private(set) var octets: [UInt8] = []
    /// Bits that fill no octet yet, the first one lowest.
    private var bits: UInt64 = 0
    private var count = 0

    /// How far back what is said again may lie, and how long it may be (section 2).
    private static let window = 32_768
    private static let lengths = 3...258
    /// So many of the places where the next three octets stood before are compared.
    private static let mostPlaces = 12

    init(_ source: [UInt8]) {
        octets.reserveCapacity(source.count / 2)
        // BFINAL, BTYPE 01.
        write(1, 1)
        write(1, 2)
        var places = Places(count: source.count)
        var position = 0
        while position < source.count {
            let (distance, length) = Self.repetition(in: source, at: position, places)
            if length >= Self.lengths.lowerBound {
                write(length: length)
                write(distance: distance)
            } else {
                write(symbol: Int(source[position]))
            }
            for _ in 0..<max(length, 1) {
                places.note(position, in: source)
                position += 1
            }
        }
        write(symbol: 256)
        write(0, (8 - count % 8) % 8)
    }

    // MARK: What is said again

    /// Where the octets that begin at three equal ones stood before; by a hash of the three.
    private struct Places {
        private var last = [Int32](repeating: -1, count: 4096)
        private var earlier: [Int32]

        init(count: Int) { earlier = [Int32](repeating: -1, count: count) }

        private static func hash(_ source: [UInt8], _ position: Int) -> Int? {
            guard position + 2 < source.count else { return nil }
            return (Int(source[position]) << 8 ^ Int(source[position + 1]) << 4 ^ Int(source[position + 2]))
                & 4095
        }

        mutating func note(_ position: Int, in source: [UInt8]) {
            guard let hash = Self.hash(source, position) else { return }
            earlier[position] = last[hash]
            last[hash] = Int32(position)
        }

        func latest(before position: Int, in source: [UInt8]) -> Int {
            Self.hash(source, position).map { Int(last[$0]) } ?? -1
        }

        func before(_ place: Int) -> Int { Int(earlier[place]) }
    }

    /// The longest of the places that are compared; length 0 when there is none.
    private static func repetition(
        in source: [UInt8], at position: Int, _ places: Places
    ) -> (distance: Int, length: Int) {
        var best = (distance: 0, length: 0)
        let most = min(lengths.upperBound, source.count - position)
        var place = places.latest(before: position, in: source)
        for _ in 0..<mostPlaces {
            guard place >= 0, position - place <= window else { break }
            var length = 0
            while length < most, source[place + length] == source[position + length] { length += 1 }
            if length > best.length { best = (position - place, length) }
            place = places.before(place)
        }
        return best
    }

    // MARK: Bits

    /// `value` in so many bits, the lowest first (section 3.1.1).
    private mutating func write(_ value: Int, _ width: Int) {
        bits |= UInt64(value) << count
        count += width
        while count >= 8 {
            octets.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            count -= 8
        }
    }

    /// A Huffman code: its highest bit first (section 3.1.1).
    private mutating func write(code: Int, _ width: Int) {
        for bit in (0..<width).reversed() { write(code >> bit & 1, 1) }
    }

    /// A literal, the end of the block, or a length's code (section 3.2.6).
    private mutating func write(symbol: Int) {
        switch symbol {
        case 0...143: write(code: 0b0011_0000 + symbol, 8)
        case 144...255: write(code: 0b1_1001_0000 + symbol - 144, 9)
        case 256...279: write(code: symbol - 256, 7)
        default: write(code: 0b1100_0000 + symbol - 280, 8)
        }
    }

    /// From the ninth on four codes share a number of extra bits (section 3.2.5); the longest has a code of its own.
    private mutating func write(length: Int) {
        guard length < Self.lengths.upperBound else { return write(symbol: 285) }
        let value = length - Self.lengths.lowerBound
        let extra = max(0, Int.bitWidth - value.leadingZeroBitCount - 3)
        write(symbol: 257 + 4 * extra + value >> extra)
        write(value & (1 << extra - 1), extra)
    }

    /// From the fifth on two codes share a number of extra bits (section 3.2.5).
    private mutating func write(distance: Int) {
        let value = distance - 1
        let extra = max(0, Int.bitWidth - value.leadingZeroBitCount - 2)
        write(code: 2 * extra + value >> extra, 5)
        write(value & (1 << extra - 1), extra)
    }
}
