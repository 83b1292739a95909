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

        @Test(
            "does reach its sender where nothing holds it back",
            arguments: HostileMail.all.filter(\.isSelfActing))
        func control(mail: HostileMail) async throws {
            let bait = try Trap()
            let html = mail.html.replacing("TRAP", with: bait.plainOrigin)
            let trap = try Trap(pages: ["/page": html])
            try await Browser.run { browser in
                try browser.go(to: trap.plainOrigin + "/page")
                #expect(Self.wait(for: bait) { !$0.isEmpty })
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
                    #expect(trap.paths == [], "\(name)")
                }
                // Nor when it is opened by its own address, without the frame's sandbox.
                for mail in mails {
                    let (id, name) = (mail["id"] as? String ?? "", mail["subject"] as? String ?? "")
                    let url = "\(world.origin)/api/buyer/messages/\(id)/html"
                    try browser.go(to: url)
                    #expect(try browser.url == url, "\(name)")
                    #expect(trap.paths == [], "\(name)")
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
    }
}
