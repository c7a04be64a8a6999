import { beforeEach, expect, it } from "vitest";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, makeLogEntry, sealed, type TestNetwork } from "@/test/factory";
import { editNetwork } from "./edit-network";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner);
});

const done = { ok: true, value: null };

it("changes name and zone, and writes it down once, also when it is sent twice", async () => {
  const edit = { zone: "America/Denver", profile: sealed(), epoch: 1, log: makeLogEntry() };
  expect(await editNetwork(await network.actor(0), edit)).toEqual(done);
  expect(await editNetwork(await network.actor(0), edit)).toEqual(done);
  expect(await rows()).toEqual({ zone: "America/Denver", profile: edit.profile, version: 2, lines: 1 });
});

it("changes nothing that it could not write down, or for somebody without the duty", async () => {
  const before = await rows();
  const edit = { zone: "America/Denver", profile: sealed(), epoch: 1, log: makeLogEntry() };
  expect(await editNetwork(await network.actor(1), edit)).toEqual({ ok: false, reason: "not-coordinator" });
  const stale = { ...edit, log: makeLogEntry(2) };
  expect(await editNetwork(await network.actor(0), stale)).toEqual({ ok: false, reason: "stale-epoch" });
  expect(await editNetwork(await network.actor(0), { ...edit, epoch: 2 })).toEqual({
    ok: false,
    reason: "stale-epoch",
  });
  expect(await rows()).toEqual(before);
});

async function rows() {
  const [row] = await db.owner`select zone, profile, version::int,
      (select count(*)::int from log_entries l where l.network_id = n.network_id) as lines
    from networks n where network_id = ${network.id}`;
  return { ...row };
}
