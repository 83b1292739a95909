import Foundation

// JavaScript in the page. It runs as the browser's own tools do: a page's Content Security Policy does not hinder it.
extension Browser {
    /// Runs the body of a function in the page and gives what it returns; `arguments` holds what was passed.
    @discardableResult
    package func run(_ script: String, _ arguments: Any...) throws -> Any {
        try command("POST", "/execute/sync", ["script": script, "args": arguments.map(Self.plain)])
    }

    /// Runs the body of an asynchronous function, and gives what it returns when it does.
    @discardableResult
    package func runAsync(_ script: String, _ arguments: Any...) throws -> Any {
        let script = """
            const done = arguments[arguments.length - 1];
            (async function () { \(script) }).apply(null, arguments)
                .then(value => done({ value }), error => done({ error: String(error) }));
            """
        let answer =
            try command("POST", "/execute/async", ["script": script, "args": arguments.map(Self.plain)])
            as? [String: Any] ?? [:]
        if let error = answer["error"] as? String { throw WebDriverError("javascript error", error) }
        return answer["value"] ?? NSNull()
    }

    /// Waits until a JavaScript expression is true, looking again and again in the page, on this one and on the next one it goes to.
    ///
    /// Throws `WebDriverError` with code `timeout` if that does not happen.
    @discardableResult
    package func wait(
        until expression: String, _ arguments: Any..., within limit: Duration = .seconds(15)
    ) throws -> Any {
        let deadline = ContinuousClock.now + limit
        let script = """
            const done = arguments[arguments.length - 1], started = performance.now();
            let problem = null;
            const look = () => {
                let value = null;
                try { value = (\(expression)); problem = null; } catch (error) { problem = String(error); }
                if (value || performance.now() - started > 2000) done({ value, problem });
                else setTimeout(look, 10);
            };
            look();
            """
        var problem: Any = NSNull()
        while true {
            do {
                let answer =
                    try command(
                        "POST", "/execute/async", ["script": script, "args": arguments.map(Self.plain)])
                    as? [String: Any] ?? [:]
                if let value = answer["value"], Self.isTrue(value) { return value }
                problem = answer["problem"] ?? NSNull()
            } catch let error as WebDriverError
                where ["javascript error", "stale element reference", "no such execution context"].contains(
                    error.code)
            {
                // The page went to another one meanwhile.
                problem = error
            }
            guard ContinuousClock.now < deadline else {
                throw WebDriverError(
                    "timeout", "\(expression) did not become true at \(try url) (\(problem))")
            }
        }
    }

    private static func isTrue(_ value: Any) -> Bool {
        if value is NSNull { return false }
        if let number = value as? NSNumber { return number != 0 }
        if let text = value as? String { return !text.isEmpty }
        return true
    }

    private static func plain(_ argument: Any) -> Any {
        switch argument {
        case let element as Element: element.reference
        case let elements as [Element]: elements.map(\.reference)
        default: argument
        }
    }
}
