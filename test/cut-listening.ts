import type postgres from "postgres";
import { inject } from "vitest";
import { connect } from "@/db/connect";

/** On how many connections the app listens to this database; one that was closed may still count for a moment. */
export async function countListening(owner: postgres.Sql): Promise<number> {
  const open = await owner`select from pg_stat_activity
    where application_name = 'holdfast listening' and datname = current_database()`;
  return open.length;
}

/** Breaks off the connections on which the app listens to this database; how many there were. */
export async function cutListening(owner: postgres.Sql): Promise<number> {
  const [here] = await owner`select current_database() as name`;
  const admin = connect(inject("server").adminUrl, { max: 1 });
  const cut = await admin`select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where application_name = 'holdfast listening' and datname = ${here?.name}`;
  await admin.end();
  return cut.length;
}
