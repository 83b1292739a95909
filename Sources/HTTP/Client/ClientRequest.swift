/// A request to another server.
package struct ClientRequest: Sendable {
    package var url: HTTPURL
    /// Beside Host, Content-Length and Connection.
    package var fields: HeaderFields
    package var body: [UInt8]

    /// A POST.
    package init(posting body: [UInt8], to url: HTTPURL, _ fields: HeaderFields) {
        self.url = url
        self.fields = fields
        self.body = body
    }

    /// As it is sent.
    var octets: [UInt8] {
        var own = HeaderFields()
        own.append("Host", url.authority)
        own.append("Content-Length", body.count)
        own.append("Connection", "close")
        return Array("POST \(url.target) HTTP/1.1\r\n".utf8) + own.octets + fields.octets + Array("\r\n".utf8)
            + body
    }
}
