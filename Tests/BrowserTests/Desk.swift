import Foundation
import TestSupport
import WebDriver

// What a test does at a page before it comes to its point.
extension Browser {
    /// Notes, on every page from now on, what it reports against its policy and how many answers it waits for.
    func watch() throws {
        try prepare(
            """
            if (window === top) {
                window.reports = [];
                document.addEventListener('securitypolicyviolation', event =>
                    reports.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
                window.awaited = 0;
                const fetch = window.fetch;
                window.fetch = (...parameters) => {
                    awaited += 1;
                    return fetch(...parameters).finally(() => setTimeout(() => awaited -= 1));
                };
            }
            """)
    }

    /// Waits until the page has what it asked for, and has drawn it.
    func settle() throws {
        try wait(
            until: """
                document.readyState === 'complete' && document.querySelector('main') !== null && !(window.awaited > 0)
                    && document.querySelector('[aria-busy=true]') === null
                """)
        try runAsync(
            "await document.fonts.ready; await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))"
        )
    }

    /// Logs in at `/inbox` as a buyer does.
    func openInbox(_ world: World, _ address: String, pin: String) throws {
        try go(to: world.origin + "/inbox")
        try element(.textbox, "Address").fill(address)
        try element(.textbox, "PIN").fill(pin)
        try element(.button, "Log in").click()
        try wait(until: "document.title.includes(arguments[0])", address)
    }

    /// Opens the newest mail with that subject by a click on its row.
    func openMail(_ subject: String) throws {
        try element(
            where: """
                [...document.querySelectorAll('.row-link')].find(link =>
                    link.querySelector('.row-subject').innerText.trim() === arguments[0])
                """, subject
        ).click()
        try wait(until: "document.querySelector('.mail-message h2')?.innerText === arguments[0]", subject)
    }

    /// Logs in at `/owner` as an owner does.
    func openDashboard(_ world: World, _ email: String, password: String) throws {
        try go(to: world.origin + "/owner")
        try element(css: "input[type=email]").fill(email)
        try element(css: "input[type=password]").fill(password)
        try element(css: "form button[type=submit]").click()
        try wait(
            until:
                "document.querySelector('nav') !== null && document.querySelector('input[type=password]') === null"
        )
    }

    /// The texts of the elements that the selector matches and that are drawn.
    func texts(_ selector: String) throws -> [String] {
        try run(
            """
            return [...document.querySelectorAll(arguments[0])].filter(element => element.checkVisibility())
                .map(element => element.innerText.trim())
            """, selector) as? [String] ?? []
    }

    /// Calls the server as a script of its own page would, and gives status and body.
    @discardableResult
    func fetch(_ method: String, _ path: String, json: String? = nil) throws -> (status: Int, body: String) {
        let answer =
            try runAsync(
                """
                const [method, path, body] = arguments;
                const response = await fetch(path, { method, body: body || undefined,
                    headers: body ? { 'Content-Type': 'application/json' } : {} });
                return [response.status, await response.text()];
                """, method, path, json ?? "") as? [Any] ?? []
        return (answer.first as? Int ?? 0, answer.last as? String ?? "")
    }
}
