import Glibc

/// Reads a line from a terminal with echo off. Signals and line editing are off too while it reads: Ctrl-C then comes
/// as a byte, so that the terminal's modes are always put back before the program ends.
func readHidden(_ terminal: Int32) throws(CommandFailure) -> [UInt8] {
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else {
        throw CommandFailure(.failure, "the terminal cannot be set to hide what is typed")
    }
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG)
    guard tcsetattr(terminal, TCSAFLUSH, &hidden) == 0 else {
        throw CommandFailure(.failure, "the terminal cannot be set to hide what is typed")
    }
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }

    var line: [UInt8] = []
    while line.count <= Secret.maximumSize {
        var byte: UInt8 = 0
        let count = read(terminal, &byte, 1)
        if count < 0, errno == EINTR { continue }
        guard count == 1 else { return line }
        switch byte {
        case 0x0A, 0x0D, 0x04: return line
        case 0x03: throw CommandFailure(.failure, "interrupted")
        case 0x15: line.removeAll()
        case 0x08, 0x7F:
            // A whole UTF-8 character: its continuation bytes, then its first.
            while let last = line.last, last & 0xC0 == 0x80 { line.removeLast() }
            if !line.isEmpty { line.removeLast() }
        default: line.append(byte)
        }
    }
    return line
}
