import type postgres from "postgres";
import { afterEach, beforeEach, expect, it } from "vitest";
import { connect } from "@/db/connect";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, type TestNetwork } from "@/test/factory";
import { quarterOf } from "./find-plan";
import { NetworkPlanner } from "./network-planner";
import type { Answer, Question } from "./question";

const db = testDatabase();
const asOf = quarterOf(new Date());
let network: TestNetwork;
let pools: postgres.Sql[] = [];

beforeEach(async () => {
  network = await foundTestNetwork(db.owner);
  const [, ana = "", rosa = ""] = network.members;
  await postTestNeed(db.owner, network, { author: rosa });
  await postTestOffer(db.owner, network, { author: ana });
});

afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  pools = [];
});

it("finds what another process has written down, and writes nothing then", async () => {
  const first = await ask(process());
  await db.owner`alter function keep_plan rename to keep_plan_away`;
  try {
    expect(await ask(process())).toEqual(first);
    await raiseVersion();
    await expect(ask(process(), { version: 2 })).rejects.toThrow("keep_plan");
  } finally {
    await db.owner`alter function keep_plan_away rename to keep_plan`;
  }
});

it("lets one of two plan and the other wait for it", async () => {
  const answers = await Promise.all([ask(process()), ask(process()), ask(process())]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const [row] =
    await db.owner`select count(*)::int as plans, max(xmin::text) = min(xmin::text) as "isWrittenOnce"
    from plan_pairs where network_id = ${network.id}`;
  expect(row).toEqual({ plans: 1, isWrittenOnce: true });
});

it("does not believe what is written down when it is not so", async () => {
  const first = await ask(process());
  await db.owner`delete from plan_pairs where network_id = ${network.id}`;
  expect(await ask(process())).toEqual(first);
});

it("works it out anew when time has passed, even where nothing else has", async () => {
  await ask(process());
  const later = new Date(asOf.getTime() + 48 * 3_600_000);
  expect(await ask(process(), { asOf: later })).toMatchObject({
    plan: { asOf: later, pairs: [], uncovered: [], certificate: { needs: 0 } },
  });
});

it("never lets an older plan take the place of a newer one", async () => {
  const slow = process();
  await raiseVersion();
  await ask(process(), { version: 2 });
  await slow.sql.begin(async (tx) => {
    await tx`select set_config('app.network', ${network.id}, true), set_config('app.role', 'coordinator', true)`;
    await tx`select keep_plan(1, ${asOf}, 0, 0, 0, true, '{}', '{}', '{}', '{}', '{}')`;
  });
  const [row] = await db.owner`select version::int, (select count(*)::int from plan_pairs p
    where p.network_id = plans.network_id) as pairs from plans where network_id = ${network.id}`;
  expect(row).toEqual({ version: 2, pairs: 1 });
});

it("writes for coordinators alone", async () => {
  const { sql } = process();
  const write = sql.begin(async (tx) => {
    await tx`select set_config('app.network', ${network.id}, true), set_config('app.role', 'member', true)`;
    await tx`select keep_plan(1, ${asOf}, 0, 0, 0, true, '{}', '{}', '{}', '{}', '{}')`;
  });
  await expect(write).rejects.toThrow("only for coordinators");
});

/** As another process of the app has one: a pool of its own, with the rights of the app. */
function process() {
  const sql = connect(db.appUrl, { max: 1, connection: { TimeZone: "UTC" } });
  pools.push(sql);
  return { sql, planner: new NetworkPlanner(sql) };
}

/** What it says, once it is written down. */
async function ask(
  { planner }: { planner: NetworkPlanner },
  question: Partial<Question> = {},
): Promise<Answer> {
  const answers: Answer[] = [];
  const asked = { network: network.id, version: 1, asOf, what: null, ...question };
  await planner.answer(asked, (answer) => answers.push(answer));
  if (!answers[0] || answers.length > 1) throw new Error(`There were ${answers.length} answers.`);
  return answers[0];
}

async function raiseVersion(): Promise<void> {
  await db.owner`update networks set version = version + 1 where network_id = ${network.id}`;
}
