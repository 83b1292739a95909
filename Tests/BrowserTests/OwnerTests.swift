import TestSupport
import Testing
import WebDriver

extension InBrowser {
    @Suite("The owner's page")
    struct OwnerTests {
        @Test("ends with its session, and says why")
        func end() async throws {
            let world = try World()
            defer { world.end() }
            let owner = try world.owner("alpha")
            try await Browser.run { browser in
                try browser.watch()
                try browser.openDashboard(world, owner.email, password: owner.password)
                #expect(try world.server.admin("owner", "suspend", owner.email).code == 0)
                try browser.element(css: ".nav [data-section=keys]").click()
                _ = try browser.element(css: "input[type=password]")
                #expect(try browser.texts("main [role=status]").count == 1)
                #expect(try browser.element(.button, "Log in").name == "Log in")
            }
        }
    }
}
