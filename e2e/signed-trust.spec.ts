import type { Locator, Page } from "@playwright/test";
import type postgres from "postgres";
import { additionalData } from "../seal/context";
import { makeMemberKeys } from "../seal/member-keys";
import { makeSecret } from "../seal/words";
import { writeDownRealGuest } from "../test/guest";
import { beginEpoch, firstEpoch, listed, publicKeys } from "../test/real-epochs";
import { postRealNeed, postRealOffer, postRealSeries } from "../test/real-listings";
import { joinRealPair } from "../test/real-matches";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { expect, lookAgain, test } from "./phone";
import { cardWith, choose } from "./screen";
import { bytesAt, handOver, put, raiseVersion, sealAt, slipIn, spotOf, textsOf } from "./tampering";

test("what is written while the keys change is sealed under the new one, and everybody reads on", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const [ines, malik] = await Promise.all([
    openPhone(network.member("Ines")),
    openPhone(network.member("Malik")),
  ]);
  await ines.goto(`/n/${network.id}/needs/new?kind=shift`);
  await choose(ines, "Where?", "Gate 4");
  await ines.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("From before and after.");
  await changeKeys(owner, network);
  await ines.getByRole("button", { name: "Post a need" }).click();

  await expect(cardWith(ines, "From before and after.")).toContainText("This is yours.");
  expect(await owner`select epoch from needs where network_id = ${network.id}`).toEqual([{ epoch: 2 }]);
  await lookAgain(malik);
  await expect(cardWith(malik, "From before and after.")).toContainText("Ines");
  await malik.reload();
  await expect(cardWith(malik, "From before and after.")).toContainText("Gate 4");
  await expect(malik.getByText(lowered)).toHaveCount(0);
});

test("an older key than the phone has seen is said plainly, and nothing is sealed under it", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  await postRealOffer(owner, network, { by: network.member("Malik"), note: "Gray van" });
  const ines = await openPhone(network.member("Ines"));
  await changeKeys(owner, network);
  await ines.reload();
  await expect.poll(() => epochSeen(ines, network)).toBe(2);
  await owner`update networks set epoch = 1, version = version + 1 where network_id = ${network.id}`;

  await ines.goto(`/n/${network.id}/settings`);
  await expect(ines.getByText(lowered)).toBeVisible();
  const before = await profileOf(owner, network);
  await ines.getByRole("textbox", { name: "What people call you" }).fill("Ines B.");
  await ines.getByRole("button", { name: "Save your name" }).click();
  await expect(ines.getByText("so nothing was sealed").first()).toBeVisible();
  expect(await profileOf(owner, network)).toEqual(before);
  await ines.getByRole("link", { name: "Board", exact: true }).click();
  await showOffers(ines);
  await expect(cardWith(ines, "Gray van")).toBeVisible();
});

test("for keys that were swapped nothing is sealed, and the sheet says why", async ({ owner, openPhone }) => {
  const network = await foundRealNetwork(owner);
  const malik = network.member("Malik");
  await postRealOffer(owner, network, { by: malik, note: "Gray van" });
  const ines = await openPhone(network.member("Ines"));
  await showOffers(ines);
  const other = await makeMemberKeys(makeSecret());
  await owner`update members set sealing_key = ${publicKeys(other.keys).sealing_key} where id = ${malik.id}`;

  await cardWith(ines, "Gray van").getByRole("button", { name: "Claim" }).click();
  const sheet = ines.getByRole("dialog", { name: "Claim: Ride" });
  await expect(sheet.getByText("Somebody’s keys are not the same as before")).toBeVisible();
  await expect(sheet.getByRole("textbox")).toHaveCount(0);
});

test("texts that were moved, cut, put back or forged are not shown, and it is said what is wrong", async ({
  owner,
  openPhone,
}) => {
  const network = await foundRealNetwork(owner);
  const first = firstEpoch(network);
  const [rosa, malik, ines] = [network.member("Rosa"), network.member("Malik"), network.member("Ines")];
  const post = (note: string) => postRealNeed(owner, network, { by: malik, note });
  const [moved, cut, changed] = [
    await post("North gate."),
    await post("South gate."),
    await post("At four."),
  ];
  const { series, need: daily } = await postRealSeries(owner, network, { by: rosa, note: "Every day." });
  const { id: guest } = await writeDownRealGuest(owner, network, { by: rosa, holders: [rosa] });
  const forGuest = await postRealNeed(owner, network, { by: { ...rosa, id: guest }, note: "To the clinic." });
  const match = await joinRealPair(owner, network, { receiver: ines, helper: malik, state: "confirmed" });
  await handOver(owner, network, { match, from: malik, to: ines, text: "Gray van, 555 0177" });

  // Four texts are changed, as their authors' browsers would; somebody keeps the bytes from before.
  const place = network.places[0]?.id ?? "";
  const changes = [
    [spotOf.network(network.id), '{"name":"Harbor West"}'],
    [spotOf.member(malik.id), '{"name":"Malik R."}'],
    [spotOf.place(place), "Gate 4 north"],
    [spotOf.need(changed), "At five."],
  ] as const;
  const before = await Promise.all(changes.map(([spot]) => bytesAt(owner, spot)));
  for (const [spot, text] of changes) await put(owner, spot, await sealAt(first, spot, text, 2), 1);
  const after = await Promise.all(changes.map(([spot]) => bytesAt(owner, spot)));

  const phone = await openPhone(ines);
  const heading = phone.getByRole("banner");
  const texts = {
    network: [heading, "Harbor West"],
    name: [textsOf(phone, cut).name, "Malik R."],
    place: [textsOf(phone, daily).place, "Gate 4 north"],
    moved: [textsOf(phone, moved).note, "North gate."],
    cut: [textsOf(phone, cut).note, "South gate."],
    changed: [textsOf(phone, changed).note, "At five."],
    series: [textsOf(phone, daily).note, "Every day."],
    guest: [textsOf(phone, forGuest).name, "Ama"],
  } as const satisfies Record<string, readonly [Locator, string]>;
  const expectAll = async (said: Partial<Record<keyof typeof texts, string>> = {}) => {
    for (const [what, [text, intact]] of Object.entries(texts)) {
      await expect(text, what).toContainText(said[what as keyof typeof texts] ?? intact);
    }
  };
  await expectAll();
  await expect.poll(() => revisionsSeen(phone, network)).toEqual(changes.map(() => 2));

  // Within the epoch: bytes of another row, half of them, and those from before the change.
  const stranger = await slipIn(owner, network, "Tam");
  const [ofMoved, ofCut] = [await bytesAt(owner, spotOf.need(moved)), await bytesAt(owner, spotOf.need(cut))];
  await put(owner, spotOf.need(moved), ofCut, 1);
  await put(owner, spotOf.need(cut), ofCut.subarray(0, 100), 1);
  for (const [index, [spot]] of changes.entries()) await put(owner, spot, before[index] as Buffer, 1);
  await raiseVersion(owner, network);
  await phone.reload();
  await expectAll({
    ...{ moved: damaged, cut: damaged },
    ...{ network: older, name: older, place: older, changed: older },
  });

  // Whom nobody let in is marked, and gets no contact.
  await phone.locator(`article[id="${stranger}"]`).getByRole("button", { name: "Answer" }).click();
  const sheet = phone.getByRole("dialog", { name: "Answer: Ride" });
  await expect(sheet.getByText("These keys cannot be verified")).toBeVisible();
  await expect(sheet.getByRole("textbox")).toHaveCount(0);
  await phone.goto(`/n/${network.id}/people`);
  const people = phone.getByRole("list", { name: "People" }).getByRole("listitem");
  await expect(people.filter({ hasText: "Not verified" })).toHaveText(/^Tam/);

  // All is as it was, and the key changes. An envelope that was cut is no key: no open page has seen it whole.
  await phone.goto("about:blank");
  await put(owner, spotOf.need(moved), ofMoved, 1);
  await put(owner, spotOf.need(cut), ofCut, 1);
  for (const [index, [spot]] of changes.entries()) await put(owner, spot, after[index] as Buffer, 1);
  await changeKeys(owner, network);
  const envelope = owner`network_id = ${network.id} and epoch = 2 and member_id = ${ines.id}`;
  const [whole] = await owner`select envelope from epoch_keys where ${envelope}`;
  await owner`update epoch_keys set envelope = substring(envelope for 100) where ${envelope}`;
  await phone.goto(`/n/${network.id}`);
  await expect(phone.getByText("These keys cannot be verified")).toBeVisible();
  await owner`update epoch_keys set envelope = ${whole?.envelope} where ${envelope}`;
  await phone.reload();
  await expectAll();
  await expect(phone.getByText("These keys cannot be verified")).toHaveCount(0);

  // Under the key from before, which whoever was removed still has.
  const forged = [
    [spotOf.network(network.id), '{"name":"Harbor West"}'],
    [spotOf.member(malik.id), '{"name":"Malik R."}'],
    [spotOf.place(place), "Behind the office"],
    [spotOf.need(changed), "At the office."],
    [spotOf.series(series), "At the office."],
    [spotOf.guest(guest), '{"name":"Ama"}'],
  ] as const;
  for (const [spot, text] of forged) await put(owner, spot, await sealAt(first, spot, text, 9), 1);
  await raiseVersion(owner, network);
  await phone.reload();
  const ofFormerKey = {
    network: older,
    name: older,
    place: older,
    changed: older,
    series: older,
    guest: older,
  };
  await expectAll(ofFormerKey);
  await expect(phone.getByText("office")).toHaveCount(0);

  await phone.goto(`/n/${network.id}/mine`);
  await expect(phone.getByText("Gray van, 555 0177")).toBeVisible();
  await owner`update contacts set contact = substring(contact for 100) where match_id = ${match}`;
  await phone.reload();
  await expect(phone.getByText("This was sealed for keys that this phone does not have")).toBeVisible();
});

const damaged = "This does not open: something is wrong";
const older = "Not shown: older than what was here before";

const lowered = "Nothing is sealed here right now";

/** As Rosa's browser would, while the others are about something else. */
async function changeKeys(owner: postgres.Sql, network: RealNetwork): Promise<void> {
  const rosa = network.member("Rosa");
  const members = network.members.map((member) => listed(member, member === rosa ? null : rosa.id));
  await beginEpoch(owner, firstEpoch(network), rosa, { members });
}

/** The revisions of texts that the phone holds on to, as it keeps them: sealed with a key only it has. */
async function revisionsSeen(phone: Page, { id }: RealNetwork): Promise<number[]> {
  const at = { network: id, table: "device", row: "revisions", field: "note", epoch: 0 };
  const bound = Array.from(additionalData(at));
  return phone.evaluate(
    async ({ id, bound }) => {
      const settled = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const store = (await settled(indexedDB.open("holdfast"))).transaction("keyring").objectStore("keyring");
      const [keycard, sealed] = await Promise.all([
        settled<{ deviceSeal: CryptoKey }>(store.get(`keycard:${id}`)),
        settled<Uint8Array<ArrayBuffer> | undefined>(store.get(`note:${id}:revisions`)),
      ]);
      if (!sealed) return [];
      const parameters = { name: "AES-GCM", iv: sealed.slice(1, 13), additionalData: Uint8Array.from(bound) };
      const padded = await crypto.subtle.decrypt(parameters, keycard.deviceSeal, sealed.slice(13));
      const length = new DataView(padded).getUint32(0);
      const kept: [string, number][] = JSON.parse(new TextDecoder().decode(padded.slice(4, 4 + length)));
      return kept.map(([, revision]) => revision);
    },
    { id, bound },
  );
}

/** The newest epoch that the phone has verified, as it keeps it. */
async function epochSeen(phone: Page, { id }: RealNetwork): Promise<number> {
  return phone.evaluate(
    (key) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("holdfast");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const found = opening.result.transaction("keyring").objectStore("keyring").get(key);
          found.onerror = () => reject(found.error);
          found.onsuccess = () => resolve(found.result.pinned.epoch);
        };
      }),
    `keycard:${id}`,
  );
}

async function profileOf(owner: postgres.Sql, network: RealNetwork) {
  const { id } = network.member("Ines");
  return owner`select profile, profile_epoch from members where id = ${id}`;
}

async function showOffers(phone: Page): Promise<void> {
  const offers = phone.getByRole("link", { name: /^Offers \d/ });
  if (!(await offers.getAttribute("aria-current"))) await offers.click();
}
