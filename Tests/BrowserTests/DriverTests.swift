import Foundation
import Testing
import WebDriver

extension InBrowser {
    @Suite("The browser driver")
    struct DriverTests {
        private func page(_ html: String) -> String {
            "data:text/html;base64,"
                + Data(("<!doctype html><title>A page</title>" + html).utf8).base64EncodedString()
        }

        @Test("finds elements by role and name, types real keys and clicks")
        func form() async throws {
            let url = page(
                """
                <form><label>Name <input></label><input type=search aria-label=Find><button>Say <b>it</b></button></form>
                <button aria-label="Say it" hidden>x</button><p role=status></p>
                <script>
                addEventListener('submit', event => {
                    event.preventDefault();
                    setTimeout(() => document.querySelector('p').textContent = 'Hello ' + document.querySelector('input').value, 30);
                });
                addEventListener('keydown', event => document.title = event.key);
                </script>
                """)
            try await Browser.run { browser in
                try browser.go(to: url)
                #expect(try browser.title == "A page")
                let name = try browser.element(.textbox, "Name")
                try name.type("Ada")
                try name.fill("Eve")
                try browser.element(.button, "Say it").click()
                try browser.wait(
                    until: "document.querySelector('p').textContent === arguments[0]", "Hello Eve")
                #expect(try browser.element(css: "p").role == "status")
                #expect(try browser.element(.searchbox, "Find").name == "Find")
                try browser.press("#")
                #expect(try browser.title == "#")
                #expect(throws: WebDriverError.self) {
                    try browser.element(.button, "Gone", within: .milliseconds(1))
                }
            }
        }

        @Test("passes on languages, color scheme, width, console, dialogs and pictures")
        func surroundings() async throws {
            let url = page(
                """
                <script>
                console.error('a complaint');
                setTimeout(() => alert('stop'), 0);
                </script>
                """)
            try await Browser.run { browser in
                try browser.prefer(.dark, reducedMotion: true)
                try browser.resize(width: 390)
                try browser.accept(languages: "ko,en")
                try browser.go(to: page("<p>한국어"))
                #expect(
                    try browser.run("return matchMedia('(prefers-color-scheme: dark)').matches") as? Bool
                        == true)
                #expect(
                    try browser.run("return matchMedia('(prefers-reduced-motion)').matches") as? Bool == true)
                #expect(try browser.run("return innerWidth") as? Int == 390)
                #expect(try browser.run("return navigator.languages") as? [String] == ["ko", "en"])
                #expect(try browser.screenshot().starts(with: [0x89, 0x50, 0x4E, 0x47]))
                #expect(try browser.console().isEmpty)
                #expect(try browser.dialog == nil)
                try browser.go(to: url)
                #expect(try browser.dialog == "stop")
            }
        }
    }
}
