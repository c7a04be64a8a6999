import { layOutDay } from "@/db/lay-out";
import type { Task } from "./task";

/** So many networks are seen to in one go; what is left over comes in the next. */
const atOnce = 200;

/** Midnight comes to many networks at once. */
const mostRounds = 10;

/** Asks that nobody answered run out, and what is over is done, in every network in which anything of it is due. */
export const settle: Task = async (_, { sql }) => {
  const due = await sql<{ network_id: string }[]>`select * from find_networks_due(${atOnce})`;
  await eachOf(due, ({ network_id }) => sql`select settle_due(${network_id})`);
};

/** Lays out the coming times of what repeats, once a day of each network's zone, whether or not anybody comes by. */
export const layOut: Task = async (_, { sql, inNetwork }) => {
  type Row = { network_id: string; zone: string; epoch: number; now: Date };
  for (let round = 0; round < mostRounds; round++) {
    const due = await sql<Row[]>`select * from find_networks_to_lay_out(${atOnce})`;
    await eachOf(due, ({ network_id: network, ...at }) =>
      inNetwork(network, (tx) => layOutDay(tx, { network, ...at })),
    );
    if (due.length < atOnce) return;
  }
};

/** Asks "Still on?" where four weeks are over. */
export const askStanding: Task = async (_, { sql }) => {
  await sql`select ask_whether_standing()`;
};

/** Finds everyone who is to be told something now. */
export const sweep: Task = async (_, { sql }) => {
  await sql`select sweep_notices(500)`;
};

/** Takes back what workers that are gone had taken. */
export const free: Task = async (_, { sql }) => {
  await sql`select free_lost_jobs()`;
};

/** One network in which something is amiss does not keep the others waiting; it is told of at the end. */
async function eachOf<Row>(rows: readonly Row[], work: (row: Row) => PromiseLike<unknown>): Promise<void> {
  const errors: unknown[] = [];
  for (const row of rows) {
    try {
      await work(row);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
