/// Keys that type no character (W3C WebDriver section 17.4.2).
package enum Key {
    package static let tab = "\u{E004}"
    package static let enter = "\u{E007}"
    package static let shift = "\u{E008}"
    package static let escape = "\u{E00C}"
    package static let arrowUp = "\u{E013}"
    package static let arrowDown = "\u{E015}"
}

extension Browser {
    /// Presses keys one after the other, each down and up, wherever the keyboard's focus is.
    package func press(_ keys: String..., holding modifier: String? = nil) throws {
        var actions: [[String: Any]] = []
        if let modifier { actions.append(["type": "keyDown", "value": modifier]) }
        for key in keys {
            actions.append(["type": "keyDown", "value": key])
            actions.append(["type": "keyUp", "value": key])
        }
        if let modifier { actions.append(["type": "keyUp", "value": modifier]) }
        try command(
            "POST", "/actions", ["actions": [["type": "key", "id": "keyboard", "actions": actions]]])
    }
}
