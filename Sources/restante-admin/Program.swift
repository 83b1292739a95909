import Application
import CommandLineKit

extension Program {
    /// The operator's commands.
    static let admin = Program(
        "restante-admin", version: Version.current,
        summary: "Manage the owners of a Restante server, their domains, buyers and keys",
        commands: [
            Command(
                "owner", "Manage owners",
                commands: [
                    .ownerCreate, .ownerList, .ownerShow, .ownerUpdate, .ownerSuspend, .ownerResume,
                    .ownerExtend, .ownerExport, .ownerDelete,
                ]),
            Command(
                "domain", "Manage domains",
                commands: [
                    .domainCreate, .domainList, .domainShow, .domainUpdate, .domainActivate, .domainDisable,
                    .domainDelete,
                ]),
            Command(
                "buyer", "Manage buyers: mailboxes that open with a PIN",
                commands: [.buyerCreate, .buyerList, .buyerShow, .buyerUpdate, .buyerDelete]),
            Command("key", "Manage API keys", commands: [.keyCreate, .keyList, .keyRevoke, .keyUpdate]),
            Command("mailbox", "Manage mailboxes of every kind", commands: [.mailboxUpdate]),
            Command(
                "message", "Look into mailboxes, and at what became of mail",
                commands: [.messageList, .messageShow, .messageExport, .messageTrail, .messagePurge]),
            Command(
                "order", "Look at owners' orders", commands: [.orderList, .orderShow, .orderCancel]),
            Command(
                "wallet", "Manage owners' prepaid money",
                commands: [.walletCredit, .walletDebit, .walletHistory]),
            Command(
                "webhook", "Look at owners' webhooks and the calls to them",
                commands: [.webhookList, .webhookLog, .webhookRedeliver, .webhookDisable]),
            Command(
                "audit", "Look at who did what to whom",
                commands: [.auditList]),
            .stats,
            .doctor,
            .completion,
        ],
        variablePrefix: "RESTANTE_", knownSettings: ServerSettings.all, explain: explanation)
}
