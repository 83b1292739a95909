import Foundation
import HTTP
import Inbox
import Storage
import TestSupport
import Testing

@testable import API

@Suite("HTML mail")
struct HostileMailTests {
    private static let mark = String(decoding: AnchorMarking.attributes, as: UTF8.self)

    private func marked(_ html: String) -> String {
        String(decoding: AnchorMarking.marked(Array(html.utf8)), as: UTF8.self)
    }

    @Test(
        "has its links marked behind the tag's name, and nothing else",
        arguments: [
            ("<a href=x>y</a>", "<a@ href=x>y</a>"), ("<A\nHREF=x>", "<A@\nHREF=x>"), ("<a>", "<a@>"),
            ("<a/href=x>", "<a@ /href=x>"), ("<area\thref=x>", "<area@\thref=x>"), ("<AREA/>", "<AREA@ />"),
            ("<svg><a xlink:href=x>", "<svg><a@ xlink:href=x>"), ("<<a >", "<<a@ >"),
            ("<a\u{0C}b>", "<a@\u{0C}b>"),
            (
                "<abbr><article><areas><a:b><a-b><a=b></a></area>",
                "<abbr><article><areas><a:b><a-b><a=b></a></area>"
            ),
            ("<a", "<a"), ("<", "<"), ("", ""), ("a <", "a <"), ("< a >", "< a >"), ("<area", "<area"),
            (#"<p title="<a b">"#, #"<p title="<a@ b">"#), ("<p title=<a b>", "<p title=<a@ b>"),
            ("<p title=<a>", "<p title=<a@>"), ("<!-- <a b --><a b>", "<!-- <a@ b --><a@ b>"),
            ("<aé >", "<aé >"), ("<link rel=preconnect>", "<link rel=off href=about:blank rel=preconnect>"),
            ("<LINK/>", "<LINK rel=off href=about:blank />"), ("<iframe =x>", "<iframe srcdoc=&#32; =x>"),
            ("<iFrame\nsrcdoc='&lt;a>'>", "<iFrame srcdoc=&#32;\nsrcdoc='&lt;a>'>"),
            ("<frame src=x>", "<frame src=about:blank src=x>"), ("<frameset>", "<frameset>"),
        ])
    func marks(html: String, expected: String) {
        #expect(marked(html) == expected.replacing("@", with: Self.mark))
    }

    @Test("keeps its tokens when it is marked, and has each link open apart")
    func mutations() {
        let seeds = [
            #"<p><a href="https://a.example/?q=1&amp;r=2" target=_top rel=opener>x</a> <area href='y' shape=rect>"#,
            #"<div title=<a b='<a c'>t</div><!-- <a d> --><svg><a xlink:href=e /></svg><img alt="<a f>" src=g>"#,
            "<style>a<a h{}</style><title><a i</title><A/j=k/l><a\nm='n'o=\"p\"><a =q><a/>&lt;a r><a s='<a t",
            "<textarea><a u></textarea><!--><a v--!><?x <a w><!x <a y></a z><abbr><a href=<area /><p a=b<a c>",
        ].map { Array($0.utf8) }
        var random = SeededRandom(seed: 31)
        var links = 0
        for round in 0..<100_000 {
            var html = mutated(seeds[round % seeds.count], using: &random)
            // A value without quotes that has `<a/` in it is cut there, and a name with `<a` loses an equals sign that comes late.
            for index in html.indices
            where html[index] == UInt8(ascii: "/") && Int.random(in: 0..<4, using: &random) > 0 {
                html[index] = UInt8(ascii: " ")
            }
            let output = AnchorMarking.marked(html)
            let before = Tokens(html).all
            let after = Tokens(output).all
            for token in after {
                guard case .tag(let name, let attributes) = token, name == "a" || name == "area" else {
                    continue
                }
                links += 1
                guard attributes.prefix(2).map(\.name) == ["rel", "target"],
                    attributes.prefix(2).map(\.value) == ["noopener&#32;noreferrer", "_blank"]
                else {
                    Issue.record("\(String(decoding: html, as: UTF8.self))")
                    return
                }
            }
            let isOdd = html.indices.contains { html[$0] == UInt8(ascii: "<") && Tokens.isOdd(html, at: $0) }
            guard isOdd || before.map(\.unmarked) == after.map(\.unmarked) else {
                Issue.record("\(String(decoding: html, as: UTF8.self))")
                return
            }
        }
        #expect(links > 50_000)
    }

    @Test(
        "tells of images that it did not bring along",
        arguments: [
            ("<img src=https://a.example/b>", true), (#"<IMG SRC = "http://a.example/b">"#, true),
            ("<img src='//a.example/b'>", true), ("<img srcset=\"x 1x, y 2x\">", true),
            ("<td background=x>", true), ("<p style='background:url( \"https://a/b\")'>", true),
            ("<style>p{background:URL(https://a/b)}</style>", true), ("<video poster=x>", true),
            ("<img src=\"h&#116;tps://a/b\">", true), ("<img src=\n\"\thttps://a/b\">", true),
            ("<img src=cid:a><img src='CID:b'><img src=\"data:image/png;base64,aa\">", false),
            ("<p style='background:url(data:x) url(#y)'>", false), ("<img src=''><img src=>", false),
            ("<a href=https://a.example/>url and src</a>", false), ("", false), ("src", false),
            ("src=", false),
            ("url(", false), ("background", false),
        ])
    func remoteImages(html: String, expected: Bool) {
        #expect(RemoteImages.areNamed(in: html) == expected)
    }

    @Test("is looked through for images whatever is in it")
    func damagedImages() {
        let seeds = [
            "<img src=\"https://a/b\" srcset='c 1x'><p style=\"background:url('d')\">",
            "<img src=cid:x>url(data:",
        ].map { Array($0.utf8) }
        var random = SeededRandom(seed: 32)
        var found = 0
        for round in 0..<100_000 {
            let html = mutated(seeds[round % seeds.count], using: &random)
            if RemoteImages.areNamed(in: String(decoding: html, as: UTF8.self)) { found += 1 }
        }
        #expect(found > 1_000)
    }

    @Test("is served under a policy that lets it load nothing, or images only when asked for")
    func policy() async throws {
        let api = try await TestAPI.shared.value
        let buyer = try api.buyer(of: await api.owner())
        let session = try api.session(of: buyer)
        let id = try await api.deliver(to: buyer, html: "<a href=x>y</a>")
        let path = "/api/buyer/messages/\(id)"
        func policy(_ images: String) -> String {
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:\(images); "
                + "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
        }
        let html = try api.web.get("\(path)/html", session)
        #expect(html.text == "<a\(Self.mark) href=x>y</a>")
        #expect(html["content-security-policy"] == policy(""))
        let remote = try api.web.get("\(path)/html?images=remote", session)
        #expect(remote["content-security-policy"] == policy(" https:"))
        #expect(remote["referrer-policy"] == "no-referrer")
        #expect(remote["x-dns-prefetch-control"] == "off")
        for part in ["raw", "raw?images=remote"] {
            #expect(try api.web.get("\(path)/\(part)", session)["content-security-policy"] == policy(""))
        }
        for value in ["", "all", "Remote", "remote;"] {
            #expect(
                try api.web.get("\(path)/html?images=\(value)", session).text
                    == #"{"error":"images can only be remote","code":"invalid_images"}"#)
        }
        #expect(try api.web.get(path, session).json["remote_images"] as? Bool == false)
        let plain = try await api.deliver(to: buyer, text: "src=https://a.example")
        #expect(
            try api.web.get("/api/buyer/messages/\(plain)", session).json["remote_images"] as? Bool == false)
    }
}
