import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { findActor } from "@/db/actor";
import { callDoor } from "@/db/call-door";
import { fromBase64url, randomBytes, toBase64url } from "@/seal/bytes";
import { makeDeviceKey, signEnrolment, signLogin } from "@/seal/device-login";
import { makeMemberKeys } from "@/seal/member-keys";
import { makeSecret } from "@/seal/words";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, type TestNetwork } from "@/test/factory";
import { untilSomeoneWaits } from "@/test/until-someone-waits";
import { enrolDevice } from "./enrol-device";
import { issueNonce } from "./issue-nonce";
import { hashOfToken } from "./session-token";
import { signInDevice } from "./sign-in-device";

const origin = "http://localhost:3000";

const db = testDatabase();
let network: TestNetwork;
let enrolment: Awaited<ReturnType<typeof makeMemberKeys>>["enrolment"];

beforeAll(async () => {
  process.env.NEXTAUTH_URL = origin;
  network = await foundTestNetwork(db.owner, { members: 2 });
  ({ enrolment } = await makeMemberKeys(makeSecret()));
  await db.owner`update members set enrolment_key = ${Buffer.from(enrolment.publicKey)}
    where id = ${network.members[1] ?? ""}`;
});

describe("a new device", () => {
  it("gets in with the member's words and then signs in by itself", async () => {
    const device = await newDevice();
    const enrolled = await enrol(device);
    expect(enrolled).toMatchObject({ ok: true, value: { network: network.id, member: network.members[1] } });
    const token = await signInDevice(await login(device));
    const [session] = await db.owner`select device_id, token_hash from sessions
      where token_hash = ${Buffer.from(hashOfToken(token ?? ""))}`;
    expect(session?.device_id).toBe(device.id);
    expect(Buffer.from(session?.token_hash).toString("base64url")).not.toBe(token);
  });

  it("answers the same when the phone sends its enrolment twice", async () => {
    const device = await newDevice();
    expect(await enrol(device)).toEqual(await enrol(device));
    expect(await db.owner`select from devices where id = ${device.id}`).toHaveLength(1);
  });

  it("takes the place of the oldest when there are more than anybody has", async () => {
    const devices = await Promise.all(Array.from({ length: 22 }, newDevice));
    for (const device of devices) expect((await enrol(device)).ok).toBe(true);
    const left = await db.owner`select id from devices where member_id = ${network.members[1] ?? ""}`;
    expect(left).toHaveLength(20);
    expect(left.map(({ id }) => id).toSorted()).toEqual(
      devices
        .slice(2)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it("stays out with words that stop being the member's at this very moment", async () => {
    const device = await newDevice();
    const returned = (await makeMemberKeys(makeSecret())).enrolment.publicKey;
    const member = network.members[1] ?? "";
    const { owner } = db;
    let enrolled: ReturnType<typeof enrol> | undefined;
    await owner.begin(async (sql) => {
      await sql`select from members where id = ${member} for update`;
      enrolled = enrol(device);
      await untilSomeoneWaits(owner);
      await sql`update members set enrolment_key = ${Buffer.from(returned)} where id = ${member}`;
    });
    expect(await enrolled).toEqual({ ok: false, reason: "not-found" });
    expect(await owner`select from devices where id = ${device.id}`).toHaveLength(0);
    await owner`update members set enrolment_key = ${Buffer.from(enrolment.publicKey)} where id = ${member}`;
  });

  it("is refused with a nonce that was used, made up, or signed for another site or another key", async () => {
    const device = await newDevice();
    const nonce = await freshNonce();
    expect((await enrol(device, { nonce })).ok).toBe(true);
    for (const attempt of [
      { nonce },
      { nonce: toBase64url(randomBytes(32)) },
      { origin: "https://elsewhere.example" },
      { signedKey: (await makeDeviceKey()).publicKey },
    ]) {
      expect(await enrol(await newDevice(), attempt)).toEqual({ ok: false, reason: "not-found" });
    }
    const stranger = await makeMemberKeys(makeSecret());
    expect(await enrol(await newDevice(), { by: stranger.enrolment })).toEqual({
      ok: false,
      reason: "not-found",
    });
  });
});

describe("signing in", () => {
  it("takes a nonce once, within its minute, for this origin and this device", async () => {
    const device = await newDevice();
    await enrol(device);
    const good = await login(device);
    expect(await signInDevice(good)).not.toBeNull();
    expect(await signInDevice(good)).toBeNull();
    expect(await signInDevice(await login(device, "https://elsewhere.example"))).toBeNull();
    expect(await signInDevice({ ...(await login(device)), device: randomUUID() })).toBeNull();
    expect(await signInDevice({ ...(await login(device)), network: randomUUID() })).toBeNull();
    const late = await login(device);
    await db.owner`update nonces set expires_at = now() where nonce = ${Buffer.from(fromBase64url(late.nonce))}`;
    expect(await signInDevice(late)).toBeNull();
    for (const nothing of [undefined, null, {}, { network: 1 }, "text"]) {
      expect(await signInDevice(nothing)).toBeNull();
    }
  });

  it("is over for good when the device's row is gone", async () => {
    const device = await newDevice();
    await enrol(device);
    const token = await signInDevice(await login(device));
    await db.owner`delete from devices where id = ${device.id}`;
    expect(
      await db.owner`select from sessions where token_hash = ${Buffer.from(hashOfToken(token ?? ""))}`,
    ).toHaveLength(0);
    expect(await signInDevice(await login(device))).toBeNull();
  });

  it("keeps the newest sessions of a device that comes in again and again, and all of another one", async () => {
    const [device, other] = [await newDevice(), await newDevice()];
    await enrol(device);
    await enrol(other);
    const theirs = hashOfToken((await signInDevice(await login(other))) ?? "");
    const own: Uint8Array[] = [];
    for (let time = 0; time < 22; time++) {
      own.push(hashOfToken((await signInDevice(await login(device))) ?? ""));
    }
    const live = await Promise.all([...own, theirs].map((hash) => findActor(network.id, hash)));
    expect(live.map((actor) => actor !== null)).toEqual([false, false, ...Array(21).fill(true)]);
  });

  it("ends every session of the device when it signs out, and no other device's", async () => {
    const [device, other] = [await newDevice(), await newDevice()];
    await enrol(device);
    await enrol(other);
    const [first, last, theirs] = [
      await signInDevice(await login(device)),
      await signInDevice(await login(device)),
      await signInDevice(await login(other)),
    ].map((token) => hashOfToken(token ?? ""));
    await callDoor(sql`select end_session(${network.id}, ${Buffer.from(last ?? [])})`);
    expect(await findActor(network.id, first ?? new Uint8Array())).toBeNull();
    expect(await findActor(network.id, last ?? new Uint8Array())).toBeNull();
    expect(await findActor(network.id, theirs ?? new Uint8Array())).not.toBeNull();
  });

  it("gives one session to a nonce that comes fifty times at once", async () => {
    const device = await newDevice();
    await enrol(device);
    const same = await login(device);
    const tokens = await Promise.all(Array.from({ length: 50 }, () => signInDevice(same)));
    expect(tokens.filter((token) => token !== null)).toHaveLength(1);
  });
});

type Device = { id: string; keys: Awaited<ReturnType<typeof makeDeviceKey>> };

async function newDevice(): Promise<Device> {
  return { id: randomUUID(), keys: await makeDeviceKey() };
}

async function freshNonce(): Promise<string> {
  const issued = await issueNonce();
  if (!issued.ok) throw new Error("No nonce.");
  return issued.value.nonce;
}

async function enrol(
  { id, keys }: Device,
  { nonce = "", origin: signedOrigin = origin, signedKey = keys.publicKey, by = enrolment } = {},
) {
  const used = nonce || (await freshNonce());
  const signature = await signEnrolment(by, { origin: signedOrigin, nonce: used, deviceKey: signedKey });
  return enrolDevice({
    enrolmentKey: by.publicKey,
    nonce: fromBase64url(used),
    signature,
    device: { id, loginKey: keys.publicKey },
  });
}

async function login({ id, keys }: Device, signedOrigin = origin) {
  const nonce = await freshNonce();
  const signature = toBase64url(await signLogin(keys, { origin: signedOrigin, nonce }));
  return { network: network.id, device: id, nonce, signature };
}
