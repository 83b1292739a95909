import Foundation
import TestSupport
import Testing

@Suite("Over LMTP", .serialized)
struct LMTPTests {
    @Test("smtplib hands over, on a Unix socket and on TCP", arguments: [true, false])
    func python(isUnix: Bool) async throws {
        try await Background.run {
            let folder = try SocketFolder()
            let destination = try Destination([
                "RESTANTE_LMTP_LISTEN": isUnix ? "unix:" + folder.socket : "127.0.0.1:0"
            ])
            defer { destination.end() }
            let address = try destination.mailbox("carol")
            let port = isUnix ? "0" : "\(try #require(destination.world.server.lmtpPort))"
            let printed = try EndToEndTests.python(
                """
                with smtplib.LMTP(sys.argv[1], int(sys.argv[2])) as client:
                    client.sendmail("shop@shop.example", sys.argv[3], \
                b"Subject: Local\\r\\n\\r\\nYour code is 482913.\\r\\n")
                    try:
                        client.sendmail("shop@shop.example", "nobody@alpha.example", b"Subject: x\\r\\n\\r\\nx\\r\\n")
                    except smtplib.SMTPRecipientsRefused as refusal:
                        print(refusal.recipients["nobody@alpha.example"][0])
                """, [isUnix ? folder.socket : "127.0.0.1", port, address])
            #expect(printed == "550\n")
            #expect(try destination.mail(in: address)?.subject == "Local")
        }
    }

    @Test("swaks hands over to two mailboxes, with an answer for each")
    func swaks() async throws {
        try await Background.run {
            let folder = try SocketFolder()
            let destination = try Destination(["RESTANTE_LMTP_LISTEN": "unix:" + folder.socket])
            defer { destination.end() }
            let addresses = try ["carol", "dave"].map { try destination.mailbox($0) }
            let transcript = try succeed(
                "/usr/bin/swaks",
                [
                    "--from", "shop@shop.example", "--protocol", "LMTP", "--socket", folder.socket, "--to",
                    addresses.joined(separator: ","),
                    "--body", "Your code is 482913.",
                ])
            #expect(
                transcript.split(separator: "\n").filter { $0.contains("250 2.0.0 Stored as ") }.count == 2)
            for address in addresses { #expect(try destination.mail(in: address)?.otp == "482913") }
        }
    }
}
