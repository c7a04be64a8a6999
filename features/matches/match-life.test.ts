import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/db/actor";
import type { Category } from "@/domain/categories";
import { hour, quarter, type Window } from "@/domain/window";
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
import { finishMatch } from "./finish-match";
import { releaseMatch } from "./release-match";
import { withdrawMatch } from "./withdraw-match";

const db = testDatabase();
let network: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner, { members: 4 });
});

const [helper, receiver, third] = [1, 2, 3];

describe("claiming an offer", () => {
  it("holds the quantity on both sides and hands the contact over, byte for byte", async () => {
    const { offer, window } = await offerBy(helper, { quantity: 3 });
    const claim = askFor(offer, window, { quantity: 2 });
    const asked = await claimOffer(await network.actor(receiver), claim);
    expect(asked.ok).toBe(true);
    expect(await windowLeft(window)).toBe(1);
    expect(await row("needs", claim.need)).toMatchObject({ origin: "claim", left: 0, quantity: 2 });
    const [contact] = await db.owner`select contact, own_copy from contacts where match_id = ${claim.match}`;
    expect(contact?.contact).toEqual(Buffer.from(claim.contact));
    expect(contact?.own_copy).toEqual(Buffer.from(claim.ownCopy));
  });

  it("answers the same to the same id, and conflict to other content", async () => {
    const { offer, window } = await offerBy(helper, { quantity: 3 });
    const claim = askFor(offer, window);
    const actor = await network.actor(receiver);
    const first = await claimOffer(actor, claim);
    expect(await claimOffer(actor, claim)).toEqual(first);
    expect(await claimOffer(actor, { ...claim, quantity: 2 })).toEqual({ ok: false, reason: "conflict" });
    const same = { ...claim, need: randomUUID() };
    expect(await claimOffer(await network.actor(third), same)).toEqual({ ok: false, reason: "conflict" });
    expect(await windowLeft(window)).toBe(2);
    await withdrawMatch(actor, { match: claim.match });
  });

  it("covers the claimant's own need when one is brought along", async () => {
    const { offer, window } = await offerBy(helper, { quantity: 4 });
    const need = await postTestNeed(db.owner, network, {
      author: network.members[receiver] ?? "",
      quantity: 2,
    });
    const actor = await network.actor(receiver);
    expect(await claimOffer(actor, askFor(offer, window, { need, quantity: 1 }))).toEqual({
      ok: false,
      reason: "whole-only",
    });
    expect(await windowLeft(window)).toBe(4);
    const claim = askFor(offer, window, { need, quantity: 2 });
    expect((await claimOffer(actor, claim)).ok).toBe(true);
    expect(await row("needs", need)).toMatchObject({ left: 0, origin: "posted" });
    await withdrawMatch(actor, { match: claim.match });
    expect(await row("needs", need)).toMatchObject({ left: 2, state: "open" });
  });

  it("does not touch a need of somebody else", async () => {
    const { offer, window } = await offerBy(helper);
    const need = await postTestNeed(db.owner, network, { author: network.members[third] ?? "" });
    const refused = await claimOffer(await network.actor(receiver), askFor(offer, window, { need }));
    expect(refused).toEqual({ ok: false, reason: "not-found" });
    expect(await windowLeft(window)).toBe(1);
    expect(await row("needs", need)).toMatchObject({ left: 1 });
  });

  it("refuses one's own offer, another network's, and a window of another offer", async () => {
    const mine = await offerBy(receiver);
    const actor = await network.actor(receiver);
    expect(await claimOffer(actor, askFor(mine.offer, mine.window))).toEqual({
      ok: false,
      reason: "own-listing",
    });
    const elsewhere = await foundTestNetwork(db.owner);
    const foreign = await postTestOffer(db.owner, elsewhere, { author: elsewhere.members[0] ?? "" });
    expect(await claimOffer(actor, askFor(foreign.offer, foreign.window))).toEqual({
      ok: false,
      reason: "not-found",
    });
    const theirs = await offerBy(helper);
    expect(await claimOffer(actor, askFor(theirs.offer, mine.window))).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await claimOffer(actor, askFor(randomUUID(), randomUUID()))).toEqual({
      ok: false,
      reason: "not-found",
    });
  });

  it("lets three asks wait and refuses a fourth, also when all come at once", async () => {
    const eager = await foundTestNetwork(db.owner);
    const offered = await Promise.all(
      Array.from({ length: 8 }, () => postTestOffer(db.owner, eager, { author: eager.members[1] ?? "" })),
    );
    const actor = await eager.actor(2);
    const results = await Promise.all(
      offered.map(({ offer, window }) => claimOffer(actor, askFor(offer, window))),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(3);
    expect(results.filter((result) => !result.ok && result.reason === "too-many-asks")).toHaveLength(5);
  });

  it("is over for who has asked for the same three times in vain, and for nobody else", async () => {
    const { offer, window } = await postTestOffer(db.owner, network, {
      author: network.members[helper] ?? "",
    });
    const actor = await network.actor(receiver);
    for (const end of [withdrawMatch, declineMatch, withdrawMatch]) {
      const input = askFor(offer, window);
      expect((await claimOffer(actor, input)).ok).toBe(true);
      const by = end === declineMatch ? await network.actor(helper) : actor;
      expect(await end(by, { match: input.match })).toEqual(okay);
    }
    expect(await claimOffer(actor, askFor(offer, window))).toEqual({ ok: false, reason: "asked-enough" });
    expect((await claimOffer(await network.actor(third), askFor(offer, window))).ok).toBe(true);
  });
});

describe("answering a need", () => {
  it("makes an offer for this answer alone, off the board, and takes it away when it ends", async () => {
    const need = await needBy(receiver);
    const answer = askFor(randomUUID(), randomUUID(), { need });
    const actor = await network.actor(helper);
    expect((await answerNeed(actor, answer)).ok).toBe(true);
    expect(await row("offers", answer.offer)).toMatchObject({ origin: "answer", state: "open" });
    expect(await row("needs", need)).toMatchObject({ left: 0 });
    expect(await declineMatch(await network.actor(receiver), { match: answer.match })).toEqual(okay);
    expect(await row("offers", answer.offer)).toMatchObject({ state: "withdrawn" });
    expect(await row("needs", need)).toMatchObject({ left: 1, state: "open" });
  });

  it("takes the whole of what cannot be split, and a part of what can", async () => {
    const children = await needBy(receiver, { category: "childcare", quantity: 2 });
    const actor = await network.actor(helper);
    const refused = await answerNeed(actor, askFor(randomUUID(), randomUUID(), { need: children }));
    expect(refused).toEqual({ ok: false, reason: "whole-only" });
    const pot = await needBy(receiver, { category: "food", quantity: 20 });
    const part = askFor(randomUUID(), randomUUID(), { need: pot, quantity: 8 });
    expect((await answerNeed(actor, part)).ok).toBe(true);
    expect(await row("needs", pot)).toMatchObject({ left: 12 });
    await withdrawMatch(actor, { match: part.match });
  });
});

describe("yes and no", () => {
  it("opens both contacts only with the yes, and to nobody else", async () => {
    const { match } = await askedMatch();
    expect(await visibleContacts(helper, match)).toBe(0);
    expect(await visibleContacts(receiver, match)).toBe(1);
    expect(await confirm(helper, match)).toEqual(okay);
    expect(await confirm(helper, match)).toEqual(okay);
    expect(await visibleContacts(helper, match)).toBe(2);
    expect(await visibleContacts(receiver, match)).toBe(2);
    expect(await visibleContacts(third, match)).toBe(0);
    expect(await visibleContacts(0, match)).toBe(0);
  });

  it("is for the person who was asked, and once", async () => {
    const { match } = await askedMatch();
    expect(await confirm(receiver, match)).toEqual({ ok: false, reason: "not-yours" });
    expect(await confirm(third, match)).toEqual({ ok: false, reason: "not-found" });
    expect(await confirm(0, match)).toEqual({ ok: false, reason: "not-found" });
    expect(await declineMatch(await network.actor(helper), { match })).toEqual(okay);
    expect(await confirm(helper, match)).toEqual({ ok: false, reason: "already-answered" });
  });

  it("comes too late after the ask has run out, by the database's clock", async () => {
    const { match, window } = await askedMatch();
    await db.owner`update matches set asked_until = now() - interval '1 second' where id = ${match}`;
    expect(await confirm(helper, match)).toEqual({ ok: false, reason: "expired" });
    expect(await windowLeft(window)).toBe(1);
    expect(await db.owner`select from contacts where match_id = ${match}`).toHaveLength(0);
  });

  it("gives back what it held and forgets the contact when it is a no", async () => {
    const { match, window } = await askedMatch();
    expect(await windowLeft(window)).toBe(0);
    const actor = await network.actor(helper);
    expect(await declineMatch(actor, { match })).toEqual(okay);
    expect(await declineMatch(actor, { match })).toEqual(okay);
    expect(await windowLeft(window)).toBe(1);
    expect(await db.owner`select from contacts where match_id = ${match}`).toHaveLength(0);
  });
});

describe("giving back and finishing", () => {
  it("opens the need again, a step more urgent, and frees the helper's time", async () => {
    const need = await needBy(receiver, { window: later(3) });
    const answer = askFor(randomUUID(), randomUUID(), { need, window: later(3) });
    await answerNeed(await network.actor(helper), answer);
    expect(await confirm(receiver, answer.match)).toEqual(okay);
    expect(await bookingsOf(answer.match)).toBe(1);
    expect(await releaseMatch(await network.actor(helper), { match: answer.match })).toEqual(okay);
    expect(await row("needs", need)).toMatchObject({ left: 1, urgency: 2, state: "open" });
    expect(await bookingsOf(answer.match)).toBe(0);
  });

  it("is over once it has begun; then it is done by itself, or fell through when somebody says so", async () => {
    const { match, window } = await askedMatch();
    await confirm(helper, match);
    const past = new Date(Math.floor(Date.now() / quarter) * quarter - 2 * hour);
    await db.owner`update bookings set during = ${range(past, 4)}::tstzrange where match_id = ${match}`;
    await db.owner`update matches set during = ${range(past, 4)}::tstzrange where id = ${match}`;
    expect(await releaseMatch(await network.actor(receiver), { match })).toEqual({
      ok: false,
      reason: "started",
    });
    await db.owner`update matches set during = ${range(past, 1)}::tstzrange where id = ${match}`;
    await network.actor(receiver);
    expect(await row("matches", match)).toMatchObject({ state: "done" });
    expect(await finishMatch(await network.actor(receiver), { match, how: "failed" })).toEqual(okay);
    expect(await row("matches", match)).toMatchObject({ state: "failed" });
    expect(await windowLeft(window)).toBe(0);
  });
});

const okay = { ok: true, value: null };

function offerBy(index: number, listing: { category?: Category; quantity?: number; window?: Window } = {}) {
  return postTestOffer(db.owner, network, { author: network.members[index] ?? "", ...listing });
}

function needBy(index: number, listing: { category?: Category; quantity?: number; window?: Window } = {}) {
  return postTestNeed(db.owner, network, { author: network.members[index] ?? "", ...listing });
}

function askFor(
  offer: string,
  windowId: string,
  { need = randomUUID() as string, quantity = 1, window = tomorrow() } = {},
) {
  return {
    match: randomUUID(),
    need,
    offer,
    window: windowId,
    quantity,
    from: window.from,
    until: window.until,
    contact: new Uint8Array(sealed()),
    ownCopy: new Uint8Array(sealed()),
  };
}

async function askedMatch() {
  const { offer, window } = await offerBy(helper, { window: later(days++) });
  const claim = askFor(offer, window, { window: later(days - 1) });
  const asked = await claimOffer(await network.actor(receiver), claim);
  if (!asked.ok) throw new Error(`The claim was refused: ${asked.reason}`);
  return { match: claim.match, window };
}

/** Each match of these tests lies on a day of its own, so that none is in the way of another. */
let days = 5;

function later(days: number): Window {
  const { from, until } = tomorrow();
  return {
    from: new Date(from.getTime() + days * 24 * hour),
    until: new Date(until.getTime() + days * 24 * hour),
  };
}

async function confirm(index: number, match: string) {
  const contact = { contact: new Uint8Array(sealed()), ownCopy: new Uint8Array(sealed()) };
  return confirmMatch(await network.actor(index), { match, ...contact });
}

async function visibleContacts(index: number, match: string): Promise<number> {
  const { asActor } = await import("@/db/actor");
  const { contacts } = await import("@/db/schema/matches");
  const { eq } = await import("drizzle-orm");
  const actor: Actor = await network.actor(index);
  return asActor(actor, (tx) => tx.$count(contacts, eq(contacts.matchId, match)));
}

async function row(table: "needs" | "offers" | "matches", id: string) {
  const [found] = await db.owner`select * from ${db.owner(table)} where id = ${id}`;
  return found;
}

async function windowLeft(id: string): Promise<number> {
  const [found] = await db.owner`select "left" from offer_windows where id = ${id}`;
  return found?.left;
}

async function bookingsOf(match: string): Promise<number> {
  return (await db.owner`select from bookings where match_id = ${match}`).length;
}

function range(from: Date, hours: number): string {
  return `[${from.toISOString()},${new Date(from.getTime() + hours * hour).toISOString()})`;
}
