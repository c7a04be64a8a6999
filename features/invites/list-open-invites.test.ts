import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { inviteMinutes } from "@/domain/invite";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, type TestNetwork } from "@/test/factory";
import { cancelInvite } from "./cancel-invite";
import { createInvite } from "./create-invite";
import { listOpenInvites } from "./list-open-invites";

const db = testDatabase();
let network: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner);
});

it("lists one's own that are open, and neither others' nor cancelled nor run out ones", async () => {
  const [open, cancelled, late, anothers] = [makeInvite(), makeInvite(), makeInvite(), makeInvite()];
  for (const invite of [open, cancelled, late]) await createInvite(await network.actor(0), invite);
  await createInvite(await network.actor(1), anothers);
  await cancelInvite(await network.actor(0), cancelled);
  await db.owner`update invites set expires_at = now() - interval '1 second' where id = ${late.invite}`;
  const sent = { ...makeInvite(), kind: "by-message" as const };
  await createInvite(await network.actor(0), sent);
  const kept = await listOpenInvites(await network.actor(0));
  expect(kept.map(({ id, kind }) => [id, kind])).toEqual([
    [open.invite, "in-person"],
    [sent.invite, "by-message"],
  ]);
  expect(kept.map(({ expiresAt }) => Math.round((Date.parse(expiresAt) - Date.now()) / 60_000))).toEqual([
    inviteMinutes["in-person"],
    inviteMinutes["by-message"],
  ]);
  expect((await listOpenInvites(await network.actor(1))).map(({ id }) => id)).toEqual([anothers.invite]);
  expect(await listOpenInvites(await network.actor(2))).toEqual([]);
});

function makeInvite() {
  const kind = "in-person" as const;
  return { invite: randomUUID(), kind, tokenHash: randomBytes(32), packet: randomBytes(64), epoch: 1 };
}
