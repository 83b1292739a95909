import Postgres
import TestSupport
import Testing

/// The wall as the database itself describes it. Whoever adds a table or a function learns here what it lacks.
@Suite("The catalog")
struct CatalogTests {
    /// Tables that are of no tenant: look-ups by a name that is unique for all, and counts of what is no tenant's.
    private static let global = [
        "address_directory", "domain_directory", "login_failure", "migration", "operator_event",
        "owner_email",
        "shared_domain",
    ]

    /// The doors, as docs/security.md lists them.
    private static let doors = [
        "activate_domain", "authenticate_buyer_session", "authenticate_key", "authenticate_owner_session",
        "domains_to_check", "find_mailbox_by_address", "find_owner_by_email", "owners_to_settle",
        "owners_to_sweep", "owners_to_trim", "owners_with_audit_to_trim", "owners_with_expired_mailboxes",
        "owners_with_old_webhook_deliveries", "owners_with_webhooks_due", "resolve_recipients",
        "take_address", "trim_audit", "trim_operator_events",
    ]

    private static let tablesWithoutWall = Statement(
        """
        select c.relname::text from pg_class as c
        where c.relnamespace = 'restante'::regnamespace and c.relkind in ('r', 'p', 'f')
            and not (c.relrowsecurity and c.relforcerowsecurity)
        """)

    private static let tablesWithoutTenant = Statement(
        """
        select c.relname::text from pg_class as c
        where c.relnamespace = 'restante'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all($1)
            and not exists (
                select from pg_attribute as a
                where a.attrelid = c.oid and a.attname = 'owner_id' and a.attnotnull
                    and a.atttypid = 'uuid'::regtype
            )
        """)

    private static let keysWithoutTenant = Statement(
        """
        select i.indexrelid::regclass::text from pg_index as i
        join pg_class as c on c.oid = i.indrelid
        where c.relnamespace = 'restante'::regnamespace and i.indisunique and c.relname <> all($1)
            and not exists (
                select from pg_attribute as a
                where a.attrelid = c.oid and a.attname = 'owner_id' and a.attnum = any(i.indkey)
            )
        """)

    private static let referencesWithoutTenant = Statement(
        """
        select f.conrelid::regclass::text || ' ' || f.conname from pg_constraint as f
        where f.connamespace = 'restante'::regnamespace and f.contype = 'f' and not exists (
            select from pg_class as c where c.oid = f.conrelid and c.relname = any($1)
        ) and not exists (
            select from unnest(f.conkey, f.confkey) as k (here, there)
            join pg_attribute as h on h.attrelid = f.conrelid and h.attnum = k.here
            join pg_attribute as t on t.attrelid = f.confrelid and t.attnum = k.there
            where h.attname = 'owner_id' and t.attname = 'owner_id'
        )
        """)

    private static let tablesWithoutPolicy = Statement(
        """
        select c.relname::text from pg_class as c
        where c.relnamespace = 'restante'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all($1)
            and array(
                select pg_get_expr(p.polqual, p.polrelid) from pg_policy as p
                where p.polrelid = c.oid and p.polpermissive
                    and ('restante_server'::regrole = any(p.polroles) or 0 = any(p.polroles))
            ) <> array[
                '(owner_id = (NULLIF(current_setting(''restante.owner_id''::text, true), ''''::text))::uuid)'
            ]
        """)

    private static let openPolicies = Statement(
        """
        select p.polrelid::regclass::text || ' ' || p.polname from pg_policy as p
        join pg_class as c on c.oid = p.polrelid
        where c.relnamespace = 'restante'::regnamespace and c.relname not in ('login_failure', 'shared_domain')
            and p.polpermissive
            and (0 = any(p.polroles) or ('restante_server'::regrole = any(p.polroles) and p.polname <> 'tenant'))
        """)

    private static let viewsOfTheirOwner = Statement(
        """
        select c.relname::text from pg_class as c
        where c.relnamespace = 'restante'::regnamespace and (c.relkind = 'm' or c.relkind = 'v'
            and not coalesce('security_invoker=true' = any(c.reloptions), false))
        """)

    private static let mightyRoles = Statement(
        """
        select r.rolname::text from pg_roles as r
        where r.rolname like 'restante\\_%' and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
            or exists (select from pg_auth_members as m where m.member = r.oid))
        """)

    private static let serverOwns = Statement(
        """
        select 'table ' || c.relname from pg_class as c where c.relowner = 'restante_server'::regrole
        union all
        select 'function ' || p.proname from pg_proc as p where p.proowner = 'restante_server'::regrole
        union all
        select 'schema ' || n.nspname from pg_namespace as n where n.nspowner = 'restante_server'::regrole
        """)

    private static let otherOwners = Statement(
        """
        select c.relname::text from pg_class as c
        where c.relnamespace = 'restante'::regnamespace and c.relowner <> 'restante_schema'::regrole
        """)

    private static let definers = Statement(
        """
        select p.proname::text from pg_proc as p
        where p.pronamespace = 'restante'::regnamespace and p.prosecdef order by p.proname
        """)

    private static let looseFunctions = Statement(
        """
        select p.proname::text from pg_proc as p
        join pg_language as l on l.oid = p.prolang
        where p.pronamespace = 'restante'::regnamespace and p.prosecdef
            and (p.proconfig is distinct from array['search_path=pg_catalog, pg_temp']
                or p.proowner <> 'restante_door'::regrole or l.lanname <> 'plpgsql'
                or has_function_privilege('restante_operator', p.oid, 'execute'))
        """)

    private static let triggersAndSequences = Statement(
        """
        select t.tgname::text from pg_trigger as t
        join pg_class as c on c.oid = t.tgrelid
        where c.relnamespace = 'restante'::regnamespace and not t.tgisinternal
        union all
        select c.relname::text from pg_class as c
        where c.relnamespace = 'restante'::regnamespace and c.relkind = 'S'
        """)

    private static let narrowNumbers = Statement(
        """
        select c.relname || '.' || a.attname from pg_attribute as a
        join pg_class as c on c.oid = a.attrelid
        where c.relnamespace = 'restante'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0
            and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'float4'::regtype, 'float8'::regtype)
        """)

    private static let doorsWrites = Statement(
        """
        select c.relname || ' ' || g.privilege_type from pg_class as c
        cross join lateral aclexplode(c.relacl) as g
        where c.relnamespace = 'restante'::regnamespace and g.grantee = 'restante_door'::regrole
            and g.privilege_type <> 'SELECT'
        order by 1
        """)

    /// Each question, and the one good answer.
    private static var expectations: [(about: String, statement: BoundStatement, answer: [String])] {
        let global = Parameter.textArray(self.global)
        return [
            ("tables without forced row-level security", tablesWithoutWall(), ["migration"]),
            ("tenant tables without owner_id", tablesWithoutTenant(global), []),
            ("keys without owner_id", keysWithoutTenant(global), []),
            ("foreign keys without owner_id", referencesWithoutTenant(global), []),
            ("tenant tables without the tenant's policy", tablesWithoutPolicy(global), []),
            ("policies that open more", openPolicies(), []),
            ("views that read as their owner", viewsOfTheirOwner(), []),
            ("roles with powers", mightyRoles(), []),
            ("what the server owns", serverOwns(), []),
            ("tables of other owners", otherOwners(), []),
            ("doors", definers(), doors),
            ("functions whose caller could bend them", looseFunctions(), []),
            ("triggers and sequences", triggersAndSequences(), []),
            ("numbers that could run out or round", narrowNumbers(), []),
            (
                "what the doors may write", doorsWrites(),
                [
                    "address_directory INSERT", "address_directory UPDATE", "audit_event DELETE",
                    "domain_directory INSERT", "domain_directory UPDATE", "operator_event DELETE",
                ]
            ),
        ]
    }

    @Test("has nothing that would open the wall")
    func wall() throws {
        let database = try MigratedDatabase()
        defer { database.drop() }
        let connection = try BlockingConnection(ConnectionOptions(database.database.connectionString()))
        for (about, statement, answer) in Self.expectations {
            let found = try connection.query(statement).rows.map { try $0(0, as: String.self) }
            #expect(found == answer, "\(about)")
        }
    }

    @Test("finds what is wrong when something is")
    func sensitivity() throws {
        let database = try MigratedDatabase()
        defer { database.drop() }
        let connection = try BlockingConnection(ConnectionOptions(database.database.connectionString()))
        try connection.run(
            script: """
                create table restante.bare (id integer primary key, t text references restante.owner_email (email));
                create view restante.peek as select * from restante.message;
                create materialized view restante.copy as select * from restante.message;
                create sequence restante.counter;
                create function restante.hole() returns bigint language sql security definer as 'select 1::bigint';
                create policy wide on restante.mailbox to restante_server using (true);
                alter table restante.owner no force row level security;
                alter table restante.api_key owner to restante_server;
                grant delete on restante.mailbox to restante_door;
                """)
        let silent = try Self.expectations.filter { _, statement, answer in
            try connection.query(statement).rows.map { try $0(0, as: String.self) } == answer
        }
        #expect(silent.map(\.about) == ["roles with powers"])
    }

    @Test("a session without a tenant sees nothing, before and after the setting has been used")
    func noTenant() async throws {
        let bench = try Bench()
        defer { bench.end() }
        try await Tenant("alpha").settle(in: bench)
        let connection = try BlockingConnection(bench.database.serverOptions)
        let tables = ["owner", "owner_usage", "domain", "mailbox", "message", "message_source", "api_key"]
        for setting in ["", "set restante.owner_id = ''", "reset restante.owner_id"] {
            try connection.run(script: setting)
            let others = [
                "owner_session", "buyer_session", "intake_event", "intake_day", "receipt", "wallet",
                "ledger_entry",
                "mail_order", "idempotency_key",
            ]
            for table in tables + others {
                try connection.run(
                    script: """
                        do $$ begin
                            if exists (select from restante.\(table)) then raise 'open'; end if;
                        end $$
                        """)
            }
        }
        for table in [
            "owner_email", "domain_directory", "address_directory", "audit_event", "operator_event",
        ] {
            #expect(throws: PostgresError.self) {
                try connection.run(script: "select from restante.\(table)")
            }
        }
    }
}
