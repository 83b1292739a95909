package import Foundation

/// One of the programs built beside the tests, run as a user runs it.
package enum Program {
    package struct Outcome: Sendable {
        package let code: Int32
        package let output: String
        package let error: String
    }

    /// The folder of the built programs.
    package static var folder: URL {
        // The test bundle stands beside them.
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    }

    package static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// Runs a program to its end.
    /// - Parameter name: of a built program, or the path of any other.
    package static func run(
        _ name: String, _ arguments: [String], environment: [String: String], input: String = ""
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = name.hasPrefix("/") ? URL(filePath: name) : folder.appending(path: name)
        process.arguments = arguments
        process.environment = base.merging(environment) { $1 }
        // Into a file: a second pipe would need a reader of its own, and a test has one thread only.
        let complaints = FileManager.default.temporaryDirectory.appending(
            path: "restante-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: complaints.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: complaints) }
        let (standardInput, output) = (Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: complaints)
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
            error: String(decoding: try Data(contentsOf: complaints), as: UTF8.self))
    }

    /// What every program gets: no setting of ours that happens to be in the tester's environment.
    package static var base: [String: String] {
        ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("RESTANTE_") }
    }
}

/// A call that blocks, on a thread of its own: a task could find every thread of the pool waiting for it.
package final class Background<Value: Sendable>: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var result: Result<Value, any Error>?

    package init(_ body: @escaping @Sendable () throws -> Value) {
        Thread { [self] in
            result = Result { try body() }
            done.signal()
        }.start()
    }

    /// Runs `body` on a thread of its own while the calling task is suspended; what it expects counts for the running test.
    package static func run(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await Task(executorPreference: ThreadForEach()) { try body() }.value
    }

    /// Waits for the call to end.
    package func value() throws -> Value {
        done.wait()
        guard let result else { throw BlockingSocket.Failure(description: "nothing came back") }
        return try result.get()
    }
}

/// Runs each job on a new thread.
private final class ThreadForEach: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        Thread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }.start()
    }
}

/// A running `restante serve` on ports of its own and a database of its own.
package final class RunningServer: @unchecked Sendable {
    package let httpPort: UInt16
    /// 0 when HTTPS is off.
    package let httpsPort: UInt16
    package let smtpPort: UInt16
    /// Nil if LMTP is not served, or on a Unix socket.
    package let lmtpPort: UInt16?
    package let environment: [String: String]
    private let process: Process
    private let log: LogReader

    /// Starts the server and waits until it says that it is ready.
    /// - Parameters:
    ///   - launcher: a program and arguments that start the one behind them.
    ///   - environment: settings beside the listeners, which are on ports that the system chooses.
    package init(launcher: [String] = [], environment: [String: String]) throws {
        let settings = [
            "RESTANTE_HTTP_LISTEN": "127.0.0.1:0", "RESTANTE_SMTP_LISTEN": "127.0.0.1:0",
            "RESTANTE_METRICS_LISTEN": "off", "RESTANTE_HOSTNAME": "mx.test.example",
        ].merging(environment) { $1 }
        self.environment = settings
        process = Process()
        let command = launcher + [Program.folder.appending(path: "restante").path, "serve"]
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = Program.base.merging(settings) { $1 }
        let error = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = error
        try process.run()
        log = LogReader(error.fileHandleForReading)
        guard log.line(containing: "msg=ready") != nil else {
            process.waitUntilExit()
            throw BlockingSocket.Failure(description: "the server did not start:\n" + log.text)
        }
        let started = log.text
        func port(_ name: String) throws -> UInt16 {
            let words = started.split(whereSeparator: \.isWhitespace)
            guard let word = words.first(where: { $0.hasPrefix(name + "=") }),
                let colon = word.lastIndex(of: ":"),
                let port = UInt16(word[word.index(after: colon)...].filter(\.isNumber))
            else { throw BlockingSocket.Failure(description: "no \(name) in: \(started)") }
            return port
        }
        httpPort = try port("http")
        httpsPort = settings["RESTANTE_HTTPS_LISTEN"] == nil ? 0 : try port("https")
        smtpPort = try port("smtp")
        lmtpPort = try? port("lmtp")
    }

    /// All that the server has logged so far.
    package var logged: String { log.text }

    /// Waits until the server has logged a line with `text` in it, and gives it; nil if it ends first.
    package func logged(containing text: String) -> String? { log.line(containing: text) }

    package var processIdentifier: Int32 { process.processIdentifier }

    package var isRunning: Bool { process.isRunning }

    /// Ends it as an operator does, and gives its exit status.
    @discardableResult
    package func stop() -> Int32 {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Ends it as a power cut does.
    package func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Runs the admin program on the same database.
    package func admin(_ arguments: String..., input: String = "") throws -> Program.Outcome {
        try Program.run("restante-admin", arguments, environment: environment, input: input)
    }
}

/// Collects the lines of a pipe on a thread, so that the writer never stalls.
private final class LogReader: @unchecked Sendable {
    private let condition = NSCondition()
    private var collected = Data()
    private var isAtEnd = false

    init(_ handle: FileHandle) {
        let thread = Thread { [self] in
            while true {
                let piece = handle.availableData
                condition.withLock {
                    collected.append(piece)
                    isAtEnd = piece.isEmpty
                    condition.broadcast()
                }
                if piece.isEmpty { return }
            }
        }
        thread.start()
    }

    var text: String { condition.withLock { String(decoding: collected, as: UTF8.self) } }

    /// Waits for a line with `text` in it; nil if the writer ends first.
    func line(containing text: String) -> String? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            let lines = String(decoding: collected, as: UTF8.self).split(separator: "\n")
            if let line = lines.first(where: { $0.contains(text) }) { return String(line) }
            if isAtEnd { return nil }
            condition.wait()
        }
    }
}
