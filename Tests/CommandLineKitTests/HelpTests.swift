import CommandLineKit
import Testing

@Suite("Help screens")
struct HelpTests {
    @Test("The program's own screen lists its commands and exit codes", arguments: ["--help", "-h", "help"])
    func program(word: String) async {
        let outcome = await shop(word)
        #expect(outcome.code == .success)
        #expect(
            outcome.output == """
                Sell apples.

                Usage:
                  shop COMMAND [OPTIONS]

                Commands:
                  apple       Manage apples
                  serve       Open the shop
                  break       Fail in an unexpected way
                  completion  Print a completion script for a shell

                Options:
                  --help     Show help, also of a command
                  --version  Show the version

                Exit codes:
                  0  ok
                  1  failure
                  2  usage
                  3  not found
                  4  not allowed
                  5  conflict
                  6  unavailable

                """)
    }

    @Test("A noun's screen lists its verbs")
    func noun() async {
        let outcome = await shop("apple", "--help")
        #expect(
            outcome.output == """
                Manage apples.

                Usage:
                  shop apple COMMAND [OPTIONS]

                Commands:
                  create  Plant an apple
                  list    Show all apples
                  delete  Delete an apple

                'shop apple COMMAND --help' shows the options of a command.

                """)
    }

    @Test("A verb's screen lists its options")
    func verb() async {
        let outcome = await shop("help", "apple", "create")
        #expect(
            outcome.output == """
                Plant an apple.

                The apple is shown once it is there. What is not given is chosen at random.

                Usage:
                  shop apple create --name NAME [OPTIONS]

                Options:
                  --name NAME           What to call it (required)
                  --colour COLOUR       How it looks: red, green
                  --count N             How many to plant
                  --tag TAG             A word to find it by (may be repeated)
                  --pin-file FILE       File with the PIN, or - for standard input
                  --password-file FILE  File with the password
                  --json                Print one JSON document
                  --help                Show this screen

                """)
    }

    @Test("A verb's screen lists its arguments")
    func arguments() async {
        let outcome = await shop("apple", "delete", "--help")
        #expect(
            outcome.output == """
                Delete an apple.

                Usage:
                  shop apple delete ID [OPTIONS]

                Arguments:
                  ID  The apple's number

                Options:
                  --yes   Do not ask before deleting
                  --help  Show this screen

                """)
    }

    @Test("Settings are shown with their variable and default")
    func settings() async {
        let outcome = await shop("serve", "--help")
        #expect(
            outcome.output == """
                Open the shop.

                Usage:
                  shop serve [OPTIONS]

                Options:
                  --help  Show this screen

                Settings:
                  --port PORT               Port to listen on [SHOP_PORT; default: 8080]
                  --cache PATH              Folder of the cache [SHOP_CACHE; default: off]
                  --database-url URL        Database to use [SHOP_DATABASE_URL; default: a
                                            private one]
                  --database-url-file FILE  The same, read from a file [SHOP_DATABASE_URL_FILE]
                  --token-file FILE         Token of the shop, from a file [SHOP_TOKEN or
                                            SHOP_TOKEN_FILE; default: made at start]

                """)
    }

    @Test("Help is shown even when the environment is wrong")
    func wrongEnvironment() async {
        let outcome = await shop("serve", "--help", environment: ["SHOP_PROT": "1"])
        #expect(outcome.code == .success)
    }

    @Test("The version is one line")
    func version() async {
        #expect(await shop("--version") == Outcome(code: .success, output: "shop 1.2.3\n", error: ""))
    }
}
