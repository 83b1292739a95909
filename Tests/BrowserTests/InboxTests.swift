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

        @Test("shows a mail the moment it comes, tells it, counts it, and copies its code")
        func arrival() async throws {
            let scene = try Scene()
            defer { scene.world.end() }
            let (world, address) = (scene.world, scene.buyer.address)
            try await Browser.run { browser in
                try scene.enter(browser)
                try browser.allowClipboard(origin: world.origin)
                #expect(try browser.title == "\(address) – Restante")
                try browser.run("window.isUntouched = true")
                try world.deliver(to: address, subject: "Welcome", text: "Your verification code is 482913.")
                try browser.wait(until: "document.querySelector('.mail-row [data-code=\"482913\"]')")
                try browser.wait(until: "document.title === arguments[0]", "(1) \(address) – Restante")
                try browser.wait(
                    until:
                        "document.querySelector('[role=status][aria-live=polite]').textContent === arguments[0]",
                    "New mail from Shop: Welcome. Code: 4 8 2 9 1 3")
                try browser.element(.button, "Copy code 482913").click()
                try browser.wait(
                    until: "document.querySelector('.mail-row [data-copy]').textContent === 'Copied'")
                #expect(try browser.clipboard() == "482913")

                try browser.element(css: ".row-link").click()
                #expect(try browser.element(.heading, "Welcome").text == "Welcome")
                #expect(try browser.element(css: ".mail-message [data-code]").text == "482913")
                try browser.wait(until: "document.title === arguments[0]", "\(address) – Restante")
                #expect(try browser.run("return window.isUntouched") as? Bool == true)
                #expect(try browser.console().filter(\.isError).isEmpty)
                #expect(try browser.run("return window.reports") as? [String] == [])

                try browser.element(.button, "Log out").click()
                #expect(try browser.element(.button, "Log in").name == "Log in")
                try browser.reload()
                #expect(try browser.element(.button, "Log in").name == "Log in")
                #expect(try browser.fetch("GET", "/api/buyer/messages").status == 401)
            }
        }

        @Test("shows of a text with lines without number only so many, and says so")
        func lines() async throws {
            let scene = try Scene()
            defer { scene.world.end() }
            try scene.world.deliver(
                to: scene.buyer.address, subject: "Lines",
                text: Array(repeating: "a", count: 60_000).joined(separator: "\r\n"))
            try scene.world.deliver(
                to: scene.buyer.address, subject: "Few",
                text: Array(repeating: "a", count: 4_999).joined(separator: "\r\n"))
            try await Browser.run { browser in
                try scene.enter(browser)
                for (subject, count, hints) in [("Lines", 5_000, 1), ("Few", 4_999, 0)] {
                    try browser.openMail(subject)
                    try browser.wait(
                        until: "document.querySelectorAll('.mail-text > div').length === arguments[0]", count)
                    #expect(try browser.elements(css: ".mail-panel .hint").count == hints, "\(subject)")
                }
            }
        }

        @Test("is worked with the keyboard alone")
        func keys() async throws {
            let scene = try Scene()
            defer { scene.world.end() }
            let (world, address) = (scene.world, scene.buyer.address)
            for name in ["One", "Two", "Three"] {
                try world.deliver(
                    to: address, subject: name,
                    text: "Your verification code is 55\(name.count)18\(name.count).")
            }
            try await Browser.run { browser in
                try scene.enter(browser)
                try browser.allowClipboard(origin: world.origin)
                try browser.wait(until: "document.querySelectorAll('.mail-row').length === 3")
                #expect(try browser.texts(".row-subject") == ["Three", "Two", "One"])

                func focusIs(_ subject: String) throws {
                    try browser.wait(
                        until:
                            "document.activeElement.querySelector('.row-subject')?.innerText.trim() === arguments[0]",
                        subject)
                }
                func isOpen(_ subject: String) throws {
                    try browser.wait(
                        until:
                            "document.querySelector('.mail-message h2')?.innerText.trim() === arguments[0]",
                        subject)
                }
                func unread(_ count: Int) throws {
                    try browser.wait(
                        until: "document.title === arguments[0]",
                        (count == 0 ? "" : "(\(count)) ") + "\(address) – Restante")
                }
                try browser.press("j")
                try focusIs("Three")
                try browser.press("j")
                try focusIs("Two")
                try browser.press("k")
                try focusIs("Three")
                try unread(3)
                try browser.press(Key.enter)
                try isOpen("Three")
                try unread(2)
                try browser.press("c")
                try browser.wait(
                    until: "document.querySelector('.mail-message [data-copy]').textContent === 'Copied'")
                #expect(try browser.clipboard() == "555185")
                try browser.press("u")
                try unread(3)
                try browser.press("u")
                try unread(2)
                try browser.press("j")
                try isOpen("Two")
                try browser.press("?")
                #expect(try browser.element(.dialog, "Keyboard shortcuts").name == "Keyboard shortcuts")
                // Not while a dialog is open.
                try browser.press("j")
                try browser.press(Key.escape)
                try browser.wait(until: "document.querySelector('dialog') === null")
                try isOpen("Two")

                try browser.press("#")
                try browser.element(css: "dialog .button.danger").click()
                try browser.wait(until: "document.querySelectorAll('.mail-row').length === 2")
                #expect(try browser.texts(".row-subject") == ["Three", "One"])

                let looks =
                    "performance.getEntriesByType('resource').filter(entry => entry.name.includes('/api/buyer/messages?')).length"
                let before = try browser.run("return \(looks)") as? Int ?? 0
                try browser.press("r")
                try browser.wait(until: "\(looks) > arguments[0]", before)

                try browser.press("/")
                #expect(try browser.focused?.role == "searchbox")
                try browser.focused?.type("three")
                try browser.wait(until: "document.querySelectorAll('.mail-row').length === 1")
                #expect(try browser.texts(".row-subject") == ["Three"])
                try browser.element(.searchbox, "Search mail").fill("nothing of the kind")
                try browser.wait(
                    until: "document.querySelector('.mail-list .empty h2')?.innerText === 'Nothing found'")
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

        @Test("says that the mail could not be loaded, and loads it on a second try")
        func failure() async throws {
            let scene = try Scene()
            defer { scene.world.end() }
            try scene.world.deliver(to: scene.buyer.address, subject: "Welcome", text: "Hello.")
            try await Browser.run { browser in
                try browser.devTools("Network.enable")
                try browser.devTools(
                    "Network.setBlockedURLs", ["urls": ["*/api/buyer/messages?*"]])
                try scene.enter(browser)
                #expect(
                    try browser.element(css: ".mail-list [role=alert]").text
                        == "The server cannot be reached. Check your connection.")
                #expect(try browser.texts(".skeleton").isEmpty)
                try browser.devTools("Network.setBlockedURLs", ["urls": [String]()])
                try browser.element(.button, "Try again").click()
                try browser.wait(
                    until:
                        "document.activeElement.querySelector('.row-subject')?.innerText.trim() === 'Welcome'"
                )
                #expect(try browser.texts(".mail-list [role=alert]").isEmpty)
            }
        }

        @Test("opens in more tabs than a browser has connections to a server")
        func tabs() async throws {
            let scene = try Scene()
            defer { scene.world.end() }
            try await Browser.run { browser in
                try scene.enter(browser)
                for _ in 0..<8 {
                    try browser.openTab()
                    try browser.go(to: scene.world.origin + "/inbox")
                    try browser.wait(
                        until: "document.querySelector('.mail-list .empty h2')?.innerText === 'No mail yet'")
                }
                // And in one tab that goes to and fro, whose pages the browser keeps for Back.
                for page in ["/docs", "/inbox", "/", "/inbox", "/docs", "/inbox", "/", "/inbox"] {
                    try browser.go(to: scene.world.origin + page)
                }
                try scene.world.deliver(
                    to: scene.buyer.address, text: "Your verification code is 482913.")
                try browser.wait(until: "document.querySelector('.mail-row [data-code=\"482913\"]')")
            }
        }

        @Test("keeps what was typed, but for the PIN, when another language is chosen")
        func language() async throws {
            let scene = try Scene()
            defer { scene.world.end() }
            try await Browser.run { browser in
                try browser.go(to: scene.world.origin + "/inbox")
                try browser.element(.textbox, "Address").type("half@typed.example")
                try browser.element(.textbox, "PIN").type("123456")
                try browser.run(
                    """
                    const select = document.querySelector('.switch select');
                    select.value = 'fr';
                    select.dispatchEvent(new Event('change'))
                    """)
                try browser.wait(until: "document.documentElement.lang === 'fr'")
                try browser.wait(until: "document.querySelector('input[name=address]') !== null")
                let left = try browser.run(
                    """
                    return ['address', 'pin'].map(name => document.querySelector(`input[name=${name}]`).value)
                        .concat(sessionStorage.length)
                    """)
                #expect(left as? [AnyHashable] == ["half@typed.example", "", 0])
            }
        }

        @Test("misses no mail that comes after the list was read and before the stream began")
        func between() async throws {
            let scene = try Scene()
            defer { scene.world.end() }
            try await Browser.run { browser in
                // A stream that begins when it is told to.
                try browser.prepare(
                    """
                    const Stream = window.EventSource;
                    window.EventSource = class extends EventTarget {
                        constructor(url) {
                            super();
                            window.beginStream = () => {
                                this.stream = new Stream(url);
                                for (const name of ["open", "error"])
                                    this.stream.addEventListener(name, () => this.dispatchEvent(new Event(name)));
                            };
                        }
                        close() { this.stream?.close(); }
                    };
                    """)
                try scene.enter(browser)
                try browser.wait(
                    until: "document.querySelector('.mail-list .empty h2')?.innerText === 'No mail yet'")
                try scene.world.deliver(
                    to: scene.buyer.address, text: "Your verification code is 482913.")
                try browser.run("window.beginStream()")
                try browser.wait(until: "document.querySelector('.mail-row [data-code=\"482913\"]')")
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
