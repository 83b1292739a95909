import CLinux
import Glibc
import Synchronization

/// What a descriptor became ready for.
package struct Readiness: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let readable = Readiness(rawValue: EPOLLIN.rawValue)
    package static let writable = Readiness(rawValue: EPOLLOUT.rawValue)
    /// The peer will send no more (`EPOLLRDHUP`), or the connection is gone (`EPOLLHUP`, `EPOLLERR`).
    package static let closed = Readiness(
        rawValue: EPOLLRDHUP.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue)
}

/// Told on its loop's thread when its descriptor becomes ready.
package protocol ReadinessHandler: AnyObject {
    func ready(_ readiness: Readiness)
}

/// One thread that waits on epoll and runs the tasks born on it.
///
/// A task made with `Task(executorPreference: loop)` never leaves the thread, so what it alone touches needs no lock.
/// Everything here except `enqueue`, `execute` and `stop` must be called on the loop.
package final class EventLoop: TaskExecutor, @unchecked Sendable {
    private struct Mail {
        var jobs: [UnownedJob] = []
        var closures: [@Sendable () -> Void] = []
        var isSignalled = false
        var isStopping = false
    }

    private let epoll: CInt
    private let wake: CInt
    private let thread = Atomic<UInt>(0)
    private let mail = Mutex(Mail())

    // Owned by the loop's thread.
    var timers = TimerHeap()
    private var jobs: [UnownedJob] = []
    private var turnEnds: [() -> Void] = []
    private var handlers: [(generation: UInt32, handler: (any ReadinessHandler)?)] = []
    private var stopping = false

    /// The time at the start of this turn: fine for deadlines, and free.
    package private(set) var now = MonotonicTime.now()

    /// A buffer that a call may use until it suspends.
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)

    package init() throws(SystemError) {
        epoll = epoll_create1(CInt(EPOLL_CLOEXEC))
        guard epoll >= 0 else { throw SystemError("epoll_create1") }
        wake = eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK))
        guard wake >= 0 else { throw SystemError("eventfd") }
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: .max))
        guard epoll_ctl(epoll, EPOLL_CTL_ADD, wake, &event) == 0 else { throw SystemError("epoll_ctl") }
    }

    deinit {
        close(epoll)
        close(wake)
        scratch.deallocate()
    }

    package var isCurrent: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

    // MARK: From any thread

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if isCurrent {
            jobs.append(job)
        } else {
            post { $0.jobs.append(job) }
        }
    }

    /// Runs `body` on the loop, soon.
    package func execute(_ body: @escaping @Sendable () -> Void) {
        post { $0.closures.append(body) }
    }

    /// Makes `run` return after the turn under way.
    package func stop() {
        post { $0.isStopping = true }
    }

    private func post(_ change: (inout sending Mail) -> Void) {
        let mustSignal = mail.withLock { mail in
            change(&mail)
            defer { mail.isSignalled = true }
            return !mail.isSignalled
        }
        if mustSignal {
            var one: UInt64 = 1
            _ = write(wake, &one, 8)
        }
    }

    // MARK: On the loop

    /// Calls `body` once, after the jobs of this turn and before the loop waits again: the place to send in
    /// one write, or in one commit, what many tasks have gathered.
    package func atEndOfTurn(_ body: @escaping () -> Void) { turnEnds.append(body) }

    /// Watches `descriptor` for everything, edge-triggered, until `forget`. The loop keeps `handler` alive.
    package func watch(_ descriptor: CInt, handler: any ReadinessHandler) throws(SystemError) {
        try watch(
            descriptor, handler: handler,
            events: EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue)
    }

    /// Watches `descriptor` level-triggered, for libraries that do not read to the end: readable always, writable as `expect` says.
    package func watchLevel(_ descriptor: CInt, handler: any ReadinessHandler) throws(SystemError) {
        try watch(descriptor, handler: handler, events: EPOLLIN.rawValue)
    }

    /// Says whether a descriptor watched by `watchLevel` is also waited on to become writable.
    package func expect(writable: Bool, on descriptor: CInt) {
        let index = Int(descriptor)
        guard handlers.indices.contains(index), handlers[index].handler != nil else { return }
        var event = epoll_event(
            events: EPOLLIN.rawValue | (writable ? EPOLLOUT.rawValue : 0),
            data: tag(descriptor, handlers[index].generation))
        epoll_ctl(epoll, EPOLL_CTL_MOD, descriptor, &event)
    }

    private func watch(
        _ descriptor: CInt, handler: any ReadinessHandler, events: UInt32
    ) throws(SystemError) {
        let index = Int(descriptor)
        while handlers.count <= index { handlers.append((0, nil)) }
        let generation = handlers[index].generation &+ 1
        handlers[index] = (generation, handler)
        var event = epoll_event(events: events, data: tag(descriptor, generation))
        guard epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0 else {
            handlers[index].handler = nil
            throw SystemError("epoll_ctl")
        }
    }

    /// The generation tells an event of a closed descriptor from one of its number's next bearer.
    private func tag(_ descriptor: CInt, _ generation: UInt32) -> epoll_data_t {
        epoll_data_t(u64: UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor)))
    }

    package func forget(_ descriptor: CInt) {
        let index = Int(descriptor)
        guard handlers.indices.contains(index), handlers[index].handler != nil else { return }
        handlers[index].handler = nil
        epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, nil)
    }

    /// Turns until `stop`. The calling thread becomes the loop's.
    package func run() {
        thread.store(UInt(pthread_self()), ordering: .relaxed)
        var events = [epoll_event](repeating: epoll_event(), count: 256)
        while !stopping {
            runJobs()
            let count = epoll_wait(epoll, &events, CInt(events.count), timeout())
            now = .now()
            for event in events.prefix(Int(max(count, 0))) { dispatch(event) }
            while let timer = timers.popDue(at: now) { timer.run() }
        }
        runJobs()
        thread.store(0, ordering: .relaxed)
    }

    private func runJobs() {
        while !jobs.isEmpty || !turnEnds.isEmpty {
            while !jobs.isEmpty {
                let batch = jobs
                jobs.removeAll(keepingCapacity: true)
                for job in batch { job.runSynchronously(on: asUnownedTaskExecutor()) }
            }
            let ends = turnEnds
            turnEnds.removeAll(keepingCapacity: true)
            for end in ends { end() }
        }
    }

    private func timeout() -> CInt {
        let next = timers.next
        guard next != .never else { return -1 }
        let current = MonotonicTime.now()
        guard next > current else { return 0 }
        return CInt(clamping: (next.nanoseconds - current.nanoseconds) / 1_000_000 + 1)
    }

    private func dispatch(_ event: epoll_event) {
        if event.data.u64 == .max { return takeMail() }
        let index = Int(event.data.u64 & 0xFFFF_FFFF)
        guard handlers.indices.contains(index), handlers[index].generation == UInt32(event.data.u64 >> 32)
        else { return }
        handlers[index].handler?.ready(Readiness(rawValue: event.events))
    }

    private func takeMail() {
        var count: UInt64 = 0
        _ = read(wake, &count, 8)
        let taken = mail.withLock { mail in
            let taken = mail
            mail.jobs = []
            mail.closures = []
            mail.isSignalled = false
            return taken
        }
        jobs.append(contentsOf: taken.jobs)
        stopping = stopping || taken.isStopping
        for closure in taken.closures { closure() }
    }
}
