/// What another server has answered.
package struct ClientResponse: Sendable {
    package var status: Int
    /// In order, names in lower case.
    package var fields: [(name: String, value: String)] = []
    package var body: [UInt8] = []
    /// Whether `body` is all of it: false when it was too large, came too slowly, broke off or made no sense.
    package var isComplete = false

    package init(status: Int) { self.status = status }

    package var isSuccess: Bool { (200..<300).contains(status) }

    /// The value of the first field called `name`, in lower case.
    package subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
}

/// What an answer may cost. Octets unless said otherwise.
package struct ResponseLimits: Sendable {
    /// All headers together, those of interim answers included; more is an error.
    package var header = 64 * 1024
    /// What is more is not read.
    package var body = 64 * 1024

    package init() {}
}
