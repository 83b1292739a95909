/// All phrases of all vocabularies in one trie over folded bytes, built once.
///
/// Most words of a text leave the trie after two or three bytes. Children are a linked list, and a table where there are many.
struct Lexicon: Sendable {
    static let shared = Lexicon(Vocabulary.all)

    private struct Node {
        var byte: UInt8
        var child: Int32 = -1
        var sibling: Int32 = -1
        var phrase: Int32 = -1
        /// The child for the rest of a word, of a phrase with `*` inside.
        var ending: Int32 = -1
        /// Where this node's 256 children stand in `tables`.
        var table: Int32 = -1
        var children: UInt16 = 0
    }

    private struct Phrase {
        var text: String
        var meanings: UInt32
        /// Any ending may follow.
        var isStem: Bool
    }

    private var roots = [Int32](repeating: -1, count: 256)
    private var nodes: [Node] = []
    private var tables: [Int32] = []
    /// From this many children on a node has a table.
    private static let crowd = 5
    private var phrases: [Phrase] = []
    /// No phrase is longer than this many bytes; neither is the walk from any place of a text.
    private static let longestPhrase = 120
    /// In bytes.
    private static let longestEnding = 24

    init(_ vocabularies: [Vocabulary]) {
        for vocabulary in vocabularies {
            for (meaning, list) in vocabulary.lists {
                let text = list.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
                for item in text.split(whereSeparator: { $0 == "," || $0 == "\n" }) { insert(item, meaning) }
            }
        }
        for node in nodes.indices where nodes[node].children >= Self.crowd { tabulate(node) }
    }

    func phrase(_ index: Int) -> String { phrases.indices.contains(index) ? phrases[index].text : "" }

    func meanings(_ index: Int) -> UInt32 { phrases.indices.contains(index) ? phrases[index].meanings : 0 }

    private mutating func insert(_ item: Substring, _ meaning: Meaning) {
        var words = item.split(separator: " ").joined(separator: " ")
        let isStem = words.hasSuffix("*")
        if isStem { words.removeLast() }
        let key = TextFolder.read(words) { text in
            (0..<min(text.count, Self.longestPhrase)).map { text[$0] == Byte.hyphen ? Byte.space : text[$0] }
        }
        guard let first = key.first else { return }
        var node = roots[Int(first)]
        if node < 0 {
            node = newNode(first)
            roots[Int(first)] = node
        }
        for byte in key.dropFirst() {
            var next = child(of: node, byte)
            if next < 0 {
                next = newNode(byte)
                nodes[Int(node)].children &+= 1
                if byte == UInt8(ascii: "*") { nodes[Int(node)].ending = next }
                nodes[Int(next)].sibling = nodes[Int(node)].child
                nodes[Int(node)].child = next
            }
            node = next
        }
        let known = Int(nodes[Int(node)].phrase)
        if known >= 0 {
            phrases[known].meanings |= meaning.bit
            phrases[known].isStem = phrases[known].isStem || isStem
        } else {
            nodes[Int(node)].phrase = Int32(truncatingIfNeeded: phrases.count)
            phrases.append(Phrase(text: words, meanings: meaning.bit, isStem: isStem))
        }
    }

    private mutating func newNode(_ byte: UInt8) -> Int32 {
        nodes.append(Node(byte: byte))
        return Int32(truncatingIfNeeded: nodes.count &- 1)
    }

    private mutating func tabulate(_ node: Int) {
        let table = tables.count
        tables.append(contentsOf: repeatElement(-1, count: 256))
        var next = nodes[node].child
        while next >= 0 {
            tables[table + Int(nodes[Int(next)].byte)] = next
            next = nodes[Int(next)].sibling
        }
        nodes[node].table = Int32(truncatingIfNeeded: table)
    }

    private func child(of node: Int32, _ byte: UInt8) -> Int32 {
        let parent = nodes[Int(node)]
        if parent.table >= 0 { return tables[Int(parent.table) &+ Int(byte)] }
        var next = parent.child
        while next >= 0, nodes[Int(next)].byte != byte { next = nodes[Int(next)].sibling }
        return next
    }

    /// The longest phrase that begins at `start`, and where it ends. A space in a phrase stands for one space, hyphen or line end.
    func longestMatch(in text: FoldedText, at start: Int) -> (phrase: Int, end: Int)? {
        let root = roots[Int(text[start])]
        return root < 0 ? nil : longestMatch(in: text, from: root, at: start)
    }

    /// `node` matches the byte at `index`.
    private func longestMatch(in text: FoldedText, from first: Int32, at start: Int) -> (
        phrase: Int, end: Int
    )? {
        var node = first
        var index = start
        var found: (phrase: Int, end: Int)?
        while node >= 0 {
            let here = nodes[Int(node)]
            index &+= 1
            if here.phrase >= 0, index > found?.end ?? 0,
                isEnd(of: phrases[Int(here.phrase)], in: text, at: index)
            {
                found = (Int(here.phrase), index)
            }
            guard here.child >= 0, index < text.count else { break }
            // An ending inside a phrase (`kod* jednorazow*`): skip the rest of the word. At most two deep, as phrases are written.
            if here.ending >= 0, let end = Self.wordEnd(in: text, from: index),
                let match = longestMatch(in: text, from: here.ending, at: end &- 1),
                match.end > found?.end ?? 0
            {
                found = match
            }
            var byte = text[index]
            if byte == Byte.hyphen || byte == Byte.newline {
                byte = Byte.space
                if text[index] == Byte.hyphen, text[index &+ 1] == Byte.space { index &+= 1 }
            }
            node = child(of: node, byte)
        }
        return found
    }

    /// Where the word around `start` ends; nil for a word too long to be an inflected form.
    private static func wordEnd(in text: FoldedText, from start: Int) -> Int? {
        var index = start
        while index &- start <= longestEnding {
            guard Byte.isContinuation(text[index]) || Script(of: text, at: index) == .spaced else {
                return index
            }
            index &+= 1
        }
        return nil
    }

    private func isEnd(of phrase: Phrase, in text: FoldedText, at index: Int) -> Bool {
        phrase.isStem || Script(of: text, at: index) != .spaced
            || Script(of: text, before: index) == .unspaced
    }
}
