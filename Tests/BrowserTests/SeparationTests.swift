import Foundation
import TestSupport
import Testing
import WebDriver

extension InBrowser {
    @Suite("What is another's")
    struct SeparationTests {
        private struct Town {
            let world: World
            let receiver: Receiver
            let me: MarkedTenant
            let other: MarkedTenant

            init() throws {
                receiver = try Receiver()
                world = try World(environment: [
                    "RESTANTE_DNS_SERVER": "127.0.0.1:1", "RESTANTE_WEBHOOK_ALLOW": "127.0.0.1/32",
                ])
                _ = try world.admin(
                    "domain", "create", "--shared", "--name", MarkedTenant.sharedDomain, "--price", "5.00",
                    "--order-minutes", "600")
                me = try MarkedTenant(world, marker: "amberqzx", number: 1, messages: 3, receiver: receiver)
                other = try MarkedTenant(
                    world, marker: "bergaqzx", number: 2, messages: 3, receiver: receiver)
            }
        }

        /// All that the page holds: texts, names, addresses, values of fields.
        private static func content(_ browser: Browser) throws -> String {
            try browser.run(
                """
                return document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')]
                    .map(field => field.value).join(' ') + document.title
                """) as? String ?? ""
        }

        private static func expect(_ content: String, at place: String, without secrets: [String]) {
            let found = secrets.filter { !$0.isEmpty && content.contains($0) }
            #expect(found.isEmpty, "\(place)")
        }

        @Test("is on no page of a buyer, neither its own owner's other buyer's nor another owner's")
        func buyers() async throws {
            let town = try Town()
            defer { town.world.end() }
            let mine = town.me.buyers[0]
            let sister = town.me.buyers[1]
            let foreign =
                town.other.secrets + town.other.ids + [sister.id, sister.address, sister.pin]
                + sister.messages
            try await Browser.run { browser in
                try browser.watch()
                try browser.openInbox(town.world, mine.address, pin: mine.pin)
                try browser.settle()
                for id in mine.messages {
                    try browser.run("location.hash = '#/' + arguments[0]", id)
                    try browser.wait(
                        until: "document.querySelector(`[data-message=\"${arguments[0]}\"]`)", id)
                    for tab in ["text", "html", "headers", "raw"] {
                        try browser.element(css: "[data-tab=\(tab)]").click()
                        try browser.settle()
                        let content = try Self.content(browser)
                        #expect(content.contains(town.me.marker))
                        Self.expect(content, at: "\(id) \(tab)", without: foreign)
                    }
                }
                // A link to somebody else's mail leads nowhere, as one to no mail does.
                var answers: Set<String> = []
                for id in sister.messages.prefix(1) + town.other.buyers[0].messages.prefix(1) + [
                    "01900000-0000-7000-8000-000000000000"
                ] {
                    try browser.go(to: "about:blank")
                    try browser.go(to: town.world.origin + "/inbox#/" + id)
                    try browser.wait(until: "document.querySelector('.message-none h2')?.innerText")
                    try browser.settle()
                    let content = try Self.content(browser)
                    Self.expect(content, at: id, without: foreign.filter { $0 != id })
                    answers.insert(try browser.element(css: ".mail-message").text)
                }
                #expect(answers == ["This mail is not there any more."])
            }
        }

        @Test("is on no page of an owner, wherever its links lead")
        func owners() async throws {
            let town = try Town()
            defer { town.world.end() }
            let foreign = town.other.secrets + town.other.ids
            let (email, password) = (town.me.email, town.me.password)
            try await Browser.run { browser in
                try browser.watch()
                try browser.openDashboard(town.world, email, password: password)
                var (waiting, seen): ([String], Set<String>) = (["#overview"], [])
                var inboxes = 0
                while let place = waiting.popLast() {
                    guard seen.insert(place).inserted else { continue }
                    try browser.run("location.hash = arguments[0]", place)
                    try browser.settle()
                    try browser.run(
                        "document.querySelectorAll('details').forEach(element => element.open = true)")
                    let content = try Self.content(browser)
                    Self.expect(content, at: place, without: foreign)
                    if place.hasPrefix("#mailbox/"), content.contains(town.me.marker) { inboxes += 1 }
                    let links = try browser.run(
                        "return [...document.querySelectorAll('a[href^=\"#\"]')].map(link => link.getAttribute('href'))"
                    )
                    waiting += (links as? [String] ?? []).filter {
                        $0 != "#main" && $0 != "#" && !$0.contains("/new")
                    }
                }
                // Sections, parts of sections, and mailboxes of each kind with their mails.
                #expect(seen.count > 20 && inboxes >= 5, "\(seen.sorted())")
                // What is another's is not there, as what is nowhere.
                var answers: Set<String> = []
                for id in [
                    town.other.buyers[0].id, town.other.temporary[0].id,
                    "01900000-0000-7000-8000-000000000000",
                ] {
                    try browser.run("location.hash = '#mailbox/' + arguments[0]", id)
                    try browser.settle()
                    Self.expect(try Self.content(browser), at: id, without: foreign.filter { $0 != id })
                    answers.insert(try browser.element(css: "main").text)
                }
                #expect(answers.count == 1)
            }
        }
    }
}
