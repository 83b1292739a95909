import Foundation
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

/// The examples of the documents that the API was asked for from, with nothing changed but the base URL and the key.
@Suite("The examples of the orders document", .timeLimit(.minutes(2)))
struct SeedExampleTests {
    private let api: TestAPI

    init() async throws { api = try await TestAPI.shared.value }

    private static let hasRequests =
        (try? Program.run("/usr/bin/env", ["python3", "-c", "import requests"], environment: [:]).code) == 0
    private static let hasCurl = FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")

    /// The domain of the examples, offered once for all tests.
    private func customer() async throws -> Customer {
        do { try api.offer("example.com") } catch StorageError.conflict {}
        let customer = Customer(owner: try await api.owner(), domain: "example.com")
        try api.credit(customer.owner.id, "150.75")
        return customer
    }

    private func adapted(_ example: String, _ customer: Customer) -> String {
        example.replacing("https://api.kopechka.com/api/v1", with: "http://127.0.0.1:\(api.port)/api/v1")
            .replacing("YOUR_API_KEY", with: customer.owner.key)
    }

    private static let python = """
        import requests

        class KopeechkaAPI:
            def __init__(self, api_key):
                self.base_url = 'https://api.kopechka.com/api/v1'
                self.headers = {
                    'X-API-Key': api_key,
                    'Content-Type': 'application/json'
                }
            
            def get_balance(self):
                response = requests.get(f'{self.base_url}/balance', headers=self.headers)
                return response.json()
            
            def create_order(self, domain, site):
                data = {'domain': domain, 'site': site}
                response = requests.post(f'{self.base_url}/orders', json=data, headers=self.headers)
                return response.json()
            
            def get_messages(self, order_id):
                response = requests.get(f'{self.base_url}/orders/{order_id}/messages', headers=self.headers)
                return response.json()
            
            def cancel_order(self, order_id):
                response = requests.delete(f'{self.base_url}/orders/{order_id}', headers=self.headers)
                return response.json()

        # Usage
        api = KopeechkaAPI('YOUR_API_KEY')

        # Balance check
        balance = api.get_balance()
        print(f"Balance: {balance['data']['balance']}")

        # Create order
        order = api.create_order('example.com', 'instagram.com')
        print(f"Order ID: {order['data']['orderId']}")

        """

    @Test("run in Python", .enabled(if: hasRequests, "needs python3-requests"))
    func inPython() async throws {
        let customer = try await customer()
        // The two methods that the example defines and does not call.
        let rest = """
            print(api.get_messages(order['data']['orderId'])['order']['status'])
            print(api.cancel_order(order['data']['orderId'])['refundAmount'])

            """
        let ran = try Program.run(
            "/usr/bin/env", ["python3", "-c", adapted(Self.python + rest, customer)],
            environment: ["NO_PROXY": "*"])
        #expect(ran.code == 0, "\(ran.error)")
        let number = try #require(ran.output.firstMatch(of: /API-\d{13}/)).output
        #expect(ran.output == "Balance: 150.75\nOrder ID: \(number)\npending\n5.0\n")
        #expect(try api.balance(of: customer) == "150.75")
    }

    private static let curl = #"""
        # Balance check
        curl -X GET "https://api.kopechka.com/api/v1/balance" \
          -H "X-API-Key: YOUR_API_KEY"

        # Create order
        curl -X POST "https://api.kopechka.com/api/v1/orders" \
          -H "X-API-Key: YOUR_API_KEY" \
          -H "Content-Type: application/json" \
          -d '{
            "domain": "example.com",
            "site": "site.com"
          }'

        # Fetch messages
        curl -X GET "https://api.kopechka.com/api/v1/orders/API-1234567890/messages" \
          -H "X-API-Key: YOUR_API_KEY"

        # Cancel order
        curl -X DELETE "https://api.kopechka.com/api/v1/orders/API-1234567890" \
          -H "X-API-Key: YOUR_API_KEY"

        """#

    @Test("run with curl", .enabled(if: hasCurl, "needs curl"))
    func withCurl() async throws {
        let customer = try await customer()
        _ = try await api.order(for: customer, minutesAgo: 1, number: "API-1234567890")
        let ran = try Program.run(
            "/bin/sh", ["-c", adapted(Self.curl, customer)], environment: ["NO_PROXY": "*"])
        #expect(ran.code == 0, "\(ran.error)")
        let answers = ran.output.replacing("}{", with: "}\n{").split(separator: "\n")
        #expect(answers.count == 4, "\(ran.output)")
        #expect(answers.first == #"{"success":true,"data":{"balance":145.75}}"#)
        #expect(answers.dropFirst().first?.contains(#""message":"Order created successfully""#) == true)
        #expect(
            answers.dropFirst(2).first?.hasPrefix(#"{"success":true,"messages":[],"order":{"id":""#) == true)
        #expect(
            answers.last
                == #"{"success":true,"message":"Order cancelled and refund processed","refundAmount":5.00}"#)
        #expect(try api.balance(of: customer) == "145.75")
    }
}
