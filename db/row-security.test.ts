import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { testDatabase } from "@/test/database";
import { onDatabase } from "@/test/database-url";
import { foundTestNetwork, postTestNeed, postTestOffer, sealed, type TestNetwork } from "@/test/factory";
import { asActor, findActor, type Transaction, violatedConstraint } from "./actor";
import { onConnection } from "./client";
import { connect } from "./connect";

const db = testDatabase();
let ours: TestNetwork;
let theirs: TestNetwork;

const tables = [
  "networks",
  "members",
  "epoch_keys",
  "devices",
  "invites",
  "places",
  "needs",
  "offers",
  "offer_windows",
];

beforeAll(async () => {
  process.env.DATABASE_CONNECTIONS = "1";
  [ours, theirs] = await Promise.all([foundTestNetwork(db.owner), foundTestNetwork(db.owner)]);
  for (const network of [ours, theirs]) {
    const author = network.members[0] ?? "";
    await postTestNeed(db.owner, network, { author });
    await postTestOffer(db.owner, network, { author });
  }
});

describe("row-level security", () => {
  it("shows a member the rows of their own network and no other", async () => {
    const actor = await ours.actor(1);
    for (const table of tables) {
      const rows = await asActor(actor, (tx) =>
        tx.execute<{ network_id: string }>(sql`select network_id from ${sql.identifier(table)}`),
      );
      expect(new Set(rows.map((row) => row.network_id)).size, table).toBeLessThanOrEqual(1);
      expect(
        rows.every((row) => row.network_id === ours.id),
        table,
      ).toBe(true);
    }
  });

  it("shows nothing outside of a member's transaction, on the very connection that just served one", async () => {
    await asActor(await ours.actor(1), (tx) => tx.execute(sql`select 1`));
    for (const table of tables) {
      const rows = await onConnection((database) =>
        database.execute(sql`select network_id from ${sql.identifier(table)}`),
      );
      expect(rows, table).toHaveLength(0);
    }
  });

  it("forgets the member when a transaction fails half way", async () => {
    const failing = asActor(await ours.actor(1), (tx) => tx.execute(sql`select 1 / 0`));
    await expect(failing).rejects.toThrow();
    expect(
      await onConnection((database) => database.execute(sql`select network_id from needs`)),
    ).toHaveLength(0);
    const rows = await asActor(await theirs.actor(1), (tx) =>
      tx.execute<{ network_id: string }>(sql`select network_id from needs`),
    );
    expect(rows.map((row) => row.network_id)).toEqual([theirs.id]);
  });

  it("keeps two networks apart on one connection, however their requests interleave", async () => {
    const actors = await Promise.all([ours.actor(1), theirs.actor(1)]);
    const seen = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const actor = actors[index % 2] as (typeof actors)[number];
        return asActor(actor, async (tx) => {
          if (index % 7 === 0) await tx.execute(sql`select pg_sleep(0.002)`);
          const rows = await tx.execute<{ network_id: string }>(sql`select network_id from needs`);
          return rows.every((row) => row.network_id === actor.network) && rows.length > 0;
        });
      }),
    );
    expect(seen.every(Boolean)).toBe(true);
  });

  it("keeps them apart when transactions break off at any point, by an error or by being cut off", async () => {
    const actors = await Promise.all([ours.actor(1), theirs.actor(1)]);
    const admin = connect(onDatabase(inject("server").adminUrl, new URL(db.appUrl).pathname.slice(1)), {
      max: 1,
    });
    // Before the statement has begun there is nothing to cancel.
    const cancel = async () => {
      while ((await cancelSleeping(admin)).length === 0) await sleep(5);
    };
    const served = new Map<number, Set<string>>();
    const outcomes: string[] = [];
    try {
      await Promise.all(
        Array.from({ length: 120 }, async (_, index) => {
          const actor = actors[index % 2] as (typeof actors)[number];
          const breaksAt = index % 3 === 0 ? -1 : index % 5;
          const outcome = await asActor(actor, async (tx) => {
            const seen: string[] = [];
            const [{ pid } = { pid: 0 }] = await tx.execute<{ pid: number }>(
              sql`select pg_backend_pid() as pid`,
            );
            served.set(pid, new Set([...(served.get(pid) ?? []), actor.network]));
            for (let step = 0; step < 4; step++) {
              if (step === breaksAt) await breakOff(index, tx, cancel);
              const rows = await tx.execute<{ network_id: string }>(sql`select network_id from needs`);
              seen.push(...rows.map((row) => row.network_id));
            }
            return seen.length === 4 && seen.every((id) => id === actor.network) ? "own" : `other: ${seen}`;
          }).catch(() => "broke off");
          outcomes.push(outcome);
          // Whatever came before on this connection: outside of a transaction nobody is anybody.
          const left = await onConnection((database) => database.execute(sql`select network_id from needs`));
          if (left.length > 0) outcomes.push("left behind");
        }),
      );
    } finally {
      await admin.end();
    }
    expect(new Set(outcomes)).toEqual(new Set(["own", "broke off"]));
    expect(outcomes.filter((outcome) => outcome === "broke off").length).toBeGreaterThan(40);
    expect(Math.max(...[...served.values()].map((networks) => networks.size))).toBe(2);
  });

  it("does not let a member write into another network", async () => {
    const writing = asActor(await ours.actor(0), (tx) =>
      tx.execute(sql`insert into places (network_id, id, label, epoch, position)
        values (${theirs.id}, gen_random_uuid(), ${sealed()}, 1, 9)`),
    );
    await expect(writing).rejects.toThrow();
    const changed = await asActor(await ours.actor(0), (tx) =>
      tx.execute(sql`update needs set "left" = 0 where network_id = ${theirs.id} returning id`),
    );
    expect(changed).toHaveLength(0);
  });

  it("gives the app's role no way to keys, sessions and nonces but the doors made for them", async () => {
    const actor = await ours.actor(0);
    for (const query of [
      sql`select * from sessions`,
      sql`select * from nonces`,
      sql`select login_key from devices`,
      sql`select wrapped_keys from members`,
      sql`select enrolment_key from members`,
      sql`insert into members (network_id) values (${ours.id})`,
      sql`update members set duty_until = current_date + 7`,
      sql`delete from needs`,
      sql`delete from offers`,
      sql`alter table needs disable row level security`,
      sql`set role holdfast_owner`,
      sql`create table mine (id int)`,
    ]) {
      await expect(asActor(actor, (tx) => tx.execute(query))).rejects.toMatchObject({
        code: "42501",
      });
    }
  });

  it("says which rule a failed write broke and nothing of what it carried", async () => {
    const secret = "carried-by-the-query";
    const writing = asActor(await ours.actor(0), (tx) =>
      tx.execute(sql`insert into places (network_id, id, label, epoch, position)
        values (${ours.id}, ${ours.placeId}, ${Buffer.from(secret.repeat(4))}, 1, 9)`),
    );
    const error: unknown = await writing.catch((thrown) => thrown);
    expect(violatedConstraint(error)).toBe("places_network_id_id_pk");
    const said = inspect(error, { depth: 9 });
    expect(said).toContain("23505");
    for (const part of [secret, Buffer.from(secret).toString("hex").slice(0, 24), ours.placeId]) {
      expect(said).not.toContain(part);
    }
  });

  it("finds no actor for a session of another network, a changed hash or an ended session", async () => {
    const [session] = await db.owner`select token_hash from sessions where network_id = ${ours.id} limit 1`;
    const hash = new Uint8Array(session?.token_hash);
    expect(await findActor(ours.id, hash)).not.toBeNull();
    expect(await findActor(theirs.id, hash)).toBeNull();
    hash[0] = (hash[0] ?? 0) ^ 1;
    expect(await findActor(ours.id, hash)).toBeNull();
    hash[0] = (hash[0] ?? 0) ^ 1;
    await db.owner`update sessions set expires_on = current_date - 1 where token_hash = ${Buffer.from(hash)}`;
    expect(await findActor(ours.id, hash)).toBeNull();
  });
});

function cancelSleeping(admin: postgres.Sql) {
  return admin`select pg_cancel_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'holdfast' and wait_event = 'PgSleep'`;
}

/** An error of the code, an error of the database, a statement cut off from outside, and one that took too long. */
async function breakOff(index: number, tx: Transaction, cancel: () => Promise<unknown>): Promise<void> {
  if (index % 4 === 0) throw new Error("broken");
  if (index % 4 === 1) await tx.execute(sql`select 1 / 0`);
  if (index % 4 === 2) await Promise.all([tx.execute(sql`select pg_sleep(60)`), cancel()]);
  await tx.execute(sql`set local statement_timeout = 2`);
  await tx.execute(sql`select pg_sleep(60)`);
}
