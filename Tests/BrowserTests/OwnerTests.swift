import Foundation
import TestSupport
import Testing
import WebDriver

extension InBrowser {
    @Suite("The owner's page")
    struct OwnerTests {
        /// The file that the browser has stored in the folder, as soon as it is whole.
        private static func download(in folder: URL) throws -> String {
            let deadline = ContinuousClock.now + .seconds(10)
            while true {
                let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                if let name = names.first(where: { $0.hasSuffix(".csv") }) {
                    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                    // The browser first makes an empty file of that name, to keep it free.
                    if !text.isEmpty { return text }
                }
                guard ContinuousClock.now < deadline else { throw CancellationError() }
                usleep(10_000)
            }
        }

        /// Goes on by the link of the first step that is still to be done.
        private static func step(_ name: String, _ browser: Browser) throws {
            try browser.element(css: ".nav [data-section=overview]").click()
            _ = try browser.element(css: "[data-step=\(name)][aria-current=step]")
            try browser.element(css: "[data-step=\(name)] a.button").click()
        }

        @Test("leads from the first log-in to the first mail")
        func firstUse() async throws {
            let dns = try #require(NameServer())
            let world = try World(environment: ["RESTANTE_DNS_SERVER": "127.0.0.1:\(dns.port)"])
            let folder = FileManager.default.temporaryDirectory.appending(
                path: "restante-download-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer {
                world.end()
                try? FileManager.default.removeItem(at: folder)
            }
            _ = try world.admin(
                "owner", "create", "--email", "ada@owners.example", "--name", "Ada", "--password-file", "-",
                "--expires-in-days", "365", input: "correct horse ada")
            try await Browser.run { browser in
                try browser.watch()
                try browser.openDashboard(world, "ada@owners.example", password: "correct horse ada")

                // A domain, and its proof.
                try Self.step("domain", browser)
                try browser.element(.textbox, "Domain name").type("fresh.example")
                try browser.element(.button, "Add domain").click()
                try browser.wait(until: "document.querySelectorAll('.domain .value code').length === 4")
                let records = try browser.texts(".domain .value code")
                #expect(records[2...] == ["fresh.example", "mx.test.example"])
                try browser.element(.button, "Check now").click()
                try browser.wait(
                    until:
                        "['txt', 'mx'].every(type => document.querySelector(`[data-record=${type}]`).innerText === 'Missing')"
                )
                dns.set(records[0].lowercased(), [.txt(records[1])])
                dns.set("fresh.example", [.mx(preference: 10, host: "mx.test.example")])
                // It looks again by itself.
                try browser.wait(
                    until: "document.querySelector('.domain').dataset.status === 'active'",
                    within: .seconds(40))
                #expect(try browser.texts("[data-record] .badge") == ["Found", "Found"])

                // A buyer, whose PIN is shown once.
                try Self.step("buyer", browser)
                try browser.element(.textbox, "Name before the @").type("carol")
                try browser.element(.button, "Create").click()
                let pin = try browser.element(css: "[data-pin=\"carol@fresh.example\"]").text
                #expect(pin.count == 6 && pin.allSatisfy(\.isNumber))
                try browser.devTools(
                    "Browser.setDownloadBehavior", ["behavior": "allow", "downloadPath": folder.path])
                try browser.element(.button, "Download CSV").click()
                #expect(
                    try Self.download(in: folder)
                        == "\"address\",\"pin\"\r\n\"carol@fresh.example\",\"\(pin)\"\r\n")
                try browser.element(.button, "Done").click()
                _ = try browser.element(css: "[data-buyer=\"carol@fresh.example\"]")
                #expect(
                    try browser.run("return document.body.innerHTML.includes(arguments[0])", pin) as? Bool
                        == false)

                // A key, shown once with a line that uses it.
                try Self.step("key", browser)
                try browser.element(.textbox, "Name").type("first")
                try browser.element(.button, "Create").click()
                let key = try browser.element(css: "[data-secret=key] code").text
                #expect(key.hasPrefix("rst_live_"))
                let line = try #require(try browser.texts("dialog pre").first { $0.hasPrefix("curl") })
                #expect(
                    line.contains(key)
                        && line.contains("\(world.origin)/api/premium/otp/carol@fresh.example/latest"))
                try browser.element(.button, "Done").click()
                _ = try browser.element(css: ".table")
                try browser.settle()
                #expect(
                    try browser.run("return document.body.innerHTML.includes(arguments[0])", key) as? Bool
                        == false)

                // A mail, which appears by itself.
                try browser.element(css: ".nav [data-section=overview]").click()
                _ = try browser.element(css: "[data-step=mail][aria-current=step]")
                try world.deliver(
                    to: "carol@fresh.example", subject: "Welcome", text: "Your verification code is 482913.")
                try browser.wait(until: "document.querySelector('.newest .code')?.innerText === '482913'")
                try browser.wait(until: "document.querySelector('.first') === null")
                let answer = try Program.run("/bin/sh", ["-c", line], environment: [:])
                #expect(answer.output.contains(#""otp":"482913""#), "\(answer)")

                // Read in the buyer's inbox, which stays unread for the buyer.
                try browser.element(css: ".nav [data-section=buyers]").click()
                try browser.element(css: "[data-buyer=\"carol@fresh.example\"]").click()
                try browser.element(css: ".row-link").click()
                #expect(try browser.element(.heading, "Welcome").text == "Welcome")
                #expect(try browser.element(css: ".mail-message [data-code]").text == "482913")
                #expect(try browser.console().filter(\.isError).isEmpty)
                #expect(try browser.run("return window.reports") as? [String] == [])
            }
        }

        @Test("shows a stranger's words short, and turned round by none")
        func words() async throws {
            let world = try World()
            defer { world.end() }
            let owner = try world.owner("alpha")
            let buyer = try world.buyer(of: owner, "carol")
            let subject = Array(repeating: String(repeating: "long", count: 200), count: 20).joined(
                separator: "\r\n ")
            let reply = try world.mail().deliver(
                "From: <m\u{202E}@evil.example>\r\nSubject: \u{202E}turned \(subject)\r\n\r\nHello\r\n",
                from: "m@evil.example", to: [buyer.address])
            #expect(reply.code == 250)
            try await Browser.run { browser in
                try browser.openDashboard(world, owner.email, password: owner.password)
                let row =
                    try browser.element(css: ".newest a").text + browser.element(css: ".newest .hint").text
                #expect(row.contains("turned long") && row.contains("m@evil.example → \(buyer.address)"))
                #expect(row.unicodeScalars.count < 400 && !row.unicodeScalars.contains("\u{202E}"))
            }
        }

        @Test("gives a line for the shell in which an address runs nothing")
        func line() async throws {
            let world = try World()
            defer { world.end() }
            let owner = try world.owner("alpha")
            _ = try world.buyer(of: owner, "a`id`$b")
            try await Browser.run { browser in
                try browser.openDashboard(world, owner.email, password: owner.password)
                try browser.run("location.hash = 'keys/new'")
                try browser.element(.textbox, "Name").type("first")
                try browser.element(.button, "Create").click()
                _ = try browser.element(css: "[data-secret=key] code")
                let line = try #require(try browser.texts("dialog pre").first { $0.hasPrefix("curl") })
                #expect(line.contains("/api/premium/otp/a%60id%60%24b@\(owner.domain)/latest"))
            }
        }

        @Test("shows the overview under an address that names no section")
        func unknown() async throws {
            let world = try World()
            defer { world.end() }
            let owner = try world.owner("alpha")
            try await Browser.run { browser in
                try browser.watch()
                try browser.openDashboard(world, owner.email, password: owner.password)
                // The second is what every object has.
                for name in ["nowhere", "constructor", "__proto__"] {
                    try browser.element(css: ".nav [data-section=keys]").click()
                    _ = try browser.element(css: "main [data-section=keys] h1")
                    try browser.run("location.hash = arguments[0]", name)
                    _ = try browser.element(css: "main [data-section=overview] h1")
                }
                try browser.run("location.hash = 'rented/constructor'")
                _ = try browser.element(
                    css: "main [data-section=rented] table, main [data-section=rented] .empty")
                #expect(try browser.console().filter(\.isError).isEmpty)
            }
        }

        @Test("ends with its session, and says why")
        func end() async throws {
            let world = try World()
            defer { world.end() }
            let owner = try world.owner("alpha")
            try await Browser.run { browser in
                try browser.watch()
                try browser.openDashboard(world, owner.email, password: owner.password)
                #expect(try world.server.admin("owner", "suspend", owner.email).code == 0)
                // The end of its stream may have told the page already.
                try browser.run("document.querySelector('.nav [data-section=keys]')?.click()")
                _ = try browser.element(css: "input[type=password]")
                #expect(try browser.texts("main [role=status]").count == 1)
                #expect(try browser.element(.button, "Log in").name == "Log in")
            }
        }
    }
}
