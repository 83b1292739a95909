import Storage

/// Looks at the database: that it is there, and that its roles and policies keep tenants apart.
enum DatabaseChecks {
    static func findings(_ health: Health) -> [Finding] {
        [server(health), content(health)] + roles(health.roles) + [tables(health.openTables)]
    }

    private static func server(_ health: Health) -> Finding {
        let major = Int(health.serverVersion.prefix { $0.isNumber }) ?? 0
        guard major >= 15 else {
            return .problem("database", "PostgreSQL \(health.serverVersion) is too old; 15 is needed")
        }
        return .ok("database", "PostgreSQL \(health.serverVersion), schema \(health.migration)")
    }

    private static func content(_ health: Health) -> Finding {
        .ok(
            "content",
            "owners: \(health.owners), active domains: \(health.activeDomains), messages: \(health.messages) "
                + "(\(health.bytes >> 20) MiB)")
    }

    /// The roles that programs act as must be held by every policy. Tables belong to a role that nobody is.
    private static func roles(_ roles: [Health.Role]) -> [Finding] {
        let programs = ["restante_operator", "restante_server"]
        let missing = programs.filter { name in !roles.contains { $0.name == name } }
        return missing.map { .problem("role", "\($0) is missing") }
            + roles.map { role in
                var faults: [String] = []
                if role.isSuperuser { faults.append("is a superuser") }
                if role.bypassesRowSecurity { faults.append("bypasses row-level security") }
                if role.tables > 0, programs.contains(role.name) {
                    faults.append("owns \(role.tables) tables")
                }
                return faults.isEmpty
                    ? .ok("role", "\(role.name) is held by every policy")
                    : .problem("role", "\(role.name) \(faults.joined(separator: " and "))")
            }
    }

    private static func tables(_ open: [String]) -> Finding {
        open.isEmpty
            ? .ok("row-level security", "forced on every tenant table")
            : .problem("row-level security", "not forced on \(open.joined(separator: ", "))")
    }
}
