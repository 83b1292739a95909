import MIME
import Testing

@Suite("Text with format=flowed")
struct FlowedTextTests {
    private func text(_ parameters: String, _ lines: String...) -> String? {
        message(
            "Content-Type: text/plain; \(parameters)", "", lines.joined(separator: "\r\n")
        ).text
    }

    @Test("soft line breaks are joined, and stuffed spaces dropped")
    func joined() {
        #expect(
            text("format=flowed", "Your code is ", "123456 and", " From me", " >x")
                == "Your code is 123456 and\nFrom me\n>x")
        #expect(
            text("Format=Flowed; DelSp=Yes", "https://x.example/ ", "path ", "") == "https://x.example/path\n"
        )
        #expect(text("format=fixed", "a ", "b") == "a \nb")
    }

    @Test("quotes are joined with quotes of their depth")
    func quotes() {
        #expect(text("format=flowed", "> a ", "> b", ">> c ", "> d", "e") == "> a b\n>> c\n> d\ne")
    }

    @Test("the line before a signature stands alone")
    func signature() {
        #expect(text("format=flowed", "a ", "-- ", "me ", "too", "") == "a\n-- \nme too\n")
    }
}
