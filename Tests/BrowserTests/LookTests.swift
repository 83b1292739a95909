import TestSupport
import Testing
import WebDriver

extension InBrowser {
    @Suite("Every page")
    struct LookTests {
        @Test("fits each width in both themes and each language, without a complaint in the console")
        func fits() async throws {
            let world = try World()
            defer { world.end() }
            try await Browser.run { browser in
                try Looks.watch(browser)
                for language in Looks.languages {
                    try browser.accept(languages: language)
                    for path in ["/", "/inbox", "/owner"] {
                        try browser.go(to: world.origin + path)
                        try Self.look(browser, at: "\(path) in \(language)")
                    }
                }
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

        @Test("has names, roles, contrast, targets and a focus order that everybody can use")
        func accessible() async throws {
            let world = try World()
            defer { world.end() }
            try await Browser.run { browser in
                for path in ["/", "/inbox", "/owner"] {
                    try browser.go(to: world.origin + path)
                    for scheme in Browser.ColorScheme.allCases {
                        try browser.prefer(scheme)
                        for width in [390, 1440] {
                            try browser.resize(width: width)
                            let barriers = try Looks.barriers(browser)
                            #expect(barriers.isEmpty, "\(path), \(scheme), \(width) px")
                        }
                    }
                    #expect(try Looks.unreachable(browser) == [], "\(path)")
                }
            }
        }
    }
}
