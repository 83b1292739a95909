import Foundation
import TestSupport
import Testing
import WebDriver

extension InBrowser {
    @Suite("Every page")
    struct LookTests {
        /// A server with something to show in every place, and where to look.
        private struct Gallery {
            let world: World
            private let receiver: Receiver
            private let tenant: MarkedTenant

            init() throws {
                receiver = try Receiver()
                world = try World(environment: [
                    "RESTANTE_DNS_SERVER": "127.0.0.1:1", "RESTANTE_WEBHOOK_ALLOW": "127.0.0.1/32",
                ])
                _ = try world.admin(
                    "domain", "create", "--shared", "--name", MarkedTenant.sharedDomain, "--price", "5.00",
                    "--order-minutes", "600")
                var tenant = try MarkedTenant(
                    world, marker: "amber", number: 1, messages: 3, receiver: receiver)
                try tenant.own("a-rather-long-name-for-a-domain.on-which-buyers.amber.example", world)
                self.tenant = tenant
                let long = """
                    From: =?utf-8?q?Ein_sehr_langer_Absendername_f=C3=BCr_eine_schmale_Spalte?= <a@shop.example>\r
                    To: <\(tenant.buyers[0].address)>\r
                    Subject: Averyveryverylongsubjectthathasnospaceatallinwhichonecouldbreakit and more of the same\r
                    \r
                    https://shop.example/\(String(repeating: "verylong", count: 40))\r
                    Your verification code is 482913.\r

                    """
                _ = try world.mail().deliver(long, from: "a@shop.example", to: [tenant.buyers[0].address])
            }

            /// What is shown to who has not logged in.
            static let doors = ["/", "/docs", "/inbox", "/owner"]

            /// What is shown to who has.
            var rooms: [String] {
                let owner = [
                    "overview", "domains", "buyers", "keys", "webhook", "rented/addresses", "rented/orders",
                    "rented/wallet",
                    "trail", "account", "mailbox/\(tenant.buyers[0].id)",
                    "mailbox/\(tenant.buyers[0].id)/\(tenant.buyers[0].messages[0])",
                ]
                return ["/inbox", "/inbox#/\(tenant.buyers[0].messages[0])"] + owner.map { "/owner#\($0)" }
            }

            func enter(_ browser: Browser) throws {
                let buyer = tenant.buyers[0]
                try browser.openInbox(world, buyer.address, pin: buyer.pin)
                try browser.openDashboard(world, tenant.email, password: tenant.password)
            }

            /// Loads the page anew.
            func show(_ place: String, _ browser: Browser) throws {
                try browser.go(to: "about:blank")
                try browser.go(to: world.origin + place)
                try browser.settle()
            }
        }

        /// The shape of the place, without ids.
        private static func name(_ place: String) -> String {
            place.replacing(/[0-9a-f]{8}-[0-9a-f-]{27}/, with: "ID")
        }

        @Test("fits each width in both themes and each language, without a complaint in the console")
        func fits() async throws {
            let gallery = try Gallery()
            defer { gallery.world.end() }
            try await Browser.run { browser in
                try browser.watch()
                func look(_ places: [String], _ language: String) throws {
                    try browser.accept(languages: language)
                    for place in places {
                        try gallery.show(place, browser)
                        #expect(
                            try browser.run("return document.documentElement.lang") as? String == language)
                        try Self.look(browser, at: "\(Self.name(place)) in \(language)")
                    }
                }
                for language in Looks.languages { try look(Gallery.doors, language) }
                try browser.accept(languages: "en")
                try gallery.enter(browser)
                for language in Looks.languages { try look(gallery.rooms, language) }
            }
        }

        /// Looks at the page in each width and theme.
        private static func look(_ browser: Browser, at page: String) throws {
            for scheme in Browser.ColorScheme.allCases {
                try browser.prefer(scheme)
                for width in Looks.widths {
                    try browser.resize(width: width)
                    let faults = try Looks.faults(browser)
                    #expect(faults.isEmpty, "\(page), \(scheme), \(width) px")
                }
            }
            try browser.resize(width: Looks.widths[0], height: 520)
            let faults = try Looks.faults(browser)
            #expect(faults.isEmpty, "\(page), on a low screen")
            let complaints = try browser.console().filter(\.isError)
            #expect(complaints.isEmpty, "\(page)")
        }

        @Test("has names, roles, contrast and a focus order that everybody can use")
        func accessible() async throws {
            let gallery = try Gallery()
            defer { gallery.world.end() }
            try await Browser.run { browser in
                try browser.watch()
                func barriers(_ place: String, _ scheme: Browser.ColorScheme, _ width: Int) throws {
                    try browser.prefer(scheme, reducedMotion: true)
                    try browser.resize(width: width)
                    let barriers = try Looks.barriers(browser)
                    let language = try browser.run("return document.documentElement.lang")
                    #expect(
                        barriers.isEmpty, "\(Self.name(place)) in \(language), \(scheme), \(width) px")
                }
                func look(_ places: [String]) throws {
                    for place in places {
                        try gallery.show(place, browser)
                        try barriers(place, .light, 390)
                        try barriers(place, .dark, 1440)
                        let unreachable = try Looks.unreachable(browser)
                        #expect(unreachable.isEmpty, "\(Self.name(place))")
                    }
                    for language in Looks.languages.dropFirst() {
                        try browser.accept(languages: language)
                        for place in places {
                            try gallery.show(place, browser)
                            try barriers(place, .light, 820)
                        }
                    }
                    try browser.accept(languages: "en")
                }
                try look(Gallery.doors)
                try gallery.enter(browser)
                try look(gallery.rooms + ["/owner#buyers/new", "/owner#keys/new"])
            }
        }

        /// The bodies of all that the page has loaded since it was opened, but for the API's answers: as they were sent, and as they are
        /// unpacked.
        private static func weight(_ browser: Browser) throws -> (sent: Int, unpacked: Int) {
            let sums =
                try browser.run(
                    """
                    const own = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                        .filter(({ name }) => !/^\\/(api\\/|openapi.json)/.test(new URL(name).pathname));
                    return ['encodedBodySize', 'decodedBodySize'].map(size => own.reduce((sum, entry) => sum + entry[size], 0))
                    """) as? [Int] ?? []
            return (sums.first ?? 0, sums.last ?? 0)
        }

        @Test("is opened with less than 100 KB, and stays below however much of it is shown")
        func weight() async throws {
            let gallery = try Gallery()
            defer { gallery.world.end() }
            try await Browser.run { browser in
                try browser.watch()
                try browser.prepare("performance.setResourceTimingBufferSize(1000)")
                func weigh(_ places: [String]) throws {
                    for language in Looks.languages {
                        try browser.accept(languages: language)
                        for place in places {
                            try gallery.show(place, browser)
                            let weight = try Self.weight(browser)
                            #expect((10_000..<100_000).contains(weight.unpacked), "\(place) in \(language)")
                            #expect(weight.sent < weight.unpacked, "\(place) in \(language)")
                        }
                    }
                    try browser.accept(languages: "en")
                }
                try weigh(Gallery.doors)
                try gallery.enter(browser)
                try weigh(["/inbox", "/owner"])
                for language in Looks.languages {
                    try browser.accept(languages: language)
                    try gallery.show("/owner", browser)
                    for room in gallery.rooms where room.hasPrefix("/owner#") {
                        try browser.run("location.hash = arguments[0]", String(room.dropFirst(6)))
                        let section = room.dropFirst(7).prefix { $0 != "/" }
                        try browser.wait(
                            until: "document.querySelector(`[data-section=${arguments[0]}].section`)",
                            String(section))
                        try browser.settle()
                    }
                    _ = try browser.element(css: ".mail-message [data-message]")
                    let weight = try Self.weight(browser)
                    #expect((50_000..<100_000).contains(weight.sent), "all of /owner in \(language)")
                }
            }
        }
    }
}
