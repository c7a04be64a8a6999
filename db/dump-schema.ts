import type postgres from "postgres";

/**
 * Everything the schema `public` is made of, as text that two databases share exactly when their schemas are
 * the same: tables, constraints, indexes, row-level security, functions, triggers, and who may do what.
 * It reads like SQL but is there to be compared, on one major version of PostgreSQL.
 */
export async function dumpSchema(sql: postgres.Sql): Promise<string> {
  const parts: string[] = [];
  for (const [title, query] of Object.entries(queries)) {
    const rows = await sql.unsafe<{ line: string }[]>(query);
    parts.push(`-- ${title}`, ...rows.map(({ line }) => line.trimEnd()), "");
  }
  return parts.join("\n");
}

const tables = "pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')";

const functions = `pg_proc p where p.pronamespace = 'public'::regnamespace and not exists (
  select from pg_depend where classid = 'pg_proc'::regclass and objid = p.oid and deptype = 'e')`;

const queries = {
  extensions: "select extname as line from pg_extension where extname <> 'plpgsql' order by 1",

  "types of our own": `select format('%s: %s', t.typname, coalesce(
      (select string_agg(enumlabel, ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid),
      format_type(t.typbasetype, t.typtypmod))) as line
    from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd') and not exists (
      select from pg_depend where classid = 'pg_type'::regclass and objid = t.oid and deptype = 'e') order by 1`,

  columns: `select concat_ws(' ', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then 'not null' end,
      case when a.attgenerated <> '' then 'generated' when a.attidentity <> '' then 'identity' end,
      'default ' || pg_get_expr(d.adbin, d.adrelid)) as line
    from ${tables.replace(
      "where",
      `join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where`,
    )} order by c.relname, a.attnum`,

  constraints: `select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1`,

  indexes: `select indexdef as line from pg_indexes where schemaname = 'public' order by 1`,

  "row-level security": `select concat_ws(' ', c.relname, case when c.relrowsecurity then 'on' else 'OFF' end,
      case when c.relforcerowsecurity then 'forced' end) as line from ${tables} order by 1`,

  policies: `select concat_ws(' ', tablename, policyname, permissive, cmd, 'to', roles::text,
      'using ' || qual, 'with check ' || with_check) as line
    from pg_policies where schemaname = 'public' order by 1`,

  views: `select format(E'%s\\n%s', viewname, definition) as line
    from pg_views where schemaname = 'public' order by viewname`,

  triggers: `select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal order by 1`,

  functions: `select pg_get_functiondef(p.oid) as line
    from ${functions} order by p.proname, pg_get_function_identity_arguments(p.oid)`,

  "who may do what": `select distinct format('%s: %s %s', object, coalesce(r.rolname, 'everyone'), privilege_type) as line
    from (
      select 'schema public' as object, nspowner as owner, coalesce(nspacl, acldefault('n', nspowner)) as acl
        from pg_namespace where nspname = 'public'
      union all select 'table ' || c.relname, c.relowner, coalesce(c.relacl, acldefault('r', c.relowner)) from ${tables}
      union all select format('column %s.%s', c.relname, a.attname), c.relowner, a.attacl
        from ${tables.replace("where", "join pg_attribute a on a.attrelid = c.oid where")} and a.attacl is not null
      union all select 'function ' || p.oid::regprocedure, p.proowner, coalesce(p.proacl, acldefault('f', p.proowner))
        from ${functions}
    ) objects, aclexplode(acl) granted left join pg_roles r on r.oid = granted.grantee
    where granted.grantee <> owner order by 1`,
};
