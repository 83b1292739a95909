import TestSupport
import Testing
import WebDriver

extension InBrowser {
    @Suite("The buyer's inbox")
    struct InboxTests {
        private struct Scene {
            let world: World
            let buyer: World.Buyer

            init() throws {
                world = try World()
                buyer = try world.buyer(of: try world.owner("alpha"), "carol")
            }

            func enter(_ browser: Browser) throws {
                try browser.watch()
                try browser.openInbox(world, buyer.address, pin: buyer.pin)
                try browser.settle()
            }
        }

        @Test("says in the reader's language that a PIN is wrong, and how long to wait after too many")
        func lockOut() async throws {
            let scene = try Scene()
            defer { scene.world.end() }
            for _ in 0..<3 {
                let answer = try scene.world.web.post(
                    "/api/buyer/login", json: #"{"address":"\#(scene.buyer.address)","pin":"000000"}"#)
                #expect(answer.status == 401)
            }
            try await Browser.run { browser in
                try browser.accept(languages: "fr,en;q=0.5")
                try browser.go(to: scene.world.origin + "/inbox")
                try browser.element(.textbox, "Adresse").type(scene.buyer.address)
                let pin = try browser.element(css: "input[name=pin]")
                func attempt(_ text: String) throws -> String {
                    try pin.fill(text)
                    try browser.element(css: "form button[type=submit]").click()
                    // During a pause the button stays disabled, and the seconds are counted down.
                    try browser.wait(
                        until: """
                            document.querySelector('[role=alert]').textContent !== ''
                                && document.querySelector('form button[type=submit]').disabled
                                    === (document.querySelector('[role=timer]:not([hidden])') !== null)
                            """)
                    return try browser.element(css: "[role=alert]").text
                }
                #expect(try attempt("000001").contains("PIN"))
                #expect(try attempt("000002").contains("PIN"))
                let paused = try attempt(scene.buyer.pin)
                #expect(
                    paused.hasPrefix("Trop de tentatives. Réessayez dans ") && paused.contains("seconde"),
                    "\(paused)")
            }
        }

        @Test("looks for new mail by itself when the stream is broken")
        func polling() async throws {
            let scene = try Scene()
            defer { scene.world.end() }
            try await Browser.run { browser in
                try browser.devTools("Network.enable")
                try browser.devTools("Network.setBlockedURLs", ["urls": ["*/api/buyer/events*"]])
                try scene.enter(browser)
                try browser.wait(until: "document.querySelector('.mail-state').dataset.state === 'polling'")
                #expect(try browser.texts(".mail-state") == ["Checked every 10 seconds"])
                try scene.world.deliver(to: scene.buyer.address, text: "Your verification code is 482913.")
                try browser.wait(
                    until: "document.querySelector('.mail-row [data-code=\"482913\"]')", within: .seconds(25))
            }
        }
    }
}
