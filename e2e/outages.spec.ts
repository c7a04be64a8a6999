import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { mkdtemp, readFile, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { connect } from "@/db/connect";
import { findPostmaster } from "@/db/embedded/postmaster";
import { socketDirectory } from "@/db/embedded/socket-directory";
import { freePort } from "../lib/free-port";
import { ask } from "../test/ask";
import { standBetween } from "../test/database-between";
import { tomorrow } from "../test/factory";
import { postRealNeed } from "../test/real-listings";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { type Body, bodies, type Ids, madeUpIds } from "./bodies";
import { expect, test } from "./fixtures";
import { signInByWords } from "./phone";
import { cardWith } from "./screen";
import { serveBeside } from "./serve-beside";
import { foundAttacked, hashOf } from "./two-networks";

const day = 24 * 60 * 60_000;
const kills = 20;

test("the database is killed twenty times under load: nothing answered is lost, no pair is half, a page comes back", async ({
  browser,
  askedElsewhere,
}) => {
  test.setTimeout(900_000);
  const app = await startApart();
  const owner = connect(app.ownerUrl, { max: 2, fetch_types: false });
  try {
    const names = ["Rosa", ...Array.from({ length: 24 }, (_, index) => `Person ${index}`)];
    const network = await foundRealNetwork(owner, { members: names });
    const page = await (await browser.newContext({ baseURL: app.origin })).newPage();
    await signInByWords(page, network.member("Rosa").words);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

    const load = await beginLoad(app.origin, network);
    for (let times = 0; times < kills; times++) {
      await sleep(Math.random() * 300);
      const before = await findPostmaster(app.cluster);
      if (!before) throw new Error("The database has not come back.");
      process.kill(before.pid, "SIGKILL");
      const acknowledged = load.acknowledged.length;
      await expect
        .poll(async () => (await findPostmaster(app.cluster))?.pid ?? before.pid, { intervals: [20] })
        .not.toBe(before.pid);
      await expect
        .poll(() => load.acknowledged.length, { intervals: [20] })
        .toBeGreaterThan(acknowledged + 4);
    }
    await load.stop();
    await expect.poll(() => owner`select 1 as one`.catch(() => [])).toHaveLength(1);
    expect(load.surprises).toEqual([]);
    expect(load.acknowledged.length).toBeGreaterThan(kills * 4);
    expect(load.refused, "writes that met no database").toBeGreaterThan(kills);
    await expectAllThere(owner, load.acknowledged);
    await expectNoHalfPair(owner, network.id);

    const after = connect(app.ownerUrl, { max: 1 });
    await postRealNeed(after, network, { by: network.member("Person 1"), note: "After all of that" });
    await after.end();
    await expect(cardWith(page, "After all of that")).toBeVisible();
    await page.context().close();
    expect(askedElsewhere().filter((url) => !url.startsWith(app.origin))).toEqual([]);
  } finally {
    await owner.end();
    expect(await app.stop()).toBe(0);
  }
});

test("while the database is away a write hears so, and a page says it and comes back by itself", async ({
  owner,
  browser,
  askedElsewhere,
}) => {
  const network = await foundRealNetwork(owner);
  const between = await standBetween(process.env.DATABASE_APP_URL ?? "");
  const app = await serveBeside({ DATABASE_URL: between.url, HOLDFAST_LOG_LEVEL: "info" });
  const at = app.address;
  try {
    const phone = await (await browser.newContext({ baseURL: at })).newPage();
    await signInByWords(phone, network.member("Malik").words);
    await phone.goto(`/n/${network.id}/needs/new?kind=ride`);
    const note = phone.getByRole("textbox", { name: /Anything else/ });
    await note.fill("To the clinic");
    const cookie = await signIn(at, network, network.member("Ines"));
    await between.close();

    const path = `/api/n/${network.id}/post-need`;
    const ids = { ...madeUpIds(), place: network.places[0]?.id ?? "" };
    const json = bodies["/api/n/[network]/post-need"]?.(ids);
    for (const [language, sentence] of [
      ["en", /^We cannot reach/],
      ["es", /^En este momento no podemos/],
    ] as const) {
      const headers = { "accept-language": language };
      const answer = await ask(path, { at, cookie, headers, method: "POST", json });
      expect([answer.status, Number(answer.headers["retry-after"])]).toEqual([503, 2]);
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, reason: "unavailable" });
      expect(JSON.parse(answer.text).message).toMatch(sentence);
    }
    for (const read of ["board", "keys", "my-data"])
      expect((await ask(`/api/n/${network.id}/${read}`, { at, cookie })).status, read).toBe(503);
    await expect(signIn(at, network, network.member("Ines"))).rejects.toThrow();
    expect((await ask("/readyz", { at })).status).toBe(503);
    expect((await ask("/healthz", { at })).status).toBe(200);

    await phone.goto(`/n/${network.id}/people`);
    await expect(phone.getByRole("heading", { name: "We will be back in a moment" })).toBeVisible();
    await between.open();
    await expect(phone.getByRole("list", { name: "People" })).toContainText("Ines");
    await phone.goto(`/n/${network.id}/needs/new?kind=ride`);
    await expect(note).toHaveValue("To the clinic");
    expect((await ask(path, { at, cookie, method: "POST", json })).status).toBe(200);
    expect((await ask("/readyz", { at })).status).toBe(200);
    await phone.context().close();
    expect(askedElsewhere().filter((url) => !url.startsWith(at))).toEqual([]);
  } finally {
    await app.stop();
    await between.close();
  }
});

test("the app is killed between commit and answer: who asks again gets the first answer, and it was done once", async ({
  owner,
}) => {
  const { network, ids, asked, confirmed } = await foundAttacked(owner);
  const lonely = await foundRealNetwork(owner);
  const between = await standBetween(process.env.DATABASE_APP_URL ?? "");
  const first = await serveBeside({ DATABASE_URL: between.url });
  const tamsin = await signIn(first.address, network, network.member("Tamsin"));
  const magnus = await signIn(first.address, network, network.member("Magnus"));
  const rosa = await signIn(first.address, lonely, lonely.member("Rosa"));
  const made = { ...ids, need: randomUUID(), match: randomUUID() };
  const claim = { ...made, need: randomUUID() };
  const body = (verb: string, of: Ids) => bodies[`/api/n/[network]/${verb}`]?.(of);
  const epoch = await makeEpoch(first.address, lonely.id, rosa);
  const writes = [
    { verb: "post-need", cookie: tamsin, json: body("post-need", made), at: network.id },
    { verb: "claim-offer", cookie: tamsin, json: body("claim-offer", claim), at: network.id },
    {
      verb: "confirm-match",
      cookie: magnus,
      json: body("confirm-match", { ...ids, match: asked }),
      at: network.id,
    },
    {
      verb: "release-match",
      cookie: magnus,
      json: body("release-match", { ...ids, match: confirmed }),
      at: network.id,
    },
    { verb: "begin-epoch", cookie: rosa, json: epoch, at: lonely.id },
  ];
  const send =
    (at: string) =>
    ({ verb, cookie, json, at: home }: (typeof writes)[number]) =>
      ask(`/api/n/${home}/${verb}`, { at, cookie, json, method: "POST" });

  const held = between.holdCommits(writes.length);
  const unanswered = writes.map((write) => send(first.address)(write).catch(() => null));
  await held;
  process.kill(first.pid, "SIGKILL");
  expect(await Promise.all(unanswered)).toEqual(writes.map(() => null));
  const after = [await hashOf(owner, network), await hashOf(owner, lonely)];
  await first.stop();
  await between.close();

  const second = await serveBeside({});
  try {
    const [match] = await owner`select asked_until from matches where id = ${claim.match}`;
    const askedUntil = (match?.asked_until as Date | undefined)?.toISOString();
    for (const write of [...writes, ...writes]) {
      const { status, text } = await send(second.address)(write);
      const value = write.verb === "claim-offer" ? { askedUntil } : null;
      expect([write.verb, status, JSON.parse(text)]).toEqual([write.verb, 200, { ok: true, value }]);
    }
    expect([await hashOf(owner, network), await hashOf(owner, lonely)]).toEqual(after);
    const states =
      await owner`select state from matches where id in ${owner([claim.match, asked, confirmed])} order by 1`;
    expect(states.map(({ state }) => state)).toEqual(["asked", "confirmed", "released"]);
    expect(await owner`select from needs where id = ${made.need}`).toHaveLength(1);
    expect(await owner`select from rosters where network_id = ${lonely.id}`).toHaveLength(1);
  } finally {
    await second.stop();
  }
});

/** `npm start` in a process of its own, on an empty data directory. */
async function startApart() {
  const home = await mkdtemp(join(tmpdir(), "holdfast-outages-"));
  const dataDir = join(home, "data");
  const log = openSync(join(home, "app.log"), "a");
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  // Nothing of this run's own database, nor of how it is served.
  const own = Object.entries(process.env).filter(([name]) => !/^(DATABASE|HOLDFAST|NEXTAUTH|PG)/.test(name));
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts", "--no-demo"], {
    cwd: join(import.meta.dirname, ".."),
    env: {
      ...Object.fromEntries(own),
      NODE_ENV: "production",
      PORT: String(port),
      HOLDFAST_DATA: dataDir,
      HOLDFAST_REQUESTS_PER_MINUTE: "10000000",
    },
    stdio: ["ignore", log, log],
  });
  const exited = once(child, "exit");
  await expect
    .poll(
      () =>
        ask("/readyz", { at: origin }).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 150_000 },
    )
    .toBe(200);
  const place = await readlink(join(dataDir, "elsewhere")).catch(() => dataDir);
  const { owner } = JSON.parse(await readFile(join(dataDir, "secrets.json"), "utf8"));
  return {
    origin,
    cluster: join(place, "postgres-18"),
    ownerUrl: `postgres://holdfast_owner:${owner}@127.0.0.1:5432/holdfast?host=${socketDirectory(place)}`,
    /** Its exit code. */
    async stop(): Promise<number> {
      child.kill("SIGTERM");
      const [code] = await exited;
      closeSync(log);
      for (const folder of [home, place]) await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** What a browser sends to begin the next epoch, with random bytes for all that it would have sealed. */
async function makeEpoch(at: string, network: string, cookie: string): Promise<Body> {
  const answer = await ask(`/api/n/${network}/sealed-items`, { at, cookie });
  const { epoch, texts, members, places } = JSON.parse(answer.text).value as SealedItems;
  const sealed = () => randomBytes(285).toString("base64url");
  return {
    ...{ epoch: epoch + 1, request: null, texts, profile: sealed() },
    roster: randomBytes(58 * 285).toString("base64url"),
    members: members.map(({ id }) => ({ id, profile: sealed(), envelope: sealed() })),
    places: places.map(({ id }) => ({ id, label: sealed() })),
    ...{ needs: [], offers: [], series: [], guests: [], guestKeys: [], entries: [], requests: [] },
    log: { id: randomUUID(), entry: sealed(), epoch: epoch + 1 },
  };
}

type SealedItems = { epoch: number; texts: string; members: { id: string }[]; places: { id: string }[] };

type Acknowledged = { verb: string; id: string };

/** Six pairs of people who post, ask, say yes and give back, each write repeated until it is answered. */
async function beginLoad(origin: string, network: RealNetwork) {
  const acknowledged: Acknowledged[] = [];
  const surprises: string[] = [];
  const state = { isOver: false, refused: 0 };

  async function write(verb: string, id: string, json: Body, cookie: string): Promise<void> {
    for (;;) {
      const path = `/api/n/${network.id}/${verb}`;
      const { status, text } = await ask(path, { at: origin, cookie, method: "POST", json });
      if (status === 200) return void acknowledged.push({ verb, id });
      if (status !== 503) return void surprises.push(`${verb}: ${status} ${text}`);
      state.refused += 1;
      await sleep(20);
    }
  }

  async function pair(receiver: string, helper: string, turn: number): Promise<void> {
    const window = tomorrow();
    const times = {
      from: new Date(window.from.getTime() + turn * day).toISOString(),
      until: new Date(window.until.getTime() + turn * day).toISOString(),
    };
    const ids = { ...madeUpIds(), network: network.id, place: network.places[0]?.id ?? "" };
    const body = (verb: string): Body => ({ ...bodies[`/api/n/[network]/${verb}`]?.(ids) });
    const windows = [{ id: ids.window, ...times, quantity: 2 }];
    const need = { ...body("post-need"), ...times, toPlace: network.places[1]?.id };
    await write("post-need", ids.need, need, receiver);
    await write("post-offer", ids.offer, { ...body("post-offer"), windows }, helper);
    await write("claim-offer", ids.match, { ...body("claim-offer"), ...times }, receiver);
    if (turn === 4) return;
    await write("confirm-match", ids.match, body("confirm-match"), helper);
    if (turn % 4 !== 0) await write("release-match", ids.match, body("release-match"), receiver);
  }

  const people = network.members.filter(({ name }) => name.startsWith("Person"));
  const cookies = await Promise.all(people.map((member) => signIn(origin, network, member)));
  const hands = Array.from({ length: 6 }, async (_, hand) => {
    for (let turn = 1; !state.isOver && turn < 140; turn++) {
      const first = hand * 4 + (turn < 70 ? 0 : 2);
      await pair(cookies[first] ?? "", cookies[first + 1] ?? "", turn % 70);
      await sleep(50);
    }
  });
  // Whoever stops the load hears of one that failed.
  for (const hand of hands) hand.catch(() => {});
  return {
    acknowledged,
    surprises,
    get refused() {
      return state.refused;
    },
    async stop() {
      state.isOver = true;
      await Promise.all(hands);
    },
  };
}

/** What was answered with 200 is in its table, in the state of the last answer. */
async function expectAllThere(owner: postgres.Sql, acknowledged: readonly Acknowledged[]): Promise<void> {
  const last = new Map(acknowledged.map(({ verb, id }) => [id, verb]));
  const states: Record<string, string> = {
    "claim-offer": "asked",
    "confirm-match": "confirmed",
    "release-match": "released",
  };
  const rows = await owner<{ id: string; state: string }[]>`select id, state from matches`;
  const found = new Map(rows.map(({ id, state }) => [id, state]));
  for (const table of ["needs", "offers"]) {
    for (const { id } of await owner`select id from ${owner(table)}`) found.set(id, "posted");
  }
  const lost = [...last].filter(([id, verb]) => found.get(id) !== (states[verb] ?? "posted"));
  expect(lost).toEqual([]);
}

/** Quantities, promises of time and contacts agree with the matches, and every change has raised the version. */
async function expectNoHalfPair(owner: postgres.Sql, network: string): Promise<void> {
  const open = owner`state in ('asked', 'confirmed', 'done')`;
  expect(
    await owner`select w.id from offer_windows w where network_id = ${network} and "left" <> quantity -
    (select coalesce(sum(m.quantity), 0) from matches m where m.offer_window_id = w.id and ${open})`,
  ).toEqual([]);
  expect(
    await owner`select n.id from needs n where network_id = ${network} and "left" <> quantity -
    (select coalesce(sum(m.quantity), 0) from matches m where m.need_id = n.id and ${open})`,
  ).toEqual([]);
  expect(
    await owner`select coalesce(m.id, b.match_id) as id from matches m
    full join bookings b on b.match_id = m.id and b.network_id = m.network_id
    where (coalesce(m.state, '') = 'confirmed') <> (b.match_id is not null)
      or (b.person_id is not null and b.person_id <> m.helper_id)`,
  ).toEqual([]);
  expect(
    await owner`select m.id from matches m where network_id = ${network} and
    (select count(*) from contacts c where c.match_id = m.id) <>
    case state when 'asked' then 1 when 'confirmed' then 2 else 0 end`,
  ).toEqual([]);
}
