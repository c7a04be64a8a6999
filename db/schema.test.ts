import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../test/database";
import { dumpSchema } from "./dump-schema";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

// A review sees here what a migration does to the whole. `npm run check -- --write` records a change.
test("the migrations make the schema that is recorded in schema.txt", async () => {
  await expect(await dumpSchema(database.owner)).toMatchFileSnapshot("schema.txt");
});
