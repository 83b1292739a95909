/// How far a long command is, on one line of a terminal's standard error. In a pipe it says nothing.
package struct Progress: ~Copyable {
    private let console: Console
    private let label: String
    private let total: Int
    private let clock = ContinuousClock()
    private var shownAt: ContinuousClock.Instant?

    /// - Parameter total: how many steps there are.
    package init(_ label: String, total: Int, on console: Console) {
        self.console = console
        self.label = label
        self.total = total
    }

    deinit {
        if shownAt != nil { console.complain("\r\u{1B}[K") }
    }

    /// - Parameter done: how many steps are behind us. Shown at most ten times a second.
    package mutating func update(_ done: Int) {
        guard console.errorIsTerminal else { return }
        let now = clock.now
        if let shownAt, shownAt.duration(to: now) < .milliseconds(100) { return }
        shownAt = now
        console.complain("\r\u{1B}[K\(printable(label)) \(done)/\(total)")
    }
}
