import Postgres

/// What the operator's doctor looks at.
package struct Health: Sendable {
    /// One of the roles and what it must not have.
    package struct Role: Sendable {
        package let name: String
        package let isSuperuser: Bool
        package let bypassesRowSecurity: Bool
        /// How many tables it owns.
        package let tables: Int
    }

    package let serverVersion: String
    /// The database's clock, in milliseconds since 1970.
    package let clock: Int64
    /// The newest migration.
    package let migration: String
    package let owners: Int
    package let activeDomains: Int
    package let messages: Int
    package let bytes: Int64
    package let roles: [Role]
    /// Tables of tenants' data without forced row-level security; there must be none.
    package let openTables: [String]
}

extension Operator {
    private static let facts = Statement(
        """
        select current_setting('server_version'), (extract(epoch from clock_timestamp()) * 1000)::bigint,
            (select max(m.name) from restante.migration as m),
            (select count(*) from restante.owner as o),
            (select count(*) from restante.domain as d where d.status = 'active'),
            (select coalesce(sum(u.messages), 0)::bigint from restante.owner_usage as u),
            (select coalesce(sum(u.bytes), 0)::bigint from restante.owner_usage as u)
        """)

    private static let roles = Statement(
        """
        select r.rolname, r.rolsuper, r.rolbypassrls, (
            select count(*) from pg_catalog.pg_class as c where c.relowner = r.oid and c.relkind in ('r', 'p')
        )
        from pg_catalog.pg_roles as r
        where r.rolname in ('restante_schema', 'restante_door', 'restante_server', 'restante_operator')
        order by r.rolname
        """)

    private static let openTables = Statement(
        """
        select c.relname
        from pg_catalog.pg_class as c
        where c.relnamespace = 'restante'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
            and not (c.relrowsecurity and c.relforcerowsecurity)
        order by c.relname
        """)

    /// The state of the database as far as it can be asked.
    package static func health() -> OperatorCall<Health> {
        OperatorCall(facts(), roles(), openTables()) { results in
            guard let row = results.first(0) else { throw StorageError.notFound }
            return Health(
                serverVersion: try row(0), clock: try row(1), migration: try row(2), owners: try row(3),
                activeDomains: try row(4), messages: try row(5), bytes: try row(6),
                roles: try results.map(1) { row in
                    Health.Role(
                        name: try row(0), isSuperuser: try row(1), bypassesRowSecurity: try row(2),
                        tables: try row(3))
                },
                openTables: try results.map(2) { row in try row(0) })
        }
    }
}
