import { type ChildProcess, spawn } from "node:child_process";
import { createECDH, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { dirname, join as joinPath } from "node:path";
import type postgres from "postgres";
import { fromBase64url } from "@/seal/bytes";
import { deriveInvite } from "@/seal/invite";
import { deriveEnrolment } from "@/seal/member-keys";
import { importEpochKey, openFromNetwork } from "@/seal/network-seal";
import { ask } from "../test/ask";
import { foundRealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { readMemory, readServedMemory } from "./app-memory";
import {
  type Canary,
  keyCanary,
  makeFinder,
  makeText,
  needlesOf,
  textCanary,
  writtenInEveryForm,
} from "./canaries";
import {
  dumpTables,
  type Kept,
  makeBackup,
  readDataDirectory,
  readStatistics,
  readTables,
} from "./everything-kept";
import { expect, test } from "./fixtures";
import { type Ciphertext, findInFiles, listCiphertexts, makeDue, purgeUntil } from "./forget-all";
import { type Asked, type FullNetwork, foundFull } from "./full-network";
import { inTurns } from "./in-turns";
import { fill, listPages, listRoutes } from "./list-routes";
import { listSealed, nameSealedColumns } from "./sealed-columns";
import { needBody, weeklyOfferBody } from "./sealed-listings";
import { done, makeLogLine, type Person, seal, send } from "./sealed-people";
import { type TextName, textNames, textsIn } from "./sealed-texts";
import { keysOf } from "./sealed-trust";
import { type Keys, readOpened } from "./try-to-open";
import { baseUrl } from "./two-networks";

/** One for everything that people write, and one that somebody forgot to seal. */
const names = [...textNames, "another place", "new name", "changed note", "unsealed"] as const;

const text = Object.fromEntries(names.map((name) => [name, makeText(name)])) as Record<
  (typeof names)[number],
  string
>;

/** What people change later, and to what. */
const replaced: Partial<Record<TextName, (typeof names)[number]>> = {
  onlooker: "new name",
  "weekly offer": "changed note",
};

test("what is sealed can be read by whom it is for, and found nowhere else", async ({ owner }) => {
  test.setTimeout(900_000);
  const elsewhere = await foundRealNetwork(owner, { members: ["Ada"] });
  const stranger = await signIn(baseUrl(), elsewhere, elsewhere.member("Ada"));
  const seen: { person: string; where: string; bytes: Buffer }[] = [];
  const look = async (
    people: Record<string, string | undefined>,
    { id: network, ids, invitations }: Asked,
  ) => {
    const address = { network, ...ids, match: ids.guestMatch, id: invitations.at(-1)?.id ?? "" };
    const questions = Object.entries(people).flatMap(([person, cookie]) =>
      readable.map((where) => ({ person, cookie, where })),
    );
    await inTurns(questions, async ({ person, cookie, where }) => {
      // What a page is made of comes once in its HTML, in pieces, and once whole.
      for (const question of [{ cookie }, { cookie, headers: { rsc: "1" } }]) {
        const { text: answer } = await ask(`${fill(where, address)}?_rsc`, question);
        seen.push({ person, where, bytes: Buffer.from(answer) });
      }
    });
  };
  const cookiesOf = ({ people }: Asked) => mapValues(people, ({ cookie }) => cookie);

  const full = await foundFull(owner, text, async (asked) => {
    const { driver, onlooker } = cookiesOf(asked);
    await look({ driver, onlooker }, asked);
    for (const { contact } of Object.values(asked.handed)) expect(whoSaw(seen, contact)).toEqual([]);
  });
  const { driver, rider, onlooker } = full.people;
  const { ids, handed } = full;
  const told = await chooseToBeTold(driver);
  const feed = keyCanary("address of a calendar", fromBase64url(/[\w-]{43}/.exec(full.calendar)?.[0] ?? ""));
  expect((await ask(full.calendar)).status).toBe(200);
  await done(send(onlooker, "rename-member", await renaming(onlooker, text["new name"])));
  await done(send(onlooker, "save-place", await naming(onlooker, text["another place"])));
  const changed = await weeklyOfferBody(driver, ids, text["changed note"]);
  await done(send(driver, "change-weekly-offer", { ...changed, seen: changed.weekly }));
  const forgotten = {
    ...(await needBody(rider, { ...ids, need: randomUUID() }, "")),
    note: { sealed: text.unsealed, epoch: 1 },
  };
  expect((await send(rider, "post-need", forgotten)).status).toBe(400);
  expect((await send(driver, "post-need", await needBody(driver, ids, text.offer))).status).toBe(409);

  await look({ ...cookiesOf(full), stranger, nobody: undefined }, full);
  // What is for the guest, and copies of the guest's, are for those on duty, which the driver is too.
  const onDuty = ["driver", "founder"];
  expect(whoSaw(seen, handed["rider's contact"].contact)).toEqual(["driver"]);
  expect(whoSaw(seen, handed["driver's contact"].contact)).toEqual(["rider"]);
  expect(whoSaw(seen, handed["guest's contact"].contact)).toEqual(["driver"]);
  expect(whoSaw(seen, handed["contact for the guest"].contact)).toEqual(onDuty);
  expect(whoSaw(seen, handed["rider's contact"].ownCopy)).toEqual(["rider"]);
  expect(whoSaw(seen, handed["driver's contact"].ownCopy)).toEqual(["driver"]);
  expect(whoSaw(seen, handed["guest's contact"].ownCopy)).toEqual(onDuty);
  expect(whoSaw(seen, handed["contact for the guest"].ownCopy)).toEqual(["driver"]);

  // There is something in every sealed column, and it is what people wrote there.
  const sealed = await listSealed(owner, full.id);
  expect([...new Set(sealed.map(({ table, column }) => `${table}.${column}`))].sort()).toEqual(
    nameSealedColumns(),
  );
  const readers = await readersOf(full);
  const opened = await Promise.all(
    sealed.map(async (value) => ({
      column: `${value.table}.${value.column}`,
      reads: await readOpened(readers, value),
    })),
  );
  const missing = Object.entries(textsIn).flatMap(([column, wanted]) => {
    const reads = opened.flatMap((each) => (each.column === column && each.reads) || []);
    return wanted.filter((name) => !reads.some((one) => one.includes(hexOf(text[replaced[name] ?? name]))));
  });
  expect(missing).toEqual([]);
  expect(await readBoard(onlooker)).toEqual({
    network: "network",
    members: ["driver", "guest", "rider"],
    places: ["another place", "place"],
    notes: ["changed note", "guest's need", "need", "offer", "weekly need"],
  });

  const canaries = canariesOf(full);
  const ciphertexts = await listCiphertexts(owner, full.id);
  const named = (some: readonly Ciphertext[]) => some.map(({ name }) => name);
  expect(await findInFiles(ciphertexts)).toEqual(named(ciphertexts));
  const inBackup = search(ciphertexts, await makeBackup()).join("\n");
  expect(named(ciphertexts).filter((name) => !inBackup.includes(name))).toEqual([]);
  expect(search([...canaries, ...told, feed], await listKept(owner))).toEqual([]);

  await done(send(rider, "release-match", { match: ids.match }));
  const [{ count } = {}] =
    await owner`select count(*)::int as count from contacts where match_id = ${ids.match}`;
  expect(count).toBe(0);
  expect(search(canaries, seen)).toEqual([]);
  // The server can open it, and does for whose it is, who takes all of their own along.
  const openedFor = seen.filter((each) => search(told, [each]).length > 0);
  expect(new Set(openedFor.map(({ person, where }) => `${person} ${where}`))).toEqual(
    new Set(["driver /api/n/[network]/my-data"]),
  );
  await expectNotRemembered("app", canaries);

  await makeDue(owner, full.id);
  const lasting = named(ciphertexts.filter(({ day }) => !day));
  await purgeUntil(async () => expect(await findInFiles(ciphertexts)).toEqual(lasting));
  await owner`update networks set burn_at = now() where network_id = ${full.id}`;
  await purgeUntil(async () => expect(await findInFiles(ciphertexts)).toEqual([]));
  expect(search([...ciphertexts, ...canaries, ...told, feed], await listTables(owner))).toEqual([]);
  expect(search([...canaries, ...told, feed], await readDataDirectory())).toEqual([]);
  await expectNotRemembered("app", canaries);
  await expectNotRemembered("worker", canaries);
});

test("the search finds what lies open", async ({ owner }) => {
  const control = textCanary("control", makeText("control"));
  const everyForm = needlesOf(control).map(({ form }) => `control: ${form}`);
  const open = writtenInEveryForm(control);
  const find = makeFinder([textCanary("another", makeText("another")), control]);
  const findIn = (places: readonly Kept[]) => new Set(places.flatMap(({ bytes }) => find(bytes)));
  expect(new Set(find(open))).toEqual(new Set(everyForm));

  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  await owner`update places set label = ${open} where network_id = ${network.id}`;
  expect(findIn(await readTables(owner))).toEqual(new Set(everyForm));
  expect(findIn(await dumpTables(owner))).toEqual(new Set(everyForm));
  expect(findIn(await makeBackup())).toEqual(new Set(everyForm));
  await expect(async () => {
    expect(findIn(await readDataDirectory("pg_wal"))).toEqual(new Set(everyForm));
  }).toPass({ timeout: 60_000 });

  const child = await spawnHolding(open);
  try {
    expect(findIn([{ where: "memory", bytes: await readMemory(child.pid ?? 0) }])).toEqual(
      new Set(everyForm),
    );
  } finally {
    child.kill();
  }

  const note = joinPath(dirname(process.env.APP_LOG ?? ""), "note");
  await writeFile(note, open);
  const inFile = findIn(await readDataDirectory(note));
  await rm(note);
  expect(inFile).toEqual(new Set(everyForm));
});

/** A mailbox and a push service that know a member; the canaries are in what they are called there. */
async function chooseToBeTold(person: Person): Promise<Canary[]> {
  const [mailbox, subscription] = [randomBytes(12).toString("hex"), randomBytes(12).toString("hex")];
  const keys = {
    p256dh: createECDH("prime256v1").generateKeys("base64url"),
    auth: randomBytes(16).toString("base64url"),
  };
  const endpoint = `https://fcm.googleapis.com/fcm/send/${subscription}`;
  await done(send(person, "subscribe-push", { subscription: { endpoint, keys } }));
  await done(send(person, "set-mail-address", { address: `${mailbox}@mail.example` }));
  return [textCanary("mail address", mailbox), textCanary("push address", subscription)];
}

/** A process that has in its memory what it reads, and nothing of it in its arguments. */
async function spawnHolding(bytes: Buffer): Promise<ChildProcess> {
  const program = `let held = Buffer.alloc(0); process.stdin.on("data", (chunk) => { held = Buffer.concat([held, chunk]); });
    process.stdin.on("end", () => { setInterval(() => held.length, 1000); console.log("ready"); });`;
  const child = spawn(process.execPath, ["--eval", program], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(bytes);
  await once(child.stdout, "data");
  return child;
}

/** Every page and every JSON that can be asked for without an id of one's own. */
const readable = [
  ...listPages(),
  ...listRoutes().flatMap(({ path, methods }) =>
    methods.includes("GET") && !path.includes("...") ? [path] : [],
  ),
];

function canariesOf({ people: named, invitations, secrets }: FullNetwork): Canary[] {
  const people = Object.values(named);
  return [
    ...secrets,
    ...names.map((name) => textCanary(name, text[name])),
    keyCanary("key of the network", named.founder.epochKey),
    ...people.map(({ name, secret }) => keyCanary(`secret of ${name}`, secret)),
    ...people.flatMap(({ name, held }) => keysOf(name, held)),
    ...people.map(({ name, cookie }) => keyCanary(`cookie of ${name}`, Buffer.from(cookie.slice(-40)))),
    ...invitations.map(({ secret }) => keyCanary("secret of an invitation", secret)),
    ...invitations.map(({ packet }) => keyCanary("one-time key", fromBase64url(packet.oneTimePrivate))),
  ];
}

function search(canaries: readonly Canary[], places: readonly Kept[]): string[] {
  const find = makeFinder(canaries);
  return places.flatMap(({ where, bytes }) => find(bytes).map((hit) => `${where}: ${hit}`));
}

/** Whose answers carried this, each once, by name. */
function whoSaw(seen: readonly { person: string; bytes: Buffer }[], sealed: string): string[] {
  return [...new Set(seen.filter(({ bytes }) => bytes.includes(sealed)).map(({ person }) => person))].sort();
}

/** The random part of a text. */
function hexOf(text: string): string {
  return textCanary("", text).bytes.toString();
}

/** All keys that anybody has, and those that follow from the secrets of links. */
async function readersOf({ people, guest, invitations, secrets }: FullNetwork): Promise<Keys> {
  const held = Object.values(people);
  const links = [
    ...invitations.map(({ secret }) => secret),
    ...secrets.flatMap(({ bytes }) => (bytes.length === 16 ? [bytes] : [])),
  ];
  const derived = links.map(async (secret) => {
    const { packetKey, helloKey } = await deriveInvite(secret);
    return [packetKey, helloKey, (await deriveEnrolment(secret)).wrapping];
  });
  const own = held.map(async ({ secret, epochKey, held: { selfSeal } }) => {
    return [selfSeal, await importEpochKey(epochKey), (await deriveEnrolment(secret)).wrapping];
  });
  return {
    aes: (await Promise.all([...derived, ...own])).flat(),
    sealing: [guest.keys.sealing, ...held.map(({ keys }) => keys.sealing)],
  };
}

/** The tables as they are, as they are copied, and as a backup keeps them. */
async function listTables(owner: postgres.Sql): Promise<Kept[]> {
  return [...(await readTables(owner)), ...(await dumpTables(owner)), ...(await makeBackup())];
}

async function listKept(owner: postgres.Sql): Promise<Kept[]> {
  return [...(await listTables(owner)), ...(await readStatistics(owner)), ...(await readDataDirectory())];
}

/** By the app, or by the process that does its jobs; what has to be there is looked for along with it. */
async function expectNotRemembered(whose: "app" | "worker", canaries: readonly Canary[]): Promise<void> {
  // A cookie passes through the app with each request, and so does what a member sends without sealing it.
  const unheard = canaries.filter(({ name }) => !name.startsWith("cookie") && name !== "unsealed");
  const control = {
    app: textCanary("key of the cookies", process.env.SESSION_SECRET ?? ""),
    worker: textCanary("key of the notices", process.env.HOLDFAST_NOTICE_SECRET ?? ""),
  }[whose];
  const memory = [{ where: whose, bytes: await readServedMemory(whose) }];
  const hits = search([...unheard, control], memory);
  const isControl = (hit: string) => hit.startsWith(`${whose}: ${control.name}: `);
  expect(hits.filter((hit) => !isControl(hit))).toEqual([]);
  expect(hits).toContain(`${whose}: ${control.name}: clear`);
}

async function renaming(person: Person, name: string) {
  const profile = await seal(person, JSON.stringify({ name }), "members", person.id, "profile");
  const log = await makeLogLine(person, { renamed: { from: person.name, to: name } });
  return { profile, epoch: 1, log };
}

async function naming(person: Person, label: string) {
  const place = randomUUID();
  return { place, label: await seal(person, label, "places", place, "label"), epoch: 1 };
}

/**
 * What a member reads on the board with the key of the network, by the names of the texts: what is expected goes to the
 * process that runs the tests, which is the one that does the jobs.
 */
async function readBoard({ network, cookie, epochKey }: Person) {
  const board = JSON.parse((await done(ask(`/api/n/${network}/board`, { cookie }))).text);
  const key = await importEpochKey(epochKey);
  const unseal = (sealed: string, table: string, row: string, field: string) =>
    openFromNetwork(key, fromBase64url(sealed), { network, table, row, field, epoch: 1 });
  const say = (read: string) => names.find((name) => text[name] === read) ?? "something else";
  const open = async (...at: Parameters<typeof unseal>) => say(await unseal(...at));
  const profile = async (sealed: string, table: string, row: string) =>
    say(JSON.parse(await unseal(sealed, table, row, "profile")).name);
  type Row = { id: string; name: string; label: string; note: string; series?: string; guest?: boolean };
  const all = async (rows: Row[], read: (row: Row) => Promise<string>) =>
    (await Promise.all(rows.map(read))).sort();
  return {
    network: await profile(board.network.profile, "networks", network),
    members: await all(board.members, ({ id, name, guest }) =>
      profile(name, guest ? "guests" : "members", id),
    ),
    places: await all(board.places, ({ id, label }) => open(label, "places", id, "label")),
    notes: [
      // A time of what repeats has no note of its own: its series has.
      ...(await all(
        board.needs.filter(({ series }: Row) => !series),
        ({ id, note }) => open(note, "needs", id, "note"),
      )),
      ...(await all(board.series, ({ id, note }) => open(note, "need_series", id, "note"))),
      ...(await all(board.offers, ({ id, note }) => open(note, "offers", id, "note"))),
    ].sort(),
  };
}

function mapValues<From, To>(all: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, change(value)]));
}
