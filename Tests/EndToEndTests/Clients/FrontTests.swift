import Foundation
import TestSupport
import Testing

/// What operators put before the server, set up as docs/operations.md says.
@Suite("In front of the server", .serialized)
struct FrontTests {
    @Test(
        "Postfix delivers over LMTP on a Unix socket that its group may use, and hears of each recipient",
        .enabled(if: Postfix.isUsable, "Postfix runs as root only"))
    func lmtp() async throws {
        try await Background.run {
            let folder = URL(filePath: "/tmp/restante-lmtp-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let socket = folder.appending(path: "lmtp").path
            let destination = try Destination(["RESTANTE_LMTP_LISTEN": "unix:\(socket)"])
            defer { destination.end() }
            try FileManager.default.setAttributes([.groupOwnerAccountName: "postfix"], ofItemAtPath: socket)
            let postfix = try Postfix(to: "lmtp:unix:\(socket)")
            defer { postfix.stop() }
            let addresses = try ["carol", "dave"].map { try destination.mailbox($0) }
            try postfix.submit(
                to: addresses + ["nobody@alpha.example"], subject: "Local", text: "Your code is 482913.")
            for address in addresses {
                #expect(try destination.mail(in: address)?.otp == "482913", "\(postfix.logged)")
                #expect(try destination.client(of: address) == "", "a Unix socket has no address")
            }
            #expect(postfix.logs("to=<nobody@alpha.example>"))
            #expect(postfix.logs("dsn=5.1.1, status=bounced"))
        }
    }

    @Test("HAProxy tells whom it connects for, and nobody connects past it")
    func haproxy() async throws {
        try await Background.run {
            let destination = try Destination(["RESTANTE_PROXY_FROM": "127.0.0.1/32"])
            defer { destination.end() }
            let address = try destination.mailbox("carol")
            let smtpPort = destination.world.server.smtpPort
            let haproxy = try HAProxy(to: smtpPort)
            defer { haproxy.stop() }
            let script = """
                import time
                def send(port, source):
                    with smtplib.SMTP("127.0.0.1", port, source_address=(source, 0), timeout=20) as client:
                        client.sendmail("shop@shop.example", sys.argv[3], b"Subject: x\\r\\n\\r\\ncode 482913\\r\\n")
                deadline = time.time() + 30
                while True:
                    try:
                        send(int(sys.argv[1]), "127.0.0.9")
                        break
                    except OSError:
                        if time.time() > deadline: raise
                        time.sleep(0.05)
                try:
                    send(int(sys.argv[2]), "127.0.0.1")
                except smtplib.SMTPServerDisconnected:
                    print("closed")
                """
            let printed = try python(script, ["\(haproxy.port)", "\(smtpPort)", address])
            #expect(printed == "closed\n")
            #expect(try destination.client(of: address) == "127.0.0.9")
        }
    }

    @Test("a listed relay tells its client with XCLIENT, over the same connection one after the other")
    func xclient() async throws {
        try await Background.run {
            let destination = try Destination(["RESTANTE_XCLIENT_FROM": "127.0.0.1"])
            defer { destination.end() }
            let addresses = try ["carol", "dave"].map { try destination.mailbox($0) }
            let printed = try python(
                """
                with smtplib.SMTP("127.0.0.1", int(sys.argv[1]), local_hostname="relay.example") as client:
                    client.ehlo()
                    print(client.esmtp_features["xclient"])
                    for number, address in enumerate(sys.argv[2:]):
                        print(client.docmd("XCLIENT", f"ADDR=203.0.113.{number} NAME=[UNAVAILABLE] HELO=told.example")[0])
                        client.ehlo()
                        client.sendmail("shop@shop.example", address, b"Subject: x\\r\\n\\r\\ncode 482913\\r\\n")
                """, ["\(destination.world.server.smtpPort)"] + addresses)
            #expect(printed == "NAME ADDR PORT PROTO HELO LOGIN DESTADDR DESTPORT\n220\n220\n")
            #expect(try addresses.map { try destination.client(of: $0) } == ["203.0.113.0", "203.0.113.1"])
        }
    }
}
