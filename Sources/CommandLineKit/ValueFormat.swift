/// How the text of an option, argument or setting becomes a value.
package struct ValueFormat<Value: Sendable>: Sendable {
    /// Completes the sentence "… is not", such as `a whole number from 1 to 3650`.
    package let expectation: String
    /// All there is to choose from, for completion; empty if it cannot be listed.
    let choices: [String]
    let kind: ValueKind
    let read: @Sendable (String) -> Value?

    /// - Parameters:
    ///   - expectation: completes the sentence "'…' is not".
    ///   - read: nil for text that is no such value.
    package init(
        _ expectation: String, choices: [String] = [], read: @escaping @Sendable (String) -> Value?
    ) {
        self.init(expectation, choices: choices, kind: .word, read: read)
    }

    init(
        _ expectation: String, choices: [String] = [], kind: ValueKind,
        read: @escaping @Sendable (String) -> Value?
    ) {
        self.expectation = expectation
        self.choices = choices
        self.kind = kind
        self.read = read
    }
}

/// What completion offers, and whether `-` takes the value from standard input.
enum ValueKind: Sendable {
    case word, path, inputFile
}

extension ValueFormat where Value == String {
    /// Any text but the empty one.
    package static let text = ValueFormat("a text") { $0.isEmpty ? nil : $0 }

    /// The path of a file or folder.
    package static let path = ValueFormat("a path", kind: .path) { path in
        path.isEmpty || path.utf8.contains(0) ? nil : path
    }
}

extension ValueFormat where Value == Int {
    package static func integer(_ range: ClosedRange<Int>) -> ValueFormat {
        let expectation =
            range.upperBound == .max
            ? "a whole number from \(range.lowerBound)"
            : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        return ValueFormat(expectation) { text in
            guard let value = Int(text), range.contains(value) else { return nil }
            return value
        }
    }
}

extension ValueFormat where Value == InputFile {
    /// A file to read a secret from, or `-` for standard input.
    package static let inputFile = ValueFormat("a file or '-'", kind: .inputFile) { text in
        guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
        return text == "-" ? .standardInput : .path(text)
    }
}

extension ValueFormat where Value: CaseIterable & RawRepresentable<String> {
    /// One of the words of an enum.
    package static func oneOf(_ words: Value.Type) -> ValueFormat {
        let choices = words.allCases.map(\.rawValue)
        return ValueFormat("one of \(choices.joined(separator: ", "))", choices: choices, read: Value.init)
    }
}

extension ValueFormat {
    /// Several values between commas, at least one.
    package var list: ValueFormat<[Value]> {
        let read = self.read
        return ValueFormat<[Value]>("a list of \(expectation), separated by commas", choices: choices) {
            text in
            var values: [Value] = []
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                guard let value = read(String(part)) else { return nil }
                values.append(value)
            }
            return values
        }
    }

    /// The value, or nil for the word `off`.
    package var orOff: ValueFormat<Value?> {
        let read = self.read
        return ValueFormat<Value?>("\(expectation) or 'off'", choices: choices, kind: kind) { text in
            if text == "off" { return .some(nil) }
            return read(text).map { .some($0) }
        }
    }
}
