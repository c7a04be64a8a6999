import { beforeEach, expect, it } from "vitest";
import type { NetworkPlan } from "@/domain/matching/network-plan";
import { asCoordinator, type Coordinator } from "@/features/duty/coordinator";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, type TestNetwork, tomorrow } from "@/test/factory";
import { untilSomeoneWaits } from "@/test/until-someone-waits";
import { findPlan, quarterOf } from "./find-plan";
import { askPlanner, closePlanner } from "./planner";
import { whatIf } from "./what-if";

const db = testDatabase();
let network: TestNetwork;
let [ana, rosa] = ["", ""];

beforeEach(async () => {
  network = await foundTestNetwork(db.owner);
  [, ana = "", rosa = ""] = network.members;
  return closePlanner;
});

it("plans what is posted, and writes it down", async () => {
  const need = await postTestNeed(db.owner, network, { author: rosa });
  const { window } = await postTestOffer(db.owner, network, { author: ana });
  const plan = await currentPlan();
  expect(plan.pairs).toMatchObject([
    { need: { id: need, authorId: rosa }, offered: { id: window, personId: ana }, during: tomorrow() },
  ]);
  expect(plan).toMatchObject({ version: 1, uncovered: [], certificate: { verified: true, isBest: true } });
  expect(await storedPairs()).toEqual([{ need_id: need, offer_window_id: window, quantity: 1 }]);
});

it("is of the rows as they are, and says what moved", async () => {
  const need = await postTestNeed(db.owner, network, { author: rosa });
  const { offer } = await postTestOffer(db.owner, network, { author: ana });
  await currentPlan();
  await db.owner`update offers set state = 'withdrawn' where id = ${offer}`;
  await raiseVersion();
  const plan = await currentPlan();
  expect(plan).toMatchObject({ version: 2, pairs: [], uncovered: [{ need: { id: need } }] });
  expect(plan.moved?.lost).toMatchObject([{ need: { id: need }, before: [{ personId: ana }], after: [] }]);
  expect(await storedPairs()).toEqual([]);
});

it("takes the rows for what they are: seats held, people busy, pairs that came to nothing, places' areas", async () => {
  const near = "872664c1affffff";
  await db.owner`update places set cell = ${near} where network_id = ${network.id}`;
  const need = await postTestNeed(db.owner, network, { author: rosa });
  const { offer, window } = await postTestOffer(db.owner, network, { author: ana, quantity: 2 });
  await db.owner`update offers set reach = 'near', most_a_week = 5 where id = ${offer}`;
  const [pair] = (await currentPlan()).pairs;
  expect(pair).toMatchObject({ need: { cell: near }, why: { isSamePlace: true, steps: 0 } });
  await insertMatch({ need, offer, window, state: "declined" });
  await raiseVersion();
  const { uncovered } = await currentPlan();
  expect(uncovered[0]?.nearby[0]?.reasons).toEqual([{ reason: "declined", how: "declined" }]);
});

it("answers a coordinator who wonders", async () => {
  const need = await postTestNeed(db.owner, network, { author: rosa });
  await postTestOffer(db.owner, network, { author: ana });
  await currentPlan();
  const absent = await whatIf(await coordinator(), { what: "absent", personId: ana, during: tomorrow() });
  expect(absent).toMatchObject({
    found: "current",
    outcome: { difference: { lost: [{ need: { id: need } }] } },
  });
  const impossible = await whatIf(await coordinator(), { what: "no-window", windowId: need });
  expect(impossible).toEqual({ found: "none", because: "impossible" });
  expect((await currentPlan()).pairs).toHaveLength(1);
});

it("comes in turn for every network, however much another one wonders", async () => {
  const other = await foundTestNetwork(db.owner);
  await postTestNeed(db.owner, other, { author: other.members[2] ?? "" });
  const need = await postTestNeed(db.owner, network, { author: rosa });
  const asOf = quarterOf(new Date());
  const what = { what: "absent", personId: other.members[1] ?? "", during: tomorrow() } as const;
  const order: string[] = [];
  const wonder = async (asker: string) => {
    const answer = await askPlanner({ network: other.id, version: 1, asOf, what }, 60_000, asker);
    order.push(answer ? "other" : "nothing");
  };
  const flood = [
    ...Array.from({ length: 200 }, () => wonder("one who asks again and again")),
    ...Array.from({ length: 100 }, (_, at) => wonder(`one of many, ${at}`)),
  ];
  const ours = await askPlanner({ network: network.id, version: 1, asOf, what: null }, 60_000);
  order.push("ours");
  expect(ours).toMatchObject({ answer: "plan", plan: { uncovered: [{ need: { id: need } }] } });
  // What another one is told before us is the question that was being worked at, and no more than one besides.
  expect(order.filter((each) => each === "nothing")).toHaveLength(198);
  expect(order.indexOf("ours") - 198).toBeLessThanOrEqual(2);
  await Promise.all(flood);
  expect(order.filter((each) => each === "other")).toHaveLength(102);
});

it("lets a device wonder so many times a minute, and no other one for it", async () => {
  await postTestOffer(db.owner, network, { author: ana });
  const absent = { what: "absent", personId: ana, during: tomorrow() } as const;
  const one = await coordinator();
  // The thread starts now, which may take a while.
  await askPlanner({ network: network.id, version: 1, asOf: quarterOf(new Date()), what: null }, 60_000);
  const found: string[] = [];
  for (let time = 0; time < 22; time++) found.push((await whatIf(one, absent)).found);
  expect(found).toEqual([...Array(20).fill("current"), "none", "none"]);
  expect(await whatIf({ ...one, device: rosa }, absent)).toMatchObject({ found: "current" });
});

it("is worked out by another thread when the first one dies over it", async () => {
  const need = await postTestNeed(db.owner, network, { author: rosa });
  const question = { network: network.id, version: 1, asOf: quarterOf(new Date()), what: null };
  const { asked } = await whileOthersPlan(async () => {
    const asked = askPlanner(question, 60_000);
    const first = await untilSomeoneWaits(db.owner);
    await closePlanner();
    // PostgreSQL may not have noticed yet that the first one is gone.
    await untilSomeoneWaits(db.owner, first);
    return { asked };
  });
  expect(await asked).toMatchObject({ answer: "plan", plan: { uncovered: [{ need: { id: need } }] } });
});

it("never calls a plan current that is not: it shows the one before, or none", async () => {
  await postTestNeed(db.owner, network, { author: rosa });
  await whileOthersPlan(async () => {
    expect(await findPlan(await coordinator())).toEqual({ found: "none", because: "late" });
  });
  const before = await currentPlan();
  await raiseVersion();
  await whileOthersPlan(async () => {
    expect(await findPlan(await coordinator())).toEqual({ found: "older", plan: before });
  });
  expect((await currentPlan()).version).toBe(2);
});

it("has nothing to say of a network that is gone, and of none that is not", async () => {
  const now = quarterOf(new Date());
  const question = { network: "00000000-0000-4000-8000-000000000000", version: 0, asOf: now, what: null };
  expect(await askPlanner(question, 60_000)).toEqual({ answer: "none", because: "impossible" });
});

async function coordinator(): Promise<Coordinator> {
  const found = asCoordinator(await network.actor(0));
  if (!found) throw new Error("The first member is on duty.");
  return found;
}

/** As the page does: on a busy machine the plan comes a moment later, however long the moment. */
async function currentPlan(): Promise<NetworkPlan> {
  for (;;) {
    const found = await findPlan(await coordinator());
    if (found.found === "current") return found.plan;
    if (found.found === "none" && found.because !== "late") throw new Error(found.because);
  }
}

/** What is written down once nobody plans the network any more. */
async function storedPairs() {
  return whileOthersPlan(async () => [
    ...(await db.owner`select need_id, offer_window_id, quantity from plan_pairs where network_id = ${network.id}`),
  ]);
}

/** As if another process was planning this network all the while. */
function whileOthersPlan<T>(work: () => Promise<T>) {
  return db.owner
    .begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(4716004, hashtext(${network.id}))`;
      return { value: await work() };
    })
    .then(({ value }) => value);
}

async function raiseVersion(): Promise<void> {
  await db.owner`update networks set version = version + 1 where network_id = ${network.id}`;
}

async function insertMatch(match: {
  need: string;
  offer: string;
  window: string;
  state: string;
}): Promise<void> {
  const { from, until } = tomorrow();
  await db.owner`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
      during, state, origin, asked_until, purge_on)
    values (${network.id}, gen_random_uuid(), ${match.need}, ${match.offer}, ${match.window}, ${rosa}, ${ana}, 1,
      tstzrange(${from}, ${until}), ${match.state}, 'claim', now(), current_date + 30)`;
}
