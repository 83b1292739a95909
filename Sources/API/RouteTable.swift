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
        let rented = OwnerOrderRoutes(api: self)
        let mailboxes = MailboxRoutes(api: self)
        let overview = OverviewRoutes(api: self)
        let session = BuyerSessionRoutes(api: self)
        let sessions = SessionRoutes(api: self)
        let mail = MailRoutes(api: self)
        let content = ContentRoutes(api: self)
        let temporary = TemporaryMailRoutes(api: self)
        let webhook = WebhookRoutes(api: self)
        let ownWebhook = OwnerWebhookRoutes(api: self)
        let addresses = AddressRoutes(api: self)
        let wallet = WalletRoutes(api: self)
        let orders = OrderRoutes(api: self)
        let events = EventRoutes(api: self)
        let health = HealthRoutes(api: self)
        return [
            .get("/livez", health.live),
            .get("/readyz", health.ready),

            .get("/api/premium/emails/:address", key(refusing: .premium, premium.list)),
            .get("/api/premium/emails/:address/latest", key(refusing: .premium, premium.latest)),
            .get("/api/premium/otp/:address/latest", key(refusing: .premium, premium.code)),

            .get("/api/email/domains", key(temporary.domains)),
            .get("/api/config", key(temporary.config)),
            .post("/api/emails/generate", key(temporary.generate)),
            .get("/api/emails", key(temporary.list)),
            .get("/api/emails/:id", key(temporary.messages)),
            .delete("/api/emails/:id", key(temporary.delete)),
            .get("/api/emails/:id/:message", key(temporary.message)),
            .delete("/api/emails/:id/:message", key(temporary.deleteMessage)),
            .get("/api/webhook", key(webhook.show)),
            .post("/api/webhook", key(webhook.change)),

            .get("/api/v1/addresses", key(addresses.list)),
            .post("/api/v1/addresses", key(addresses.create)),
            .get("/api/v1/addresses/:id", key(addresses.detail)),
            .delete("/api/v1/addresses/:id", key(addresses.delete)),

            .get("/api/v1/profile", key(wallet.profile)),
            .get("/api/v1/balance", key(wallet.balance)),
            .get("/api/v1/domains", key(wallet.domains)),
            .get("/api/v1/orders", key(orders.list)),
            .post("/api/v1/orders", key(orders.create)),
            .get("/api/v1/orders/:id", key(orders.detail)),
            .delete("/api/v1/orders/:id", key(orders.cancel)),
            .get("/api/v1/orders/:id/messages", key(orders.messages)),
            .post("/api/v1/orders/:id/start-polling", key(orders.startPolling)),

            .post("/api/owner/login", bodyLimit: 16_384, stranger(account.logIn)),
            .post("/api/owner/logout", owner(account.logOut)),
            .get("/api/owner/me", owner(account.me)),
            .post("/api/owner/password", bodyLimit: 16_384, owner(account.changePassword)),
            .get("/api/owner/usage", owner(account.usage)),
            .get("/api/owner/overview", owner(overview.overview)),
            .get("/api/owner/sessions", owner(sessions.list)),
            .delete("/api/owner/sessions", owner(sessions.endOthers)),
            .delete("/api/owner/sessions/:id", owner(sessions.end)),

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

            .get("/api/owner/mailboxes/:mailbox", owner(mailboxes.detail)),
            .get("/api/owner/mailboxes/:mailbox/messages", ownersMail(mail.list)),
            .get("/api/owner/mailboxes/:mailbox/messages/:id", ownersMail(mail.detail)),
            .delete("/api/owner/mailboxes/:mailbox/messages/:id", ownersMail(mail.delete)),
            .get("/api/owner/mailboxes/:mailbox/messages/:id/html", ownersMail(content.html)),
            .get("/api/owner/mailboxes/:mailbox/messages/:id/raw", ownersMail(content.raw)),
            .get(
                "/api/owner/mailboxes/:mailbox/messages/:id/attachments/:n",
                ownersMail(content.attachment)),

            .get("/api/owner/webhook", owner(ownWebhook.show)),
            .patch("/api/owner/webhook", owner(ownWebhook.change)),
            .post("/api/owner/webhook/secret", owner(ownWebhook.changeSecret)),
            .post("/api/owner/webhook/test", owner(ownWebhook.test)),
            .get("/api/owner/webhook/deliveries", owner(ownWebhook.deliveries)),
            .post("/api/owner/webhook/deliveries/:id/redeliver", owner(ownWebhook.redeliver)),

            .get("/api/owner/intake", owner(intake.list)),

            .get("/api/owner/events", owner(events.owner)),

            .get("/api/owner/wallet", owner(rented.wallet)),
            .get("/api/owner/orders", owner(rented.orders)),
            .get("/api/owner/addresses", owner(rented.addresses)),

            .post("/api/buyer/login", bodyLimit: 16_384, stranger(session.logIn)),
            .post("/api/buyer/logout", buyer(session.logOut)),
            .get("/api/buyer/events", buyer(events.buyer)),
            .get("/api/buyer/me", buyer(session.me)),
            .get("/api/buyer/sessions", buyer(sessions.list)),
            .delete("/api/buyer/sessions", buyer(sessions.endOthers)),
            .delete("/api/buyer/sessions/:id", buyer(sessions.end)),
            .get("/api/buyer/messages", buyersMail(mail.list)),
            .delete("/api/buyer/messages", buyersMail(mail.deleteAll)),
            .get("/api/buyer/messages/:id", buyersMail(mail.detail)),
            .patch("/api/buyer/messages/:id", buyersMail(mail.mark)),
            .delete("/api/buyer/messages/:id", buyersMail(mail.delete)),
            .get("/api/buyer/messages/:id/html", buyersMail(content.html)),
            .get("/api/buyer/messages/:id/raw", buyersMail(content.raw)),
            .get("/api/buyer/messages/:id/attachments/:n", buyersMail(content.attachment)),
        ]
    }
}
