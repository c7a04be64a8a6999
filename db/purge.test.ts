import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { hour, type Window } from "@/domain/window";
import { createTestDatabase, type TestDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, type TestNetwork, tomorrow } from "@/test/factory";
import { connect } from "./connect";
import { purge } from "./purge";

let db: TestDatabase;
let network: TestNetwork;

beforeAll(async () => {
  db = await createTestDatabase();
  network = await foundTestNetwork(db.owner);
});

afterAll(() => db.drop());

it("deletes what is due with all that hangs on it, and nothing that is not", async () => {
  const [receiver = "", helper = ""] = network.members;
  const due = await agree(receiver, helper, tomorrow(), "canary of what is due".repeat(8));
  const { until } = tomorrow();
  const later = { from: until, until: new Date(until.getTime() + hour) };
  const kept = await agree(receiver, helper, later, "canary of what is kept".repeat(8));
  await db.owner`update needs set purge_on = current_date where id = ${due.need}`;
  await db.owner`update offers set purge_on = current_date where id = ${due.offer}`;
  await logOf("old", 0);
  await logOf("new", 1);

  expect(await heapHolds("canary of what is due")).toBe(true);
  expect(await purge(db.ownerUrl)).toMatchObject({ needs: 1, offers: 1, "log entries": 1, networks: 0 });

  for (const table of [
    "needs",
    "offers",
    "offer_windows",
    "matches",
    "bookings",
    "contacts",
    "log_entries",
  ]) {
    const [left] = await db.owner`select count(*)::int from ${db.owner(table)}`;
    expect(left?.count, table).toBe(1);
  }
  const [need] = await db.owner`select id from needs`;
  expect(need?.id).toBe(kept.need);
  expect(await heapHolds("canary of what is due")).toBe(false);
  expect(await heapHolds("canary of what is kept")).toBe(true);
});

it("leaves nothing of a burnt network, nor of what members deleted themselves", async () => {
  const burnt = await foundTestNetwork(db.owner);
  const [author = ""] = burnt.members;
  // Both name a place of the network, which cannot go before them.
  await postTestNeed(db.owner, burnt, { author });
  await postTestOffer(db.owner, burnt, { author });
  await db.owner`update places set label = ${Buffer.from("canary of the burnt".repeat(4))} where network_id = ${burnt.id}`;
  await db.owner`update networks set burn_at = now() + interval '1 hour' where network_id = ${burnt.id}`;
  expect(await purge(db.ownerUrl)).toMatchObject({ networks: 0 });
  await db.owner`update networks set burn_at = now() where network_id = ${burnt.id}`;
  expect(await heapHolds("canary of the burnt")).toBe(true);
  expect(await purge(db.ownerUrl)).toMatchObject({ networks: 1 });
  expect(await db.owner`select from members where network_id = ${burnt.id}`).toHaveLength(0);
  expect(await heapHolds("canary of the burnt")).toBe(false);
});

it("forgets what members were told, addresses nobody confirmed, and jobs that are done or failed long ago", async () => {
  const [member = ""] = network.members;
  for (const [days, about] of [
    [0, "aaaaaaaa-0000-4000-8000-000000000000"],
    [1, "bbbbbbbb-0000-4000-8000-000000000000"],
  ] as const) {
    await db.owner`insert into notices (network_id, id, member_id, kind, about_id, due_at, message_id, told_on, purge_on)
      values (${network.id}, gen_random_uuid(), ${member}, 'ask', ${about}, now(), gen_random_uuid(), current_date,
        current_date + ${days}::int)`;
  }
  await db.owner`insert into mail_addresses (network_id, member_id, address, code_hash, code_until)
    values (${network.id}, ${member}, ${Buffer.from("canary of an address".repeat(4))}, sha256('code'), now())`;
  const job = (name: string) => db.owner<{ id: string }[]>`
    select (graphile_worker.add_job(${name}, json_build_object('text', ${`canary of a ${name}`}::text))).id`;
  const [[done], [failed], [fresh]] = [await job("push"), await job("mail"), await job("tell")];
  for (const gone of [randomUUID(), member]) {
    await db.owner`select graphile_worker.add_job('tell',
      json_build_object('network', ${network.id}::text, 'member', ${gone}::text))`;
  }
  await db.owner`select graphile_worker.complete_jobs(array[${done?.id ?? ""}::bigint])`;
  await db.owner`select graphile_worker.permanently_fail_jobs(array[${failed?.id ?? ""}, ${fresh?.id ?? ""}]::bigint[])`;
  await db.owner`alter table graphile_worker._private_jobs disable trigger user`;
  await db.owner`update graphile_worker._private_jobs set updated_at = now() - interval '8 days'
    where id = ${failed?.id ?? ""}`;
  await db.owner`alter table graphile_worker._private_jobs enable trigger user`;
  expect(await heapHolds("canary of a push")).toBe(true);
  expect(await purge(db.ownerUrl)).toMatchObject({ notices: 1, "mail addresses": 1, jobs: 2 });
  const [left] = await db.owner`select about_id from notices`;
  expect(left?.about_id).toMatch(/^b/);
  expect(await heapHolds("canary of an address")).toBe(false);
  expect(await heapHolds("canary of a push")).toBe(false);
  expect(await heapHolds("canary of a mail")).toBe(false);
  expect(await heapHolds("canary of a tell")).toBe(true);
});

it("is done by one process at a time", async () => {
  const other = connect(db.ownerUrl, { max: 1 });
  try {
    await other`select pg_advisory_lock(4716004)`;
    expect(await purge(db.ownerUrl)).toBeNull();
  } finally {
    await other.end();
  }
});

it("leaves nothing behind that somebody could still see when it began", async () => {
  const need = await postTestNeed(db.owner, network, { author: network.members[0] ?? "" });
  await db.owner`update needs set note = ${Buffer.from("canary of what is seen".repeat(8))}, purge_on = current_date
    where id = ${need}`;
  const other = connect(db.ownerUrl, { max: 1 });
  try {
    const purging = await other.begin("isolation level repeatable read", async (sql) => {
      // A backup, say: what it can see stays for it, though nobody is in the table.
      await sql`select current_database()`;
      const purging = purge(db.ownerUrl);
      await vi.waitFor(async () =>
        expect(await db.owner`select from needs where id = ${need}`).toHaveLength(0),
      );
      await setTimeout(500);
      return { purging };
    });
    await purging.purging;
    expect(await heapHolds("canary of what is seen")).toBe(false);
  } finally {
    await other.end();
  }
});

it("leaves a table alone that somebody stays in, and rewrites it the next time", async () => {
  const other = connect(db.ownerUrl, { max: 1 });
  const file = async () => (await db.owner`select pg_relation_filepath('needs') as path`)[0]?.path;
  try {
    await other`update needs set urgency = 2`;
    await other`select pg_stat_force_next_flush()`;
    const before = await file();
    await other.begin(async (sql) => {
      await sql`select from needs limit 1`;
      expect(await purge(db.ownerUrl)).not.toBeNull();
    });
    expect(await file()).toBe(before);
    await purge(db.ownerUrl);
    expect(await file()).not.toBe(before);
  } finally {
    await other.end();
  }
});

/** A confirmed match with a booking and a contact; `text` stands for what was sealed. */
async function agree(receiver: string, helper: string, during: Window, text: string) {
  const need = await postTestNeed(db.owner, network, { author: receiver, window: during });
  const { offer, window } = await postTestOffer(db.owner, network, { author: helper, window: during });
  const match = crypto.randomUUID();
  await db.owner.begin(async (sql) => {
    await sql`update needs set note = ${Buffer.from(text)} where id = ${need}`;
    await sql`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
        during, state, origin, asked_until, purge_on)
      select network_id, ${match}, id, ${offer}, ${window}, ${receiver}, ${helper}, 1, "window", 'confirmed', 'claim',
        now(), purge_on from needs where id = ${need}`;
    await sql`insert into contacts (network_id, match_id, from_id, for_id, contact, own_copy)
      values (${network.id}, ${match}, ${receiver}, ${helper}, ${Buffer.from(text)}, ${Buffer.from(text)})`;
    await sql`insert into bookings (network_id, match_id, person_id, offer_window_id, during)
      select network_id, id, helper_id, offer_window_id, during from matches where id = ${match}`;
  });
  return { need, offer };
}

async function logOf(entry: string, daysLeft: number): Promise<void> {
  await db.owner`insert into log_entries (network_id, id, by_id, act, entry, epoch, purge_on)
    values (${network.id}, gen_random_uuid(), ${network.members[0] ?? ""}, 'remind', ${Buffer.from(entry.repeat(20))}, 1,
      current_date + ${daysLeft}::int)`;
}

/** Whether any file of this database holds the text, once everything is written out. */
async function heapHolds(text: string): Promise<boolean> {
  const admin = connect(inject("server").adminUrl, { max: 1 });
  const [place] = await db.owner<{ path: string }[]>`select 'base/' || oid as path from pg_database
    where datname = current_database()`;
  try {
    await admin`checkpoint`;
    const [home] = await admin<
      { directory: string }[]
    >`select current_setting('data_directory') as directory`;
    const folder = join(home?.directory ?? "", place?.path ?? "");
    const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
    for (const { name } of names) {
      // A file may go while we look: what was rewritten is deleted a moment later.
      const bytes = await readFile(join(folder, name)).catch(() => Buffer.alloc(0));
      if (bytes.includes(text)) return true;
    }
    return false;
  } finally {
    await admin.end();
  }
}
