/// What lies between a keyword and a number.
struct Gap {
    var words: Int
    var lines: Int
    /// Sentences that end in between.
    var sentences: Int
    /// A sentence ends in between, and more words follow it.
    var crossesSentence: Bool
    /// A comma stands in between.
    var hasComma: Bool
    /// A colon or an equals sign stands directly before the end.
    var endsWithColon: Bool

    /// Farther apart than this many bytes, a keyword says nothing about a number.
    static let reach = 400

    /// Nil when the two are out of reach of each other.
    init?(in distances: Distances, _ range: Range<Int>, within reach: Int = reach) {
        guard range.count <= reach else { return nil }
        let start = distances[range.lowerBound]
        let end = distances[range.upperBound]
        func words(_ place: Distances.Place) -> Int {
            Int(place.words &- start.words) &+ Int(place.unspaced &- start.unspaced) / 2
        }
        self.words = words(end)
        lines = Int(end.lines &- start.lines)
        sentences = Int(end.stops &- start.stops)
        hasComma = end.commas != start.commas
        crossesSentence = false
        if sentences > 0 {
            let stop = range.upperBound &- Int(end.sinceStop)
            crossesSentence = words(distances[stop]) < self.words
        }
        endsWithColon = distances.endsWithColon(range)
    }
}

/// The words, lines and sentences of a text, counted once from its beginning to every place, so that what lies between two
/// places is a subtraction: a mail full of numbers and keywords costs no more than its length.
struct Distances {
    /// Counts up to a place. They wrap around: what is subtracted is never farther apart than `Gap.reach`.
    struct Place {
        var words: UInt16 = 0
        /// Characters of scripts without spaces, two to a word.
        var unspaced: UInt16 = 0
        var lines: UInt16 = 0
        var stops: UInt16 = 0
        var commas: UInt16 = 0
        /// Bytes since the last stop.
        var sinceStop: UInt16 = 0
    }

    private let text: FoldedText
    private var places: [Place] = []

    init(_ text: FoldedText) {
        self.text = text
        places.reserveCapacity(text.count &+ 1)
        var place = Place()
        var previous = Script.none
        for index in 0..<text.count {
            places.append(place)
            place.sinceStop &+= 1
            let byte = text[index]
            guard !Byte.isContinuation(byte) else { continue }
            let script = Script(of: text, at: index)
            switch script {
            // The ending of an inflected keyword is no word of its own.
            case .spaced: if previous != .spaced { place.words &+= 1 }
            case .unspaced: place.unspaced &+= 1
            case .none:
                switch byte {
                case Byte.newline: place.lines &+= 1
                case UInt8(ascii: ","): place.commas &+= 1
                case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                    if Byte.isWhite(text[index &+ 1]) {
                        place.stops &+= 1
                        place.sinceStop = 0
                    }
                default: break
                }
            }
            previous = script
        }
        places.append(place)
    }

    subscript(place: Int) -> Place { places[max(0, min(place, places.count &- 1))] }

    func endsWithColon(_ range: Range<Int>) -> Bool {
        var end = range.upperBound
        while end > range.lowerBound, text[end &- 1] <= Byte.space { end &-= 1 }
        guard end > range.lowerBound else { return false }
        return text[end &- 1] == UInt8(ascii: ":") || text[end &- 1] == UInt8(ascii: "=")
    }
}
