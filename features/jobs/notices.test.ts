import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asActor } from "@/db/actor";
import { hour, type Window } from "@/domain/window";
import { releaseMatch } from "@/features/matches/release-match";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, type TestNetwork, tomorrow } from "@/test/factory";
import { askTestMatch, letBeTold, passAMinute } from "@/test/told";
import { askStanding, sweep } from "./by-the-clock";
import { lookForFits } from "./fit";
import { type JobDatabase, openJobDatabase } from "./job-database";
import type { Task } from "./task";
import { tell } from "./tell";

process.env.HOLDFAST_NOTICE_SECRET = "a secret of tests, which are no secrets";
const db = testDatabase();
let jobs: JobDatabase;
let network: TestNetwork;
let receiver: string;
let helper: string;

beforeAll(() => {
  jobs = openJobDatabase(db);
});
afterAll(() => jobs.close());

beforeEach(async () => {
  network = await foundTestNetwork(db.owner);
  [, receiver = "", helper = ""] = network.members;
});

describe("what is noted", () => {
  it("is an ask, and the answer to it, for who chose so and can be told", async () => {
    await letBeTold(db.owner, network, helper);
    await letBeTold(db.owner, network, receiver);
    const match = await askTestMatch(db.owner, network, { receiver, helper });
    expect(await noted()).toEqual([{ member: helper, kind: "ask", about: match, stage: 0 }]);
    await moveOn(match, "confirmed");
    expect(await noted()).toContainEqual({ member: receiver, kind: "answer", about: match, stage: 0 });
  });

  it("is nothing for who chose another kind, has confirmed no address, or chose nothing", async () => {
    const [other = ""] = network.members;
    await letBeTold(db.owner, network, helper, { kinds: ["answer"] });
    await letBeTold(db.owner, network, other);
    await db.owner`update mail_addresses set confirmed = false where member_id = ${other}`;
    for (const each of [helper, other, receiver]) {
      await askTestMatch(db.owner, network, { receiver: each === receiver ? other : receiver, helper: each });
    }
    expect(await noted()).toEqual([]);
  });

  it("is not for who did it", async () => {
    await letBeTold(db.owner, network, receiver);
    await letBeTold(db.owner, network, helper);
    const match = await askTestMatch(db.owner, network, { receiver, helper });
    await moveOn(match, "confirmed");
    expect(await releaseMatch(await network.actor(2), { match })).toMatchObject({ ok: true });
    const answers = (await noted()).filter(({ stage, kind }) => kind === "answer" && stage === 1);
    expect(answers).toEqual([{ member: receiver, kind: "answer", about: match, stage: 1 }]);
  });

  it("is also that an ask ran out, when the clock alone ends it", async () => {
    await letBeTold(db.owner, network, receiver);
    const match = await askTestMatch(db.owner, network, { receiver, helper });
    await db.owner`update matches set asked_until = now() where id = ${match}`;
    await jobs.sql`select settle_due(${network.id})`;
    expect(await noted()).toEqual([{ member: receiver, kind: "answer", about: match, stage: 0 }]);
  });
});

describe("reminders", () => {
  type Evening = [string, string, string, string];
  it.each<Evening>([
    ["after the spring change", "America/Chicago", "2099-03-08T15:00:00Z", "2099-03-08T00:30:00Z"],
    ["after the autumn change", "America/Chicago", "2099-11-01T15:00:00Z", "2099-10-31T23:30:00Z"],
    ["where clocks are a quarter off", "Asia/Kathmandu", "2099-01-10T01:00:00Z", "2099-01-09T12:45:00Z"],
    ["just after midnight there", "Asia/Kathmandu", "2099-01-09T18:30:00Z", "2099-01-09T12:45:00Z"],
  ])("come the evening before and an hour before %s", async (_, zone, from, evening) => {
    network = await foundTestNetwork(db.owner, { zone });
    [, receiver = "", helper = ""] = network.members;
    await letBeTold(db.owner, network, helper);
    const match = await confirmed(windowFrom(new Date(from)));
    expect(await dueOf(match)).toEqual([
      new Date(evening).toISOString(),
      new Date(Date.parse(from) - hour).toISOString(),
    ]);
  });

  it("go with the promise, and move with its time", async () => {
    await letBeTold(db.owner, network, helper);
    const from = new Date("2099-05-05T15:00:00Z");
    const match = await confirmed(windowFrom(from));
    const later = windowFrom(new Date(from.getTime() + hour));
    await db.owner`update matches set during = ${rangeOf(later)}::tstzrange where id = ${match}`;
    expect((await dueOf(match))[1]).toBe(from.toISOString());
    await moveOn(match, "released");
    expect(await dueOf(match)).toEqual([]);
  });

  it("are made up for by who chooses them later, but not for what is past", async () => {
    const soon = windowFrom(inTwoHours());
    const match = await confirmed(soon);
    await letBeTold(db.owner, network, helper);
    expect(await dueOf(match)).toEqual([new Date(soon.from.getTime() - hour).toISOString()]);
  });
});

describe("telling", () => {
  it("tells several things in one message, with one job for it", async () => {
    await letBeTold(db.owner, network, helper);
    await askTestMatch(db.owner, network, { receiver, helper });
    await askTestMatch(db.owner, network, { receiver: network.members[0] ?? "", helper });
    await passAMinute(db.owner, network);
    await Promise.all([tellHelper(), tellHelper()]);
    expect(await messagesOf(helper)).toEqual([2]);
    expect(await countJobs("mail")).toBe(1);
  });

  it("tells nothing that was settled meanwhile", async () => {
    await letBeTold(db.owner, network, helper);
    const match = await askTestMatch(db.owner, network, { receiver, helper });
    await passAMinute(db.owner, network);
    await moveOn(match, "withdrawn");
    await tellHelper();
    expect(await noted()).toEqual([]);
    expect(await countJobs("mail")).toBe(0);
  });

  it("tells nothing any more of a kind that was given up, nor without a way to", async () => {
    await letBeTold(db.owner, network, helper);
    await askTestMatch(db.owner, network, { receiver, helper });
    await passAMinute(db.owner, network);
    await db.owner`delete from mail_addresses where member_id = ${helper}`;
    await tellHelper();
    expect(await noted()).toEqual([]);
  });

  it("keeps to the day's number, and takes the rest along with a promise", async () => {
    await letBeTold(db.owner, network, helper, { most: 1 });
    await askTestMatch(db.owner, network, { receiver, helper });
    await passAMinute(db.owner, network);
    await tellHelper();
    await askTestMatch(db.owner, network, { receiver, helper });
    await passAMinute(db.owner, network);
    await tellHelper();
    expect(await messagesOf(helper)).toEqual([1]);
    const [waiting] = await db.owner`select due_at > now() as is_later from notices
      where member_id = ${helper} and message_id is null`;
    expect(waiting?.is_later).toBe(true);
    const soon = windowFrom(inTwoHours());
    const match = await confirmed(soon);
    await db.owner`update notices set due_at = now() where about_id = ${match} and kind = 'reminder'`;
    await tellHelper();
    expect((await messagesOf(helper)).sort()).toEqual([1, 2]);
  });

  it("is swept up after a restore, which brings no jobs", async () => {
    await letBeTold(db.owner, network, helper);
    await askTestMatch(db.owner, network, { receiver, helper });
    await passAMinute(db.owner, network);
    await db.owner`delete from graphile_worker._private_jobs`;
    await sweep({}, jobs);
    await sweep({}, jobs);
    expect(await countJobs("tell")).toBe(1);
  });
});

describe("a need that is open again", () => {
  it("is told to three, then to three more while it stays open, and to no more than nine", async () => {
    const people = await foundTestNetwork(db.owner, { members: 14 });
    network = people;
    const [author = "", first = "", ...others] = people.members;
    const during = tomorrow();
    const need = await postTestNeed(db.owner, people, { author, window: during });
    for (const [index, person] of [first, ...others].entries()) {
      await letBeTold(db.owner, people, person, { kinds: index === 5 ? ["ask"] : ["fit"] });
      // The later in the list, the longer their time would go unused.
      const window = { from: during.from, until: new Date(during.until.getTime() + index * 2 * hour) };
      if (person !== first) await postTestOffer(db.owner, people, { author: person, window });
    }
    const match = await askTestMatch(db.owner, people, { receiver: author, helper: first, need });
    await moveOn(match, "confirmed");
    await moveOn(match, "released");
    expect(await runJobs("fit", lookForFits)).toBe(1);
    const best = others.filter((_, index) => index !== 4);
    expect(await toldOfFit(need)).toEqual(best.slice(0, 3));
    // The same wave once more, as after a worker was killed.
    await lookForFits({ network: people.id, need, round: 0, wave: 0 }, jobs);
    expect(await toldOfFit(need)).toHaveLength(3);
    expect(await runJobs("fit", lookForFits)).toBe(1);
    expect(await toldOfFit(need)).toEqual(best.slice(0, 6));
    expect(await runJobs("fit", lookForFits)).toBe(1);
    expect(await toldOfFit(need)).toEqual(best.slice(0, 9));
    expect(await runJobs("fit", lookForFits)).toBe(0);
  });

  it("is told to nobody any more once it is covered", async () => {
    await letBeTold(db.owner, network, helper);
    const [other = ""] = network.members;
    const need = await postTestNeed(db.owner, network, { author: receiver });
    await postTestOffer(db.owner, network, { author: helper });
    const match = await askTestMatch(db.owner, network, { receiver, helper: other, need });
    await moveOn(match, "confirmed");
    await moveOn(match, "released");
    expect(await runJobs("fit", lookForFits)).toBe(1);
    expect(await toldOfFit(need)).toEqual([helper]);
    await db.owner`update needs set "left" = 0 where id = ${need}`;
    await passAMinute(db.owner, network);
    await tellHelper();
    expect(await toldOfFit(need)).toEqual([]);
  });

  it("is looked for when its author says that it matters more", async () => {
    await letBeTold(db.owner, network, helper);
    const need = await postTestNeed(db.owner, network, { author: receiver });
    await db.owner`update needs set urgency = 2 where id = ${need}`;
    await db.owner`update needs set urgency = 1 where id = ${need}`;
    expect(await countJobs("fit")).toBe(1);
  });
});

it("asks whether it still stands once in four weeks", async () => {
  await letBeTold(db.owner, network, helper);
  const { offer } = await postTestOffer(db.owner, network, { author: helper });
  await db.owner`insert into weekly_windows (network_id, id, offer_id, days, from_time, until_time, first_on, last_on, quantity)
    values (${network.id}, gen_random_uuid(), ${offer}, '{3}', '06:00', '07:30', current_date, null, 1)`;
  await db.owner`update offers set confirmed_on = current_date - 27 where id = ${offer}`;
  await askStanding({}, jobs);
  expect(await noted()).toEqual([]);
  await db.owner`update offers set confirmed_on = current_date - 30 where id = ${offer}`;
  await askStanding({}, jobs);
  await askStanding({}, jobs);
  expect(await noted()).toMatchObject([{ member: helper, kind: "standing", about: offer }]);
  await db.owner`update offers set confirmed_on = current_date where id = ${offer}`;
  await passAMinute(db.owner, network);
  await tellHelper();
  expect(await noted()).toEqual([]);
});

describe("the role for jobs", () => {
  it("has doors and no table", async () => {
    for (const query of [
      "select * from notices",
      "select * from mail_addresses",
      "select * from members",
      "select * from needs",
      "delete from job_runs",
      "select purge_due()",
      "select purge_unused()",
      "insert into graphile_worker.migrations (id) values (99)",
    ]) {
      await expect(jobs.sql.unsafe(query), query).rejects.toMatchObject({ code: "42501" });
    }
  });

  it("leaves the app no way to the queue but for what a member asks for themselves", async () => {
    const actor = await network.actor(2);
    const run = (query: string) => asActor(actor, (tx) => tx.execute(query));
    for (const query of [
      "select * from graphile_worker.jobs",
      "select graphile_worker.add_job('purge')",
      "select sweep_notices(1)",
      `select send_message('${network.id}', '${receiver}', gen_random_uuid())`,
      `select * from find_mail('${network.id}', '${receiver}')`,
      "select * from notices",
    ]) {
      await expect(run(query), query).rejects.toMatchObject({ code: "42501" });
    }
    await expect(run("select add_own_job('purge')")).rejects.toThrow();
    await run("select add_own_job('try-notice')");
    const [job] = await db.owner`select payload from graphile_worker._private_jobs
      where key like ${`try-notice:%${helper}`}`;
    expect(job?.payload).toMatchObject({ network: network.id, member: helper });
  });
});

async function noted() {
  return [
    ...(await db.owner`select member_id as member, kind, about_id as about, stage from notices
    where network_id = ${network.id} and message_id is null and kind <> 'reminder' order by due_at, kind`),
  ];
}

async function dueOf(match: string): Promise<string[]> {
  const rows = await db.owner<{ due_at: Date }[]>`
    select due_at from notices where kind = 'reminder' and about_id = ${match} order by due_at`;
  return rows.map(({ due_at }) => due_at.toISOString());
}

/** How many things each message told. */
async function messagesOf(member: string): Promise<number[]> {
  const rows = await db.owner<{ count: number }[]>`
    select count(*)::int from notices where member_id = ${member} and message_id is not null group by message_id`;
  return rows.map(({ count }) => count);
}

async function toldOfFit(need: string): Promise<string[]> {
  const rows = await db.owner<{ member_id: string }[]>`
    select n.member_id from notices n
    left join offers o on o.author_id = n.member_id left join offer_windows w on w.offer_id = o.id
    where n.kind = 'fit' and n.about_id = ${need} order by upper(w."window")`;
  return rows.map(({ member_id }) => member_id);
}

function tellHelper(): Promise<void> {
  return tell({ network: network.id, member: helper }, jobs);
}

async function moveOn(match: string, state: string): Promise<void> {
  await db.owner`update matches set state = ${state},
    helper_agreed = helper_agreed or ${state === "confirmed"} where id = ${match}`;
}

async function confirmed(during: Window): Promise<string> {
  const match = await askTestMatch(db.owner, network, { receiver, helper, during });
  await moveOn(match, "confirmed");
  return match;
}

async function countJobs(task: string): Promise<number> {
  return (await ownJobs(task)).length;
}

async function ownJobs(task: string) {
  return db.owner<{ id: string; payload: unknown }[]>`
    select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = ${task} and j.payload->>'network' = ${network.id}`;
}

/** Does the jobs of a kind that there are, whenever they are due; says how many. */
async function runJobs(name: string, task: Task): Promise<number> {
  const found = await ownJobs(name);
  for (const { id, payload } of found) {
    await task(payload, jobs);
    await db.owner`delete from graphile_worker._private_jobs where id = ${id}`;
  }
  return found.length;
}

/** On the hour, and no less than that from now: an hour before is yet to come, and the evening before has been. */
function inTwoHours(): Date {
  return new Date(Math.ceil(Date.now() / hour) * hour + 2 * hour);
}

function windowFrom(from: Date): Window {
  return { from, until: new Date(from.getTime() + hour) };
}

function rangeOf({ from, until }: Window): string {
  return `[${from.toISOString()},${until.toISOString()})`;
}
