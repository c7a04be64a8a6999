import { test as base } from "@playwright/test";
import type postgres from "postgres";
import { connect } from "@/db/connect";

type OfWorker = {
  /** A pool of the role that owns the tables of the app under test: arrange and inspect with it. */
  owner: postgres.Sql;
};

export const test = base.extend<object, OfWorker>({
  owner: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures a fixture uses here.
    async ({}, use) => {
      const owner = connect(process.env.DATABASE_OWNER_URL ?? "", { max: 4 });
      await use(owner);
      await owner.end();
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
