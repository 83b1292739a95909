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
    /// Its start ends an open one of the same name.
    var isSiblingOfItself = false

    /// - Parameter name: in lower case.
    init(named name: String) { self = Self.known[name] ?? HTMLElement(name: name) }

    private init(name: String) { self.name = name }

    private static let known: [String: HTMLElement] = {
        var known: [String: HTMLElement] = [:]
        func set(_ names: String, _ change: (inout HTMLElement) -> Void) {
            for name in names.split(separator: " ").map(String.init) {
                change(&known[name, default: HTMLElement(name: name)])
            }
        }
        set("p blockquote ul ol dl pre h1 h2 h3 h4 h5 h6") { $0.display = .paragraph }
        set(
            "div tr li dt dd section article header footer nav aside main address center form fieldset figure"
        ) {
            $0.display = .block
        }
        set("figcaption table thead tbody tfoot caption body html details summary option legend dir menu hr")
        {
            $0.display = .block
        }
        set("td th") { $0.display = .cell }
        set("br") { $0.display = .lineBreak }
        set("br hr img meta link input area base col embed source track wbr param") { $0.content = .empty }
        set("style script title iframe noembed noframes") { $0.content = .dropped }
        set("template xml audio video datalist") { $0.content = .hidden }
        set("b strong th h1 h2 h3 h4 h5 h6") { $0.isBold = true }
        set("h1 h2 h3") { $0.isLarge = true }
        set("p li td th tr dt dd option a") { $0.isSiblingOfItself = true }
        return known
    }()
}
