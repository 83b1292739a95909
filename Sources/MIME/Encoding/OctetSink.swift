/// Where a transfer decoder puts its octets.
protocol DecodedOctets {
    var isFull: Bool { get }
    mutating func append(_ octet: UInt8)
    mutating func append(_ slice: ArraySlice<UInt8>)
}

/// Keeps the first `limit` octets.
struct OctetSink: DecodedOctets {
    private(set) var octets: [UInt8] = []
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    var isFull: Bool { octets.count >= limit }
    mutating func append(_ octet: UInt8) { octets.append(octet) }
    mutating func append(_ slice: ArraySlice<UInt8>) {
        octets.append(contentsOf: slice.prefix(max(0, limit &- octets.count)))
    }
}

/// Counts octets and keeps none: the size of an attachment costs no memory.
struct OctetCount: DecodedOctets {
    private(set) var count = 0

    var isFull: Bool { false }
    mutating func append(_ octet: UInt8) { count &+= 1 }
    mutating func append(_ slice: ArraySlice<UInt8>) { count &+= slice.count }
}
