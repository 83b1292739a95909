import Foundation
import TestSupport
import Testing
import WebDriver

extension InBrowser {
    @Suite("A hostile mail")
    struct HostileMailTests {
        private static func wait(for trap: Trap, _ condition: ([String]) -> Bool) -> Bool {
            let deadline = ContinuousClock.now + .seconds(10)
            while !condition(trap.paths) {
                guard ContinuousClock.now < deadline else { return false }
                usleep(10_000)
            }
            return true
        }

        @Test("does reach its sender where nothing holds it back")
        func control() async throws {
            let mails = HostileMail.all.filter(\.isSelfActing)
            let shared = try Trap()
            // A browser that has a connection left opens no other.
            let baits = try mails.map { $0.onlyConnects ? try Trap() : shared }
            let pages = zip(mails, baits).map { mail, bait in
                ("/page-\(mail.name)", mail.html.replacing("TRAP", with: bait.plainOrigin))
            }
            let trap = try Trap(pages: Dictionary(uniqueKeysWithValues: pages))
            try await Browser.run { browser in
                for (mail, bait) in zip(mails, baits) {
                    try browser.go(to: "\(trap.plainOrigin)/page-\(mail.name)")
                    // One that takes a base asks for other names.
                    let hasCome = Self.wait(for: bait) { paths in
                        mail.onlyConnects
                            ? bait.connections > 0 : paths.contains { $0.hasPrefix("/" + mail.name) }
                    }
                    #expect(hasCome, "\(mail.name)")
                }
            }
        }

        @Test("reaches nothing and changes nothing in the inbox")
        func inInbox() async throws {
            let (world, trap) = (try World(), try Trap())
            defer { world.end() }
            let buyer = try world.buyer(of: try world.owner("alpha"), "carol")
            for mail in HostileMail.all {
                for origin in [trap.plainOrigin, trap.secureOrigin] {
                    let reply = try world.mail().deliver(
                        mail.source(to: buyer.address, trap: origin), from: "m@hostile.example",
                        to: [buyer.address])
                    #expect(reply.code == 250, "\(mail.name): \(reply)")
                }
            }
            try await Browser.run { browser in
                try browser.watch()
                try browser.openInbox(world, buyer.address, pin: buyer.pin)
                try browser.settle()
                let list = try browser.fetch("GET", "/api/buyer/messages?limit=200&fields=id,subject")
                let mails = try #require(
                    (try JSONSerialization.jsonObject(with: Data(list.body.utf8)) as? [String: Any])?[
                        "messages"]
                        as? [[String: Any]])
                #expect(mails.count == 2 * HostileMail.all.count)
                for mail in mails {
                    let (id, name) = (mail["id"] as? String ?? "", mail["subject"] as? String ?? "")
                    try browser.run("location.hash = '#/' + arguments[0]", id)
                    try Self.look(browser, at: id, name)
                    #expect(try browser.url == world.origin + "/inbox#/\(id)", "\(name)")
                    #expect(try browser.title.hasSuffix("\(buyer.address) – Restante"), "\(name)")
                    #expect(try browser.dialog == nil && browser.windows.count == 1, "\(name)")
                    #expect(trap.paths == [] && trap.connections == 0, "\(name)")
                }
                // Nor when it is opened by its own address, without the frame's sandbox.
                for mail in mails {
                    let (id, name) = (mail["id"] as? String ?? "", mail["subject"] as? String ?? "")
                    let url = "\(world.origin)/api/buyer/messages/\(id)/html"
                    try browser.go(to: url)
                    #expect(try browser.url == url, "\(name)")
                    #expect(trap.paths == [] && trap.connections == 0, "\(name)")
                }
                // The trap was open all the time.
                try browser.go(to: trap.plainOrigin + "/afterwards")
                #expect(Self.wait(for: trap) { $0 == ["/afterwards"] })
                try browser.go(to: trap.secureOrigin + "/afterwards")
                #expect(Self.wait(for: trap) { $0 == ["/afterwards", "/afterwards"] })
            }
        }

        /// Waits until the mail is drawn, and longer than it takes an immediate refresh to go elsewhere.
        private static func look(_ browser: Browser, at id: String, _ name: String) throws {
            try browser.wait(
                until:
                    "document.querySelector(`[data-message=\"${arguments[0]}\"] iframe`)?.getBoundingClientRect().height > 0",
                id)
            try browser.wait(
                until: """
                    performance.getEntriesByType('resource').some(entry => entry.initiatorType === 'iframe'
                        && entry.name.includes(arguments[0]) && entry.responseEnd > 0
                        && performance.now() - entry.responseEnd > 250)
                    """, id)
        }

        @Test("gets its images when the reader asks for them, and nothing else")
        func images() async throws {
            let (world, trap) = (try World(), try Trap())
            defer { world.end() }
            let buyer = try world.buyer(of: try world.owner("alpha"), "carol")
            let all = HostileMail.all.map { $0.html.replacing("TRAP", with: trap.secureOrigin) }
            let mail = """
                From: Mallory <mallory@hostile.example>\r
                Subject: Images\r
                Content-Type: text/html\r
                \r
                <img src="\(trap.secureOrigin)/wanted"><img src="\(trap.plainOrigin)/in-the-clear">\r
                \(all.filter { !$0.contains("frameset") && !$0.contains("<base") }.joined(separator: "\r\n"))\r

                """
            let reply = try world.mail().deliver(mail, from: "m@hostile.example", to: [buyer.address])
            #expect(reply.code == 250)
            try await Browser.run { browser in
                try browser.watch()
                try browser.openInbox(world, buyer.address, pin: buyer.pin)
                try browser.element(css: ".row-link").click()
                try browser.element(.button, "Load images").click()
                #expect(Self.wait(for: trap) { $0.contains("/wanted") })
                try browser.wait(
                    until: """
                        performance.getEntriesByType('resource').some(entry => entry.name.endsWith('images=remote')
                            && performance.now() - entry.responseEnd > 500)
                        """)
                let wanted = trap.calls.filter { !$0.line.contains("favicon") }
                for call in wanted {
                    #expect(
                        call.line.hasPrefix("GET ") && call.fields["sec-fetch-dest"] == "image",
                        "\(call.line)")
                    #expect(call.fields["referer"] == nil && call.fields["cookie"] == nil, "\(call.line)")
                }
                #expect(!trap.paths.contains("/in-the-clear"))
                #expect(try browser.url.hasPrefix(world.origin + "/inbox#/"))
            }
        }

        @Test("has links that open apart, and tell the other side neither opener nor referrer")
        func links() async throws {
            let (world, trap) = (try World(), try Trap(pages: ["/landing": "<title>landed</title>"]))
            defer { world.end() }
            let buyer = try world.buyer(of: try world.owner("alpha"), "carol")
            let clickable = HostileMail.all.filter { !$0.isSelfActing }
            let own = "<a href=\"\(trap.plainOrigin)/landing\" target=_self rel=opener>Go on</a>"
            for (name, html) in clickable.map({ ($0.name, $0.html.replacing("TRAP", with: trap.plainOrigin)) }
            ) + [("own", own)] {
                let reply = try world.mail().deliver(
                    "From: m@hostile.example\r\nSubject: \(name)\r\nContent-Type: text/html\r\n\r\n\(html)\r\n",
                    from: "m@hostile.example", to: [buyer.address])
                #expect(reply.code == 250)
            }
            try await Browser.run { browser in
                try browser.openInbox(world, buyer.address, pin: buyer.pin)
                let home = try browser.window
                for name in clickable.map(\.name) + ["own"] {
                    try browser.openMail(name)
                    let frame = try browser.element(css: ".mail-html iframe")
                    try browser.enter(frame: frame)
                    try browser.elements(css: "area, a, button").first?.click()
                    try browser.leaveFrames()
                    if ["own", "top", "parent", "area"].contains(name) {
                        let path = name == "own" ? "/landing" : "/\(name)"
                        #expect(Self.wait(for: trap) { $0.contains(path) }, "\(name)")
                    }
                    for window in try browser.windows where window != home {
                        try browser.enter(window: window)
                        if name == "own" {
                            try browser.wait(until: "document.title === 'landed'")
                            #expect(
                                try browser.run("return [window.opener, document.referrer]") as? [AnyHashable]
                                    == [NSNull(), ""])
                        }
                        try browser.closeWindow()
                    }
                    try browser.enter(window: home)
                    #expect(try browser.url.hasPrefix(world.origin + "/inbox#/"), "\(name)")
                    #expect(try browser.title.hasSuffix("\(buyer.address) – Restante"), "\(name)")
                }
                #expect(trap.paths == ["/area", "/landing", "/parent", "/top"])
                // The landing page itself asks for its icon.
                #expect(trap.calls.allSatisfy { $0.fields["referer"]?.hasPrefix(trap.plainOrigin) ?? true })
            }
        }
    }
}
