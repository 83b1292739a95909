import Postgres
import TestSupport
import Testing

/// The tables of the tenants as a superuser sees them, with no policy between.
struct TenantRows {
    private let connection: BlockingConnection

    init(_ world: World) throws {
        let text = try #require(world.connectionString)
        connection = try BlockingConnection(ConnectionOptions(text))
    }

    // When a key was last used is written at intervals of its own.
    private static let rows = Statement(
        """
        select table_name::text || query_to_xml(format(
            'select to_jsonb(t) - ''last_used_at'' as row from restante.%I t where owner_id = %L order by 1',
            table_name, $1), false, true, '')::text
        from information_schema.columns
        where table_schema = 'restante' and column_name = 'owner_id'
        order by table_name
        """)

    /// Every row that belongs to `owner`, a text for each table.
    func rows(of owner: String) throws -> [String] {
        try connection.query(Self.rows(owner)).rows.map { try $0(0) }
    }

    private static let unmarked = Statement(
        """
        with columns as materialized (
            select c.table_name::text as relation, c.column_name::text as name,
                case c.data_type when 'bytea' then 'encode(%I, ''escape'')' else '%I::text' end as form
            from information_schema.columns c
            join information_schema.columns o using (table_schema, table_name)
            where table_schema = 'restante' and o.column_name = 'owner_id'
                and c.data_type not in ('uuid', 'bigint', 'boolean')
        )
        select relation || '.' || name
        from columns
        where query_to_xml(format(
            'select 1 from restante.%I where owner_id = %L and strpos(%s, %L) > 0 limit 1',
            relation, $1, format(form, name), $2), false, true, '')::text = ''
        order by 1
        """)

    /// The columns of text or octets in which no row of `owner` holds `marker`.
    func columns(of owner: String, without marker: String) throws -> [String] {
        try connection.query(Self.unmarked(owner, marker)).rows.map { try $0(0) }
    }

    private static let total = Statement(
        """
        select (select count(*) from restante.message), (select count(*) from restante.message_source),
            (select coalesce(sum(message_count), 0)::bigint from restante.mailbox)
        """)

    /// How many messages there are: as rows, as sources, and as their mailboxes count them.
    func messages() throws -> [Int] {
        guard let row = try connection.query(Self.total()).first else { return [] }
        return [try row(0), try row(1), try row(2)]
    }
}
