import Glibc
import Synchronization

/// A few threads for calls that cannot but block (scrypt, the resolver), with a bounded queue: a flood of log-ins
/// must not fill the memory or starve the loops.
package final class BlockingPool: @unchecked Sendable {
    /// The queue is full; the caller should answer "try again later".
    package struct Busy: Error, CustomStringConvertible {
        package let description = "too much waiting work"
    }

    private let capacity: Int
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var queue: [@Sendable () -> Void] = []
    private var isStopping = false
    private let threads = Mutex<[NativeThread]>([])

    /// - Parameters:
    ///   - threads: how many calls run at once.
    ///   - capacity: how many more may wait.
    package init(threads: Int, capacity: Int) throws(SystemError) {
        self.capacity = capacity
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
    package func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let result: Result<Value, any Error> = await withUnsafeContinuation { continuation in
            let accepted = submit { continuation.resume(returning: Result { try body() }) }
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

    private func submit(_ body: @escaping @Sendable () -> Void) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isStopping, queue.count < capacity else { return false }
        queue.append(body)
        pthread_cond_signal(condition)
        return true
    }

    private func work() {
        while let body = next() { body() }
    }

    private func next() -> (@Sendable () -> Void)? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while queue.isEmpty && !isStopping { pthread_cond_wait(condition, mutex) }
        return queue.isEmpty ? nil : queue.removeFirst()
    }
}
