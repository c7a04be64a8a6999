import { readFile } from "node:fs/promises";
import { type Answer, ask } from "../test/ask";
import { foundRealNetwork, type RealMember, type RealNetwork } from "../test/real-network";
import { bodies, madeUpIds } from "./bodies";
import { expect, test } from "./fixtures";
import { knockAsDevice, sessionCookieOf } from "./knock";
import { type Beside, serveBeside } from "./serve-beside";

/** A tenth of the usual: twelve writes of a device in a minute, three of which concern nobody else. */
let app: Beside;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  app = await serveBeside({ HOLDFAST_REQUESTS_PER_MINUTE: "12" });
});
test.afterAll(() => app.stop());

test("a device that sends too much is told when to come again, and nobody else notices", async ({
  owner,
}) => {
  const network = await foundRealNetwork(owner, { members: ["Ada", "Ben"] });
  const ada = await signIn(network, network.member("Ada"), "203.0.113.1");
  const ben = await signIn(network, network.member("Ben"), "203.0.113.1");
  const cancel = (cookie: string) =>
    ask(`/api/n/${network.id}/cancel-invite`, {
      at: app.address,
      method: "POST",
      cookie,
      json: bodies["/api/n/[network]/cancel-invite"]?.(madeUpIds()),
    });
  for (let sent = 0; sent < 12; sent++) expect((await cancel(ada)).status, `write ${sent}`).toBe(200);
  expectToWait(await cancel(ada), { most: 60, sentence: /Try again in \d+ seconds?\.$/ });
  expect((await cancel(ben)).status).toBe(200);
  expect((await ask(`/api/n/${network.id}/board`, { at: app.address, cookie: ada })).status).toBe(200);
});

test("a device that reads without end has to wait, and nobody else does", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada", "Ben"] });
  const ada = await signIn(network, network.member("Ada"), "203.0.113.10");
  const ben = await signIn(network, network.member("Ben"), "203.0.113.10");
  const read = (what: string, cookie: string, headers = {}) =>
    ask(`/api/n/${network.id}/${what}`, { at: app.address, cookie, headers });
  const { etag = "" } = (await read("board", ada)).headers;
  for (let time = 1; time < 60; time++) {
    expect((await read(time % 2 ? "board" : "keys", ada)).status, `read ${time}`).toBe(200);
  }
  expectToWait(await read("keys", ada), { most: 60, sentence: /Try again in \d+ seconds?\.$/ });
  expectToWait(await read("board", ada), { most: 60, sentence: /Try again in \d+ seconds?\.$/ });
  // A board that has not changed costs nothing.
  expect((await read("board", ada, { "if-none-match": etag })).status).toBe(304);
  expect((await read("board", ben)).status).toBe(200);
});

test("one address cannot use up what others need to come in", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada", "Ben"] });
  const known = await signIn(network, network.member("Ada"), "203.0.113.20");
  const nonce = (from: string, cookie?: string) =>
    ask("/api/issue-nonce", {
      at: app.address,
      method: "POST",
      cookie,
      json: {},
      headers: { "x-forwarded-for": from },
    });
  let last = await nonce("203.0.113.21");
  for (let asked = 0; asked < 40 && last.status === 200; asked++) last = await nonce("203.0.113.21");
  expectToWait(last, { most: 60, sentence: /Try again in \d+ seconds?\.$/ });
  // What stands before the last address is what somebody says of themselves.
  expect((await nonce("198.51.100.1, 203.0.113.21")).status).toBe(429);
  expect((await nonce("203.0.113.22")).status).toBe(200);
  // Next door to the one who floods: who has been in before is not counted with them.
  expect((await nonce("203.0.113.21", known)).status).toBe(200);
});

test("who knows a device's id cannot use up its turns", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const ada = network.member("Ada");
  for (let tries = 0; tries < 20; tries++) {
    const from = `203.0.113.${100 + (tries % 4)}`;
    const { status } = await knockAsDevice({ at: app.address, from }, network, ada, { sign: false });
    expect(status).toBe(401);
  }
  expect(await signIn(network, ada, "203.0.113.120")).not.toBe("");

  // The device itself, again and again: three times with these limits, and it has been in once.
  const own = () => knockAsDevice({ at: app.address, from: "203.0.113.121" }, network, ada);
  expect([(await own()).status, (await own()).status]).toEqual([200, 200]);
  expectToWait(await own(), { most: 60, sentence: /Try again in/ });
});

test("founding has the narrowest limit", async () => {
  const found = (from: string) =>
    ask("/api/found-network", {
      at: app.address,
      method: "POST",
      json: bodies["/api/found-network"]?.(madeUpIds()),
      headers: { "x-forwarded-for": from, "accept-language": "es" },
    });
  for (let founded = 0; founded < 3; founded++) expect((await found("2001:db8:1:1::1")).status).toBe(200);
  expectToWait(await found("2001:db8:1:1:ffff::2"), {
    most: 3600,
    sentence: /Prueba otra vez en \d+ minutos\.$/,
  });
  expect((await found("2001:db8:1:2::1")).status).toBe(200);
});

test("signing in again and again gives nobody more to found", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const from = "203.0.113.140";
  const found = (cookie: string) =>
    ask("/api/found-network", {
      at: app.address,
      method: "POST",
      cookie,
      json: bodies["/api/found-network"]?.(madeUpIds()),
      headers: { "x-forwarded-for": from },
    });
  const nonce = (cookie: string) =>
    ask("/api/issue-nonce", {
      at: app.address,
      method: "POST",
      cookie,
      json: {},
      headers: { "x-forwarded-for": from },
    });
  const cookies: string[] = [];
  for (let time = 0; time < 3; time++) cookies.push(await signIn(network, network.member("Ada"), from));
  expect(new Set(cookies).size).toBe(3);
  const founded: number[] = [];
  for (const cookie of cookies)
    for (let time = 0; time < 2; time++) founded.push((await found(cookie)).status);
  expect(founded).toEqual([200, 200, 200, 429, 429, 429]);
  // A session counts for its device, and not for itself.
  const asked: number[] = [];
  for (const cookie of cookies)
    for (let time = 0; time < 12; time++) asked.push((await nonce(cookie)).status);
  expect(asked).toEqual([...Array(30).fill(200), ...Array(6).fill(429)]);
});

test("no address is written down", async () => {
  expect(await readFile(app.log, "utf8")).not.toMatch(/203\.0\.113|2001:db8/);
});

async function signIn(network: RealNetwork, member: RealMember, from: string): Promise<string> {
  const answer = await knockAsDevice({ at: app.address, from }, network, member);
  return sessionCookieOf(answer)?.split(";", 1).join() ?? "";
}

function expectToWait(answer: Answer, { most, sentence }: { most: number; sentence: RegExp }): void {
  expect(answer.status, answer.text).toBe(429);
  const { reason, message } = JSON.parse(answer.text);
  expect(reason).toBe("too-many");
  expect(message).toMatch(sentence);
  const after = Number(answer.headers["retry-after"]);
  expect(after).toBeGreaterThan(0);
  expect(after).toBeLessThanOrEqual(most);
}
