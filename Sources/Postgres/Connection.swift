import CLibPQ
package import Networking

/// One session with PostgreSQL on one event loop, in libpq's pipeline mode. Many tasks share it: each sends a whole exchange and
/// waits for its answers, while the exchanges of others are under way before and behind it.
package final class Connection: ReadinessHandler {
    private struct Pending {
        var results: [QueryResult] = []
        var error: PostgresError?
        /// Nil for the preparing of statements, whose results nobody waits for.
        let continuation: UnsafeContinuation<Result<[QueryResult], PostgresError>, Never>?
    }

    /// A bound on what may wait, so that a stuck database shows as an error and not as growing memory.
    private static let mostPending = 4096

    private let loop: EventLoop
    private let handle: OpaquePointer
    private let descriptor: CInt
    private let rewrite: (@Sendable (String) -> String)?
    private var pending = FIFO<Pending>()
    private var isInTransaction = false
    private var prepared: [Bool] = []
    private var isFlushing = false
    private var onLoss: (() -> Void)?
    private var onNotification: ((_ channel: String, _ payload: String) -> Void)?

    /// False from the moment the session is lost or closed.
    package private(set) var isOpen = true

    /// How many exchanges wait for their answers.
    package var inFlight: Int { pending.count }

    /// Connects on a thread of `pool`, since libpq's own connecting may block on DNS. Call on `loop`.
    package static func connect(
        _ options: ConnectionOptions, on loop: EventLoop, pool: BlockingPool
    ) async throws(PostgresError) -> Connection {
        let opened: Opened
        do {
            opened = try await pool.run { Opened(handle: try options.open()) }
        } catch let error as PostgresError {
            throw error
        } catch {
            throw .unavailable("\(error)")
        }
        do throws(SystemError) {
            return try Connection(opened.handle, options, on: loop)
        } catch {
            PQfinish(opened.handle)
            throw .unavailable(error.description)
        }
    }

    private struct Opened: @unchecked Sendable {
        let handle: OpaquePointer
    }

    private init(
        _ handle: OpaquePointer, _ options: ConnectionOptions, on loop: EventLoop
    ) throws(SystemError) {
        self.handle = handle
        self.loop = loop
        rewrite = options.rewrite
        descriptor = PQsocket(handle)
        guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else {
            throw SystemError("PQenterPipelineMode", code: 0)
        }
        try loop.watchLevel(descriptor, handler: self)
    }

    /// Called once, on the loop, when the session is lost.
    package func whenLost(_ body: @escaping () -> Void) { onLoss = body }

    /// Called on the loop for each NOTIFY on a channel that this session listens to.
    package func whenNotified(_ body: @escaping (_ channel: String, _ payload: String) -> Void) {
        onNotification = body
    }

    /// Sends `statements` as one transaction and gives their results in order. The transaction is committed when this returns; if it
    /// throws `server`, it is rolled back; if it throws `connectionLost`, nobody knows.
    package func exchange(_ statements: [BoundStatement]) async throws(PostgresError) -> [QueryResult] {
        guard isOpen else { throw .unavailable("the session is closed") }
        guard pending.count < Connection.mostPending else { throw .overloaded }
        let result = await withUnsafeContinuation { continuation in
            send(statements, continuation)
        }
        return try result.get()
    }

    /// Sends `reads` behind BEGIN, then what `writes` makes of their results, and returns after the COMMIT. If it throws `connectionLost`,
    /// nobody knows whether it is committed; any other error means that it is not. Nobody else may use this connection meanwhile; another
    /// transaction is `overloaded`.
    package func transaction(
        _ reads: [BoundStatement], then writes: ([QueryResult]) throws(PostgresError) -> [BoundStatement]
    ) async throws(PostgresError) {
        // Two at a time would be one, under the tenant of the second.
        guard !isInTransaction else { throw .overloaded }
        isInTransaction = true
        defer { isInTransaction = false }
        do throws(PostgresError) {
            let results = try await exchange([Self.begin()] + reads)
            let statements = try writes(Array(results.dropFirst()))
            _ = try await exchange(statements + [Self.commit()])
        } catch {
            // What cannot be rolled back must not stay open.
            if isOpen { do { _ = try await exchange([Self.rollback()]) } catch { close() } }
            throw error
        }
    }

    private static let begin = Statement("begin")
    private static let commit = Statement("commit")
    private static let rollback = Statement("rollback")

    /// Ends the session; what waits fails with `connectionLost`.
    package func close() { lose("closed") }

    // MARK: Sending

    private func send(
        _ statements: [BoundStatement],
        _ continuation: UnsafeContinuation<Result<[QueryResult], PostgresError>, Never>
    ) {
        var isSent = prepare(statements)
        pending.append(Pending(continuation: continuation))
        for statement in statements { isSent = isSent && sendQuery(statement) }
        isSent = isSent && PQpipelineSync(handle) == 1
        guard isSent else { return lose(String(cString: PQerrorMessage(handle))) }
        flush()
    }

    /// Prepares what is new to this session behind a sync of its own: a failed exchange must not take with it a statement that later
    /// ones count on.
    private func prepare(_ statements: [BoundStatement]) -> Bool {
        var isNeeded = false
        for bound in statements {
            let number = bound.statement.number
            while prepared.count <= number { prepared.append(false) }
            guard !prepared[number] else { continue }
            prepared[number] = true
            isNeeded = true
            let types = bound.parameters.map(\.type.rawValue)
            let sql = rewrite?(bound.statement.sql) ?? bound.statement.sql
            guard PQsendPrepare(handle, bound.statement.name, sql, CInt(types.count), types) == 1
            else { return false }
        }
        guard isNeeded else { return true }
        pending.append(Pending(continuation: nil))
        return PQpipelineSync(handle) == 1
    }

    private func sendQuery(_ bound: BoundStatement) -> Bool {
        let count = bound.parameters.count
        guard count > 0 else {
            return PQsendQueryPrepared(handle, bound.statement.name, 0, nil, nil, nil, 1) == 1
        }
        var bytes: [UInt8] = []
        // Room for the arguments of a usual read: growing step by step would cost an allocation each.
        bytes.reserveCapacity(256)
        var ends: [Int] = []
        ends.reserveCapacity(count)
        for parameter in bound.parameters {
            parameter.encode(into: &bytes)
            ends.append(bytes.count)
        }
        // A zero-length value still needs an address, since a null pointer means NULL.
        bytes.append(0)
        return bytes.withUnsafeBytes { all in
            withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: count) { values in
                withUnsafeTemporaryAllocation(of: CInt.self, capacity: count * 2) { numbers in
                    var start = 0
                    for (index, parameter) in bound.parameters.enumerated() {
                        let address = all.baseAddress.map { $0 + start }?.assumingMemoryBound(to: CChar.self)
                        values.initializeElement(at: index, to: parameter.isNull ? nil : address)
                        numbers.initializeElement(at: index, to: CInt(clamping: ends[index] - start))
                        numbers.initializeElement(at: count + index, to: parameter.isTextFormat ? 0 : 1)
                        start = ends[index]
                    }
                    return PQsendQueryPrepared(
                        handle, bound.statement.name, CInt(count), values.baseAddress,
                        numbers.baseAddress, numbers.baseAddress.map { $0 + count }, 1) == 1
                }
            }
        }
    }

    private func flush() {
        switch PQflush(handle) {
        case 0:
            if isFlushing { loop.expect(writable: false, on: descriptor) }
            isFlushing = false
        case 1:
            if !isFlushing { loop.expect(writable: true, on: descriptor) }
            isFlushing = true
        default: lose(String(cString: PQerrorMessage(handle)))
        }
    }

    // MARK: Receiving

    package func ready(_ readiness: Readiness) {
        guard isOpen else { return }
        guard PQconsumeInput(handle) == 1 else { return lose(String(cString: PQerrorMessage(handle))) }
        receive()
        guard isOpen else { return }
        while let notification = PQnotifies(handle) {
            onNotification?(
                String(cString: notification.pointee.relname), String(cString: notification.pointee.extra))
            PQfreemem(notification)
        }
        if isFlushing { flush() }
    }

    private func receive() {
        // Between two statements libpq gives one NULL; two in a row mean that nothing more has come.
        var wasNull = false
        while isOpen, !pending.isEmpty, PQisBusy(handle) == 0 {
            guard let result = PQgetResult(handle) else {
                if wasNull { return }
                wasNull = true
                continue
            }
            wasNull = false
            take(QueryResult(adopting: result), status: PQresultStatus(result), result)
        }
        if isOpen, PQstatus(handle) == CONNECTION_BAD { lose(String(cString: PQerrorMessage(handle))) }
    }

    private func take(_ result: QueryResult, status: ExecStatusType, _ raw: OpaquePointer) {
        switch status {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK:
            pending.updateFirst { $0.results.append(result) }
        case PGRES_PIPELINE_SYNC: finishFirst()
        case PGRES_PIPELINE_ABORTED: break
        default:
            func field(_ code: UnicodeScalar) -> String? {
                PQresultErrorField(raw, CInt(code.value)).map { String(cString: $0) }
            }
            let refusal = PostgresError.Refusal(
                sqlState: field("C") ?? "", message: field("M") ?? "unknown", constraint: field("n"))
            // FATAL and PANIC end the session: the server is stopping, or an operator ended it.
            let severity = field("V") ?? "FATAL"
            if severity == "FATAL" || severity == "PANIC" || PQstatus(handle) == CONNECTION_BAD {
                return lose(String(cString: PQresultErrorMessage(raw)))
            }
            pending.updateFirst { if $0.error == nil { $0.error = .server(refusal) } }
        }
    }

    private func finishFirst() {
        guard let done = pending.popFirst() else { return }
        guard let continuation = done.continuation else {
            if let error = done.error { lose(error.debugDescription) }
            return
        }
        continuation.resume(returning: done.error.map { .failure($0) } ?? .success(done.results))
    }

    private func lose(_ reason: String) {
        guard isOpen else { return }
        isOpen = false
        loop.forget(descriptor)
        PQfinish(handle)
        let error = PostgresError.connectionLost(reason.trimmingNewlines)
        while let waiting = pending.popFirst() {
            waiting.continuation?.resume(returning: .failure(waiting.error ?? error))
        }
        onLoss?()
        onLoss = nil
    }
}
