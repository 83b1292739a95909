import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("Parameters and cookies under damaged input")
struct ParameterMutationTests {
    private let owner = OwnerID.new()

    /// What a reader of parameters answers: a value, or a refusal with status 400.
    private func refusal(_ read: () throws -> Void) -> Int? {
        do {
            try read()
            return nil
        } catch let error as APIError {
            return error.status.code
        } catch let error as RequestError {
            return error.status.code
        } catch {
            return 500
        }
    }

    @Test("limit, wait, since, cursor and fields are read within their bounds or refused with 400")
    func query() {
        let cursor = Cursor(time: .now(), id: .v7()).text(for: owner)
        let seeds = [
            "limit=200&wait=30&since=2026-01-01T02:00:00.123+02:00&fields=id,subject",
            "since=\(MessageID.new())&cursor=\(cursor)&limit=1", "since=1767225600123&wait=0&limit=007",
            "fields=id%2Cotp&cursor=%41%42&since=2026-01-01T00%3A00%3A00Z",
        ].map { Array($0.utf8) }
        var random = SeededRandom(seed: 21)
        var (read, refused) = (0, 0)
        for round in 0..<100_000 {
            let octets = mutated(seeds[round % seeds.count], using: &random)
            let query = Query(octets: octets[...])
            var isSound = true
            let statuses = [
                refusal { isSound = (1...200).contains(try query.limit(default: 50, maximum: 200)) },
                refusal {
                    guard let wait = try query.wait() else { return }
                    isSound = isSound && wait > .zero && wait <= .seconds(30)
                },
                refusal {
                    guard case .time(let time) = try query.since() else { return }
                    isSound = isSound && time <= .latest
                },
                refusal { _ = try query.cursor(for: owner) },
                refusal { _ = try MessageFields(query, of: .premium) },
            ]
            guard isSound, statuses.allSatisfy({ $0 == nil || $0 == 400 }) else {
                Issue.record("\(String(decoding: octets, as: UTF8.self)): \(statuses)")
                return
            }
            if statuses.contains(400) { refused += 1 } else { read += 1 }
        }
        #expect(read > 1_000 && refused > 1_000)
    }

    @Test("a damaged cookie or Authorization field is the session that was issued, or 401 or 403")
    func sessions() throws {
        let token = SessionToken.generate(holder: .owner, owner: owner, session: .new())
        let text = String(decoding: token.text, as: UTF8.self)
        let seeds = [
            "Cookie: a=b; restante_owner=\(text); c=\"d\"", "Cookie: restante_owner=\(text)",
            "Cookie: a=b\r\nCookie: restante_owner=\(text)", "Authorization: Bearer \(text)",
        ].map { Array($0.utf8) }
        let browser = BrowserSession(publicOrigin: nil, isSecure: false)
        var random = SeededRandom(seed: 22)
        var (found, refused) = (0, 0)
        for round in 0..<100_000 {
            let field = mutated(seeds[round % seeds.count], using: &random)
            var parser = RequestParser()
            parser.receive(Array("GET / HTTP/1.1\r\nHost: a\r\n".utf8) + field + Array("\r\n\r\n".utf8))
            guard let head = try? parser.nextHead() else { continue }
            do throws(APIError) {
                let read = try browser.token(of: head, .owner)
                found += 1
                guard read.text == token.text else {
                    Issue.record("\(String(decoding: field, as: UTF8.self))")
                    return
                }
            } catch {
                refused += 1
                guard error.status == .unauthorized else {
                    Issue.record("\(String(decoding: field, as: UTF8.self)): \(error)")
                    return
                }
            }
        }
        #expect(found > 1_000 && refused > 10_000)
    }

    @Test("a damaged key field is the key that was issued, or 401")
    func keys() throws {
        let key = APIKey.generate(owner: owner, key: .new())
        let text = String(decoding: key.text, as: UTF8.self)
        let seeds = [
            "X-Owner-API-Key: \(text)", "X-API-Key: Bearer \(text)", "Authorization: Bearer \(text)",
            "X-API-Key: \(text)\r\nAuthorization: bearer \(text)",
        ].map { Array($0.utf8) }
        var random = SeededRandom(seed: 23)
        var (found, refused) = (0, 0)
        for round in 0..<100_000 {
            let field = mutated(seeds[round % seeds.count], using: &random)
            var parser = RequestParser()
            parser.receive(Array("GET / HTTP/1.1\r\nHost: a\r\n".utf8) + field + Array("\r\n\r\n".utf8))
            guard let head = try? parser.nextHead() else { continue }
            do throws(APIError) {
                let read = try Credentials.key(of: head)
                found += 1
                guard read.text == key.text else {
                    Issue.record("\(String(decoding: field, as: UTF8.self))")
                    return
                }
            } catch {
                refused += 1
                guard error.status == .unauthorized else {
                    Issue.record("\(String(decoding: field, as: UTF8.self)): \(error)")
                    return
                }
            }
        }
        #expect(found > 100 && refused > 10_000)
    }
}
