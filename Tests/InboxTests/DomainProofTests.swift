import Inbox
import TestSupport
import Testing

@Suite("The proof of a domain")
struct DomainProofTests {
    private let proof = DomainProof(domain: "example.com", token: "abc")

    @Test("is a TXT record at a name of its own")
    func record() {
        #expect(proof.name == "_restante.example.com")
        #expect(proof.value == "restante-verification=abc")
    }

    @Test(
        "is found as one whole text",
        arguments: [
            (["v=spf1 -all", "restante-verification=abc"], true), ([" restante-verification=abc\t"], true),
            ([], false), (["restante-verification=abcd"], false), (["abc"], false),
            (["x restante-verification=abc"], false), (["Restante-Verification=abc"], false),
        ])
    func found(texts: [String], isFound: Bool) {
        #expect(proof.isFound(in: texts) == isFound)
    }

    @Test("holds a token that nobody guesses and that is never the same twice")
    func tokens() {
        var random = SeededRandom(seed: 1)
        let tokens = (0..<1000).map { _ in DomainProof.makeToken(random: &random) }
        #expect(Set(tokens).count == 1000)
        #expect(tokens.allSatisfy { $0.utf8.count == 32 && $0.allSatisfy { $0.isLetter || $0.isNumber } })
        #expect(DomainProof.makeToken() != DomainProof.makeToken())
    }
}
