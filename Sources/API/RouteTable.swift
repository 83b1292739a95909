package import HTTP

extension API {
    /// Everything that the server answers, and who may ask: anyone, `stranger` (counted by source), `key` (an API key),
    /// `owner` or `buyer` (a log-in).
    package var routes: [Route] {
        let premium = PremiumRoutes(api: self)
        let account = OwnerAccountRoutes(api: self)
        let keys = KeyRoutes(api: self)
        let domains = DomainRoutes(api: self)
        let buyers = BuyerRoutes(api: self)
        let intake = IntakeRoutes(api: self)
        let session = BuyerSessionRoutes(api: self)
        let messages = BuyerMessageRoutes(api: self)
        let content = BuyerContentRoutes(api: self)
        let health = HealthRoutes(api: self)
        return [
            .get("/livez", health.live),
            .get("/readyz", health.ready),

            .get("/api/premium/emails/:address", key(premium.list)),
            .get("/api/premium/emails/:address/latest", key(premium.latest)),
            .get("/api/premium/otp/:address/latest", key(premium.code)),

            .post("/api/owner/login", bodyLimit: 16_384, stranger(account.logIn)),
            .post("/api/owner/logout", owner(account.logOut)),
            .get("/api/owner/me", owner(account.me)),
            .post("/api/owner/password", bodyLimit: 16_384, owner(account.changePassword)),
            .get("/api/owner/usage", owner(account.usage)),

            .get("/api/owner/api-keys", owner(keys.list)),
            .post("/api/owner/api-keys", owner(keys.create)),
            .delete("/api/owner/api-keys/:id", owner(keys.revoke)),

            .get("/api/owner/domains", owner(domains.list)),
            .post("/api/owner/domains", owner(domains.create)),
            .post("/api/owner/domains/:id/verify", owner(domains.verify)),
            .delete("/api/owner/domains/:id", owner(domains.delete)),

            .get("/api/owner/buyers", owner(buyers.list)),
            .post("/api/owner/buyers", owner(buyers.create)),
            .patch("/api/owner/buyers/:id", owner(buyers.update)),
            .delete("/api/owner/buyers/:id", owner(buyers.delete)),
            .post("/api/owner/buyers/:id/pin", owner(buyers.changePIN)),

            .get("/api/owner/intake", owner(intake.list)),

            .post("/api/buyer/login", bodyLimit: 16_384, stranger(session.logIn)),
            .post("/api/buyer/logout", buyer(session.logOut)),
            .get("/api/buyer/messages", buyer(messages.list)),
            .get("/api/buyer/messages/:id", buyer(messages.detail)),
            .get("/api/buyer/messages/:id/html", buyer(content.html)),
            .get("/api/buyer/messages/:id/raw", buyer(content.raw)),
            .get("/api/buyer/messages/:id/attachments/:n", buyer(content.attachment)),
            .delete("/api/buyer/messages/:id", buyer(messages.delete)),
        ]
    }
}
