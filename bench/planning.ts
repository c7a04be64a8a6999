import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { connect } from "@/db/connect";
import { createDatabase } from "@/db/embedded/roles";
import { migrate } from "@/db/migrate";
import { quarterOf } from "@/features/planning/find-plan";
import { NetworkPlanner } from "@/features/planning/network-planner";
import { askPlanner, closePlanner } from "@/features/planning/planner";
import type { Question } from "@/features/planning/question";
import { onDatabase } from "@/test/database-url";
import { startTemporaryServer } from "@/test/temporary-server";
import { foundCity } from "./city";
import { processorTime } from "./matching/processor-time";
import type { Line } from "./table";

const rounds = 4;

/**
 * From rows in PostgreSQL to the plan written back, for a network of so many needs and as many offers; and how long the
 * web process stands still while its thread does it. Milliseconds, the best of some rounds, each with all pairs anew.
 */
export async function ratePlanning(listings: number): Promise<Line[]> {
  const server = await startTemporaryServer();
  try {
    const admin = connect(server.adminUrl, { max: 1 });
    await createDatabase(admin, "bench");
    await admin.end();
    const [ownerUrl, appUrl] = [onDatabase(server.ownerUrl, "bench"), onDatabase(server.appUrl, "bench")];
    await migrate(ownerUrl);
    const owner = connect(ownerUrl, { max: 1 });
    try {
      const network = await foundCity(owner, listings);
      const written = await timeWriting(owner, appUrl, network);
      const { still, idle, asked } = await timeAsking(owner, appUrl, network);
      const size = `${listings.toLocaleString("en")} needs, as many offers`;
      return [
        {
          what: `rows to plan written back, ${size}`,
          measured: `${say(written.clock)}, ${say(written.processor)} of our processor`,
          aim: "1,500 ms, aim 500 ms",
        },
        { what: "asked of the thread, until explained", measured: say(asked) },
        {
          what: "the web process stands still meanwhile",
          measured: say(still),
          ratio: `${say(idle)} when it does nothing`,
          aim: "20 ms",
        },
      ];
    } finally {
      await owner.end();
    }
  } finally {
    await server.stop();
  }
}

async function timeWriting(owner: postgres.Sql, appUrl: string, network: string) {
  const app = connect(appUrl, { max: 1, connection: { TimeZone: "UTC" } });
  const times: { clock: number; processor: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const question = await questionAfterChange(owner, network);
    const [start, used] = [performance.now(), processorTime()];
    await new NetworkPlanner(app).answer(question, () => {});
    times.push({ clock: performance.now() - start, processor: processorTime() - used });
  }
  await app.end();
  return times.reduce((best, each) => (each.clock < best.clock ? each : best));
}

async function timeAsking(owner: postgres.Sql, appUrl: string, network: string) {
  process.env.DATABASE_URL = appUrl;
  const [asked, still]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const question = await questionAfterChange(owner, network);
    const start = performance.now();
    // The first round starts the thread, once in ten minutes at most; it counts as well.
    const longest = await longestStop(async () => {
      const answer = await askPlanner(question, 60_000);
      if (answer?.answer !== "plan") throw new Error("There is no plan.");
    });
    asked.push(performance.now() - start);
    still.push(longest);
  }
  await closePlanner();
  const idle = await longestStop(() => sleep(Math.min(...asked)));
  return { asked: Math.min(...asked), still: Math.max(...still), idle };
}

/** The longest time for which nothing else could run while the work went on, in milliseconds. */
async function longestStop(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

async function questionAfterChange(owner: postgres.Sql, network: string): Promise<Question> {
  await owner`delete from plan_pairs where network_id = ${network}`;
  const [row] = await owner`update networks set version = version + 1 where network_id = ${network}
    returning version::int, now()`;
  return { network, version: row?.version, asOf: quarterOf(row?.now), what: null };
}

function say(milliseconds: number): string {
  return `${milliseconds < 100 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
}
