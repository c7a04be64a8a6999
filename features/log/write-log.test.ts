import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { asActor } from "@/db/actor";
import type { LogAct } from "@/domain/log-acts";
import { dayOf } from "@/domain/zoned-time";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, makeLogEntry, sealed, type TestNetwork } from "@/test/factory";
import { listLog } from "./queries";
import { isLogged, writeLog } from "./write-log";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner);
});

it("lets every member read who did what on which day, until it is forgotten", async () => {
  const actor = await network.actor(0);
  const log = makeLogEntry();
  await write(0, log);
  const today = dayOf(actor.now, actor.zone);
  const { keptDays, lines } = await listLog(await network.actor(2));
  expect(keptDays).toBe(7);
  expect(lines).toEqual([
    {
      ...{ id: log.id, by: network.members[0], act: "remind", day: today, epoch: 1 },
      entry: log.entry.toString("base64url"),
    },
  ]);
  const [row] = await db.owner`select purge_on - created_on as days from log_entries where id = ${log.id}`;
  expect(row?.days).toBe(7);
  await db.owner`update log_entries set purge_on = current_date where id = ${log.id}`;
  expect((await listLog(actor)).lines).toEqual([]);
});

it("takes no id twice, so that no act hides behind the line of another", async () => {
  const log = makeLogEntry();
  expect(await write(0, log)).toEqual(done);
  expect(await write(0, log)).toEqual({ ok: false, reason: "conflict" });
  expect(await write(1, log)).toEqual({ ok: false, reason: "conflict" });
  expect(await countLines()).toBe(1);
});

it("knows a line again by its maker and act alone", async () => {
  const log = makeLogEntry();
  await write(0, log);
  const logged = async (index: number, act: "remind" | "hide-listing", line = log) => {
    const actor = await network.actor(index);
    return asActor(actor, (tx) => isLogged(tx, actor, act, line));
  };
  expect(await logged(0, "remind")).toBe(true);
  expect(await logged(1, "remind")).toBe(false);
  expect(await logged(0, "hide-listing")).toBe(false);
  expect(await logged(0, "remind", makeLogEntry())).toBe(false);
});

it("refuses a line under another key than the network's", async () => {
  expect(await write(0, makeLogEntry(2))).toEqual({ ok: false, reason: "stale-epoch" });
  expect(await write(0, makeLogEntry(2 ** 40))).toEqual({ ok: false, reason: "stale-epoch" });
  expect(await countLines()).toBe(0);
});

it("holds no more of one person than a change of the key carries, and always what changes it", async () => {
  const fill = (index: number, count: number) =>
    db.owner`insert into log_entries (network_id, id, by_id, act, entry, epoch, purge_on)
      select ${network.id}, gen_random_uuid(), ${network.members[index] ?? ""}, 'rename', ${sealed()}, 1, current_date + 7
      from generate_series(1, ${count})`;
  await fill(1, 199);
  expect(await write(1, makeLogEntry())).toEqual(done);
  expect(await write(1, makeLogEntry())).toEqual({ ok: false, reason: "too-many" });
  expect(await write(2, makeLogEntry())).toEqual(done);
  await fill(0, 2999);
  expect(await write(0, makeLogEntry())).toEqual(done);
  expect(await write(0, makeLogEntry())).toEqual({ ok: false, reason: "too-many" });
  expect(await write(0, makeLogEntry(), "remove-member")).toEqual(done);
});

it("keeps lines that nobody rewrites, deletes, or writes in another's name or network", async () => {
  const log = makeLogEntry();
  await write(1, log);
  const actor = await network.actor(0);
  const other = await foundTestNetwork(db.owner);
  const attempts = [
    () => asActor(actor, (tx) => tx.execute(`update log_entries set act = 'rotate'`)),
    () => asActor(actor, (tx) => tx.execute(`delete from log_entries`)),
    ...[
      [network.id, network.members[1]],
      [other.id, network.members[0]],
    ].map(
      ([where, by]) =>
        () =>
          asActor(actor, (tx) =>
            tx.execute(`insert into log_entries (network_id, id, by_id, act, entry, epoch, purge_on)
              values ('${where}', '${randomUUID()}', '${by}', 'remind', '\\x${"00".repeat(285)}', 1, current_date + 7)`),
          ),
    ),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow();
  expect((await listLog(await other.actor(0))).lines).toEqual([]);
  expect((await listLog(actor)).lines.map(({ id, act }) => [id, act])).toEqual([[log.id, "remind"]]);
});

const done = { ok: true, value: null };

async function write(index: number, log: ReturnType<typeof makeLogEntry>, act: LogAct = "remind") {
  const actor = await network.actor(index);
  return asActor(actor, async (tx) => {
    await writeLog(tx, actor, act, log);
    return done;
  });
}

async function countLines(): Promise<number> {
  const [row] =
    await db.owner`select count(*)::int as lines from log_entries where network_id = ${network.id}`;
  return row?.lines;
}
