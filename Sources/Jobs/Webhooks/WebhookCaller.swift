import HTTP
import Inbox
import Networking
import Storage

/// Makes one try of a call and says how it went.
struct WebhookCaller: Sendable {
    let client: Client
    let configuration: WebhookConfiguration

    /// - Returns: nil if there was nothing to tell, or the try was broken off: it counts for nothing.
    func call(
        _ call: WebhookCall, _ work: WebhookWork, of owner: OwnerID, _ exchange: ClientExchange
    ) async -> WebhookOutcome? {
        let body: [UInt8]
        var otp: String?
        switch call.content {
        case .mail(let mail):
            body = WebhookBody(mail, id: call.id).octets
            otp = work.includesOTP ? mail.otp : nil
        case .test: body = WebhookBody(testOf: call, mailHost: configuration.mailHost).octets
        case .nothing: return nil
        }
        let start = MonotonicTime.now()
        let result: Result<ClientResponse, ClientError>
        do {
            let url = try HTTPURL(work.url)
            let request = ClientRequest(posting: body, to: url, fields(of: call, body, otp, work.secrets))
            let answer = try await client.send(
                request, namedBy: owner, by: start + configuration.timeout, exchange)
            result = .success(answer)
        } catch {
            // An URL that an earlier version took.
            result = .failure(error as? ClientError ?? .notAllowed)
        }
        if case .failure(.interrupted) = result { return nil }
        return outcome(of: call, result, took: MonotonicTime.now().since(start))
    }

    private func fields(
        of call: WebhookCall, _ body: [UInt8], _ otp: String?, _ secrets: [WebhookSecret]
    ) -> HeaderFields {
        let seconds = configuration.clock().milliseconds / 1000
        let id = call.id.description
        var fields = HeaderFields()
        fields.append("Content-Type", "application/json")
        fields.append("User-Agent", "Restante")
        fields.append("X-Webhook-Event", "new_message")
        fields.append("webhook-id", id)
        fields.append("webhook-timestamp", String(seconds))
        fields.append(
            "webhook-signature",
            WebhookSignature.value(id: id, seconds: seconds, body: body, secrets: secrets))
        if let otp { fields.append("x-restante-otp", otp) }
        return fields
    }

    private func outcome(
        of call: WebhookCall, _ result: Result<ClientResponse, ClientError>, took duration: Duration
    ) -> WebhookOutcome {
        let now = configuration.clock()
        switch result {
        case .success(let answer) where answer.isSuccess:
            return WebhookOutcome(
                next: .delivered, at: now, status: answer.status, duration: duration, error: nil)
        case .success(let answer):
            let seconds = answer["retry-after"].flatMap {
                RetryAfter.seconds($0, now: now.milliseconds / 1000)
            }
            let isGone = answer.status == 410
            return WebhookOutcome(
                next: isGone ? .giveUp : next(call, asked: seconds.map { .seconds($0) }, now),
                at: now, status: answer.status, duration: duration, error: Self.words(for: answer.status),
                isGone: isGone)
        case .failure(let error):
            return WebhookOutcome(
                next: next(call, asked: nil, now), at: now, status: nil, duration: duration,
                error: error.description)
        }
    }

    /// A test is tried once: its owner is looking.
    private func next(_ call: WebhookCall, asked: Duration?, _ now: Timestamp) -> WebhookOutcome.Next {
        if case .test = call.content { return .giveUp }
        return configuration.nextTry(after: call.tries + 1, asked: asked, now: now).map { .retry($0) }
            ?? .giveUp
    }

    private static func words(for status: Int) -> String {
        switch status {
        case 300..<400: "the receiver answered \(status), and redirects are not followed"
        default: "the receiver answered \(status)"
        }
    }
}
