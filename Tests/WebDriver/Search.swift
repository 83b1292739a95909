/// The roles that tests ask for, each with where in HTML it is to be looked for; the browser says whether an element has it.
package enum Role: String, Sendable {
    case alert, banner, button, cell, checkbox, columnheader, combobox, dialog, form, grid, gridcell, heading,
        link, list, listbox, listitem, main, menu, menuitem, navigation, option, radio, region, row, search,
        searchbox, spinbutton, status, tab, table, tablist, tabpanel, textbox, toolbar

    var selector: String {
        let native =
            switch self {
            case .banner: "header"
            case .button: "button, summary, input[type=button], input[type=submit], input[type=reset]"
            case .cell: "td"
            case .checkbox: "input[type=checkbox]"
            case .columnheader: "th"
            case .combobox, .listbox: "select, input"
            case .dialog: "dialog"
            case .form: "form"
            case .heading: "h1, h2, h3, h4, h5, h6"
            case .link: "a[href]"
            case .list: "ul, ol, menu"
            case .listitem: "li"
            case .main: "main"
            case .navigation: "nav"
            case .option: "option"
            case .radio: "input[type=radio]"
            case .region: "section"
            case .row: "tr"
            case .search: "search, form"
            case .searchbox: "input[type=search]"
            case .spinbutton: "input[type=number]"
            case .status: "output"
            case .table: "table"
            case .textbox: "input, textarea"
            default: ""
            }
        return native.isEmpty ? "[role=\(rawValue)]" : native + ", [role=\(rawValue)]"
    }
}

// Elements, by what people call them.
extension Browser {
    /// Those that the selector matches now, whether they are drawn or not.
    package func elements(css selector: String) throws -> [Element] {
        let found = try command("POST", "/elements", ["using": "css selector", "value": selector])
        return (found as? [Any] ?? []).compactMap { Element($0, in: self) }
    }

    /// The first one that the selector matches, as soon as it is drawn.
    package func element(css selector: String, within limit: Duration = .seconds(15)) throws -> Element {
        let found = try wait(
            until: "[...document.querySelectorAll(arguments[0])].find(element => element.checkVisibility())",
            selector, within: limit)
        return try given(found, selector)
    }

    /// The one that a JavaScript expression gives, as soon as it does.
    package func element(where expression: String, _ argument: String) throws -> Element {
        try given(try wait(until: expression, argument), expression)
    }

    private func given(_ found: Any, _ words: String) throws -> Element {
        guard let element = Element(found, in: self) else { throw WebDriverError("no such element", words) }
        return element
    }

    /// Those that are drawn and have the role, and the name if one is given.
    package func elements(_ role: Role, _ name: String? = nil) throws -> [Element] {
        let found = try run(
            """
            return [...document.querySelectorAll(arguments[0])]
                .filter(element => element.checkVisibility({ visibilityProperty: true }))
            """, role.selector)
        return try (found as? [Any] ?? []).compactMap { Element($0, in: self) }.filter { element in
            do {
                return try element.role == role.rawValue && (name == nil || element.name == name)
            } catch let error as WebDriverError where error.code == "stale element reference" {
                return false
            }
        }
    }

    /// The only one with role and name, as soon as it is drawn.
    package func element(_ role: Role, _ name: String, within limit: Duration = .seconds(15)) throws
        -> Element
    {
        let deadline = ContinuousClock.now + limit
        while true {
            let found = try elements(role, name)
            if found.count == 1 { return found[0] }
            guard found.isEmpty else {
                throw WebDriverError("ambiguous element", "\(found.count) of role \(role) named \(name)")
            }
            guard ContinuousClock.now < deadline else {
                let names = try elements(role).map { try "'\($0.name)'" }.joined(separator: ", ")
                throw WebDriverError(
                    "no such element", "\(role) named '\(name)' at \(try url); there are \(names)")
            }
            try waitForChange()
        }
    }

    /// The element that has the keyboard.
    package var focused: Element? { get throws { Element(try command("GET", "/element/active"), in: self) } }

    /// Waits until the page changes, but not for long.
    private func waitForChange() throws {
        do {
            try runAsync(
                """
                await new Promise(resolve => {
                    const observer = new MutationObserver(resolve);
                    observer.observe(document, { attributes: true, childList: true, subtree: true });
                    setTimeout(resolve, 100);
                })
                """)
        } catch let error as WebDriverError where error.code == "javascript error" {
            // The page went to another one meanwhile.
        }
    }
}
