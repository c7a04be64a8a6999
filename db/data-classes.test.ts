import { getTableColumns, getTableName } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/test/database";
import { classified, migrationTables, queueTables } from "./data-classes";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

it("puts every column of the database into one class, and no other, whatever schema it is in", async () => {
  const columns = await db.owner`select n.nspname || '.' || c.relname as name, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm', 'f') and a.attnum > 0 and not a.attisdropped
      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;
  const own = classified.flatMap(({ table, classes }) =>
    Object.entries(getTableColumns(table))
      .filter(([key]) => key in classes)
      .map(([, column]) => `public.${getTableName(table)}.${column.name}`),
  );
  const queued = Object.entries(queueTables).flatMap(([table, names]) =>
    names.map((name) => `graphile_worker.${table}.${name}`),
  );
  const found = columns.filter(({ name }) => !migrationTables.includes(name));
  expect([...own, ...queued].toSorted()).toEqual(
    found.map(({ name, column }) => `${name}.${column}`).toSorted(),
  );
  // Both are there, and hold no more than which migration ran when.
  const others = columns.filter(({ name }) => migrationTables.includes(name));
  expect(others.map(({ column }) => column).toSorted()).toEqual(
    ["id", "hash", "created_at", "id", "ts", "breaking"].toSorted(),
  );
});

it("keeps every sealed column as bytes, and nothing but ids, closed lists and times as text", async () => {
  const types =
    await db.owner`select table_name || '.' || column_name as name, data_type from information_schema.columns
    where table_schema = 'public'`;
  const typeOf = new Map(types.map((row) => [row.name, row.data_type]));
  for (const { table, classes } of classified) {
    for (const [key, column] of Object.entries(getTableColumns(table))) {
      const type = typeOf.get(`${getTableName(table)}.${column.name}`);
      expect(type === "bytea", `${getTableName(table)}.${column.name}`).toBe(classes[key] !== "structure");
    }
  }
});

it("lets the planner's statistics copy nothing that is sealed, and no credential", async () => {
  const columns =
    await db.owner`select attrelid::regclass::text || '.' || attname as name, attstattarget as target
    from pg_attribute where atttypid = 'bytea'::regtype and attnum > 0 and not attisdropped
      and attrelid in (select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace)`;
  expect(columns.length).toBeGreaterThan(20);
  expect(columns.filter(({ target }) => target !== 0).map(({ name }) => name)).toEqual([]);
});

it("guards every table with row-level security, forced, and leaves nothing to the app's role to own", async () => {
  const tables =
    await db.owner`select relname, relrowsecurity, relforcerowsecurity, pg_get_userbyid(relowner) as owner
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
  expect(tables.length).toBe(classified.length);
  for (const table of tables) {
    expect(table).toMatchObject({ relrowsecurity: true, relforcerowsecurity: true });
    expect(table.owner).not.toBe("holdfast_app");
  }
  const [app] = await db.owner`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles
    where rolname = 'holdfast_app'`;
  expect(app).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
});
