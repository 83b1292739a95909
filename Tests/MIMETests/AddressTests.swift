import MIME
import Testing

@Suite struct AddressTests {
    @Test(
        "one mailbox in its many forms",
        arguments: [
            ("a@b.example", "a@b.example", ""),
            ("<a@b.example>", "a@b.example", ""),
            ("Ann B. <a@b.example>", "a@b.example", "Ann B."),
            ("\"B, Ann\" <a@b.example>", "a@b.example", "B, Ann"),
            ("\"A \\\"Z\\\" B\" <a@b.example>", "a@b.example", "A \"Z\" B"),
            ("a@b.example (Ann (the first) B)", "a@b.example", "Ann (the first) B"),
            ("Ann (x) <a(y)@(z)b.example>", "a@b.example", "Ann"),
            ("\"ann\"@b.example", "ann@b.example", ""),
            ("\"ann b\"@b.example", "\"ann b\"@b.example", ""),
            ("\"a@b\"@c.example", "\"a@b\"@c.example", ""),
            ("ann . b @ c . example", "ann.b@c.example", ""),
            ("<@r1.example,@r2.example:a@b.example>", "a@b.example", ""),
            ("a@[192.0.2.1]", "a@[192.0.2.1]", ""),
            ("A <a@[IPv6:2001:db8::1]>", "a@[IPv6:2001:db8::1]", "A"),
            ("a@b.example <a@b.example>", "a@b.example", "a@b.example"),
            ("=?utf-8?Q?J=C3=BCrgen?= <j@b.example>", "j@b.example", "Jürgen"),
            ("\"=?utf-8?Q?J=C3=BCrgen?=\" <j@b.example>", "j@b.example", "Jürgen"),
            ("=?utf-8?Q?Doe, John?= <j@b.example>", "j@b.example", "Doe, John"),
            ("Jürgen <jürgen@bücher.example>", "jürgen@bücher.example", "Jürgen"),
            ("root", "root", ""), ("root (Cron Daemon)", "root", "Cron Daemon"),
            ("Ann <a@b.example", "a@b.example", "Ann"), ("\"Ann <a@b.example>", "a@b.example", "\"Ann"),
            ("Ann a@b.example", "a@b.example", "Ann"), ("Mailer Daemon", "", "Mailer Daemon"),
            ("Ann <>", "", "Ann"), ("<a@b.example> Ann", "a@b.example", "Ann"),
            ("\"a@b.example\"", "a@b.example", ""),
            ("Ann <Ann <a@b.example>>", "a@b.example", "Ann"),
            ("A(nested(deep))B <a@b.example>", "a@b.example", "A B"),
            ("=?utf-8?Q?Ann_=3Ca=40b=2Eexample=3E?=", "a@b.example", "Ann"),
        ])
    func forms(list: String, address: String, name: String) {
        #expect(mailboxes(list) == [Mailbox(address: address, name: name)])
    }

    @Test("lists with empty places")
    func lists() {
        #expect(mailboxes("a@x.example, ,B <b@x.example>,").map(\.address) == ["a@x.example", "b@x.example"])
        #expect(mailboxes("").isEmpty)
        #expect(mailboxes(" , ;").isEmpty)
    }

    @Test("groups, also empty and unclosed ones")
    func groups() {
        #expect(
            AddressList(Array("A Group: Ed <e@x.example>, j@x.example;, z@x.example".utf8)).addresses == [
                .group(
                    name: "A Group",
                    members: [Mailbox(address: "e@x.example", name: "Ed"), Mailbox(address: "j@x.example")]),
                .mailbox(Mailbox(address: "z@x.example")),
            ])
        #expect(
            AddressList(Array("undisclosed-recipients:;".utf8)).addresses == [
                .group(name: "undisclosed-recipients", members: [])
            ])
        #expect(mailboxes("Open: a@x.example").map(\.address) == ["a@x.example"])
    }

    @Test("the author is who has an address")
    func author() {
        #expect(message("From: Foo, Bar <a@x.example>", "", "").from?.address == "a@x.example")
        #expect(message("From: Nobody", "Sender: s@x.example", "", "").from?.address == "s@x.example")
        #expect(message("From: Nobody At All", "", "").from == Mailbox(address: "", name: "Nobody At All"))
        #expect(message("Subject: s", "", "").from == nil)
    }
}
