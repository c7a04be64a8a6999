import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { testDatabase } from "@/test/database";
import { onDatabase } from "@/test/database-url";
import { foundTestNetwork, postTestNeed, postTestOffer, sealed, type TestNetwork } from "@/test/factory";
import { asActor } from "../actor";
import { closeDatabase, onConnection } from "../client";
import { connect } from "../connect";
import { dumpSchema } from "../dump-schema";
import { createDatabase } from "../embedded/roles";
import { isMigrated } from "../schema-state";
import { restoreBackup } from "./restore-backup";
import { findLongestRetention, writeBackup } from "./write-backup";

const db = testDatabase();
const made: string[] = [];
let lines: string[];
let ours: TestNetwork;

beforeAll(async () => {
  ours = await foundTestNetwork(db.owner, { members: 5 });
  const theirs = await foundTestNetwork(db.owner, { zone: "Asia/Kathmandu" });
  for (const network of [ours, theirs]) {
    const [author = "", helper = ""] = network.members;
    const need = await postTestNeed(db.owner, network, { author });
    const { offer, window } = await postTestOffer(db.owner, network, { author: helper });
    await fillRest(network, { need, offer, window, author, helper });
  }
  lines = await readAll(writeBackup(db.ownerUrl));
});

afterAll(async () => {
  await asAdmin(async (admin) => {
    for (const name of made) await admin.unsafe(`drop database "${name}" with (force)`);
  });
});

describe("a restored backup", () => {
  let restored: string;
  let copy: postgres.Sql;

  beforeAll(async () => {
    restored = await createEmpty();
    copy = connect(restored);
    const { rows } = await restoreBackup(restored, fromArray(lines));
    expect(rows).toMatchObject({ networks: 2, members: 8, needs: 2, contacts: 4 });
  });

  afterAll(() => copy.end());

  it("has the same rows in every table, to the last byte", async () => {
    const before = await checksums(db.owner);
    expect(await checksums(copy)).toEqual(before);
    const empty = Object.entries(before).filter(([, { rows }]) => rows === 0);
    expect(empty.map(([table]) => table)).toEqual([]);
  });

  it("has the same tables, rules, triggers and rights", async () => {
    expect(await dumpSchema(copy)).toBe(await dumpSchema(db.owner));
    const off = await copy`select tgname from pg_trigger where tgenabled <> 'O'`;
    expect(off).toHaveLength(0);
  });

  it("is what the app works on, each member seeing their network and no other", async () => {
    await closeDatabase();
    const before = process.env.DATABASE_URL;
    process.env.DATABASE_URL = onDatabase(db.appUrl, new URL(restored).pathname.slice(1));
    expect(await isMigrated()).toBe(true);
    const rows = await asActor(await ours.actor(1), (tx) =>
      tx.execute<{ network_id: string }>(sql`select network_id from needs`),
    );
    expect(rows.map((row) => row.network_id)).toEqual([ours.id]);
    expect(
      await onConnection((database) => database.execute(sql`select network_id from members`)),
    ).toHaveLength(0);
    await closeDatabase();
    process.env.DATABASE_URL = before;
  });

  it("backs up to the same lines again", async () => {
    const again = await readAll(writeBackup(restored));
    expect(again.slice(1).sort()).toEqual(lines.slice(1).sort());
  });

  it("is not restored over", async () => {
    await expect(restoreBackup(restored, fromArray(lines))).rejects.toThrow(/^This database is not empty/);
    expect(await checksums(copy)).toEqual(await checksums(db.owner));
  });
});

it("sees one moment, whatever is written meanwhile", async () => {
  const writing = writeBackup(db.ownerUrl);
  const seen = [(await writing.next()).value as string];
  const late = await foundTestNetwork(db.owner);
  seen.push(...(await readAll(writing)));
  await db.owner`delete from networks where network_id = ${late.id}`;
  expect(seen.join("\n")).not.toContain(late.id);
  expect(seen.length).toBe(lines.length);
});

describe("what is no whole backup", () => {
  const cases: [string, (whole: string[]) => string[], RegExp][] = [
    ["ends early", (whole) => whole.slice(0, -40), /not whole/],
    ["lacks its end", (whole) => whole.slice(0, -1), /not whole/],
    [
      "lacks a row",
      (whole) =>
        whole.toSpliced(
          whole.findIndex((line) => line.startsWith("{")),
          1,
        ),
      /not whole/,
    ],
    [
      "names a table there is not",
      (whole) => whole.toSpliced(1, 0, '["table","gone"]', '["rows",0]'),
      /not whole/,
    ],
    ["is something else", () => ["-- PostgreSQL database dump"], /no backup of Holdfast/],
    ["is of later", (whole) => whole.toSpliced(0, 1, later(whole[0] ?? "")), /newer Holdfast/],
  ];

  it.each(cases)("one that %s leaves no row behind", async (_, spoil, sentence) => {
    const url = await createEmpty();
    await expect(restoreBackup(url, fromArray(spoil(lines)))).rejects.toThrow(sentence);
    const copy = connect(url, { max: 1 });
    const [found] = await copy`select from pg_tables where schemaname = 'public' and tablename = 'networks'`;
    if (found) expect(await copy`select from networks`).toHaveLength(0);
    await copy.end();
  });
});

it("restores what was made under older migrations, and brings it up to date", async () => {
  const [first = ""] = lines;
  const header = JSON.parse(first);
  // As many as there were before anything was added to the tables of the first one.
  header[1].migrations = header[1].migrations.slice(0, -1);
  const url = await createEmpty();
  const { at } = await restoreBackup(url, fromArray([JSON.stringify(header), '["end"]']));
  expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(600_000);
  const copy = connect(url, { max: 1 });
  expect(await dumpSchema(copy)).toBe(await dumpSchema(db.owner));
  await copy.end();
});

it("has nothing to say of a database that is not Holdfast's", async () => {
  await expect(readAll(writeBackup(await createEmpty()))).rejects.toThrow(/none of Holdfast's tables/);
});

it("knows the longest time that any network keeps what is over", async () => {
  expect(await findLongestRetention(db.ownerUrl)).toBe(7);
  await db.owner`update networks set retention_days = 30 where network_id = ${ours.id}`;
  expect(await findLongestRetention(db.ownerUrl)).toBe(30);
  await db.owner`update networks set retention_days = 7`;
});

type Ids = { need: string; offer: string; window: string; author: string; helper: string };

/** A row of every table that the factory leaves empty, with values that are easily got wrong. */
async function fillRest(network: TestNetwork, { need, offer, window, author, helper }: Ids): Promise<void> {
  const { id, placeId } = network;
  const { owner } = db;
  const key = () => randomBytes(32);
  const during = "[2026-10-25 00:15:00+00,2026-10-25 01:45:00+00)";
  await owner`update needs set attributes = ${['quotes "', "back\\slash", "ñ\tand\nlines", "NULL", "{}"]}, note = null
    where id = ${need}`;
  // The app then has nothing to lay out, which would make rows of its own.
  await owner`update networks set laid_out_on = (now() at time zone zone)::date where network_id = ${id}`;
  await owner`insert into nonces (nonce, expires_at) values (${key()}, '2026-11-22 23:59:59.123456+00')`;
  await owner`insert into invites (network_id, id, inviter_id, kind, token_hash, packet, epoch, expires_at)
    values (${id}, gen_random_uuid(), ${author}, 'in-person', ${key()}, ${sealed()}, 1, now())`;
  await owner`insert into arrivals (network_id, id, kind, inviter_id, member_id, token_hash, sealing_key, signing_key,
      enrolment_key, wrapped_keys, hello, device_id, login_key, expires_at)
    values (${id}, gen_random_uuid(), 'by-message', ${author}, gen_random_uuid(), ${key()}, ${key()}, ${key()}, ${key()},
      ${sealed()}, ${sealed()}, gen_random_uuid(), ${key()}, 'infinity')`;
  await owner`insert into requests (network_id, id, kind, asked_by, expires_at)
    values (${id}, gen_random_uuid(), 'burn', ${author}, now())`;
  await owner`insert into log_entries (network_id, id, by_id, act, entry, epoch, purge_on)
    values (${id}, gen_random_uuid(), ${author}, 'remind', ${sealed()}, 1, current_date)`;
  await owner`insert into rosters (network_id, epoch, roster) values (${id}, 1, ${randomBytes(3_000_000)})`;
  const [guest] = await owner<{ id: string }[]>`
    insert into guests (network_id, id, by_id, sealing_key, profile, epoch, purge_on)
    values (${id}, gen_random_uuid(), ${author}, ${key()}, ${sealed()}, 1, current_date + 9) returning id`;
  await owner`insert into guest_keys (network_id, guest_id, member_id, secrets)
    values (${id}, ${guest?.id ?? ""}, ${author}, ${sealed()})`;
  await owner`insert into need_series (network_id, id, author_id, category, place_id, quantity, attributes, urgency, epoch,
      days, from_time, until_time, first_on, purge_on)
    values (${id}, gen_random_uuid(), ${guest?.id ?? ""}, 'ride', ${placeId}, 1, '{}', 0, 1, '{1,7}', '23:45', '05:00',
      '0001-01-01', 'infinity')`;
  await owner`insert into weekly_windows (network_id, id, offer_id, days, from_time, until_time, first_on, last_on, quantity)
    values (${id}, gen_random_uuid(), ${offer}, '{3}', '06:00', '07:30', current_date, null, 4)`;
  const [match] = await owner<{ id: string }[]>`
    insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity, during, state,
      origin, asked_until, purge_on)
    values (${id}, gen_random_uuid(), ${need}, ${offer}, ${window}, ${author}, ${helper}, 1, ${during}::tstzrange,
      'released', 'claim', now(), current_date) returning id`;
  await owner`insert into bookings (network_id, match_id, person_id, offer_window_id, during)
    values (${id}, ${match?.id ?? ""}, ${helper}, ${window}, ${during}::tstzrange)`;
  for (const [from, to] of [
    [author, helper],
    [helper, author],
  ] as const) {
    await owner`insert into contacts (network_id, match_id, from_id, for_id, contact, own_copy)
      values (${id}, ${match?.id ?? ""}, ${from}, ${to}, ${sealed()}, ${sealed()})`;
  }
  await owner`insert into plans (network_id, version, covered_weight, objective, lower_bound, verified, as_of)
    values (${id}, 9007199254740993, -9223372036854775808, 9223372036854775807, 0, true, now())`;
  await owner`insert into plan_pairs (network_id, need_id, offer_window_id, quantity, during)
    values (${id}, ${need}, ${window}, 1, ${during}::tstzrange)`;
  await owner`insert into rejections (network_id, need_id, offer_id, reason) values (${id}, ${need}, ${offer}, 'other')`;
  await owner`insert into notice_choices (network_id, member_id, kinds, quiet_from, quiet_until, most_a_day, locale)
    values (${id}, ${author}, '{ask,fit}', 1320, 420, 5, 'es')`;
  await owner`insert into notices (network_id, id, member_id, kind, about_id, due_at, purge_on)
    values (${id}, gen_random_uuid(), ${author}, 'ask', ${match?.id ?? ""}, now(), current_date)`;
  await owner`insert into mail_addresses (network_id, member_id, address, confirmed)
    values (${id}, ${author}, ${sealed()}, true)`;
  await owner`insert into push_subscriptions (network_id, device_id, address)
    select network_id, id, ${sealed()} from devices where network_id = ${id} and member_id = ${author}`;
  await owner`insert into calendar_feeds (network_id, member_id, token_hash, titles)
    values (${id}, ${author}, ${key()}, 'neutral')`;
  await owner`insert into job_runs (task, done_at) values ('purge', now()) on conflict do nothing`;
}

/** What each table holds, as PostgreSQL itself writes it, in whatever order. */
async function checksums(sql: postgres.Sql): Promise<Record<string, { rows: number; hash: string | null }>> {
  const tables = await sql<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public'`;
  const sums: Record<string, { rows: number; hash: string | null }> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ rows: number; hash: string | null }[]>`
      select count(*)::int as rows, md5(string_agg(md5(t::text), '' order by md5(t::text))) as hash from ${sql(name)} t`;
    sums[name] = row ?? { rows: 0, hash: null };
  }
  return sums;
}

async function createEmpty(): Promise<string> {
  const name = `restored_${randomBytes(8).toString("hex")}`;
  await asAdmin((admin) => createDatabase(admin, name));
  made.push(name);
  return onDatabase(inject("server").ownerUrl, name);
}

async function asAdmin(work: (admin: postgres.Sql) => Promise<unknown>): Promise<void> {
  const admin = connect(inject("server").adminUrl, { max: 1 });
  await work(admin);
  await admin.end();
}

async function* fromArray(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function readAll(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

/** The first line as one would write it that knows a migration more. */
function later(first: string): string {
  const mark = JSON.parse(first);
  mark[1].migrations.push("f".repeat(64));
  return JSON.stringify(mark);
}
