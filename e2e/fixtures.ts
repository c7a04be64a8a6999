import { test as base, expect } from "@playwright/test";
import type postgres from "postgres";
import { connect } from "@/db/connect";
import { watchRequests } from "./watch-requests";

type OfTest = {
  /** Ends every test: none of its browsers may have asked another origin than the app's for anything. */
  stayHome: undefined;
};

type OfWorker = {
  /** A pool of the role that owns the tables of the app under test: arrange and inspect with it. */
  owner: postgres.Sql;
  /** What the browsers have asked of other origins since the last time. */
  askedElsewhere: () => string[];
};

export const test = base.extend<OfTest, OfWorker>({
  owner: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures a fixture uses here.
    async ({}, use) => {
      const owner = connect(process.env.DATABASE_OWNER_URL ?? "", { max: 4 });
      await use(owner);
      await owner.end();
    },
    { scope: "worker" },
  ],
  askedElsewhere: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => use(watchRequests()),
    // Before any browser is launched.
    { scope: "worker", auto: true },
  ],
  stayHome: [
    async ({ askedElsewhere }, use) => {
      await use(undefined);
      expect(askedElsewhere()).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
