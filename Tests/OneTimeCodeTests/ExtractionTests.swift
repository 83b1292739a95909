import Testing

@testable import OneTimeCode

@Suite("Extraction")
struct ExtractionTests {
    private func otp(_ subject: String, _ body: String) -> String? {
        Extraction(of: Content(subject: subject, plain: body)).otp
    }

    @Test("The code in the subject is found")
    func subject() { #expect(otp("482913 is your Instagram code", "") == "482913") }
}
