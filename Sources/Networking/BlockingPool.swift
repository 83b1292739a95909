import Glibc
import Synchronization

/// A few threads for calls that cannot but block (scrypt, the resolver), with a bounded queue: a flood of log-ins
/// must not fill the memory or starve the loops. Those who bring work can be told apart: then none of them holds up the others, whatever its
/// calls wait for.
package final class BlockingPool: @unchecked Sendable {
    /// The queue is full; the caller should answer "try again later".
    package struct Busy: Error, CustomStringConvertible {
        package let description = "too much waiting work"
    }

    private struct Work {
        let client: AnyHashable?
        let body: @Sendable () -> Void
    }

    private let capacity: Int
    private let share: Int
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var queue: [Work] = []
    /// How many calls of each client run just now.
    private var underWay: [AnyHashable: Int] = [:]
    private var isStopping = false
    private let threads = Mutex<[NativeThread]>([])

    /// - Parameters:
    ///   - threads: how many calls run at once.
    ///   - capacity: how many more may wait; an eighth of them for one client.
    ///   - share: how many calls of one client run at once.
    package init(threads: Int, capacity: Int, share: Int = .max) throws(SystemError) {
        self.capacity = capacity
        self.share = share
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
        var started: [NativeThread] = []
        for number in 0..<max(1, threads) {
            started.append(try NativeThread(name: "blocking-\(number)") { [unowned self] in work() })
        }
        let all = started
        self.threads.withLock { $0 = all }
    }

    deinit {
        mutex.deallocate()
        condition.deallocate()
    }

    /// Runs `body` on a thread of the pool and gives its result on the caller's executor.
    /// - Parameter client: who brings it; nil is nobody in particular, and is not held to a share.
    package func run<Value: Sendable>(
        for client: (any Hashable & Sendable)? = nil, _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        let result: Result<Value, any Error> = await withUnsafeContinuation { continuation in
            let accepted = submit(client.map { AnyHashable($0) }) {
                continuation.resume(returning: Result { try body() })
            }
            if !accepted { continuation.resume(returning: .failure(Busy())) }
        }
        return try result.get()
    }

    /// Lets the waiting work finish and ends the threads.
    package func stop() {
        pthread_mutex_lock(mutex)
        isStopping = true
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(mutex)
        for thread in threads.withLock({ $0 }) { thread.join() }
    }

    /// Ends the threads that wait. One that is in a call ends with the process: nobody waits for a name server that does not answer.
    package func abandon() {
        pthread_mutex_lock(mutex)
        queue = []
        isStopping = true
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(mutex)
        // The threads still look at the pool.
        _ = Unmanaged.passRetained(self)
    }

    private func submit(_ client: AnyHashable?, _ body: @escaping @Sendable () -> Void) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isStopping, queue.count < capacity else { return false }
        if let client, queue.count(where: { $0.client == client }) >= max(1, capacity / 8) { return false }
        queue.append(Work(client: client, body: body))
        pthread_cond_signal(condition)
        return true
    }

    private func work() {
        while let work = next() {
            work.body()
            if let client = work.client { end(client) }
        }
    }

    private func next() -> Work? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let index = queue.firstIndex(where: mayRun) {
                let work = queue.remove(at: index)
                if let client = work.client { underWay[client, default: 0] += 1 }
                return work
            }
            // What its client's share holds back is left to the thread that runs the client's call.
            if isStopping { return nil }
            pthread_cond_wait(condition, mutex)
        }
    }

    private func mayRun(_ work: Work) -> Bool {
        guard let client = work.client else { return true }
        return underWay[client, default: 0] < share
    }

    private func end(_ client: AnyHashable) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        let others = underWay[client, default: 1] - 1
        underWay[client] = others > 0 ? others : nil
    }
}
