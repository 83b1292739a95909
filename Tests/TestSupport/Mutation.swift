/// Damages `bytes` in one to four random places: flips, deletes, repeats, splices in bytes that parsers
/// stumble over. The same generator state gives the same damage.
package func mutated(_ bytes: [UInt8], using random: inout SeededRandom) -> [UInt8] {
    let irritants: [[UInt8]] = [
        [0], [0x0A], [0x0D], [0x0D, 0x0A], [0xFF], [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0x2D, 0x2D],
        Array("\"".utf8), Array("\\".utf8), Array("%00".utf8), Array("=?".utf8), Array("?=".utf8),
        Array("99999999999999999999".utf8), Array("-1".utf8), Array(":".utf8), Array(";".utf8),
        Array("<".utf8), Array("(".utf8), Array("{[".utf8), Array(" ".utf8), [0xE2, 0x80, 0xAE],
    ]
    var result = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = result.isEmpty ? 0 : Int.random(in: 0..<result.count, using: &random)
        let end = min(result.count, at + Int.random(in: 0...24, using: &random))
        switch Int.random(in: 0..<7, using: &random) {
        case 0 where !result.isEmpty: result[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1 where !result.isEmpty: result[at] = UInt8.random(in: 0...255, using: &random)
        case 2: result.removeSubrange(at..<end)
        case 3: result.insert(contentsOf: result[at..<end], at: at)
        case 4: result.insert(contentsOf: irritants.randomElement(using: &random) ?? [], at: at)
        case 5: result.removeSubrange(at...)
        default:
            let run = Array(result[at..<end])
            let times = Int.random(in: 1...40, using: &random)
            for _ in 0..<times { result.insert(contentsOf: run, at: at) }
        }
    }
    return result
}
