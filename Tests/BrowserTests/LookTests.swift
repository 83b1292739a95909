import Foundation
import TestSupport
import Testing
import WebDriver

extension InBrowser {
    @Suite("Every page")
    struct LookTests {
        /// What is shown to who has not logged in.
        private static let doors = ["/", "/docs", "/inbox", "/owner"]

        /// Loads the page anew.
        private static func show(_ place: String, _ world: World, _ browser: Browser) throws {
            try browser.go(to: "about:blank")
            try browser.go(to: world.origin + place)
            try browser.settle()
        }

        @Test("fits each width in both themes and each language, without a complaint in the console")
        func fits() async throws {
            let world = try World()
            defer { world.end() }
            try await Browser.run { browser in
                try browser.watch()
                func look(_ places: [String], _ language: String) throws {
                    try browser.accept(languages: language)
                    for place in places {
                        try Self.show(place, world, browser)
                        #expect(
                            try browser.run("return document.documentElement.lang") as? String == language)
                        try Self.look(browser, at: "\(place) in \(language)")
                    }
                }
                for language in Looks.languages { try look(Self.doors, language) }
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
            let complaints = try browser.console().filter(\.isError)
            #expect(complaints.isEmpty, "\(page)")
        }

        @Test("has names, roles, contrast and a focus order that everybody can use")
        func accessible() async throws {
            let world = try World()
            defer { world.end() }
            try await Browser.run { browser in
                try browser.watch()
                func look(_ places: [String]) throws {
                    for place in places {
                        try Self.show(place, world, browser)
                        for (scheme, width) in [
                            (Browser.ColorScheme.light, 390), (.light, 1440), (.dark, 1440),
                        ] {
                            try browser.prefer(scheme, reducedMotion: true)
                            try browser.resize(width: width)
                            let barriers = try Looks.barriers(browser)
                            #expect(barriers.isEmpty, "\(place), \(scheme), \(width) px")
                        }
                        let unreachable = try Looks.unreachable(browser)
                        #expect(unreachable.isEmpty, "\(place)")
                    }
                }
                try look(Self.doors)
            }
        }

        @Test(
            "is opened with less than 100 KB, all that it loads taken together but for the mail and the figures"
        )
        func weight() async throws {
            let world = try World()
            defer { world.end() }
            try await Browser.run { browser in
                try browser.watch()
                func weigh(_ places: [String]) throws {
                    for language in Looks.languages {
                        try browser.accept(languages: language)
                        for place in places {
                            try Self.show(place, world, browser)
                            let octets =
                                try browser.run(
                                    """
                                    return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                                        .filter(({ name }) => !/^\\/(api\\/|openapi.json)/.test(new URL(name).pathname))
                                        .reduce((sum, entry) => sum + entry.encodedBodySize, 0)
                                    """) as? Int ?? 0
                            #expect((10_000..<100_000).contains(octets), "\(place) in \(language)")
                        }
                    }
                    try browser.accept(languages: "en")
                }
                try weigh(Self.doors)
            }
        }
    }
}
