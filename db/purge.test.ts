import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { getTableName } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { hour, type Window } from "@/domain/window";
import { createTestDatabase, type TestDatabase } from "@/test/database";
import {
  foundTestNetwork,
  postTestNeed,
  postTestOffer,
  sealed,
  type TestNetwork,
  tomorrow,
} from "@/test/factory";
import { connect } from "./connect";
import { classified } from "./data-classes";
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
  await db.owner`update needs set purge_on = current_date - 1 where id = ${due.need}`;
  await db.owner`update offers set purge_on = current_date - 1 where id = ${due.offer}`;
  await logOf("old", -1);
  await logOf("new", 2);

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

it("deletes what was founded and never used, thirty days later and a week after the last visit, and nothing else", async () => {
  const found = async (days: number, members = 1) => {
    const { id, members: people } = await foundTestNetwork(db.owner, { members });
    await db.owner`delete from sessions where network_id = ${id}`;
    await db.owner`update networks set created_on = current_date - ${days}::int where network_id = ${id}`;
    return { id, founder: people[0] ?? "" };
  };
  const visited = async (daysLeft: number) => {
    const { id } = await found(40);
    await db.owner`insert into sessions (network_id, token_hash, device_id, expires_on)
      select network_id, sha256('token'), id, current_date + ${daysLeft}::int from devices where network_id = ${id}`;
    return id;
  };
  const inviting = async (hours: number) => {
    const { id, founder } = await found(40);
    await db.owner`insert into invites (network_id, id, inviter_id, kind, token_hash, packet, epoch, expires_at)
      values (${id}, gen_random_uuid(), ${founder}, 'by-message', sha256('token'), ${sealed()}, 1,
        now() + ${hours}::int * interval '1 hour')`;
    return id;
  };
  const changed = async () => {
    const { id } = await found(40);
    await db.owner`update networks set version = 2 where network_id = ${id}`;
    return id;
  };
  const knockedAt = async () => {
    const { id, founder } = await found(40);
    await db.owner`insert into arrivals (network_id, id, kind, inviter_id, member_id, token_hash, sealing_key, signing_key,
        enrolment_key, wrapped_keys, hello, device_id, login_key, expires_at)
      select ${id}, gen_random_uuid(), 'by-message', ${founder}, gen_random_uuid(), k, k, k, k, ${sealed()}, ${sealed()},
        gen_random_uuid(), k, now() + interval '1 hour' from sha256('key') k`;
    return id;
  };
  const unused = [(await found(30)).id, await visited(-1), await inviting(-1)];
  const kept = [
    ...[(await found(29)).id, await visited(0), await inviting(1)],
    ...[await changed(), await knockedAt(), (await found(40, 2)).id],
  ];
  await db.owner`update networks set profile = ${Buffer.from("canary of the unused".repeat(4))}
    where network_id = ${unused[0] ?? ""}`;
  expect(await heapHolds("canary of the unused")).toBe(true);
  expect(await purge(db.ownerUrl)).toMatchObject({ "unused networks": unused.length, networks: 0 });
  const left = await db.owner<{ id: string }[]>`select network_id as id from networks
    where network_id = any(${[...unused, ...kept]})`;
  expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
  expect(await heapHolds("canary of the unused")).toBe(false);
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
  await db.owner`update needs set note = ${Buffer.from("canary of what is seen".repeat(8))}, purge_on = current_date - 1
    where id = ${need}`;
  const other = connect(db.ownerUrl, { max: 1 });
  try {
    const purging = await other.begin("isolation level repeatable read", async (sql) => {
      // A backup, say: what it can see stays for it, though nobody is in the table.
      await sql`select current_database()`;
      const purging = purge(db.ownerUrl);
      await vi.waitFor(
        async () => expect(await db.owner`select from needs where id = ${need}`).toHaveLength(0),
        { timeout: 30_000 },
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

it("leaves nothing of what was vacuumed, or pruned by a reader, before it came by", async () => {
  const author = network.members[0] ?? "";
  const [edited, deleted] = [
    await postTestNeed(db.owner, network, { author }),
    await postTestNeed(db.owner, network, { author }),
  ];
  // Rows that stay keep the page.
  await postTestNeed(db.owner, network, { author });
  // One connection, whose statistics are told before they are looked at.
  const sql = connect(db.ownerUrl, { max: 1 });
  const note = (need: string, text: string) =>
    sql`update needs set note = ${Buffer.from(text.repeat(8))} where id = ${need}`;
  try {
    await note(edited, "canary of a first note");
    await note(deleted, "canary of a vacuumed note");
    await note(edited, "canary of a second note");
    await note(edited, "the note that stays");
    await sql`select note from needs`;
    await sql`delete from needs where id = ${deleted}`;
    await sql`select pg_stat_force_next_flush()`;
    await sql`vacuum needs`;
    const [counted] =
      await sql`select n_dead_tup::int as dead from pg_stat_user_tables where relname = 'needs'`;
    expect(counted?.dead).toBe(0);
  } finally {
    await sql.end();
  }
  const old = ["canary of a first note", "canary of a second note", "canary of a vacuumed note"];
  const held = await Promise.all(old.map(heapHolds));
  expect(held).toContain(true);
  await purge(db.ownerUrl);
  for (const text of old) expect(await heapHolds(text), text).toBe(false);
  expect(await heapHolds("the note that stays")).toBe(true);
});

it("writes every table anew, whatever is counted in it", async () => {
  const names = [...classified.map(({ table }) => getTableName(table)), "graphile_worker._private_jobs"];
  const files = () =>
    Promise.all(
      names.map(async (name) => {
        const [file] =
          await db.owner`select ${name} || ' ' || pg_relation_filenode(${name}::regclass) as name`;
        return file?.name;
      }),
    );
  const before = await files();
  await purge(db.ownerUrl);
  const after = await files();
  expect(after.filter((file) => before.includes(file))).toEqual([]);
});

it("keeps what is of a day that is not over where the network is, and forgets what is", async () => {
  // Somewhere it is another day than by UTC, at any time.
  for (const [zone, isGone] of [
    ["Etc/GMT+12", [true, false]],
    ["Etc/GMT-14", [true, false]],
  ] as const) {
    const there = await foundTestNetwork(db.owner);
    await db.owner`update networks set zone = ${zone} where network_id = ${there.id}`;
    const needs = [0, 1].map(() => postTestNeed(db.owner, there, { author: there.members[0] ?? "" }));
    for (const [days, need] of (await Promise.all(needs)).entries()) {
      await db.owner`update needs set purge_on = (now() at time zone ${zone})::date + ${days}::int where id = ${need}`;
    }
    await purge(db.ownerUrl);
    for (const [days, need] of (await Promise.all(needs)).entries()) {
      const left = await db.owner`select from needs where id = ${need}`;
      expect(left.length === 0, `${zone} ${days}`).toBe(isGone[days]);
    }
  }
});

it("is asked for as soon as a network was burnt, and not again within the hour", async () => {
  const waiting = () => db.owner<{ soon: boolean }[]>`
    select run_at <= now() + interval '1 minute' as soon from graphile_worker.jobs where key = 'clock:purge'`;
  const burn = async () => {
    const { id } = await foundTestNetwork(db.owner);
    await db.owner`update networks set burn_at = now() where network_id = ${id}`;
    await db.owner`select settle_due(${id})`;
  };
  expect(await waiting()).toHaveLength(0);
  await burn();
  await burn();
  expect([...(await waiting())]).toEqual([{ soon: true }]);
  await db.owner`delete from graphile_worker._private_jobs where key = 'clock:purge'`;
  await db.owner`insert into job_runs (task, done_at) values ('purge', now())`;
  await burn();
  expect([...(await waiting())]).toEqual([{ soon: false }]);
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
