import { createHash, randomBytes, randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import type { InviteKind } from "@/domain/invite";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, sealed, type TestNetwork } from "@/test/factory";
import { redeemDevice } from "./redeem-device";

const db = testDatabase();
let network: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner, { members: 2 });
});

const used = { ok: false, reason: "used-invite" };

it("lets one of fifty phones in that scan the code at once, as the member who shows it", async () => {
  const code = await showCode("device");
  const phones = Array.from({ length: 50 }, newDevice);
  const answers = await Promise.all(phones.map((device) => redeemDevice({ ...code, device })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok)).toEqual(Array.from({ length: 49 }, () => used));
  const winner = phones[answers.findIndex(({ ok }) => ok)];
  const added =
    await db.owner`select id, login_key from devices where member_id = ${network.members[1] ?? ""}`;
  expect(added).toHaveLength(2);
  expect(added).toContainEqual({ id: winner?.id, login_key: Buffer.from(winner?.loginKey ?? []) });
});

it("looks the same used, run out, with another token, of another kind, and never made", async () => {
  const code = await showCode("device");
  expect(await redeemDevice({ ...code, token: bytes(), device: newDevice() })).toEqual(used);
  await db.owner`update invites set expires_at = now() where id = ${code.invite}`;
  expect(await redeemDevice({ ...code, device: newDevice() })).toEqual(used);
  expect(await redeemDevice({ ...code, invite: randomUUID(), device: newDevice() })).toEqual(used);
  for (const kind of ["in-person", "by-message"] as const) {
    expect(await redeemDevice({ ...(await showCode(kind)), device: newDevice() })).toEqual(used);
  }
});

it("keeps the code when the id or the key of the device is taken", async () => {
  const code = await showCode("device");
  const { device: taken } = await network.actor(0);
  const conflict = { ok: false, reason: "conflict" };
  expect(await redeemDevice({ ...code, device: { ...newDevice(), id: taken } })).toEqual(conflict);
  expect(await redeemDevice({ ...code, device: newDevice() })).toEqual({ ok: true, value: null });
});

async function showCode(kind: InviteKind) {
  const [invite, token] = [randomUUID() as string, bytes()];
  const hash = createHash("sha256").update(token).digest();
  await db.owner`insert into invites (network_id, id, inviter_id, kind, token_hash, packet, epoch, expires_at)
    values (${network.id}, ${invite}, ${network.members[1] ?? ""}, ${kind}, ${hash}, ${sealed()}, 1,
      now() + interval '2 minutes')`;
  return { invite, token };
}

function newDevice() {
  return { id: randomUUID() as string, loginKey: bytes() };
}

function bytes(): Uint8Array {
  return new Uint8Array(randomBytes(32));
}
