import { createHash, randomBytes, randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { callDoor } from "@/db/call-door";
import type { InviteKind } from "@/domain/invite";
import { enrolDevice } from "@/features/access/enrol-device";
import { issueNonce } from "@/features/access/issue-nonce";
import { signInDevice } from "@/features/access/sign-in-device";
import { arrive } from "@/features/arrivals/arrive";
import { findArrivalState } from "@/features/arrivals/find-arrival-state";
import { redeemDevice } from "@/features/devices/redeem-device";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { makeDeviceKey, signEnrolment } from "@/seal/device-login";
import { makeMemberKeys } from "@/seal/member-keys";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, sealed, type TestNetwork } from "@/test/factory";
import { peekInvite } from "./peek-invite";
import { redeemInvite } from "./redeem-invite";

// How long a refusal takes is for no clock to say on a machine that does other things too. What takes the time can be
// counted: what the database is asked, and which signatures are computed.
vi.mock("@/db/call-door", async (original) => {
  const door = await original<typeof import("@/db/call-door")>();
  return { callDoor: vi.fn(door.callDoor) };
});
const verify = vi.spyOn(crypto.subtle, "verify");

const db = testDatabase();
let network: TestNetwork;
let device: string;

beforeAll(async () => {
  process.env.NEXTAUTH_URL = "http://localhost:3000";
  network = await foundTestNetwork(db.owner);
  const [row] = await db.owner`select id from devices where member_id = ${network.members[1] ?? ""}`;
  device = row?.id;
  // Whoever comes first finds out what this platform computes.
  await enrolDevice(await enrolment(bytes(32)));
});

beforeEach(() => vi.clearAllMocks());

describe("what is there and what is not", () => {
  it("look the same, and take as much work, to somebody who signs in", async () => {
    const other = await foundTestNetwork(db.owner, { members: 1 });
    await expectAlike(1, 1, [
      async () => signInDevice(await login(device)),
      async () => signInDevice(await login(randomUUID())),
      async () => signInDevice({ ...(await login(device)), network: other.id }),
      async () => signInDevice({ ...(await login(device)), network: randomUUID() }),
    ]);
    await expectAlike(1, 0, [
      async () => signInDevice({ ...(await login(device)), nonce: toBase64url(bytes(32)) }),
      async () => signInDevice({ ...(await login(randomUUID())), nonce: toBase64url(bytes(32)) }),
    ]);
  });

  it("look the same, and take as much work, to somebody with words", async () => {
    const { enrolment: own } = await makeMemberKeys(bytes(16));
    const [known] = await db.owner`select enrolment_key from members where id = ${network.members[1] ?? ""}`;
    await expectAlike(1, 1, [
      async () => enrolDevice(await enrolment(known?.enrolment_key)),
      async () => enrolDevice(await enrolment(own.publicKey)),
    ]);
    const { nonce, ...body } = await enrolment(own.publicKey);
    const signed = {
      origin: "http://localhost:3000",
      nonce: toBase64url(nonce),
      deviceKey: body.device.loginKey,
    };
    vi.clearAllMocks();
    const right = { ...body, nonce, signature: await signEnrolment(own, signed) };
    expect(await enrolDevice(right)).toEqual({ ok: false, reason: "not-found" });
    expect([vi.mocked(callDoor).mock.calls.length, verify.mock.calls.length]).toEqual([2, 1]);
  });

  for (const [name, kind, redeem] of doors()) {
    it(`look the same, and take as much work, to somebody who wants to ${name}`, async () => {
      const [open, over] = [await makeInvite(kind, "1 hour"), await makeInvite(kind, "-1 second")];
      await expectAlike(1, 0, [
        () => redeem({ ...open, token: bytes(32) }),
        () => redeem(over),
        () => redeem({ invite: randomUUID(), token: bytes(32) }),
      ]);
      const [{ count } = {}] = await db.owner`select count(*)::int from invites where id = ${open.invite}`;
      expect(count).toBe(1);
    });
  }

  it("look the same, and take as much work, to somebody who asks after one who waits", async () => {
    const link = await makeInvite("by-message", "1 hour");
    const waiting = { id: randomUUID() as string, loginKey: bytes(32) };
    const came = { ...link, network: network.id, member: newMember(), hello: sealed(), device: waiting };
    expect(await arrive(came)).toMatchObject({ ok: true });
    const state = (changes: object) =>
      findArrivalState({ ...link, network: network.id, device: waiting, ...changes });
    expect(await state({})).toEqual({ ok: true, value: { state: "waiting" } });
    vi.clearAllMocks();
    await expectAlike(1, 0, [
      () => state({ token: bytes(32) }),
      () => state({ invite: randomUUID() }),
      () => state({ network: randomUUID() }),
      () => state({ device: { ...waiting, loginKey: bytes(32) } }),
    ]);
  });
});

/** Each is answered as the first, and costs so many questions to the database and so many signatures. */
async function expectAlike(doors: number, verified: number, tries: readonly (() => Promise<unknown>)[]) {
  const first = await tries[0]?.();
  for (const [index, attempt] of tries.entries()) {
    vi.clearAllMocks();
    expect(await attempt(), `try ${index}`).toEqual(first);
    const nonces = vi
      .mocked(callDoor)
      .mock.calls.filter(([call]) => JSON.stringify(call).includes("issue_nonce"));
    const asked = vi.mocked(callDoor).mock.calls.length - nonces.length;
    expect([asked, verify.mock.calls.length], `try ${index}`).toEqual([doors, verified]);
  }
}

type Link = { invite: string; token: Uint8Array };

function doors(): [string, InviteKind, (link: Link) => Promise<unknown>][] {
  const device = () => ({ id: randomUUID(), loginKey: bytes(32) });
  return [
    ["look at an invitation", "in-person", (link) => peekInvite(link)],
    [
      "join",
      "in-person",
      (link) => {
        const member = { ...newMember(), profile: sealed(), admission: sealed() };
        return redeemInvite({
          ...link,
          network: network.id,
          epoch: 1,
          member,
          envelope: sealed(),
          device: device(),
        });
      },
    ],
    [
      "come by message",
      "by-message",
      (link) =>
        arrive({ ...link, network: network.id, member: newMember(), hello: sealed(), device: device() }),
    ],
    [
      "come back",
      "return",
      (link) => {
        const member = { ...newMember(), id: network.members[2] ?? "" };
        const trust = { admission: sealed(), epoch: 1 };
        return arrive({ ...link, network: network.id, member, ...trust, device: device() });
      },
    ],
    ["bring another device in", "device", (link) => redeemDevice({ ...link, device: device() })],
  ];
}

async function makeInvite(kind: InviteKind, left: string): Promise<Link> {
  const [invite, token] = [randomUUID() as string, bytes(32)];
  const hash = createHash("sha256").update(token).digest();
  const returner = kind === "return" ? (network.members[2] ?? "") : null;
  await db.owner`insert into invites (network_id, id, inviter_id, kind, member_id, token_hash, packet, epoch, expires_at)
    values (${network.id}, ${invite}, ${network.members[1] ?? ""}, ${kind}, ${returner}, ${hash}, ${sealed()}, 1,
      now() + ${left}::interval)`;
  return { invite, token };
}

function newMember() {
  const keys = { sealingKey: bytes(32), signingKey: bytes(32), enrolmentKey: bytes(32) };
  return { id: randomUUID() as string, ...keys, wrappedKeys: bytes(141) };
}

/** With a fresh nonce, and the signature of nobody. */
async function login(id: string) {
  return { network: network.id, device: id, nonce: await freshNonce(), signature: toBase64url(bytes(64)) };
}

async function enrolment(enrolmentKey: Uint8Array) {
  const { publicKey: loginKey } = await makeDeviceKey();
  const nonce = fromBase64url(await freshNonce());
  return { enrolmentKey, nonce, signature: bytes(64), device: { id: randomUUID() as string, loginKey } };
}

async function freshNonce(): Promise<string> {
  const issued = await issueNonce();
  return issued.ok ? issued.value.nonce : "";
}

function bytes(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(length));
}
