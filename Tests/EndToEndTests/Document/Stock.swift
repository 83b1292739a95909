import Foundation
import TestSupport
import Testing

/// An owner with one of everything, so that made-up requests find something.
struct Stock {
    let owner: World.Owner
    let ownerToken: String
    let buyerToken: String
    private let buyer: World.Buyer
    private let spare: World.Buyer
    private let buyersMail: String
    private let temporary: String
    private let temporaryMail: String
    private let orders: [String]

    init(_ world: World) throws {
        owner = try world.owner("alpha")
        _ = try world.admin("domain", "create", "--shared", "--name", "shop.example", "--price", "5.00")
        _ = try world.admin("wallet", "credit", owner.email, "1000.00")
        (buyer, spare) = (try world.buyer(of: owner, "buyer"), try world.buyer(of: owner, "spare"))
        let key = ["X-API-Key": owner.key]
        let made = try world.web.post(
            "/api/emails/generate", key, json: #"{"expiryTime":3600000,"domain":"shop.example"}"#)
        temporary = try #require(made.json["id"] as? String, "\(made.text)")
        let rented = try (0..<2).map { _ in
            let answer = try world.web.post(
                "/api/v1/orders", key, json: #"{"domain":"shop.example","site":"s.example"}"#)
            return try #require(answer.json["data"] as? [String: Any], "\(answer.text)")
        }
        orders = rented.compactMap { $0["orderId"] as? String }
        let addresses = [
            buyer.address, buyer.address, made.json["email"] as? String, rented[0]["email"] as? String,
        ]
        for address in addresses.compactMap(\.self) { try Self.deliver(to: address, world) }

        ownerToken = try Self.token(
            world.web.post(
                "/api/owner/login", json: #"{"email":"\#(owner.email)","password":"\#(owner.password)"}"#))
        buyerToken = try Self.token(
            world.web.post(
                "/api/buyer/login", json: #"{"address":"\#(buyer.address)","pin":"\#(buyer.pin)"}"#))
        let inbox = try world.web.get("/api/buyer/messages", ["Authorization": "Bearer \(buyerToken)"])
        buyersMail = try #require(inbox.members(of: "messages").first?["id"] as? String, "\(inbox.text)")
        let list = try world.web.get("/api/emails/\(temporary)", key)
        temporaryMail = try #require(list.members(of: "messages").first?["id"] as? String, "\(list.text)")
    }

    /// What hooks.py puts into requests, by path or by method and path. What is deleted is not what others read.
    func ids() throws -> String {
        let address = ["address": buyer.address]
        let mail = ["id": buyersMail, "n": "0"]
        let order = ["id": orders[0]]
        let ids: [String: [String: String]] = [
            "/api/premium/emails/{address}": address, "/api/premium/emails/{address}/latest": address,
            "/api/premium/otp/{address}/latest": address,
            "GET /api/emails/{id}": ["id": temporary],
            "GET /api/emails/{id}/{message}": ["id": temporary, "message": temporaryMail],
            "GET /api/v1/addresses/{id}": ["id": "addr_\(temporary)"],
            "GET /api/v1/orders/{id}": order, "GET /api/v1/orders/{id}/messages": order,
            "POST /api/v1/orders/{id}/start-polling": order, "DELETE /api/v1/orders/{id}": ["id": orders[1]],
            "GET /api/buyer/messages/{id}": mail, "GET /api/buyer/messages/{id}/html": mail,
            "GET /api/buyer/messages/{id}/raw": mail, "GET /api/buyer/messages/{id}/attachments/{n}": mail,
            "PATCH /api/buyer/messages/{id}": mail,
            "PATCH /api/owner/buyers/{id}": ["id": spare.id],
            "POST /api/owner/buyers/{id}/pin": ["id": spare.id],
        ]
        return String(decoding: try JSONSerialization.data(withJSONObject: ids), as: UTF8.self)
    }

    private static func token(_ answer: WebClient.Answer) throws -> String {
        try #require(answer.json["token"] as? String, "\(answer.text)")
    }

    private static func deliver(to address: String, _ world: World) throws {
        let message = """
            From: Shop <no-reply@shop.example>\r
            Subject: Your code\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary=b\r
            \r
            --b\r
            Content-Type: text/html\r
            \r
            <p>Your code is <b>482913</b>, or <a href="https://shop.example/verify">confirm</a>.</p>\r
            --b\r
            Content-Type: application/pdf\r
            Content-Disposition: attachment; filename="a.pdf"\r
            \r
            %PDF\r
            --b--\r

            """
        let reply = try world.mail().deliver(message, from: "no-reply@shop.example", to: [address])
        try #require(reply.code == 250, "\(reply)")
    }
}
