/// What an element means for its text.
struct HTMLElement {
    enum Display {
        case inline
        /// On lines of its own.
        case block
        /// With an empty line around it.
        case paragraph
        /// Apart from its neighbours on the same line.
        case cell
        case lineBreak
    }

    enum Content {
        case elements
        /// No element at all, as `br`.
        case empty
        /// Everything up to its end tag is not shown.
        case dropped
        /// Not shown, but it has elements.
        case hidden
    }

    let name: String
    var display = Display.inline
    var content = Content.elements
    var isBold = false
    var isLarge = false

    /// - Parameter name: in lower case.
    init(named name: String) {
        self.name = name
        switch name {
        case "p", "blockquote", "ul", "ol", "dl", "pre": display = .paragraph
        case "h1", "h2", "h3":
            (display, isBold, isLarge) = (.paragraph, true, true)
        case "h4", "h5", "h6":
            (display, isBold) = (.paragraph, true)
        case "div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "nav", "aside", "main",
            "address",
            "center", "form", "fieldset", "figure", "figcaption", "table", "thead", "tbody", "tfoot",
            "caption", "body",
            "html", "details", "summary", "option", "legend", "hgroup", "dir", "menu":
            display = .block
        case "td": display = .cell
        case "th": (display, isBold) = (.cell, true)
        case "br": (display, content) = (.lineBreak, .empty)
        case "hr": (display, content) = (.block, .empty)
        case "img", "meta", "link", "input", "area", "base", "col", "embed", "source", "track", "wbr",
            "param":
            content = .empty
        case "style", "script", "title", "iframe", "noembed", "noframes": content = .dropped
        case "template", "xml", "audio", "video", "datalist": content = .hidden
        case "b", "strong": isBold = true
        default: break
        }
    }

    /// Elements whose start ends an open one of the same name.
    var isSiblingOfItself: Bool {
        switch name {
        case "p", "li", "td", "th", "tr", "dt", "dd", "option", "a": true
        default: false
        }
    }
}
