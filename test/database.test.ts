import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../db/connect";
import { createTestDatabase, type TestDatabase } from "./database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("the app's role owns nothing and may not make anything", async () => {
  const app = connect(database.appUrl, { max: 1 });
  const [role] = await app`select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication
    from pg_roles where rolname = current_user`;
  const [{ count } = {}] =
    await app`select count(*)::int from pg_class where pg_get_userbyid(relowner) = current_user`;
  const create = app`create table public.mine (id int)`;
  await expect(create).rejects.toMatchObject({ code: "42501" });
  await app.end();
  expect(role).toEqual({
    rolsuper: false,
    rolcreatedb: false,
    rolcreaterole: false,
    rolbypassrls: false,
    rolreplication: false,
  });
  expect(count).toBe(0);
});

test("the copy carries the migrated tables", async () => {
  const tables = await database.owner`select tablename from pg_tables where schemaname = 'public'`;
  expect(tables.map((table) => table.tablename)).toContain("networks");
});
