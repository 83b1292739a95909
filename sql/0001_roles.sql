-- Who may do what. Roles belong to the whole cluster and may be there already, made by a migration of another database, perhaps at
-- this very moment; a grant of membership is for logging in as one's own account and taking a role (a superuser needs none).
-- Works for a superuser and for the owner of the database with CREATEROLE.

do $$
declare
    role_name text;
begin
    foreach role_name in array array['restante_schema', 'restante_door', 'restante_server', 'restante_operator']
    loop
        if not exists (select from pg_catalog.pg_roles where rolname = role_name) then
            begin
                execute format('create role %I nosuperuser nocreatedb nocreaterole noreplication', role_name);
            exception when duplicate_object or unique_violation then
                null;
            end;
        end if;
        if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
            begin
                execute format('grant %I to %I', role_name, current_user);
            exception when duplicate_object or unique_violation or internal_error then
                null;
            end;
        end if;
    end loop;
    -- The private cluster lets these two in on its socket; elsewhere they have no password and nobody gets in as them.
    if (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then
        foreach role_name in array array['restante_server', 'restante_operator']
        loop
            if not (select rolcanlogin from pg_catalog.pg_roles where rolname = role_name) then
                begin
                    execute format('alter role %I login', role_name);
                exception when internal_error then
                    null;
                end;
            end if;
        end loop;
    end if;
end
$$;

alter schema restante owner to restante_schema;
alter table restante.migration owner to restante_schema;

grant usage on schema restante to restante_door, restante_server, restante_operator;
grant select (name, checksum, applied_at) on restante.migration to restante_server, restante_operator;
