import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import type { Transaction } from "@/db/client";
import { connect } from "@/db/connect";
import { appRole, jobsRole } from "@/db/embedded/roles";

/** What the tasks reach the database by, and nothing else. */
export type JobDatabase = {
  /** As the role for jobs, which has a door for each step and no table. */
  readonly sql: postgres.Sql;
  /** As the role that owns the tables: for the purge alone. */
  readonly ownerUrl: string;
  /** As the app on behalf of one network, which sees its listings and who helps whom. */
  inNetwork<T>(network: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export type JobUrls = { readonly ownerUrl: string; readonly appUrl: string };

export function openJobDatabase({ ownerUrl, appUrl }: JobUrls): JobDatabase {
  const connection = { application_name: "holdfast jobs", TimeZone: "UTC" };
  const open = (url: string, role: string, max: number) =>
    connect(url, { max, idle_timeout: 30, connection: { ...connection, role } });
  const jobs = open(ownerUrl, jobsRole, 3);
  const app = open(appUrl, appRole, 1);
  return {
    sql: jobs,
    ownerUrl,
    inNetwork: (network, work) =>
      drizzle(app).transaction(async (tx) => {
        await tx.execute(sql`select set_config('app.network', ${network}, true),
          set_config('app.member', '', true), set_config('app.role', 'coordinator', true)`);
        return work(tx);
      }),
    async close() {
      await Promise.all([jobs.end({ timeout: 5 }), app.end({ timeout: 5 })]);
    },
  };
}
