import CommandLineKit
import Testing

@Suite("Settings")
struct SettingsTests {
    @Test("A flag wins over the environment, which wins over the default")
    func precedence() async {
        #expect(await shop("serve").output == "8080 off none \n")
        #expect(
            await shop("serve", environment: ["SHOP_PORT": "81", "HOME": "/"]).output == "81 off none \n")
        #expect(await shop("serve", "--port=82", environment: ["SHOP_PORT": "81"]).output == "82 off none \n")
        #expect(await shop("--cache", "/c", "serve").output == "8080 /c none \n")
        #expect(
            await shop("serve", "--cache=off", environment: ["SHOP_CACHE": "/c"]).output == "8080 off none \n"
        )
    }

    @Test("An empty variable counts as unset")
    func empty() async {
        #expect(await shop("serve", environment: ["SHOP_PORT": ""]).output == "8080 off none \n")
    }

    @Test("A wrong value is refused by the name it came from")
    func wrongValues() async {
        #expect(
            await shop("serve", environment: ["SHOP_PORT": "x"]).error
                == "shop: SHOP_PORT: 'x' is not a whole number from 1 to 65535\n")
        let outcome = await shop("serve", "--port", "70000")
        #expect(outcome.code == .usage)
        #expect(outcome.error.hasPrefix("shop: --port: '70000' is not a whole number from 1 to 65535"))
    }

    @Test("An unknown variable of the prefix is refused with a suggestion")
    func unknown() async {
        let outcome = await shop("apple", "list", environment: ["SHOP_PROT": "1"])
        #expect(outcome.code == .usage)
        #expect(
            outcome.error
                == "shop: unknown setting 'SHOP_PROT' in the environment; did you mean 'SHOP_PORT'?\n")
        #expect(await shop("apple", "list", environment: ["SHOPPING": "1"]).code == .success)
    }

    @Test("A secret is read from the file that _FILE or its flag names, without its newline")
    func secretFiles() async {
        let file = TemporaryFile("hush\n")
        #expect(
            await shop("serve", environment: ["SHOP_TOKEN_FILE": file.path]).output == "8080 off none hush\n")
        #expect(await shop("serve", "--token-file", file.path).output == "8080 off none hush\n")
        #expect(await shop("serve", "--token-file=-", input: "typed\n").output == "8080 off none typed\n")
        #expect(await shop("serve", environment: ["SHOP_TOKEN": "plain"]).output == "8080 off none plain\n")
        #expect(await shop("serve", "--database-url-file", file.path).output == "8080 off hush \n")
        #expect(
            await shop("serve", "--database-url=x", environment: ["SHOP_DATABASE_URL": "y"]).output
                == "8080 off x \n")
    }

    @Test("A secret has no flag for its value")
    func noFlag() async {
        let outcome = await shop("serve", "--token", "hush")
        #expect(outcome.code == .usage)
        #expect(!outcome.error.contains("hush"))
    }

    @Test("A value and a file for the same setting contradict each other")
    func both() async {
        let outcome = await shop(
            "serve", environment: ["SHOP_TOKEN": "a", "SHOP_TOKEN_FILE": "/b"])
        #expect(outcome.error == "shop: set only one of SHOP_TOKEN and SHOP_TOKEN_FILE\n")
        let flags = await shop("serve", "--database-url=x", "--database-url-file=y")
        #expect(flags.error == "shop: give only one of --database-url and --database-url-file\n")
    }

    @Test("A secret file that is missing, empty, too long or not text is refused")
    func badFiles() async {
        let missing = await shop("serve", "--token-file", "/nowhere/at/all")
        #expect(missing.code == .failure)
        #expect(missing.error == "shop: '/nowhere/at/all' cannot be opened: No such file or directory\n")
        #expect(
            await shop("serve", "--token-file=-", input: "\n").error
                == "shop: standard input holds no secret\n")
        #expect(
            await shop("serve", "--token-file=-", input: String(repeating: "x", count: 4097)).error
                == "shop: standard input is longer than 4096 bytes\n")
        #expect(
            await shop("serve", "--token-file=-", input: String(repeating: "x", count: 4096) + "\r\n").code
                == .success)
        #expect(
            await shop("serve", "--token-file=-", input: "a\0b").error
                == "shop: standard input is not UTF-8 text\n")
        #expect(await shop("serve", "--token-file", "/dev/zero").code == .usage)
    }
}
