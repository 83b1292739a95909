import Foundation
import TestSupport
import Testing

@testable import Web

@Suite("Compressed files")
struct GzipTests {
    /// What gzip(1) makes of it.
    private func unpacked(_ octets: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gz")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(octets).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/gzip")
        process.arguments = ["-dc", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return Array(data)
    }

    @Test("unpack to what they were, whatever that is")
    func roundTrip() throws {
        var random = SeededRandom(seed: 1951)
        let noise = (0..<40_000).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        // Repetitions of every length and many distances, also further back than may be referred to.
        var repeated = Array(noise.prefix(300))
        for length in 1...300 {
            repeated += noise.prefix(length) + [UInt8(length % 256)]
        }
        let samples: [[UInt8]] = [
            [], [0], [255, 255], Array("aaa".utf8), [UInt8](repeating: 7, count: 100_000), noise,
            noise + noise,
            repeated,
            Array(noise.prefix(200)) + [UInt8](repeating: 0, count: 32_568) + Array(noise.prefix(200)),
        ]
        for octets in samples {
            #expect(try unpacked(octets.gzipped) == octets, "\(octets.count) octets")
        }
    }

    @Test("are what a page loads, at less than two thirds")
    func pages() throws {
        let names = ["ui.js", "base.css", "lang/owner.ko.js"]
        let files = PageFiles().files
        for name in names {
            let octets = try #require(files[name]).octets
            let compressed = octets.gzipped
            #expect(try unpacked(compressed) == octets, "\(name)")
            #expect(compressed.count * 3 < octets.count * 2, "\(name)")
        }
    }
}
