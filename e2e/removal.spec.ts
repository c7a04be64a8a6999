import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { toBase64url } from "@/seal/bytes";
import { additionalData } from "@/seal/context";
import { makeDeviceKey, signEnrolment } from "@/seal/device-login";
import { deriveEnrolment } from "@/seal/member-keys";
import { fromWords } from "@/seal/words";
import { type Answer, ask } from "../test/ask";
import { removalBodyOf } from "../test/epoch-body";
import { postRealNeed } from "../test/real-listings";
import { joinRealPair } from "../test/real-matches";
import { foundRealNetwork, type RealMember, type RealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { bodies, madeUpIds } from "./bodies";
import { inTurns } from "./in-turns";
import { readKept, untilKept } from "./kept-pages";
import { knockAsDevice, sessionCookieOf } from "./knock";
import { fill, listPages, listRoutes } from "./list-routes";
import { expect, lookAgain, signInByWords, test } from "./phone";
import { cardWith, choose, expectNoSidewaysScroll } from "./screen";
import { act, baseUrl, hashOf } from "./two-networks";

test("somebody is removed by two, sees it, and opens nothing new; the others read on and post", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner, {
    name: "Pier 9",
    members: ["Rosa", "Malik", "Ines", "Tam"],
  });
  const [rosa, malik, ines] = [network.member("Rosa"), network.member("Malik"), network.member("Ines")];
  await postRealNeed(owner, network, { by: rosa, note: "Before it all." });
  await postRealNeed(owner, network, { by: ines, note: "From the one who goes." });
  const phones = { rosa: await openPhone(rosa), malik: await openPhone(malik), ines: await openPhone(ines) };
  await expect(cardWith(phones.ines, "Before it all.")).toBeVisible();
  const before = await listSealed(owner, network);

  await openPerson(phones.malik, network, "Ines");
  await expect(phones.malik.getByRole("list", { name: "How do we know them?" })).toHaveText(
    "It begins with Rosa→Rosa vouches for Ines",
  );
  await phones.malik.getByRole("button", { name: "Ask to remove" }).click();
  await phones.malik.getByRole("textbox", { name: "Why?" }).fill("She told the office who drives.");
  await phones.malik.getByRole("button", { name: "Ask for it" }).click();
  await expect(phones.malik.getByText("You asked to remove Ines")).toBeVisible();
  await expect(phones.malik.getByRole("button", { name: "Remove Ines" })).toHaveCount(0);

  await phones.ines.goto(`/n/${network.id}/people`);
  await expect(phones.ines.getByText("Malik", { exact: true })).toBeVisible();
  await expect(phones.ines.getByText("asks to remove")).toHaveCount(0);
  await phones.ines.goto(`/n/${network.id}`);

  await phones.rosa.goto(`/n/${network.id}/people`);
  await expect(phones.rosa.getByText("Malik asks to remove Ines")).toBeVisible();
  await expect(phones.rosa.getByText("“She told the office who drives.”")).toBeVisible();
  await phones.rosa.getByRole("button", { name: "Remove Ines" }).click();
  const sheet = phones.rosa.getByRole("dialog", { name: "Remove Ines from the network?" });
  await expectNoSidewaysScroll(phones.rosa);
  await sheet.getByRole("button", { name: "Remove Ines" }).click();
  await expect(sheet.getByText("Ines is not a member any more")).toBeVisible();
  await sheet.getByRole("button", { name: "Close" }).last().click();
  await expect(phones.rosa.getByText("asks to remove")).toHaveCount(0);
  await expect(phones.rosa.getByRole("list", { name: "People" }).getByRole("listitem")).toHaveCount(3);

  // Whoever was removed is out with whatever they do next, and can take the keys off their phone.
  await phones.ines.reload();
  await expect(phones.ines.getByRole("heading", { level: 1 })).toHaveText(
    "This device is not let in any more",
  );
  expect(await countOpening(phones.ines, network, await listSealed(owner, network))).toBe(0);
  expect(await countOpening(phones.ines, network, before)).toBe(before.length);
  await phones.ines.getByRole("button", { name: "Take the keys off this device" }).click();
  await phones.ines.getByRole("button", { name: "Take them off" }).click();
  await phones.ines.waitForURL("/");
  expect(await countKeycards(phones.ines)).toBe(0);

  // A page that was open all the while goes on under the new key, without being loaded anew.
  await phones.malik.getByRole("link", { name: "Board" }).first().click();
  await expect(cardWith(phones.malik, "Before it all.")).toBeVisible();
  await expect(cardWith(phones.malik, "From the one who goes.")).toHaveCount(0);
  await postUnder(phones.malik, network, "After it all.");
  await phones.rosa.goto(`/n/${network.id}`);
  await expect(cardWith(phones.rosa, "After it all.")).toBeVisible();

  // Somebody who was not there all the while walks from the key they know to the new one.
  const tam = await openPhone(network.member("Tam"));
  await expect(cardWith(tam, "After it all.")).toBeVisible();
  await tam.goto(`/n/${network.id}/people/log`);
  await expect(tam.getByText("Malik asked for it, and Rosa removed Ines")).toBeVisible();
  await openPerson(tam, network, "Malik");
  await expect(tam.getByRole("list", { name: "How do we know them?" })).toHaveText(
    "It begins with Rosa→Rosa vouches for Malik",
  );
});

test("whoever was removed has nothing left that works, and gets in nothing more", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const [rosa, malik, ines] = [network.member("Rosa"), network.member("Malik"), network.member("Ines")];
  await postRealNeed(owner, network, { by: rosa, note: "Before it all." });
  await joinRealPair(owner, network, { receiver: malik, helper: ines, state: "confirmed" });
  const cookie = await signIn(baseUrl(), network, ines);
  const send = (verb: string) => act(verb, { ...madeUpIds(), network: network.id }, cookie);
  for (const verb of ["subscribe-push", "set-mail-address", "choose-notices"])
    expect((await send(verb)).status, verb).toBe(200);
  const feed = new URL(JSON.parse((await send("make-calendar-feed")).text).value.link).pathname;
  const unknown = await ask(`/calendar/${"A".repeat(43)}.ics`);
  const phone = await openPhone(ines, { serviceWorkers: "allow" });
  await untilKept(phone, network.id);
  expect(await readKept(phone)).toContain(ines.id);
  await fillNeed(phone, network, "Written without signal.");
  await phone.context().setOffline(true);
  await phone.getByRole("button", { name: "Post a need" }).click();
  await expect(phone.getByText("Kept, not sent yet")).toBeVisible();

  // All of it works until then.
  const reads = listRoutes().flatMap(({ path, methods }) =>
    path.startsWith("/api/n/") && methods.includes("GET") ? [path] : [],
  );
  const writes = listRoutes().flatMap(({ path, methods }) =>
    path.startsWith("/api/n/") && methods.includes("POST") ? [path] : [],
  );
  const pages = listPages().filter((path) => path.startsWith("/n/"));
  const own = { ...madeUpIds(), network: network.id };
  const others = async () => [
    ...(await listSealed(owner, network)).map(({ sealed }) => sealed),
    ...[rosa, malik].flatMap(({ id, device }) => [id, device.id]),
  ];
  const before = await others();
  const isGiven =
    (texts: readonly string[]) =>
    ({ text }: Answer) =>
      texts.some((each) => text.includes(each));
  for (const path of reads.filter((path) => !path.endsWith("/sealed-items")))
    expect((await ask(fill(path, own), { cookie })).status, path).toBe(200);
  const shown: Answer[] = [];
  await inTurns(pages, async (path) => void shown.push(await ask(fill(path, own), { cookie })));
  expect(shown.filter(isGiven(before)).length).toBeGreaterThan(5);
  expect((await ask(feed)).status).toBe(200);
  expect(sessionCookieOf(await knockAsDevice({ at: baseUrl() }, network, ines))).not.toBeNull();
  expect((await enrol(ines)).status).toBe(200);
  const stream = await listenTo(network, cookie);
  expect(stream.text()).toContain("event: version");

  await removeByTwo(network, { first: malik, second: rosa, removed: ines });
  await stream.ended;
  expect(stream.text()).toContain("event: ended");
  const after = await others();
  const state = await hashOf(owner, network);
  const everything = [
    ...reads.map((path) => ({ path, question: {} })),
    ...pages.flatMap((path) => [
      { path, question: {} },
      { path, question: { headers: { rsc: "1" } } },
    ]),
    ...writes.map((path) => ({ path, question: { method: "POST", json: bodies[path]?.(own) } })),
  ];
  await inTurns(everything, async ({ path, question }) => {
    const at = "headers" in question ? `${fill(path, own)}?_rsc` : fill(path, own);
    const answer = await ask(at, { ...question, cookie });
    if (path.startsWith("/api/")) expect(answer.status, path).toBe(401);
    expect(
      [...before, ...after].filter((each) => answer.text.includes(each)),
      path,
    ).toEqual([]);
  });
  const gone = await ask(feed);
  expect([gone.status, gone.text]).toEqual([unknown.status, unknown.text]);
  expect(sessionCookieOf(await knockAsDevice({ at: baseUrl() }, network, ines))).toBeNull();
  expect((await enrol(ines)).status).toBe(404);
  expect(await tablesNaming(owner, network, ines)).toEqual([]);

  // What waited on a phone without signal does not come in behind her, and she reads why.
  await phone.context().setOffline(false);
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("This device is not let in any more");
  await expect(phone.getByRole("listitem").filter({ hasText: "Written without signal." })).toBeVisible();
  expect(await hashOf(owner, network)).toBe(state);
  const kept = await readKept(phone);
  expect([network.id, ...before].filter((each) => kept.includes(each))).toEqual([]);
});

test("a page that is open while the key changes goes on reading and writing", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik"] });
  const [rosa, malik] = [network.member("Rosa"), network.member("Malik")];
  const phones = { rosa: await openPhone(rosa), malik: await openPhone(malik) };
  await fillNeed(phones.malik, network, "Typed before.");

  await changeKey(phones.rosa, network);
  await phones.malik.getByRole("button", { name: "Post a need" }).click();
  await expect(cardWith(phones.malik, "Typed before.")).toBeVisible();
  await phones.rosa.goto(`/n/${network.id}`);
  await expect(cardWith(phones.rosa, "Typed before.")).toBeVisible();

  await changeKey(phones.rosa, network);
  await postUnder(phones.rosa, network, "Written after.");
  await lookAgain(phones.malik);
  await expect(cardWith(phones.malik, "Written after.")).toBeVisible();
});

test("a lost phone is signed out by a coordinator, the key changes, and the words bring its owner back", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik"] });
  const [rosa, malik] = [network.member("Rosa"), network.member("Malik")];
  await postRealNeed(owner, network, { by: rosa, note: "Still here." });
  const phones = { rosa: await openPhone(rosa), lost: await openPhone(malik) };

  await openPerson(phones.rosa, network, "Malik");
  await phones.rosa.getByRole("button", { name: "Lost phone: sign it out" }).click();
  await phones.rosa.getByRole("button", { name: "Sign out everywhere", exact: true }).click();
  const then = phones.rosa.getByRole("dialog", { name: "Malik is signed out. Change the key too?" });
  await then.getByRole("button", { name: "Change the key" }).click();
  await expect(then.getByText("The network has a new key")).toBeVisible();
  await phones.lost.reload();
  await expect(phones.lost.getByRole("heading", { level: 1 })).toHaveText(
    "This device is not let in any more",
  );
  expect(await countOpening(phones.lost, network, await listSealed(owner, network))).toBe(0);

  const found = await openPhone();
  await signInByWords(found, malik.words);
  await expect(cardWith(found, "Still here.")).toBeVisible();
});

test("somebody nobody vouches for is named, and the key changes only without them", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik", "Ines"] });
  // Slipped in by somebody who can write to the database: another's keys in Ines's row.
  const other = await foundRealNetwork(owner, { members: ["Evil"] });
  await owner`update members set sealing_key = (select sealing_key from members where id = ${other.member("Evil").id})
    where id = ${network.member("Ines").id}`;
  const phone = await openPhone(network.member("Rosa"));
  await openPerson(phone, network, "Ines");
  await expect(phone.getByText("Nobody we know vouches for this person")).toBeVisible();
  await phone.getByRole("button", { name: "Change the key" }).click();
  const sheet = phone.getByRole("dialog", { name: "Change the key of the network?" });
  await sheet.getByRole("button", { name: "Change the key" }).click();
  await expect(sheet.getByText("Not everybody can be verified")).toBeVisible();
  await expect(sheet.getByRole("listitem")).toHaveText("Ines");
  await sheet.getByRole("button", { name: "Stop" }).click();
  expect(await epochOf(owner, network)).toBe(1);
  await phone.getByRole("button", { name: "Change the key" }).click();
  await sheet.getByRole("button", { name: "Change the key" }).click();
  await sheet.getByRole("button", { name: "Go on without them" }).click();
  await expect(sheet.getByText("The network has a new key")).toBeVisible();
  expect(await epochOf(owner, network)).toBe(2);
  await postUnder(phone, network, "For those who are.");
  await expect(cardWith(await openPhone(network.member("Malik")), "For those who are.")).toBeVisible();
});

type Two = { first: RealMember; second: RealMember; removed: RealMember };

/** Over HTTP, with random bytes for what their browsers would have sealed. */
async function removeByTwo(network: RealNetwork, { first, second, removed }: Two): Promise<void> {
  const ids = { ...madeUpIds(), network: network.id, member: removed.id };
  const asked = await act("ask-removal", ids, await signIn(baseUrl(), network, first));
  expect(asked.status, asked.text).toBe(200);
  const cookie = await signIn(baseUrl(), network, second);
  const listed = await ask(`/api/n/${network.id}/sealed-items`, { cookie });
  const body = removalBodyOf(JSON.parse(listed.text).value, ids.request);
  const json = JSON.parse(JSON.stringify(body), (_, value) =>
    value?.type === "Buffer" ? Buffer.from(value.data).toString("base64url") : value,
  );
  const done = await ask(`/api/n/${network.id}/begin-epoch`, { method: "POST", cookie, json });
  expect(done.status, done.text).toBe(200);
}

/** By their words, as a device of its own. */
async function enrol({ words }: RealMember): Promise<Answer> {
  const secret = await fromWords(words);
  if (!secret) throw new RangeError("These are no words.");
  const { enrolment } = await deriveEnrolment(secret);
  const { publicKey: deviceKey } = await makeDeviceKey();
  const issued = await ask("/api/issue-nonce", { method: "POST", json: {} });
  const { nonce, origin } = JSON.parse(issued.text).value;
  const signature = toBase64url(await signEnrolment(enrolment, { nonce, origin, deviceKey }));
  const device = { id: randomUUID(), loginKey: toBase64url(deviceKey) };
  const json = { enrolmentKey: toBase64url(enrolment.publicKey), nonce, signature, device };
  return ask("/api/enrol-device", { method: "POST", json });
}

/** The stream of a network's changes: what has come by it, and when it is over. */
async function listenTo({ id }: RealNetwork, cookie: string) {
  const { hostname, port } = new URL(baseUrl());
  const asking = request({ hostname, port, path: `/api/n/${id}/changes`, headers: { cookie } });
  asking.end();
  const [response] = (await once(asking, "response")) as [IncomingMessage];
  const chunks: string[] = [];
  response.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  const ended = once(response, "end");
  await once(response, "data");
  return { ended, text: () => chunks.join("") };
}

/** The tables with a row of this network in which somebody's id still stands. */
async function tablesNaming(
  owner: postgres.Sql,
  network: RealNetwork,
  { id, device }: RealMember,
): Promise<string[]> {
  const tables = await owner`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'network_id' order by 1`;
  const found = tables.map(async ({ name }) => {
    const rows = await owner`select from ${owner(name)} t where network_id = ${network.id}
      and (t::text like ${`%${id}%`} or t::text like ${`%${device.id}%`})`;
    return rows.length > 0 ? [name] : [];
  });
  return (await Promise.all(found)).flat();
}

async function openPerson(phone: Page, network: RealNetwork, name: string): Promise<void> {
  await phone.goto(`/n/${network.id}/people`);
  await phone.getByRole("list", { name: "People" }).getByText(name, { exact: true }).click();
}

async function changeKey(phone: Page, network: RealNetwork): Promise<void> {
  await phone.goto(`/n/${network.id}/people`);
  await phone.getByRole("button", { name: "Change the key" }).click();
  const sheet = phone.getByRole("dialog", { name: "Change the key of the network?" });
  await sheet.getByRole("button", { name: "Change the key" }).click();
  await expect(sheet.getByText("The network has a new key")).toBeVisible();
  await sheet.getByRole("button", { name: "Close" }).last().click();
  await expect(sheet).toBeHidden();
}

async function postUnder(phone: Page, network: RealNetwork, note: string): Promise<void> {
  await fillNeed(phone, network, note);
  await phone.getByRole("button", { name: "Post a need" }).click();
  await expect(cardWith(phone, note)).toBeVisible();
}

async function fillNeed(phone: Page, network: RealNetwork, note: string): Promise<void> {
  await phone.goto(`/n/${network.id}/needs/new?kind=food`);
  await phone.getByRole("radio", { name: "Tomorrow" }).check();
  await phone.getByRole("combobox", { name: "From" }).selectOption("5:30 am");
  await phone.getByRole("combobox", { name: "Until" }).selectOption("6:15 am");
  await choose(phone, "Where?", "Gate 4");
  await phone.getByRole("textbox", { name: "Anything else? (sealed)" }).fill(note);
}

type Sealed = { table: string; row: string; field: string; sealed: string };

/** Every text sealed for this network as it lies in the database, base64url. */
async function listSealed(owner: postgres.Sql, { id }: RealNetwork): Promise<Sealed[]> {
  const rows =
    await owner`select 'networks' as "table", network_id as row, 'profile' as field, profile as sealed
      from networks where network_id = ${id}
    union all select 'members', id, 'profile', profile from members where network_id = ${id}
    union all select 'places', id, 'label', label from places where network_id = ${id}
    union all select 'needs', id, 'note', note from needs where network_id = ${id} and note is not null
    union all select 'log_entries', id, 'entry', entry from log_entries where network_id = ${id}
    union all select 'requests', id, 'statement', statement from requests where network_id = ${id} and statement is not null`;
  return rows.map(({ table, row, field, sealed }) => ({
    table,
    row,
    field,
    sealed: sealed.toString("base64url"),
  }));
}

/** How many of these texts any key in this phone's keycard opens, in any epoch there was. */
async function countOpening(phone: Page, { id }: RealNetwork, texts: readonly Sealed[]): Promise<number> {
  const attempts = texts.map(({ sealed, ...at }) => ({
    sealed,
    bound: [1, 2, 3].flatMap((epoch) =>
      // In either form a sealed text has or had.
      [1, 2].map((version) =>
        Buffer.from(additionalData({ network: id, ...at, epoch }, version)).toString("base64url"),
      ),
    ),
  }));
  return phone.evaluate(
    async ({ id, attempts }) => {
      const bytes = (text: string) =>
        Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
          letter.charCodeAt(0),
        );
      const store = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open("holdfast");
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const keycard = await new Promise<{ epochKeys: Record<number, CryptoKey> }>((resolve, reject) => {
        const reading = store.transaction("keyring").objectStore("keyring").get(`keycard:${id}`);
        reading.onsuccess = () => resolve(reading.result);
        reading.onerror = () => reject(reading.error);
      });
      store.close();
      const opens = async (key: CryptoKey, sealed: Uint8Array, additionalData: Uint8Array<ArrayBuffer>) => {
        const parameters = { name: "AES-GCM", iv: sealed.slice(1, 13), additionalData };
        return crypto.subtle.decrypt(parameters, key, sealed.slice(13)).then(
          () => true,
          () => false,
        );
      };
      let opened = 0;
      for (const { sealed, bound } of attempts) {
        const tries = Object.values(keycard.epochKeys).flatMap((key) =>
          bound.map((each) => opens(key, bytes(sealed), bytes(each))),
        );
        if ((await Promise.all(tries)).includes(true)) opened++;
      }
      return opened;
    },
    { id, attempts },
  );
}

async function countKeycards(phone: Page): Promise<number> {
  return phone.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("holdfast");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("keyring").objectStore("keyring").getAllKeys();
          reading.onsuccess = () =>
            resolve(reading.result.filter((key) => String(key).startsWith("keycard:")).length);
        };
      }),
  );
}

async function epochOf(owner: postgres.Sql, { id }: RealNetwork): Promise<number> {
  const [row] = await owner`select epoch from networks where network_id = ${id}`;
  return row?.epoch;
}
