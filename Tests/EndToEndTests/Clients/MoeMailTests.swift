import TestSupport
import Testing

@Suite(
    "The client `moemail` from PyPI, as it is",
    .enabled(if: PythonPackages.areInstalled, "needs what deploy/test installs"))
struct MoeMailTests {
    @Test("makes an address, lists, waits and reads; its base URL and key are all that is new")
    func wait() async throws {
        try await Background.run {
            let world = try World()
            defer { world.end() }
            let owner = try world.owner("alpha")
            _ = try world.admin("domain", "create", "--shared", "--name", "shop.example")
            let printed = try succeed(
                PythonPackages.program("python"),
                [
                    "-c", Self.script, "http://127.0.0.1:\(world.server.httpPort)", owner.key,
                    "\(world.server.smtpPort)",
                ], environment: ["PYTHONUTF8": "1", "NO_PROXY": "*"])
            #expect(printed == "Your code is 482913.\n[]\nNotFoundError\nAuthenticationError\n")
        }
    }

    private static let script = """
        import smtplib, sys
        from moemail import AuthenticationError, MoeMail, NotFoundError

        base_url, api_key, smtp_port = sys.argv[1:]
        with MoeMail(base_url, api_key) as client:
            config = client.get_config()
            assert sorted(config.email_domains) == ["alpha.example", "shop.example"], config
            assert config.max_emails == 1000, config

            email = client.generate_email()
            named = client.generate_email(name="newsletter", expiry_time=86400000)
            assert named.email.startswith("newsletter@"), named
            assert {one.id for one in client.get_emails()} == {email.id, named.id}
            assert client.get_messages(email.id) == []

            # The mail comes once the client has seen that there is none.
            look = client.get_messages
            def look_then_deliver(email_id):
                client.get_messages = look
                found = look(email_id)
                with smtplib.SMTP("127.0.0.1", int(smtp_port)) as smtp:
                    smtp.sendmail("shop@shop.example", email.email,
                        b"From: shop@shop.example\\r\\nSubject: Your code is 482913.\\r\\n\\r\\nHello\\r\\n")
                return found
            client.get_messages = look_then_deliver
            message = client.wait_for_message(email.id, interval=0.05)
            print(message.subject)
            read = client.get_message(email.id, message.id)
            assert (read.id, read.subject) == (message.id, message.subject), read
            assert read.html == "", read

            client.delete_email(email.id)
            client.delete_email(named.id)
            print(client.get_emails())
            try:
                client.get_messages(email.id)
            except NotFoundError as error:
                print(type(error).__name__)
        with MoeMail(base_url, api_key[:-1] + "x") as stranger:
            try:
                stranger.get_emails()
            except AuthenticationError as error:
                print(type(error).__name__)

        """
}
