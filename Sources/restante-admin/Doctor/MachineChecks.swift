import Application
import Glibc
import Inbox

/// Looks at what surrounds the database: the disk, the secret's file, the clock, the name.
enum MachineChecks {
    /// - Parameter folder: the data folder; if it is not there yet, the nearest one above it counts.
    static func disk(_ folder: String) -> Finding {
        var path = folder
        while path.count > 1, access(path, F_OK) != 0, let slash = path.lastIndex(of: "/") {
            path = slash == path.startIndex ? "/" : String(path[..<slash])
        }
        var statistics = statvfs()
        guard statvfs(path, &statistics) == 0 else {
            return .problem("disk", "\(path): \(String(cString: strerror(errno)))")
        }
        let free = UInt64(statistics.f_bavail).multipliedReportingOverflow(by: UInt64(statistics.f_frsize))
        let megabytes = free.overflow ? UInt64.max >> 20 : free.partialValue >> 20
        let percent =
            statistics.f_blocks == 0 ? 0 : UInt64(statistics.f_bavail) * 100 / UInt64(statistics.f_blocks)
        let detail = "\(megabytes) MiB free (\(percent) %) at \(path)"
        if megabytes < 256 { return .problem("disk", detail) }
        return megabytes < 2048 || percent < 5 ? .warning("disk", detail) : .ok("disk", detail)
    }

    /// The file behind PINs and cookies must be readable by its user alone.
    static func secretKey(_ path: String) -> Finding {
        var status = stat()
        guard stat(path, &status) == 0 else {
            return errno == ENOENT
                ? .warning("secret key", "\(path) is not there yet; the server makes it at its first start")
                : .problem("secret key", "\(path): \(String(cString: strerror(errno)))")
        }
        guard status.st_mode & 0o077 == 0 else {
            return .problem("secret key", "others may read \(path); run: chmod 600 \(path)")
        }
        return .ok("secret key", "\(path) is closed to others")
    }

    /// Expiry is decided by the machine's clock; the database's shows whether it can be right.
    static func clock(machine: Timestamp, database: Timestamp) -> Finding {
        let apart = abs((machine - database).wholeMilliseconds)
        let detail = "\(machine), \(apart) ms from the database's"
        // The release's own year.
        guard machine > Timestamp(milliseconds: 1_767_225_600_000) else {
            return .problem("clock", "\(machine) lies in the past")
        }
        return apart > 2000 ? .warning("clock", detail) : .ok("clock", detail)
    }

    /// The name in the SMTP greeting and the MX records.
    static func hostname(_ name: String) -> Finding {
        guard DomainName(name) != nil else {
            return .warning(
                "hostname",
                "'\(name)' is no full domain name; set RESTANTE_HOSTNAME to the name in your MX records")
        }
        return .ok("hostname", name)
    }
}
