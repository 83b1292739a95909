import Testing

@testable import HTTP

private func encoded(_ response: Response, _ form: ResponseEncoder.Form = .init()) -> String {
    var octets: [UInt8] = []
    ResponseEncoder.append(
        response, form: form, requestID: RequestID(number: 0xAB), date: DateField.format(784_111_777),
        to: &octets)
    return String(decoding: octets, as: UTF8.self)
}

@Suite("The answer encoder")
struct ResponseEncoderTests {
    private let head = """
        HTTP/1.1 200 OK\r
        Date: Sun, 06 Nov 1994 08:49:37 GMT\r
        X-Request-Id: 00000000000000ab\r
        Content-Type: application/json\r

        """

    @Test("writes an answer in one piece")
    func whole() {
        #expect(encoded(.json(Array("{}".utf8))) == head + "Content-Length: 2\r\n\r\n{}")
    }

    @Test("leaves out the content, and nothing else, for HEAD")
    func headOnly() {
        #expect(
            encoded(.json(Array("{}".utf8)), .init(omitsContent: true)) == head + "Content-Length: 2\r\n\r\n")
    }

    @Test("says that the connection will be closed")
    func closes() {
        #expect(
            encoded(.json(Array("{}".utf8)), .init(closes: true))
                == head + "Content-Length: 2\r\nConnection: close\r\n\r\n{}")
    }

    @Test("writes each event so that nothing in it can begin another")
    func events() {
        var events = EventWriter()
        events.retry(3_000)
        events.event("message", id: "7\n8", data: Array("one\ntwo\r\nthree\r\rfour\n".utf8))
        events.event("empty", id: "", data: [])
        #expect(
            String(decoding: events.bytes, as: UTF8.self) == """
                retry: 3000

                event: message
                id: 7 8
                data: one
                data: two
                data: three
                data:\u{20}
                data: four
                data:\u{20}

                event: empty
                id:\u{20}
                data:\u{20}


                """)
    }

    @Test("gives no length to an answer that has no content")
    func noContent() {
        #expect(encoded(Response(.noContent)).hasSuffix("ab\r\n\r\n"))
    }

    @Test("writes chunks in hexadecimal, and none for nothing")
    func chunks() {
        var octets: [UInt8] = []
        ResponseEncoder.appendChunk([], to: &octets)
        ResponseEncoder.appendChunk(Array("0123456789abcdef".utf8), to: &octets)
        #expect(String(decoding: octets, as: UTF8.self) == "10\r\n0123456789abcdef\r\n")
    }

    @Test("lets no value start a field of its own")
    func splitting() {
        var fields = HeaderFields()
        fields.append("X-Name", "a\r\nSet-Cookie: b\0")
        fields.append("X-Number", -12)
        #expect(fields.all.map(\.name) == ["X-Name", "X-Number"])
        #expect(fields["x-name"] == "a  Set-Cookie: b")
        #expect(fields["X-NUMBER"] == "-12")
    }

    @Test("gives every request an id of its own")
    func ids() {
        let sequence = RequestIDSequence()
        let ids = Set((0..<1_000).map { _ in sequence.next().description })
        #expect(ids.count == 1_000)
        #expect(ids.allSatisfy { $0.utf8.count == 16 })
    }
}
