import { randomBytes, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { fromBase64url, toBase64url } from "@/seal/bytes";
import { makeDeviceKey, signEnrolment } from "@/seal/device-login";
import { deriveEnrolment } from "@/seal/member-keys";
import { fromWords } from "@/seal/words";
import { type Answer, ask } from "../test/ask";
import { foundRealNetwork, type RealMember } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { expect, test } from "./fixtures";
import { type Fields, postSignIn, prepareSignIn, sessionOf } from "./sign-in-by-hand";
import { baseUrl, hashOf, withoutIds } from "./two-networks";

test("a session that somebody planted before the sign-in gains nothing by it", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada", "Mallory"] });
  const mallory = await signIn(baseUrl(), network, network.member("Mallory"));
  const sid = randomBytes(32).toString("base64url");
  const secret = process.env.SESSION_SECRET ?? "";
  const made = `next-auth.session-token=${await encode({ token: { sid }, secret })}`;
  for (const planted of [mallory, made, `${mallory}; ${made}`, "next-auth.session-token=x"]) {
    const before = whoAsks(await ask(`/api/n/${network.id}/keys`, { cookie: planted }));
    const { cookie, fields } = await prepareSignIn(network, network.member("Ada"));
    const ada = sessionOf(await postSignIn(`${planted}; ${cookie}`, fields)) ?? "";
    expect(planted).not.toContain(ada);
    expect(whoAsks(await ask(`/api/n/${network.id}/keys`, { cookie: ada }))).toBe(network.member("Ada").id);
    expect(whoAsks(await ask(`/api/n/${network.id}/keys`, { cookie: planted }))).toBe(before);
  }
  expect(whoAsks(await ask(`/api/n/${network.id}/keys`, { cookie: mallory }))).toBe(
    network.member("Mallory").id,
  );
});

test("a cookie opens one network, as long as its session lives and no longer", async ({ owner }) => {
  const [one, other] = [await foundRealNetwork(owner), await foundRealNetwork(owner)];
  const cookie = await signIn(baseUrl(), one, one.member("Rosa"));
  const elsewhere = await signIn(baseUrl(), other, other.member("Rosa"));
  const status = async (network: string, sent: string) =>
    (await ask(`/api/n/${network}/keys`, { cookie: sent })).status;
  expect([await status(one.id, cookie), await status(other.id, elsewhere)]).toEqual([200, 200]);
  expect([await status(one.id, elsewhere), await status(other.id, cookie)]).toEqual([401, 401]);
  await owner`update sessions set expires_on = current_date - 1 where network_id = ${one.id}`;
  expect(await status(one.id, cookie)).toBe(401);
  await owner`update sessions set expires_on = current_date where network_id = ${one.id}`;
  expect(await status(one.id, cookie)).toBe(200);
  await owner`delete from sessions where network_id = ${one.id}`;
  expect(await status(one.id, cookie)).toBe(401);
});

test("a cookie past its time opens nothing, though its session still lives", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  await signIn(baseUrl(), network, network.member("Ada"));
  const sid = randomBytes(32).toString("base64url");
  const hash = Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(sid)));
  await owner`update sessions set token_hash = ${hash} where network_id = ${network.id}`;
  const secret = process.env.SESSION_SECRET ?? "";
  const cookieFor = async (maxAge: number) =>
    `next-auth.session-token=${await encode({ token: { sid }, secret, maxAge })}`;
  expect((await ask(`/api/n/${network.id}/keys`, { cookie: await cookieFor(60) })).status).toBe(200);
  expect((await ask(`/api/n/${network.id}/keys`, { cookie: await cookieFor(-60) })).status).toBe(401);
});

test("of many who use one nonce at once, one gets in", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const { cookie, fields } = await prepareSignIn(network, network.member("Ada"));
  const answers = await Promise.all(Array.from({ length: 12 }, () => postSignIn(cookie, fields)));
  expect(answers.filter((answer) => sessionOf(answer) !== null)).toHaveLength(1);
  expect(await owner`select from sessions where network_id = ${network.id}`).toHaveLength(1);
});

test("a nonce is good for one thing, once, and for a minute", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const ada = network.member("Ada");
  const login = await prepareSignIn(network, ada);
  const enrolment = await prepareEnrolment(ada);
  expect(sessionOf(await postSignIn(login.cookie, login.fields))).not.toBeNull();
  expect((await enrol(enrolment)).status).toBe(200);

  // Each with the other's nonce, signed for what it is now used for.
  const usedUp = await prepareEnrolment(ada, { nonce: login.fields.nonce });
  expect((await enrol(usedUp)).status).toBe(404);
  const { fields, cookie } = await prepareSignIn(network, ada);
  expect(sessionOf(await postSignIn(cookie, { ...fields, nonce: enrolment.nonce }))).toBeNull();

  const late = await prepareSignIn(network, ada);
  const lateEnrolment = await prepareEnrolment(ada);
  for (const nonce of [late.fields.nonce ?? "", lateEnrolment.nonce]) {
    await owner`update nonces set expires_at = now() where nonce = ${Buffer.from(fromBase64url(nonce))}`;
  }
  expect(sessionOf(await postSignIn(late.cookie, late.fields))).toBeNull();
  expect((await enrol(lateEnrolment)).status).toBe(404);
});

test("a signature that lets a device in is good for one site, one nonce, one device and one member", async ({
  owner,
}) => {
  const network = await foundRealNetwork(owner, { members: ["Ada", "Ben"] });
  const [ada, ben] = [network.member("Ada"), network.member("Ben")];
  const other = await makeDeviceKey();
  const before = await hashOf(owner, network);
  const wrongs: [string, Awaited<ReturnType<typeof prepareEnrolment>>][] = [
    ["another site", await prepareEnrolment(ada, { origin: "https://evil.example" })],
    ["a longer site", await prepareEnrolment(ada, { origin: `${baseUrl()}.evil.example` })],
    ["another nonce", { ...(await prepareEnrolment(ada)), nonce: (await prepareEnrolment(ada)).nonce }],
    ["another device", await prepareEnrolment(ada, { deviceKey: other.publicKey })],
    [
      "another member",
      { ...(await prepareEnrolment(ada)), enrolmentKey: (await prepareEnrolment(ben)).enrolmentKey },
    ],
    [
      "a device's own login",
      {
        ...(await prepareEnrolment(ada)),
        signature: (await prepareSignIn(network, ada)).fields.signature ?? "",
      },
    ],
    ["nobody's words", await prepareEnrolment(ada, { secret: new Uint8Array(randomBytes(16)) })],
  ];
  const answers = new Set<string>();
  for (const [name, body] of wrongs) {
    const answer = await enrol(body);
    expect(answer.status, name).toBe(404);
    answers.add(seenOf(answer));
  }
  expect(answers.size).toBe(1);
  expect(await hashOf(owner, network)).toBe(before);
  expect((await enrol(await prepareEnrolment(ada))).status).toBe(200);
});

test("nobody signs in, or out, from another site's page", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const foreign: Fields[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { origin: baseUrl(), "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    const { cookie, fields } = await prepareSignIn(network, network.member("Ada"));
    const answer = await postSignIn(cookie, fields, headers);
    expect(answer.status, JSON.stringify(headers)).toBe(403);
    expect(sessionOf(answer)).toBeNull();
    expect(sessionOf(await postSignIn(cookie, fields)), "and the nonce is left").not.toBeNull();
  }
});

test("whoever signs in wrongly sees the same, be the device known or not", async ({ owner }) => {
  const [network, other] = [await foundRealNetwork(owner), await foundRealNetwork(owner)];
  const rosa = network.member("Rosa");
  const wrong = { signature: toBase64url(randomBytes(64)) };
  const tries: Fields[] = [
    wrong,
    { ...wrong, device: randomUUID() },
    { ...wrong, network: other.id },
    { ...wrong, network: randomUUID() },
    { ...wrong, device: other.member("Rosa").device.id },
    { ...wrong, nonce: toBase64url(randomBytes(32)) },
  ];
  const seen = new Set<string>();
  for (const change of tries) {
    const { cookie, fields } = await prepareSignIn(network, rosa);
    const answer = await postSignIn(cookie, { ...fields, ...change });
    expect(sessionOf(answer)).toBeNull();
    seen.add(seenOf(answer));
  }
  expect([...seen]).toHaveLength(1);
});

type Changes = { nonce?: string | undefined; origin?: string; deviceKey?: Uint8Array; secret?: Uint8Array };

/** What a new device sends to be let in by a member's words; with something else signed, or used, than is due. */
async function prepareEnrolment({ words }: Pick<RealMember, "words">, changes: Changes = {}) {
  const issued = JSON.parse((await ask("/api/issue-nonce", { method: "POST", json: {} })).text).value;
  const secret = changes.secret ?? (await fromWords(words));
  if (!secret) throw new RangeError("These are no words.");
  const { enrolment } = await deriveEnrolment(secret);
  const { publicKey } = await makeDeviceKey();
  const nonce: string = changes.nonce ?? issued.nonce;
  const { origin = issued.origin, deviceKey = publicKey } = changes;
  const signature = toBase64url(await signEnrolment(enrolment, { origin, nonce, deviceKey }));
  const device = { id: randomUUID(), loginKey: toBase64url(publicKey) };
  return { enrolmentKey: toBase64url(enrolment.publicKey), nonce, signature, device };
}

function enrol(body: object): Promise<Answer> {
  return ask("/api/enrol-device", { method: "POST", json: body });
}

/** The member whom the server takes the asking one for, or null. */
function whoAsks({ status, text }: Answer): string | null {
  return status === 200 ? (JSON.parse(text).value?.member ?? JSON.parse(text).member) : null;
}

/** Everything of an answer that one could tell it by: status, text and length, and each header but what is fresh. */
function seenOf(answer: Answer): string {
  const { date, "set-cookie": cookies = [], ...headers } = answer.headers;
  const set = cookies.map((cookie) => cookie.replace(/=[^;]*/, (value) => `=${value.length}`));
  return JSON.stringify([withoutIds(answer), answer.text.length, headers, set]);
}
