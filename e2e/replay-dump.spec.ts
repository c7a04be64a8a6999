import { createHash, randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import type postgres from "postgres";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { makeDeviceKey, signEnrolment } from "@/seal/device-login";
import { deriveInvite } from "@/seal/invite";
import { deriveEnrolment, heldKeysOf, type SealingKeys } from "@/seal/member-keys";
import { importEpochKey } from "@/seal/network-seal";
import { signingKeysFromSeed } from "@/seal/signing";
import { type Answer, ask } from "../test/ask";
import { signIn } from "../test/signed-in";
import { expect, test } from "./fixtures";
import { type FullNetwork, foundFull } from "./full-network";
import { inTurns } from "./in-turns";
import { listSealed } from "./sealed-columns";
import { done, send } from "./sealed-people";
import { serveBeside } from "./serve-beside";
import { listOpened } from "./try-to-open";
import { baseUrl, hashOf, withoutIds } from "./two-networks";

test("nothing a dump holds signs anybody in, not even with the server's own secret", async ({ owner }) => {
  const { id, people } = await foundStill(owner);
  const dump = await readDump(owner, id);
  expect(dump.length).toBeGreaterThan(90);
  const before = await hashOf(owner, { id });
  const signedOut = withoutIds(await openKeys(id));
  const secrets = [process.env.SESSION_SECRET ?? "", randomBytes(32).toString("base64url")];
  // What is longer than a browser keeps in a cookie is refused before anybody looks at it.
  const short = dump.filter(({ value }) => value.length < 2_500);
  await inTurns(short, async ({ where, value }) => {
    const cookies = [
      value,
      ...(await Promise.all(secrets.map((secret) => encode({ token: { sid: value }, secret })))),
      await encode({ token: { sid: randomUUID() }, secret: value }),
    ];
    for (const cookie of cookies) {
      expect(
        withoutIds(await openKeys(id, `next-auth.session-token=${encodeURIComponent(cookie)}`)),
        where,
      ).toEqual(signedOut);
    }
  });
  expect(await hashOf(owner, { id })).toBe(before);

  // Such a cookie does sign in once what the dump holds is the hash of what stands in it.
  const sid = randomBytes(32).toString("base64url");
  await owner`insert into sessions (network_id, token_hash, device_id, expires_on)
    values (${id}, ${createHash("sha256").update(sid).digest()}, ${people.rider.device.id}, current_date + 1)`;
  const cookie = `next-auth.session-token=${await encode({ token: { sid }, secret: secrets[0] ?? "" })}`;
  expect((await openKeys(id, cookie)).status).toBe(200);
});

test("nothing a dump holds redeems an invitation, asks after somebody who waits, signs for a device, or is a token", async ({
  owner,
}) => {
  const full = await foundStill(owner);
  const { id, people } = full;
  const invites = await openEach(full);
  for (const { invite, token, kind } of invites)
    expect((await post("/api/peek-invite", { invite, token })).status, kind).toBe(200);
  const metrics = randomBytes(24).toString("base64url");
  const dump = await readDump(owner, id);
  const keys = dump.filter(({ value }) => sizeOf(value) === 32);
  expect(keys.length).toBeGreaterThan(30);
  const before = await hashOf(owner, { id });
  const doors = await listDoors(owner, full, invites);
  const refused = new Map(
    await Promise.all(
      doors.map(
        async (door) => [door, withoutIds(await knockAt(door, await door.body(randomKey())))] as const,
      ),
    ),
  );
  expect([...refused.values()].map(({ status }) => status).toSorted()).toEqual([
    ...[200, 400, 404, 409, 409],
    ...[409, 409, 409, 409, 409],
  ]);
  const beside = await serveBeside({ HOLDFAST_METRICS_TOKEN: metrics });
  try {
    const readMetrics = (token: string) =>
      ask("/metrics", { at: beside.address, headers: { authorization: `Bearer ${token}` } });
    await inTurns(keys, async ({ where, value }) => {
      for (const door of doors) {
        const answer = withoutIds(await knockAt(door, await door.body(value)));
        expect(answer, `${where} at ${door.path}`).toEqual(refused.get(door));
      }
      expect((await ask(`/calendar/${value}.ics`)).status, `${where} as a calendar`).toBe(404);
      expect((await readMetrics(value)).status, `${where} for the metrics`).toBe(401);
      const posing = {
        name: where,
        device: { id: people.driver.device.id, keys: await signingKeysFromSeed(fromBase64url(value)) },
      };
      await expect(signIn(baseUrl(), { id }, posing), where).rejects.toThrow("could not sign in");
    });
    expect(await hashOf(owner, { id })).toBe(before);

    // Who has what the dump holds but the hash of gets in everywhere.
    await signIn(baseUrl(), { id }, people.driver);
    expect((await ask(full.calendar)).status).toBe(200);
    expect((await readMetrics(metrics)).status).toBe(200);
  } finally {
    await beside.stop();
  }
});

test("nothing a dump holds opens what is sealed in it", async ({ owner }) => {
  const { id, people } = await foundStill(owner);
  const sealed = await listSealed(owner, id);
  const dump = await readDump(owner, id);
  const keys = { aes: [] as CryptoKey[], sealing: [] as SealingKeys[] };
  const secrets: CryptoKey[] = [];
  for (const bytes of dump.map(({ value }) => bytesOf(value))) {
    if (bytes.length === 32) {
      keys.aes.push(await importEpochKey(bytes));
      const held = await heldKeysOf(Buffer.concat([bytes, bytes, randomBytes(16), bytes]));
      keys.sealing.push(held.keys.sealing);
    }
    // An id has as many bytes as the secrets of members and links.
    if (bytes.length !== 16) continue;
    const [{ wrapping }, { packetKey, helloKey }] = await Promise.all([
      deriveEnrolment(bytes),
      deriveInvite(bytes),
    ]);
    secrets.push(wrapping, packetKey, helloKey);
  }
  expect(keys.aes.length).toBeGreaterThan(30);
  expect(secrets.length).toBeGreaterThan(60);
  expect(await listOpened(keys, sealed)).toEqual([]);
  const bySecret = sealed.filter(({ column }) => ["wrapped_keys", "packet", "hello"].includes(column));
  expect(await listOpened({ aes: secrets, sealing: [] }, bySecret)).toEqual([]);

  const own = await importEpochKey(people.founder.epochKey);
  expect((await listOpened({ aes: [own], sealing: [] }, sealed)).length).toBeGreaterThan(10);
  const { wrapping } = await deriveEnrolment(people.founder.secret);
  expect(await listOpened({ aes: [wrapping], sealing: [] }, bySecret)).toHaveLength(1);
});

type Stored = { where: string; value: string };

/** Every value that a network's rows hold, as it would travel, each once; and two nonces. No table is left out. */
async function readDump(owner: postgres.Sql, network: string): Promise<Stored[]> {
  const tables = await owner`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'network_id'`;
  const found = new Map<string, string>();
  const empty: string[] = [];
  for (const { name } of tables) {
    const rows = await owner`select * from ${owner(name)} where network_id = ${network}`;
    if (rows.length === 0) empty.push(name);
    for (const [column, value] of rows.flatMap((row) => Object.entries(row)))
      for (const text of textsOf(value)) found.set(text, `${name}.${column}`);
  }
  expect(empty).toEqual([]);
  for (const nonce of [await issueNonce(), await issueNonce()]) found.set(nonce.nonce, "nonces.nonce");
  return [...found].map(([value, where]) => ({ value, where }));
}

function textsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Buffer.isBuffer(value)) return [value.toString("base64url")];
  if (value instanceof Date) return [value.toISOString()];
  return Array.isArray(value) ? value.flatMap(textsOf) : [String(value)];
}

type OpenInvite = { kind: string; invite: string; token: string };

/** An invitation of every kind that nobody has taken. */
function openEach({ people: { founder, rider } }: FullNetwork): Promise<OpenInvite[]> {
  const kinds = [{ kind: "in-person" }, { kind: "by-message" }, { kind: "device" }];
  return Promise.all(
    [...kinds, { kind: "return", member: rider.id }].map(async (about) => {
      const [invite, token] = [randomUUID(), randomKey()];
      const tokenHash = createHash("sha256").update(fromBase64url(token)).digest("base64url");
      const packet = randomBytes(285).toString("base64url");
      await done(send(founder, "create-invite", { ...about, invite, tokenHash, packet, epoch: 1 }));
      return { kind: about.kind, invite, token };
    }),
  );
}

type Door = { path: string; cookie?: string; body: (value: string) => Promise<object> };

function knockAt({ path, cookie }: Door, json: object): Promise<Answer> {
  return ask(path, { method: "POST", cookie, json });
}

/** Where a token, a nonce or a key counts, and a request in which nothing but that is made up. */
async function listDoors(
  owner: postgres.Sql,
  { id: network, people }: FullNetwork,
  invites: readonly OpenInvite[],
): Promise<Door[]> {
  const device = () => ({ id: randomUUID(), loginKey: randomKey() });
  const member = () => ({
    ...{ id: randomUUID(), sealingKey: randomKey(), signingKey: randomKey(), enrolmentKey: randomKey() },
    wrappedKeys: randomBytes(141).toString("base64url"),
  });
  const sealed = () => randomBytes(285).toString("base64url");
  const inviteOf = (kind: string) => invites.find((open) => open.kind === kind)?.invite;
  const [waiting] = await owner`select id, device_id, login_key from arrivals where network_id = ${network}`;
  const [victim] = await owner`select enrolment_key from members where id = ${people.driver.id}`;
  const newcomer = () => ({ ...member(), profile: sealed(), admission: sealed() });
  return [
    ...invites.map(({ invite }) => ({
      path: "/api/peek-invite",
      body: async (token: string) => ({ invite, token }),
    })),
    {
      path: `/api/n/${network}/confirm-mail-address`,
      cookie: people.driver.cookie,
      body: async (code: string) => ({ code }),
    },
    {
      path: "/api/redeem-invite",
      body: async (token: string) => ({
        ...{
          invite: inviteOf("in-person"),
          token,
          network,
          epoch: 1,
          member: newcomer(),
          envelope: sealed(),
        },
        device: device(),
      }),
    },
    {
      path: "/api/redeem-device",
      body: async (token: string) => ({ invite: inviteOf("device"), token, device: device() }),
    },
    {
      path: "/api/arrive",
      body: async (token: string) => ({
        invite: waiting?.id,
        token,
        network,
        member: member(),
        hello: sealed(),
        device: device(),
      }),
    },
    {
      path: "/api/arrival-state",
      body: async (token: string) => ({
        ...{ invite: waiting?.id, token, network },
        device: { id: waiting?.device_id, loginKey: toBase64url(waiting?.login_key) },
      }),
    },
    {
      path: "/api/enrol-device",
      body: async (seed: string) => {
        const { nonce, origin } = await issueNonce();
        const enrolmentKey: Buffer = victim?.enrolment_key;
        const { publicKey: deviceKey } = await makeDeviceKey();
        const { privateKey } = await signingKeysFromSeed(fromBase64url(seed));
        const signature = await signEnrolment(
          { publicKey: enrolmentKey, privateKey },
          { nonce, origin, deviceKey },
        );
        return {
          ...{ enrolmentKey: enrolmentKey.toString("base64url"), nonce, signature: toBase64url(signature) },
          device: { id: randomUUID(), loginKey: toBase64url(deviceKey) },
        };
      },
    },
  ];
}

function openKeys(network: string, cookie?: string): Promise<Answer> {
  return ask(`/api/n/${network}/keys`, { cookie });
}

function post(path: string, json: unknown): Promise<Answer> {
  return ask(path, { method: "POST", json });
}

async function issueNonce(): Promise<{ nonce: string; origin: string }> {
  return JSON.parse((await post("/api/issue-nonce", {})).text).value;
}

function randomKey(): string {
  return randomBytes(32).toString("base64url");
}

/** An id is sixteen bytes, everything else what its base64url says. */
function bytesOf(value: string): Uint8Array<ArrayBuffer> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
  return new Uint8Array(Buffer.from(isId ? value.replaceAll("-", "") : value, isId ? "hex" : "base64url"));
}

function sizeOf(value: string): number {
  return bytesOf(value).length;
}

/** Nothing in it changes by itself within the day: the reminder of a match is told on the evening before. */
async function foundStill(owner: postgres.Sql): Promise<FullNetwork> {
  const full = await foundFull(owner);
  await owner`update notices set due_at = now() + interval '1 day' where network_id = ${full.id} and message_id is null`;
  return full;
}
