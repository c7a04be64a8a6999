import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase } from "../db/client";
import { connect } from "../db/connect";
import { createDatabase } from "../db/embedded/roles";
import { onDatabase, templateName } from "./database-url";

export type TestDatabase = {
  /** A pool of the role that owns the tables: arrange and inspect with it. */
  owner: postgres.Sql;
  ownerUrl: string;
  /** What the code under test connects with, bound by row-level security as in production. */
  appUrl: string;
  drop(): Promise<void>;
};

/**
 * A migrated, empty database of its own for one test file, as a copy of the run's template.
 * `drop` it in `afterAll`, after closing what the test itself has opened on it.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("server");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin((admin) => createDatabase(admin, name, templateName));
  const ownerUrl = onDatabase(server.ownerUrl, name);
  const owner = connect(ownerUrl);
  return {
    owner,
    ownerUrl,
    appUrl: onDatabase(server.appUrl, name),
    async drop() {
      await owner.end();
      await asAdmin((admin) => dropDatabase(admin, name));
    },
  };
}

/**
 * A database of its own for one test file, which the app's code connects to, made before its tests and dropped after
 * them. Call it at the top of the file; what it gives is there from the first `beforeAll` below it on.
 */
export function testDatabase(): Omit<TestDatabase, "drop"> {
  let made: TestDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
    process.env.DATABASE_URL = made.appUrl;
  });
  afterAll(async () => {
    // What still asks from the background is to open no more connections, for the drop to cut off.
    delete process.env.DATABASE_URL;
    await closeDatabase();
    await made.drop();
  });
  return {
    get owner() {
      return made.owner;
    },
    get ownerUrl() {
      return made.ownerUrl;
    },
    get appUrl() {
      return made.appUrl;
    },
  };
}

/** PostgreSQL waits five seconds for those it cuts off, and then gives up (55006): a busy machine may take longer. */
async function dropDatabase(admin: postgres.Sql, name: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return void (await admin.unsafe(`drop database "${name}" with (force)`));
    } catch (error) {
      if (tries === 5 || (error as { code?: string }).code !== "55006") throw error;
    }
  }
}

async function asAdmin(work: (admin: postgres.Sql) => Promise<unknown>): Promise<void> {
  const admin = connect(inject("server").adminUrl, { max: 1 });
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
