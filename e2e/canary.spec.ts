import { type ChildProcess, spawn } from "node:child_process";
import { createECDH, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { dirname, join as joinPath } from "node:path";
import { fromBase64url } from "@/seal/bytes";
import { importEpochKey, openFromNetwork } from "@/seal/network-seal";
import { openFromPair } from "@/seal/pair-seal";
import { ask } from "../test/ask";
import { foundRealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { readAppMemory, readMemory } from "./app-memory";
import {
  type Canary,
  keyCanary,
  makeFinder,
  makeText,
  needlesOf,
  textCanary,
  writtenInEveryForm,
} from "./canaries";
import { dumpTables, type Kept, readDataDirectory, readStatistics, readTables } from "./everything-kept";
import { expect, test } from "./fixtures";
import { type Ciphertext, findInFiles, listCiphertexts, makeDue, purgeUntil } from "./forget-all";
import { fill, listPages, listRoutes } from "./list-routes";
import { writeDown } from "./sealed-guest";
import { instants, listingIds, needBody, offerBody, weeklyNeedBody } from "./sealed-listings";
import {
  done,
  found,
  type Invitation,
  invite,
  join,
  type Person,
  seal,
  sealContact,
  send,
} from "./sealed-people";
import { keysOf, sealTrust } from "./sealed-trust";
import { baseUrl } from "./two-networks";

/** One for everything that is sealed, and one that somebody forgot to seal. */
const names = [
  ...["network", "place", "another place", "founder", "driver", "rider", "onlooker", "new name"],
  ...["need", "weekly need", "offer", "changed note", "driver's contact", "rider's contact", "unsealed"],
  ...["device", "log line", "reason", "newcomer", "guest", "guest's contact"],
] as const;

const text = Object.fromEntries(names.map((name) => [name, makeText(name)])) as Record<
  (typeof names)[number],
  string
>;

test("what is sealed can be read by whom it is for, and found nowhere else", async ({ owner }) => {
  test.setTimeout(360_000);
  const ids = listingIds();
  const { need, offer, window } = ids;
  const match = randomUUID();
  const founder = await found({
    person: text.founder,
    network: text.network,
    place: { id: ids.place, label: text.place },
  });
  const invitations: Invitation[] = [];
  const newcomer = async (name: string) => {
    const invitation = await invite(founder, text.network);
    invitations.push(invitation);
    return join(invitation, founder.founder, name);
  };
  const driver = await newcomer(text.driver);
  const rider = await newcomer(text.rider);
  const onlooker = await newcomer(text.onlooker);
  invitations.push(await invite(founder, text.network));
  const elsewhere = await foundRealNetwork(owner, { members: ["Ada"] });
  const stranger = await signIn(baseUrl(), elsewhere, elsewhere.member("Ada"));
  const { guest, key } = await writeDown(founder, { name: text.guest, contact: text["guest's contact"] });
  const address = { network: founder.network, ...ids, guest, match, id: invitations.at(-1)?.id ?? "" };
  const people = { driver, rider, onlooker, founder };
  const seen: { person: string; where: string; bytes: Buffer }[] = [];
  const look = async () => {
    const cookies = { ...mapValues(people, ({ cookie }) => cookie), stranger, nobody: undefined };
    for (const [person, cookie] of Object.entries(cookies)) {
      for (const path of readable) {
        // What a page is made of comes once in its HTML, in pieces, and once whole.
        for (const question of [{ cookie }, { cookie, headers: { rsc: "1" } }]) {
          const { text: answer } = await ask(`${fill(path, address)}?_rsc`, question);
          seen.push({ person, where: path, bytes: Buffer.from(answer) });
        }
      }
    }
  };

  const trust = await sealTrust(owner, people, text);
  const canaries = [...canariesOf(Object.values(people), invitations), ...trust, key];
  const told = await chooseToBeTold(driver);
  await done(send(onlooker, "rename-member", await renaming(onlooker, text["new name"])));
  await done(send(onlooker, "save-place", await naming(onlooker, text["another place"])));
  await done(send(rider, "post-need", await needBody(rider, ids, text.need)));
  await done(send(rider, "post-weekly-need", await weeklyNeedBody(rider, ids, text["weekly need"])));
  await done(send(driver, "post-offer", await offerBody(driver, ids, text.offer)));
  await done(send(driver, "edit-offer", await offerBody(driver, ids, text["changed note"])));
  const forgotten = {
    ...(await needBody(rider, { ...ids, need: randomUUID() }, "")),
    note: { sealed: text.unsealed, epoch: 1 },
  };
  expect((await send(rider, "post-need", forgotten)).status).toBe(400);
  expect((await send(driver, "post-need", await needBody(driver, ids, text.offer))).status).toBe(409);

  const asking = await sealContact(rider, driver, match, text["rider's contact"]);
  const { from, until } = instants();
  await done(send(rider, "claim-offer", { match, need, offer, window, quantity: 1, from, until, ...asking }));
  await look();
  expect(whoSaw(seen, asking.contact)).toEqual([]);

  const saying = await sealContact(driver, rider, match, text["driver's contact"]);
  await done(send(driver, "confirm-match", { match, ...saying }));
  await look();
  expect(whoSaw(seen, asking.contact)).toEqual(["driver"]);
  expect(whoSaw(seen, saying.contact)).toEqual(["rider"]);
  expect(whoSaw(seen, asking.ownCopy)).toEqual(["rider"]);
  expect(whoSaw(seen, saying.ownCopy)).toEqual(["driver"]);
  expect(await openContact(driver, match, asking.contact)).toBe(text["rider's contact"]);
  expect(await openContact(rider, match, saying.contact)).toBe(text["driver's contact"]);
  await expect(openContact(onlooker, match, saying.contact)).rejects.toThrow();
  expect(await readBoard(onlooker)).toEqual({
    network: text.network,
    members: [text.driver, text.rider].sort(),
    places: [text["another place"], text.place].sort(),
    notes: [text["changed note"], text.need, text["weekly need"]].sort(),
  });
  expect(
    search([...canaries, ...told], [...(await readTables(owner)), ...(await dumpTables(owner))]),
  ).toEqual([]);

  await done(send(rider, "release-match", { match }));
  await look();
  const [{ count } = {}] = await owner`select count(*)::int as count from contacts where match_id = ${match}`;
  expect(count).toBe(0);
  const kept = [
    await readTables(owner),
    await dumpTables(owner),
    await readStatistics(owner),
    await readDataDirectory(),
  ];
  expect(search([...canaries, ...told], kept.flat())).toEqual([]);
  expect(search(canaries, seen)).toEqual([]);
  // The server can open it, and does for whose it is, who takes all of their own along.
  const openedFor = seen.filter((each) => search(told, [each]).length > 0);
  expect(new Set(openedFor.map(({ person, where }) => `${person} ${where}`))).toEqual(
    new Set(["driver /api/n/[network]/my-data"]),
  );
  // A cookie passes through the app with each request, and so does what a member sends without sealing it.
  const inMemory = canaries.filter(({ name }) => !name.startsWith("cookie") && name !== "unsealed");
  const control = [
    textCanary("id of the network", founder.network),
    textCanary("key of the cookies", process.env.SESSION_SECRET ?? ""),
  ];
  const image = [{ where: "memory", bytes: await readAppMemory() }];
  const inImage = search([...inMemory, ...control], image);
  const controls = control.map(({ name }) => `memory: ${name}`);
  expect(inImage.filter((hit) => !controls.some((each) => hit.startsWith(each)))).toEqual([]);
  expect(inImage).toEqual(expect.arrayContaining(controls.map((each) => `${each}: clear`)));

  const ciphertexts = await listCiphertexts(owner, founder.network);
  const named = (some: readonly Ciphertext[]) => some.map(({ name }) => name);
  expect(ciphertexts.length).toBeGreaterThan(25);
  expect(await findInFiles(ciphertexts)).toEqual(named(ciphertexts));
  await makeDue(owner, founder.network);
  const lasting = named(ciphertexts.filter(({ day }) => !day));
  await purgeUntil(async () => expect(await findInFiles(ciphertexts)).toEqual(lasting));
  await owner`update networks set burn_at = now() where network_id = ${founder.network}`;
  await purgeUntil(async () => expect(await findInFiles(ciphertexts)).toEqual([]));
  expect(search(canaries, await readDataDirectory())).toEqual([]);
});

test("the search finds what lies open", async ({ owner }) => {
  test.setTimeout(120_000);
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

function canariesOf(people: readonly Person[], invitations: readonly Invitation[]): Canary[] {
  const [first] = people;
  return [
    ...names.map((name) => textCanary(name, text[name])),
    ...(first ? [keyCanary("key of the network", first.epochKey)] : []),
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

/** Whose answers carried this, each once. */
function whoSaw(seen: readonly { person: string; bytes: Buffer }[], sealed: string): string[] {
  return [...new Set(seen.filter(({ bytes }) => bytes.includes(sealed)).map(({ person }) => person))];
}

async function renaming(person: Person, name: string) {
  const line = randomUUID();
  const note = JSON.stringify({ at: new Date().toISOString(), renamed: { from: person.name, to: name } });
  return {
    profile: await seal(person, JSON.stringify({ name }), "members", person.id, "profile"),
    ...{
      epoch: 1,
      log: { id: line, entry: await seal(person, note, "log_entries", line, "entry"), epoch: 1 },
    },
  };
}

async function naming(person: Person, label: string) {
  const place = randomUUID();
  return { place, label: await seal(person, label, "places", place, "label"), epoch: 1 };
}

function openContact({ keys, network }: Person, match: string, contact: string): Promise<string> {
  const context = { network, table: "contacts", row: match, field: "contact", epoch: 0 };
  return openFromPair(keys.sealing, fromBase64url(contact), context);
}

/** What a member reads on the board with the key of the network. */
async function readBoard({ network, cookie, epochKey }: Person) {
  const board = JSON.parse((await done(ask(`/api/n/${network}/board`, { cookie }))).text);
  const key = await importEpochKey(epochKey);
  const open = (sealed: string, table: string, row: string, field: string) =>
    openFromNetwork(key, fromBase64url(sealed), { network, table, row, field, epoch: 1 });
  const profile = async (sealed: string, table: string, row: string) =>
    JSON.parse(await open(sealed, table, row, "profile")).name;
  type Row = { id: string; name: string; label: string; note: string; series?: string };
  const all = async (rows: Row[], read: (row: Row) => Promise<string>) =>
    (await Promise.all(rows.map(read))).sort();
  return {
    network: await profile(board.network.profile, "networks", network),
    members: await all(board.members, ({ id, name }) => profile(name, "members", id)),
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
