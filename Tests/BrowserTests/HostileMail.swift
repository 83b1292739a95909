import Foundation
import Testing

/// A mail's HTML that tries to reach the world, to run, or to change the page it is shown on.
struct HostileMail: Sendable, CustomTestStringConvertible {
    let name: String
    /// `TRAP` stands for the origin of the trap server; each mail asks it for paths that begin with its own name.
    let html: String

    /// Whether it is enough that a browser shows it: nobody has to click.
    let isSelfActing: Bool
    /// Whether it comes no further than a connection. That tells its sender enough.
    let onlyConnects: Bool

    private init(_ name: String, _ html: String, isSelfActing: Bool = true, onlyConnects: Bool = false) {
        self.name = name
        self.html = html.replacing("NAME", with: "TRAP/\(name)")
        self.isSelfActing = isSelfActing
        self.onlyConnects = onlyConnects
    }

    var testDescription: String { name }

    /// As it comes over SMTP.
    func source(to address: String, trap: String) -> String {
        """
        From: Mallory <mallory@hostile.example>\r
        To: <\(address)>\r
        Message-ID: <\(UUID().uuidString)@hostile.example>\r
        Subject: \(name)\r
        MIME-Version: 1.0\r
        Content-Type: text/html; charset=utf-8\r
        \r
        \(html.replacing("TRAP", with: trap).split(separator: "\n").joined(separator: "\r\n"))\r

        """
    }

    /// A page that leaves, sends or shows something, if it can run.
    private static let payload =
        "new Image().src='NAME-ran';top.document.title='taken';top.location='NAME-top'"

    static let all = [
        HostileMail("script", "<p>a<script>\(payload)</script>"),
        HostileMail(
            "script-src", "<script src='NAME'></script><script type=module src='NAME-module'></script>"),
        HostileMail(
            "handlers",
            "<img src=x: onerror=\"\(payload)\"><body onload=\"\(payload)\"><details open ontoggle=\"\(payload)\">x</details><input autofocus onfocus=\"\(payload)\">"
        ),
        HostileMail(
            "animation",
            "<style>@keyframes a{}b{animation:a 1ms}</style><b onanimationstart=\"\(payload)\">x</b>"),
        HostileMail("refresh", "<meta http-equiv=refresh content='0;url=NAME'>"),
        HostileMail(
            "refresh-script",
            "<meta http-equiv=refresh content=\"0;url=javascript:\(payload)\"><img src=NAME>"),
        HostileMail(
            "form", "<form action=NAME method=post><input name=pin value=1><button>Go on</button></form>",
            isSelfActing: false),
        HostileMail(
            "form-submit",
            "<form id=f action=NAME target=_top></form><script>f.submit()</script><svg onload='f.submit()'></svg>"
        ),
        HostileMail(
            "image",
            "<img src=NAME-src><img srcset='NAME-set 1x, NAME-set 2x'><picture><source srcset=NAME-picture><img></picture><input type=image src=NAME-input>"
        ),
        HostileMail(
            "background",
            "<body background=NAME-body><table background=NAME-table><tr><td background=NAME-cell>x</table>"),
        HostileMail(
            "base",
            "<base href='TRAP/'><img src='base-image'><script src='base-script'></script><link rel=stylesheet href='base-style'>"
        ),
        HostileMail(
            "svg",
            "<svg xmlns='http://www.w3.org/2000/svg' onload=\"\(payload)\"><script>\(payload)</script><image href='NAME-image'/><use href='NAME-use#a'/><foreignObject><iframe src='NAME-frame'></iframe></foreignObject><style>@import 'NAME-style';</style></svg>"
        ),
        HostileMail(
            "svg-data",
            "<iframe src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='NAME'/></svg>\"></iframe>"
        ),
        HostileMail("css-import", "<style>@import 'NAME';@import url(NAME-url);</style>"),
        HostileMail(
            "css-url",
            "<style>@font-face{font-family:f;src:url(NAME-font)}p{font-family:f;background:url(NAME-background);list-style:url(NAME-list);cursor:url(NAME-cursor),auto;border-image:url(NAME-border) 1}p::before{content:url(NAME-content)}</style><p style='mask-image:url(NAME-mask);filter:url(NAME-filter#f)'>text</p>"
        ),
        HostileMail(
            "frame",
            "<iframe src=NAME-frame></iframe><iframe srcdoc=\"<img src=NAME-srcdoc>\"></iframe><object data=NAME-object></object><embed src=NAME-embed>"
        ),
        HostileMail(
            "frame-hidden",
            "<iframe srcdoc='&lt;img src=NAME-image>&lt;link rel=preconnect href=TRAP>&lt;iframe src=NAME-frame>'></iframe>"
        ),
        HostileMail("preconnect", "<link rel=preconnect href=TRAP>", onlyConnects: true),
        HostileMail("preconnect-svg", "<svg><link rel=preconnect href=TRAP /></svg>", onlyConnects: true),
        HostileMail("frameset", "<frameset><frame src=NAME></frameset>"),
        HostileMail(
            "link",
            "<link rel=stylesheet href=NAME-style><link rel=prefetch href=NAME-prefetch><link rel=preload as=image href=NAME-preload><link rel=modulepreload href=NAME-module><link rel=icon href=NAME-icon><link rel=manifest href=NAME-manifest><link rel=preconnect href=TRAP>"
        ),
        HostileMail(
            "media",
            "<video src=NAME-video autoplay poster=NAME-poster></video><audio src=NAME-audio autoplay></audio><video autoplay><source src=NAME-source><track default src=NAME-track></video>"
        ),
        HostileMail("top", "<a href=NAME target=_top>Go on</a>", isSelfActing: false),
        HostileMail("parent", "<base target=_parent><a href=NAME>Go on</a>", isSelfActing: false),
        HostileMail("javascript-link", "<a href=\"javascript:\(payload)\">Go on</a>", isSelfActing: false),
        HostileMail(
            "area",
            "<img usemap='#m' src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7' width=200 height=40 alt='Go on'><map name=m><area shape=rect coords='0,0,200,40' href=NAME target=_top ping=NAME-ping></map>",
            isSelfActing: false),
        HostileMail("ping", "<a href='#here' ping=NAME>Go on</a>", isSelfActing: false),
        HostileMail(
            "policy",
            "<meta http-equiv=Content-Security-Policy content=\"default-src *\"><img src=NAME><meta http-equiv=Content-Security-Policy-Report-Only content=\"img-src 'none'; report-uri NAME-report\">"
        ),
        HostileMail(
            "break-out",
            "</body></html></iframe></div><script>\(payload)</script><img src=NAME><!--><img src=NAME-comment onerror=\"\(payload)\">--><noscript><img src=NAME-noscript></noscript><template><img src=NAME-template></template>"
        ),
    ]
}
