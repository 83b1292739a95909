import Foundation
import Postgres
import TestSupport
import Testing
import WebDriver

/// Where the pictures go; nil in the suite.
private let pictureFolder = ProcessInfo.processInfo.environment["SCREENSHOT_FOLDER"]

extension InBrowser {
    /// Not a test: draws the pictures of the documentation, for `deploy/screenshots`.
    @Suite(
        "The pictures of the documentation",
        .enabled(if: pictureFolder != nil, "run deploy/screenshots"))
    struct ScreenshotTests {
        private struct Mail {
            let from: String
            let subject: String
            let lines: [String]
            /// How long ago it came.
            let minutes: Int
            var code: String?

            /// As programs send such mails: the same in HTML, with the code in a box.
            func source(to address: String) -> String {
                let sender = from.lowercased().folding(options: .diacriticInsensitive, locale: nil)
                    .replacing(" ", with: "-")
                let box = code.map {
                    "<p style=\"font:700 28px monospace;letter-spacing:4px;background:#eef3f2;border-radius:8px;padding:16px;text-align:center\">\($0)</p>"
                }
                let html = """
                    <div style="font:16px/1.5 sans-serif;max-width:520px;margin:24px auto;color:#222">\
                    <h1 style="font-size:20px">\(subject)</h1><p>\(lines[0])</p>\(box ?? "")\
                    \(lines.dropFirst().map { "<p>\($0)</p>" }.joined())\
                    <p style="color:#777;font-size:13px">\(from), Harbour Street 12</p></div>
                    """
                let text = ([lines[0]] + (code.map { [$0] } ?? []) + lines.dropFirst()).joined(
                    separator: "\r\n\r\n")
                return """
                    From: "\(from)" <no-reply@\(sender).example>\r
                    To: <\(address)>\r
                    Message-ID: <\(UUID().uuidString)@\(sender).example>\r
                    Subject: \(subject)\r
                    MIME-Version: 1.0\r
                    Content-Type: multipart/alternative; boundary=next\r
                    \r
                    --next\r
                    Content-Type: text/plain; charset=utf-8\r
                    \r
                    \(text)\r
                    --next\r
                    Content-Type: text/html; charset=utf-8\r
                    \r
                    \(html)\r
                    --next--\r

                    """
            }
        }

        private static let mails = [
            Mail(
                from: "Parcelbird", subject: "Your parcel arrives tomorrow",
                lines: [
                    "Your parcel with two books is on its way.", "It arrives tomorrow between 10 and 12.",
                ], minutes: 1510),
            Mail(
                from: "Holm Energy", subject: "Your statement for October",
                lines: ["Your statement for October is ready in your account."], minutes: 1290),
            Mail(
                from: "Streamly", subject: "New sign-in to your account",
                lines: [
                    "Somebody signed in from a new device. Was it you? Your verification code is:",
                    "It is valid for 15 minutes.",
                ],
                minutes: 190, code: "70 41 88"),
            Mail(
                from: "Lumen Bank", subject: "Confirm your transfer",
                lines: [
                    "To confirm the transfer of 240.00 to Café Lindgren, enter this code:",
                    "Never tell it to anybody, not even to us.",
                ],
                minutes: 74, code: "GX7-2RK"),
            Mail(
                from: "Café Lindgren", subject: "Thank you for your order",
                lines: ["We roast on Thursday and send your beans the same day."], minutes: 41),
            Mail(
                from: "Acme Store", subject: "Your verification code",
                lines: [
                    "Hello, here is your verification code:",
                    "It expires in 10 minutes. If you did not ask for it, ignore this mail.",
                ],
                minutes: 2, code: "482913"),
        ]

        /// Lets mails that have come just now look as if they had come over two days, and as if a month had gone before.
        private static func spread(_ world: World) throws {
            let database = try BlockingConnection(ConnectionOptions(try #require(world.connectionString)))
            for mail in mails {
                let milliseconds = mail.minutes * 60_000
                try database.run(
                    script: """
                        update restante.message set received_at = received_at - \(milliseconds)
                        where subject = '\(mail.subject)';
                        update restante.intake_event as e set at = e.at - \(milliseconds)
                        from restante.message as m
                        where m.owner_id = e.owner_id and m.id = e.message_id and m.subject = '\(mail.subject)'
                        """)
            }
            try database.run(
                script: """
                    insert into restante.intake_day (owner_id, day, mails, codes, refusals)
                    select o.owner_id, d, 24 + (d * 37 + d / 3 * 11) % 41, 12 + (d * 29) % 23, (d * 17) % 7
                    from restante.owner as o,
                        generate_series(
                            extract(epoch from now())::bigint / 86400 - 29, extract(epoch from now())::bigint / 86400 - 1
                        ) as d
                    """)
        }

        @Test("are drawn")
        func pictures() async throws {
            let folder = URL(filePath: try #require(pictureFolder))
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let world = try World()
            defer { world.end() }
            let owner = try world.owner("harbour")
            let buyers = try ["alice", "ben", "chloe"].map { try world.buyer(of: owner, $0) }
            for mail in Self.mails {
                for buyer in mail.code == nil ? Array(buyers.prefix(1)) : buyers {
                    let reply = try world.mail().deliver(
                        mail.source(to: buyer.address), from: "bounce@mail.example", to: [buyer.address])
                    #expect(reply.code == 250)
                }
            }
            // The trail is written a moment behind the mails.
            let token =
                try world.web.post(
                    "/api/owner/login", json: #"{"email":"\#(owner.email)","password":"\#(owner.password)"}"#
                ).json["token"] as? String ?? ""
            let sent = Self.mails.reduce(0) { $0 + ($1.code == nil ? 1 : buyers.count) }
            while try world.web.get("/api/owner/intake?limit=100", ["Authorization": "Bearer \(token)"])
                .members(of: "events").count < sent
            { usleep(20_000) }
            try Self.spread(world)
            try await Browser.run { browser in
                func draw(_ name: String) throws {
                    try browser.settle()
                    try browser.screenshot().write(to: folder.appending(path: name))
                }
                try browser.prefer(.light)
                try browser.resize(width: 1440, height: 900)
                try browser.openInbox(world, buyers[0].address, pin: buyers[0].pin)
                try browser.openMail("Your verification code")
                _ = try browser.element(css: ".mail-message [data-code]")
                try browser.wait(
                    until: """
                        performance.getEntriesByType('resource').some(entry => entry.initiatorType === 'iframe'
                            && performance.now() - entry.responseEnd > 300)
                        """)
                try draw("inbox.png")
                try browser.resize(width: 390, height: 844, scale: 2)
                try draw("inbox-phone.png")
                try browser.resize(width: 1440, height: 900)
                try browser.openDashboard(world, owner.email, password: owner.password)
                try browser.wait(until: "document.querySelector('.newest [data-mail] .code') !== null")
                try draw("owner.png")
            }
        }
    }
}
