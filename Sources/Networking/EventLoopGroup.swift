import CLinux
import Glibc

/// The process's event loops, each on a thread of its own, frozen once made.
package final class EventLoopGroup: Sendable {
    package let loops: [EventLoop]
    private let threads: [NativeThread]

    /// - Parameter count: how many loops; one for each processor serves best.
    package init(count: Int) throws(SystemError) {
        var loops: [EventLoop] = []
        var threads: [NativeThread] = []
        for number in 0..<max(1, count) {
            let loop = try EventLoop()
            loops.append(loop)
            threads.append(try NativeThread(name: "loop-\(number)") { loop.run() })
        }
        self.loops = loops
        self.threads = threads
    }

    /// The number of processors this process may run on.
    package static var processorCount: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

    package func loop(_ number: Int) -> EventLoop {
        loops[((number % loops.count) + loops.count) % loops.count]
    }

    /// Stops every loop and waits for its thread. Not from a loop.
    package func stop() {
        for loop in loops { loop.stop() }
        for thread in threads { thread.join() }
    }
}

/// A joinable POSIX thread that runs one closure.
final class NativeThread: Sendable {
    private final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private let thread: pthread_t

    init(name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
        var thread = pthread_t()
        let start = Unmanaged.passRetained(
            Start {
                restante_name_thread(name)
                body()
            })
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            start.release()
            throw SystemError("pthread_create", code: code)
        }
        self.thread = thread
    }

    func join() { pthread_join(thread, nil) }
}
