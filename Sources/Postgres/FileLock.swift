import Glibc

/// An advisory lock on a file, which the kernel releases when its holder dies.
final class FileLock {
    enum Mode {
        case shared, exclusive
    }

    private let descriptor: CInt

    init(_ path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw File.Failure("open", path) }
    }

    deinit { close(descriptor) }

    /// Waits for the lock.
    func lock(_ mode: Mode) {
        while flock(descriptor, mode == .shared ? LOCK_SH : LOCK_EX) != 0 && errno == EINTR {}
    }

    /// Takes the lock, or turns a shared one into an exclusive one, if nobody stands in the way.
    func tryExclusive() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    func unlock() { _ = flock(descriptor, LOCK_UN) }
}
