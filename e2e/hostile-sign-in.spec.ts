import { randomBytes, randomUUID } from "node:crypto";
import { toBase64url } from "@/seal/bytes";
import { type Answer, ask, type Question } from "../test/ask";
import { foundRealNetwork } from "../test/real-network";
import { expect, test } from "./fixtures";
import { hostileTexts } from "./hostile-values";
import { inTurns } from "./in-turns";
import { logged } from "./logged";
import {
  asForm,
  type Fields,
  postSignIn,
  prepareSignIn,
  sessionOf,
  signFor,
  signInPath,
} from "./sign-in-by-hand";
import { baseUrl } from "./two-networks";

const unserved = [
  ...["", "signin", "signin/device", "signout", "error", "verify-request", "_log", "callback", "callback/"],
  ...["callback/github", "callback/__proto__", "callback/device/x", "CSRF", "constructor", "session/x"],
  ...["%00", "%ff", "..%2f..%2fetc", "x".repeat(3000), "callback%2fdevice"],
];

test("next-auth answers nothing but what signs a device in", async () => {
  for (const path of ["csrf", "session", "providers"]) {
    expect((await ask(`/api/auth/${path}`)).status, path).toBe(200);
  }
  for (const path of unserved.flatMap((each) => [each, `${each}?error=<b>&callbackUrl=//evil.example`])) {
    for (const question of [{}, { method: "POST", headers: asForm, body: "a=b" }]) {
      const { status, text } = await ask(`/api/auth/${path}`, question);
      const name = `${question.method ?? "GET"} ${path.slice(0, 60)}: ${text.slice(0, 200)}`;
      expect([308, 400, 404, 405], name).toContain(status);
    }
  }
});

test("a method that a path of next-auth does not have is no accident", async () => {
  for (const path of ["csrf", "session", "providers"]) {
    const { status } = await ask(`/api/auth/${path}`, { method: "POST", headers: asForm, body: "a=b" });
    expect(status, path).toBe(404);
  }
  expect((await ask("/api/auth/callback/device")).status).toBe(404);
});

test("nobody gets in with strange fields", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const marker = makeMarker();
  const tries = ["network", "device", "nonce", "signature", "csrfToken", "callbackUrl"].flatMap((field) =>
    [...hostileTexts(marker), randomUUID()].map((value) => ({ field, value })),
  );
  await inTurns(tries, async ({ field, value }) => {
    const { cookie, fields } = await prepareSignIn(network, network.member("Ada"));
    const signature = randomBytes(64).toString("base64url");
    const answer = await postSignIn(cookie, { ...fields, signature, [field]: value });
    expectRefused(answer, `${field} = ${value.slice(0, 80)}`);
  });
  expect(logged(marker)).toEqual([]);
});

test("nobody gets in with a body that is no form", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const { cookie, fields } = await prepareSignIn(network, network.member("Ada"));
  const good = new URLSearchParams(fields).toString();
  const file = `--x\r\ncontent-disposition: form-data; name="network"; filename="a"\r\n\r\nb\r\n--x--\r\n`;
  const bodies: [string, Question][] = [
    ["nothing", { headers: asForm, body: "" }],
    ["JSON", { json: fields }],
    ["JSON, as a form", { headers: asForm, body: JSON.stringify(fields) }],
    ["no type", { body: good }],
    ["text", { headers: { "content-type": "text/plain" }, body: good }],
    ["a file", { headers: { "content-type": "multipart/form-data; boundary=x" }, body: file }],
    ["broken parts", { headers: { "content-type": "multipart/form-data; boundary=y" }, body: file }],
    ["no boundary", { headers: { "content-type": "multipart/form-data" }, body: file }],
    ["broken percents", { headers: asForm, body: "network=%zz&device=%ff&%00=%" }],
    ["lists", { headers: asForm, body: good.replaceAll("=", "[]=") }],
    ["everything twice", { headers: asForm, body: `${good}&${good.replaceAll("=", "=x")}` }],
    ["a prototype", { headers: asForm, body: `__proto__=x&constructor=y&${good.replace("csrf", "")}` }],
    ["far too large", { headers: asForm, body: `${good}&x=${"x".repeat(5 * 1024 * 1024)}` }],
    ["far too many", { headers: asForm, body: `${good}${"&a=b".repeat(1024 * 1024)}` }],
    [
      "far too many, in chunks",
      { headers: { ...asForm, ...chunked }, body: `${good}${"&a=b".repeat(1024 * 1024)}` },
    ],
  ];
  for (const [name, question] of bodies) {
    expectRefused(await ask(signInPath, { method: "POST", cookie, ...question }), name);
  }
});

test("an accident of ours is no refusal, and says nothing", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const { cookie, fields } = await prepareSignIn(network, network.member("Ada"));
  const name = "sessions_of_nobody";
  await expect(() =>
    owner.begin(async (sql) => {
      // Whoever signs in anywhere would wait behind it.
      await sql`set local lock_timeout = '1s'`;
      await sql.unsafe(
        `alter table sessions add constraint ${name} check (network_id <> '${network.id}') not valid`,
      );
    }),
  ).toPass();
  try {
    const answer = await postSignIn(cookie, fields);
    expect([answer.status, JSON.parse(answer.text).reason]).toEqual([503, "unavailable"]);
    expect(JSON.stringify(answer)).not.toMatch(/sessions_|23514|failed/);
    expect(sessionOf(answer)).toBeNull();
  } finally {
    await owner.unsafe(`alter table sessions drop constraint ${name}`);
  }
});

test("a signature is good for one nonce, one device, one site and one time", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const other = await foundRealNetwork(owner, { members: ["Ben"] });
  const ben = other.member("Ben").device;
  const wrongs: [string, (fields: Fields, nonce: string) => Promise<Fields>][] = [
    [
      "another site",
      async (_, nonce) => ({
        signature: await signFor(network.member("Ada"), nonce, "https://evil.example"),
      }),
    ],
    [
      "another nonce",
      async () => ({
        signature: await signFor(network.member("Ada"), toBase64url(randomBytes(32)), baseUrl()),
      }),
    ],
    ["another nonce altogether", async () => ({ nonce: toBase64url(randomBytes(32)) })],
    ["another device", async () => ({ device: ben.id })],
    ["another device of its network", async () => ({ device: ben.id, network: other.id })],
    ["no device", async () => ({ device: randomUUID() })],
    ["another network", async () => ({ network: other.id })],
  ];
  const answers: unknown[] = [];
  for (const [name, change] of wrongs) {
    const { cookie, fields } = await prepareSignIn(network, network.member("Ada"));
    const answer = await postSignIn(cookie, { ...fields, ...(await change(fields, fields.nonce ?? "")) });
    expectRefused(answer, name);
    answers.push({ status: answer.status, text: answer.text });
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);

  const { cookie, fields } = await prepareSignIn(network, network.member("Ada"));
  expect(sessionOf(await postSignIn(cookie, fields))).not.toBeNull();
  expectRefused(await postSignIn(cookie, fields), "the same again");
});

test("nobody is sent to another site", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  for (const callbackUrl of [
    "https://evil.example/",
    "//evil.example",
    "javascript:alert(1)",
    `${baseUrl()}.evil.example`,
  ]) {
    const { cookie, fields } = await prepareSignIn(network, network.member("Ada"));
    const answer = await postSignIn(cookie, { ...fields, callbackUrl });
    expect(answer.status, callbackUrl).toBe(200);
    expect(new URL(JSON.parse(answer.text).url).origin, callbackUrl).toBe(baseUrl());
    const form = await postSignIn(cookie, {
      ...(await prepareSignIn(network, network.member("Ada"))).fields,
      json: "false",
      callbackUrl,
    });
    expect(new URL(form.headers.location ?? baseUrl(), baseUrl()).origin, callbackUrl).toBe(baseUrl());
  }
});

const chunked = { "transfer-encoding": "chunked" };

/** No session, no accident, and no way to another site. next-auth says it with a page of our own to go to. */
function expectRefused(answer: Answer, name: string): void {
  expect([200, 302, 400, 401, 413], `${name}: ${answer.status} ${answer.text.slice(0, 300)}`).toContain(
    answer.status,
  );
  expect(sessionOf(answer), name).toBeNull();
  const { url = answer.headers.location } = answer.status === 200 ? JSON.parse(answer.text) : {};
  expect(new URL(url ?? "", baseUrl()).origin, name).toBe(baseUrl());
}

function makeMarker(): string {
  return `leak${randomBytes(8).toString("hex")}`;
}
