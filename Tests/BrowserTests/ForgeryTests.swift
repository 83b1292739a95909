import Foundation
import TestSupport
import Testing
import WebDriver

extension InBrowser {
    @Suite("A page of another site")
    struct ForgeryTests {
        /// What a page would ask the server for in the name of who looks at it.
        private static func attempts(on server: String) -> String {
            """
            <title>trying</title><script>
            const json = { 'Content-Type': 'application/json' };
            const calls = [
                ['POST', '/api/owner/api-keys', '{"name":"forged"}'], ['POST', '/api/owner/domains', '{"name":"forged.example"}'],
                ['POST', '/api/owner/buyers', '{"domain":"alpha.example","count":1}'],
                ['POST', '/api/owner/password', '{"current_password":"correct horse alpha","new_password":"forged forged"}'],
                ['POST', '/api/owner/logout'], ['DELETE', '/api/owner/sessions'], ['POST', '/api/owner/webhook/secret'],
                ['PATCH', '/api/owner/webhook', '{"url":"https://forged.example/","enabled":true}'],
                ['POST', '/api/buyer/logout'], ['DELETE', '/api/buyer/messages'], ['DELETE', '/api/buyer/sessions'],
            ];
            const outcomes = [];
            const submit = (enctype, path, body) => new Promise(resolve => {
                const frame = document.createElement('iframe'), form = document.createElement('form');
                frame.name = 'f' + Math.random();
                document.body.append(frame, form);
                Object.assign(form, { method: 'post', enctype, action: '\(server)' + path, target: frame.name });
                // {"name":"forged","x":"="}, as text/plain writes a field.
                const field = document.createElement('input');
                field.name = (body ?? '{}').slice(0, -1) + (body ? ',' : '') + '"x":"';
                field.value = '"}';
                form.append(field);
                frame.onload = resolve;
                form.submit();
                setTimeout(resolve, 300);
            });
            (async () => {
                for (const [method, path, body] of calls) {
                    for (const mode of ['cors', 'no-cors'])
                        for (const headers of [json, {}])
                            try {
                                const answer = await fetch('\(server)' + path, { method, body, mode, headers, credentials: 'include' });
                                outcomes.push(mode === 'cors' ? `read ${answer.status} of ${path}` : 'sent');
                            } catch { outcomes.push('refused'); }
                    if (method === 'POST') {
                        await submit('text/plain', path, body);
                        await submit('application/x-www-form-urlencoded', path, body);
                    }
                    navigator.sendBeacon('\(server)' + path, body);
                }
                for (const path of ['/api/owner/me', '/api/buyer/messages'])
                    try { outcomes.push(`read ${(await fetch('\(server)' + path, { credentials: 'include' })).status} of ${path}`); }
                    catch { outcomes.push('refused'); }
                document.title = 'tried';
            })();
            </script><body>
            """
        }

        /// What the server holds for the owner and the buyer whose cookies the browser has.
        private static func state(_ browser: Browser, _ world: World) throws -> [String] {
            try browser.go(to: world.origin + "/")
            return try [
                "/api/owner/api-keys", "/api/owner/domains", "/api/owner/buyers", "/api/owner/webhook",
                "/api/owner/sessions", "/api/buyer/messages", "/api/buyer/sessions",
            ].map { path in
                let answer = try browser.fetch("GET", path)
                return "\(path) \(answer.status) \(answer.body)"
            }
        }

        @Test("changes and reads nothing with the cookies of who looks at it")
        func forgery() async throws {
            let world = try World(environment: ["RESTANTE_DNS_SERVER": "127.0.0.1:1"])
            defer { world.end() }
            let owner = try world.owner("alpha")
            let buyer = try world.buyer(of: owner, "carol")
            try world.deliver(to: buyer.address, text: "Your verification code is 482913.")
            let trap = try Trap(pages: ["/attack": Self.attempts(on: world.origin)])
            var options = Browser.Options()
            options.hosts = ["elsewhere.example": "127.0.0.1"]
            try await Browser.run(options) { browser in
                try browser.go(to: world.origin + "/")
                let logIns = [
                    try browser.fetch(
                        "POST", "/api/owner/login",
                        json: #"{"email":"\#(owner.email)","password":"\#(owner.password)"}"#),
                    try browser.fetch(
                        "POST", "/api/buyer/login",
                        json: #"{"address":"\#(buyer.address)","pin":"\#(buyer.pin)"}"#),
                ]
                #expect(logIns.map(\.status) == [200, 200])
                let before = try Self.state(browser, world)
                #expect(before.allSatisfy { $0.contains(" 200 ") }, "\(before)")
                // Another port is the same site, to which a strict cookie goes along; another name is not.
                let port = URL(string: trap.plainOrigin)?.port ?? 0
                for origin in [trap.plainOrigin, "http://elsewhere.example:\(port)"] {
                    try browser.go(to: origin + "/attack")
                    try browser.wait(until: "document.title === 'tried'", within: .seconds(60))
                    let outcomes = try browser.run("return outcomes") as? [String] ?? []
                    #expect(
                        outcomes.count == 46 && !outcomes.contains { $0.hasPrefix("read") }, "\(outcomes)")
                    #expect(try Self.state(browser, world) == before, "\(origin)")
                }
                // The same from a page of the server's own is done.
                #expect(
                    try browser.fetch("POST", "/api/owner/api-keys", json: #"{"name":"own"}"#).status == 201)
            }
        }
    }
}
