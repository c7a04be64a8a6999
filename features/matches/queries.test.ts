import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { hour, quarter } from "@/domain/window";
import { toBase64url } from "@/seal/bytes";
import { testDatabase } from "@/test/database";
import {
  foundTestNetwork,
  postTestNeed,
  postTestOffer,
  sealed,
  type TestNetwork,
  tomorrow,
} from "@/test/factory";
import { answerNeed } from "./answer-need";
import { claimOffer } from "./claim-offer";
import { confirmMatch } from "./confirm-match";
import { declineMatch } from "./decline-match";
import { countWaiting, listAsked, listMatchesOf, listMine } from "./queries";
import { releaseMatch } from "./release-match";
import { withdrawMatch } from "./withdraw-match";

const db = testDatabase();
let network: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner, { members: 4 });
});

const [coordinator, helper, receiver, stranger] = [0, 1, 2, 3];

describe("contacts", () => {
  it("the asked person sees none before they say yes, the asker only their own", async () => {
    const ask = await claim();
    expect(await card(helper, ask.match)).toMatchObject({ state: "asked", contact: null, ownCopy: null });
    expect(await card(receiver, ask.match)).toMatchObject({
      contact: null,
      ownCopy: toBase64url(ask.ownCopy),
    });
  });

  it("both open once both have agreed, and for nobody else", async () => {
    const ask = await claim();
    const yes = await confirm(helper, ask.match);
    expect(await card(receiver, ask.match)).toMatchObject({
      state: "confirmed",
      contact: toBase64url(yes.contact),
      ownCopy: toBase64url(ask.ownCopy),
    });
    expect(await card(helper, ask.match)).toMatchObject({
      contact: toBase64url(ask.contact),
      ownCopy: toBase64url(yes.ownCopy),
    });
    for (const other of [coordinator, stranger]) {
      expect(await card(other, ask.match)).toBeUndefined();
      expect(await onListing(other, ask.offer)).toEqual([]);
    }
  });

  it("are gone once it is given back", async () => {
    const ask = await claim();
    await confirm(helper, ask.match);
    await releaseMatch(await network.actor(receiver), { match: ask.match });
    expect(await card(helper, ask.match)).toMatchObject({ state: "released", contact: null, ownCopy: null });
    expect(await card(receiver, ask.match)).toMatchObject({ contact: null, ownCopy: null });
  });

  it("stay for a while once it is done", async () => {
    const ask = await claim();
    const yes = await confirm(helper, ask.match);
    await db.owner`update matches set state = 'done' where id = ${ask.match}`;
    expect(await card(receiver, ask.match)).toMatchObject({ contact: toBase64url(yes.contact) });
  });
});

describe("what is one's own", () => {
  it("is shown from one's own side: the other person, the place, what was posted", async () => {
    const ask = await claim({ quantity: 2 });
    expect(await card(helper, ask.match)).toMatchObject({
      other: { id: network.members[receiver] },
      place: { id: network.placeId },
      need: { isPosted: false, note: null },
      offer: { id: ask.offer, isPosted: true, note: { epoch: 1 } },
      category: "ride",
      quantity: 2,
    });
    expect(await card(receiver, ask.match)).toMatchObject({ other: { id: network.members[helper] } });
  });

  it("lists asks on one listing for their two people", async () => {
    const ask = await claim();
    expect(await onListing(helper, ask.offer)).toEqual([ask.match]);
    expect(await onListing(receiver, ask.offer)).toEqual([ask.match]);
    expect(await onListing(receiver, ask.need)).toEqual([ask.match]);
    expect(await onListing(helper, randomUUID())).toEqual([]);
  });

  it("finds nothing of another network", async () => {
    const ask = await claim();
    const elsewhere = await foundTestNetwork(db.owner);
    const foreigner = await elsewhere.actor(0);
    expect(await listMatchesOf(foreigner, ask.offer)).toEqual([]);
    expect(await listMine(foreigner)).toMatchObject({ matches: [], listings: [] });
  });

  it("leaves out what ended some days ago", async () => {
    const ask = await claim();
    await declineMatch(await network.actor(helper), { match: ask.match });
    expect(await card(receiver, ask.match)).toMatchObject({ state: "declined" });
    await db.owner`update matches set asked_until = now() - interval '4 days' where id = ${ask.match}`;
    expect(await card(receiver, ask.match)).toBeUndefined();
  });

  it("leaves out what one took back, which is no news to anybody", async () => {
    const ask = await claim();
    await withdrawMatch(await network.actor(receiver), { match: ask.match });
    expect(await card(receiver, ask.match)).toBeUndefined();
    expect(await card(helper, ask.match)).toBeUndefined();
  });
});

describe("what one has posted", () => {
  it("is listed soonest first, hidden or not, without what is over, taken down or made along with a claim", async () => {
    const fresh = await foundTestNetwork(db.owner);
    const author = fresh.members[1] ?? "";
    const offer = await postTestOffer(db.owner, fresh, { author, quantity: 3 });
    const soon = await postTestNeed(db.owner, fresh, { author, window: inHours(2), category: "food" });
    const over = await postTestNeed(db.owner, fresh, { author, window: inHours(-3) });
    const gone = await postTestNeed(db.owner, fresh, { author });
    await db.owner`update needs set state = 'withdrawn' where id = ${gone}`;
    await db.owner`update offers set state = 'hidden' where id = ${offer.offer}`;
    await postTestNeed(db.owner, fresh, { author: fresh.members[2] ?? "" });
    const claimed = await postTestOffer(db.owner, fresh, { author: fresh.members[2] ?? "" });
    await claimOffer(await fresh.actor(1), askFor(claimed));
    const { listings } = await listMine(await fresh.actor(1));
    expect(listings).toMatchObject([
      { kind: "need", id: soon, category: "food", state: "open" },
      { kind: "offer", id: offer.offer, state: "hidden", quantity: 3, left: 3, furtherWindows: 0 },
    ]);
    expect(listings.map(({ id }) => id)).not.toContain(over);
  });

  it("shows an offer once, under its first window that is not over", async () => {
    const fresh = await foundTestNetwork(db.owner);
    const { offer } = await postTestOffer(db.owner, fresh, {
      author: fresh.members[1] ?? "",
      window: inHours(-3),
    });
    const [first, second] = [inHours(3), inHours(30)];
    for (const window of [second, first]) {
      await db.owner`insert into offer_windows (network_id, id, offer_id, "window", quantity, "left")
        values (${fresh.id}, ${randomUUID()}, ${offer}, tstzrange(${window.from}, ${window.until}), 2, 1)`;
    }
    const { listings } = await listMine(await fresh.actor(1));
    expect(listings).toMatchObject([{ id: offer, window: first, furtherWindows: 1, quantity: 2, left: 1 }]);
  });
});

describe("what is open", () => {
  it("is counted for who is asked, and listed for who asks: claims of one's offers and answers to one's needs, until they are answered or run out", async () => {
    const fresh = await foundTestNetwork(db.owner, { members: 4 });
    const me = fresh.members[1] ?? "";
    const waiting = async (index = 1) => countWaiting(await fresh.actor(index));
    const offer = await postTestOffer(db.owner, fresh, { author: me });
    const need = await postTestNeed(db.owner, fresh, { author: me, category: "food" });
    const claimed = askFor(offer);
    await claimOffer(await fresh.actor(2), claimed);
    const answered = { ...askFor({ offer: randomUUID(), window: randomUUID() }), need };
    await answerNeed(await fresh.actor(3), answered);
    expect([await waiting(0), await waiting(1), await waiting(2), await waiting(3)]).toEqual([0, 2, 0, 0]);
    expect(await listAsked(await fresh.actor(1))).toEqual([]);
    expect(await listAsked(await fresh.actor(2))).toEqual([offer.window]);
    expect(await listAsked(await fresh.actor(3))).toEqual([need]);
    await declineMatch(await fresh.actor(1), { match: claimed.match });
    expect(await waiting()).toBe(1);
    expect(await listAsked(await fresh.actor(2))).toEqual([]);
    await db.owner`update matches set asked_until = now() where id = ${answered.match}`;
    expect(await waiting()).toBe(0);
  });
});

async function claim({ quantity = 1 } = {}) {
  const author = network.members[helper] ?? "";
  const category = "ride";
  const ids = await postTestOffer(db.owner, network, { author, category, quantity, window: inHours(hours) });
  const ask = { ...askFor(ids), ...inHours(hours), quantity };
  hours += 2;
  const asked = await claimOffer(await network.actor(receiver), ask);
  if (!asked.ok) throw new Error(`The claim was refused: ${asked.reason}`);
  claims.push(ask.match);
  if (claims.length > 2) await settle(claims.shift());
  return ask;
}

/** Nobody may ask more than three times at once; each match lies at a time of its own. */
const claims: string[] = [];
let hours = 30;

async function settle(match = "") {
  await withdrawMatch(await network.actor(receiver), { match });
}

function askFor({ offer, window }: { offer: string; window: string }) {
  return {
    ...{ match: randomUUID(), need: randomUUID(), offer, window, quantity: 1, ...tomorrow() },
    ...{ contact: new Uint8Array(sealed()), ownCopy: new Uint8Array(sealed()) },
  };
}

async function confirm(index: number, match: string) {
  const handed = { contact: new Uint8Array(sealed()), ownCopy: new Uint8Array(sealed()) };
  expect(await confirmMatch(await network.actor(index), { match, ...handed })).toEqual({
    ok: true,
    value: null,
  });
  return handed;
}

async function card(index: number, match: string) {
  const { matches } = await listMine(await network.actor(index));
  return matches.find(({ id }) => id === match);
}

async function onListing(index: number, listing: string): Promise<string[]> {
  return (await listMatchesOf(await network.actor(index), listing)).map(({ id }) => id);
}

const started = Math.ceil(Date.now() / quarter) * quarter;

/** The hour that begins so many hours from the quarter after these tests were started. */
function inHours(count: number) {
  const from = new Date(started + count * hour);
  return { from, until: new Date(from.getTime() + hour) };
}
