import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { asActor } from "@/db/actor";
import type { Result } from "@/domain/refusals";
import { hour, type Window } from "@/domain/window";
import { claimOffer } from "@/features/matches/claim-offer";
import { confirmMatch } from "@/features/matches/confirm-match";
import { declineMatch } from "@/features/matches/decline-match";
import { testDatabase } from "@/test/database";
import {
  foundTestNetwork,
  makeLogEntry,
  postTestNeed,
  postTestOffer,
  sealed,
  type TestNetwork,
  tomorrow,
} from "@/test/factory";
import { allowPair } from "./allow-pair";
import { proposeMatch } from "./propose-match";
import { rejectPair } from "./reject-pair";
import { withdrawProposal } from "./withdraw-proposal";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 6 });
});

const [coordinator, rosa, omar, lin] = [0, 1, 2, 3];
const okay = { ok: true, value: null };

describe("a proposal", () => {
  it("asks both, holds the quantity on both sides, and is written down", async () => {
    const pair = await postPair();
    const proposal = proposalOf(pair);
    const made = await propose(proposal);
    expect(made.ok).toBe(true);
    expect(await propose(proposal)).toEqual(made);
    expect(await propose({ ...proposal, window: randomUUID() })).toEqual(refused("conflict"));
    expect(await matchRow(proposal.match)).toMatchObject({
      ...{ state: "asked", origin: "proposal", receiver_agreed: false, helper_agreed: false },
      ...{ receiver_id: memberId(rosa), helper_id: memberId(omar) },
    });
    expect(await leftOf(pair)).toEqual([0, 0]);
    expect(await loggedActs()).toEqual(["propose"]);
  });

  it("opens both contacts with the second yes, whichever comes first, and books the helper", async () => {
    for (const [first, second] of [
      [rosa, omar],
      [omar, rosa],
    ] as const) {
      const { match } = await proposed(await postPair({ window: inHours(first) }));
      expect(await confirm(first, match)).toEqual(okay);
      expect(await confirm(first, match)).toEqual(okay);
      expect(await matchRow(match)).toMatchObject({ state: "asked" });
      expect(await seenContacts(first, match)).toBe(1);
      expect(await seenContacts(second, match)).toBe(0);
      expect(await bookingsOf(match)).toBe(0);
      expect(await confirm(second, match)).toEqual(okay);
      expect(await matchRow(match)).toMatchObject({
        ...{ state: "confirmed", receiver_agreed: true, helper_agreed: true },
      });
      expect(await bookingsOf(match)).toBe(1);
      for (const person of [first, second]) expect(await seenContacts(person, match)).toBe(2);
      for (const other of [coordinator, lin]) expect(await seenContacts(other, match)).toBe(0);
    }
  });

  it("ends with either's no, gives all back, and is not made again", async () => {
    const pair = await postPair();
    const { match } = await proposed(pair);
    expect(await confirm(rosa, match)).toEqual(okay);
    expect(await decline(omar, match)).toEqual(okay);
    expect(await leftOf(pair)).toEqual([1, 1]);
    expect(await matchRow(match)).toMatchObject({ receiver_agreed: true, helper_agreed: false });
    expect(await db.owner`select from contacts where match_id = ${match}`).toHaveLength(0);
    expect(await confirm(omar, match)).toEqual(refused("already-answered"));
    expect(await propose(proposalOf(pair))).toEqual(refused("asked-before"));
  });

  it("lets a yes be taken back until the other answers", async () => {
    const { match } = await proposed(await postPair());
    await confirm(rosa, match);
    expect(await decline(rosa, match)).toEqual(okay);
    expect(await matchRow(match)).toMatchObject({ state: "declined", receiver_agreed: false });
    expect(await confirm(omar, match)).toEqual(refused("already-answered"));
  });

  it("is answered by the two alone", async () => {
    const { match } = await proposed(await postPair());
    for (const other of [coordinator, lin]) {
      expect(await confirm(other, match)).toEqual(refused("not-found"));
      expect(await decline(other, match)).toEqual(refused("not-found"));
    }
  });

  it("is for coordinators to make, of listings of their own network", async () => {
    const pair = await postPair();
    const elsewhere = await foundTestNetwork(db.owner);
    const foreign = await elsewhere.actor(coordinator);
    expect(await proposeMatch(await network.actor(lin), proposalOf(pair))).toEqual(
      refused("not-coordinator"),
    );
    expect(await proposeMatch(foreign, proposalOf(pair))).toEqual(refused("not-found"));
    expect(await propose({ ...proposalOf(pair), window: randomUUID() })).toEqual(refused("not-found"));
    expect(await propose({ ...proposalOf(pair), offer: randomUUID() })).toEqual(refused("not-found"));
    expect(await propose({ ...proposalOf(pair), log: makeLogEntry(2) })).toEqual(refused("stale-epoch"));
    expect(await leftOf(pair)).toEqual([1, 1]);
  });

  it("is not made of somebody who is promised elsewhere at that time", async () => {
    const { match } = await proposed(await postPair());
    await confirm(omar, match);
    await confirm(rosa, match);
    const second = await postPair({ receiver: lin });
    expect(await propose(proposalOf(second))).toEqual(refused("helper-busy"));
    expect(await leftOf(second)).toEqual([1, 1]);
  });
});

describe("how often somebody is asked", () => {
  it("is three times a day, counting what else waits for their yes, and not what was taken back", async () => {
    const { offer, window } = await postTestOffer(db.owner, network, { author: memberId(omar) });
    const claim = { ...proposalOf({ need: randomUUID(), offer, window }), ...contact() };
    expect((await claimOffer(await network.actor(lin), claim)).ok).toBe(true);
    const first = await proposed(await postPair({ window: inHours(30) }));
    await proposed(await postPair({ window: inHours(33) }));
    const fourth = proposalOf(await postPair({ window: inHours(36) }), inHours(36));
    expect(await propose(fourth)).toEqual(refused("asked-today"));
    expect(await withdraw(first.match)).toEqual(okay);
    expect((await propose(fourth)).ok).toBe(true);
  });

  it("begins anew on another day", async () => {
    for (const start of [30, 33, 36]) {
      const { match } = await proposed(await postPair({ window: inHours(start) }));
      await decline(omar, match);
    }
    const another = proposalOf(await postPair({ window: inHours(39) }), inHours(39));
    expect(await propose(another)).toEqual(refused("asked-today"));
    await db.owner`update matches set created_on = created_on - 1 where network_id = ${network.id}`;
    expect((await propose(another)).ok).toBe(true);
  });

  it("stays so when a hundred proposals come at once", async () => {
    const proposals = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const window = inHours(30 + index);
        return proposalOf(await postPair({ receiver: 3 + (index % 3), window }), window);
      }),
    );
    const results = await Promise.all(proposals.map(propose));
    expect(tally(results)).toEqual({ ok: 3, "asked-today": 97 });
  });
});

describe("races", () => {
  it("lets one of two hundred clients propose what there is one of", async () => {
    const { offer, window } = await postTestOffer(db.owner, network, { author: memberId(omar) });
    const need = await postTestNeed(db.owner, network, { author: memberId(rosa) });
    const results = await Promise.all(
      Array.from({ length: 200 }, () => propose(proposalOf({ need, offer, window }))),
    );
    expect(tally(results)).toEqual({ ok: 1, gone: 199 });
    expect(await leftOf({ need, window })).toEqual([0, 0]);
    expect(await loggedActs()).toEqual(["propose"]);
  });

  it("confirms once when both say yes a hundred times each at the same moment", async () => {
    const { match } = await proposed(await postPair());
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, index) => confirm(index % 2 === 0 ? rosa : omar, match)),
    );
    expect(tally(results)).toEqual({ ok: 200 });
    expect(await bookingsOf(match)).toBe(1);
    expect(await db.owner`select from contacts where match_id = ${match}`).toHaveLength(2);
  });

  it("ends in one way when yes, no and the coordinator come together", async () => {
    for (let round = 0; round < 20; round++) {
      const crowd = await foundTestNetwork(db.owner, { members: 3 });
      network = crowd;
      const pair = await postPair();
      const { match } = await proposed(pair);
      await Promise.all([confirm(rosa, match), confirm(omar, match), decline(omar, match), withdraw(match)]);
      const { state } = await matchRow(match);
      expect(["asked", "confirmed", "declined", "withdrawn"]).toContain(state);
      const isHeld = state === "asked" || state === "confirmed";
      expect(await leftOf(pair)).toEqual(isHeld ? [0, 0] : [1, 1]);
      expect(await bookingsOf(match)).toBe(state === "confirmed" ? 1 : 0);
    }
  });
});

describe("taking a proposal back", () => {
  it("frees what it held, once, and lets it be made again", async () => {
    const pair = await postPair();
    const { match } = await proposed(pair);
    expect(await withdraw(match)).toEqual(okay);
    expect(await withdraw(match)).toEqual(okay);
    expect(await leftOf(pair)).toEqual([1, 1]);
    expect(await loggedActs()).toEqual(["propose", "withdraw-proposal"]);
    expect((await propose(proposalOf(pair))).ok).toBe(true);
  });

  it("comes too late after a yes, and is not for what somebody asked themselves", async () => {
    const { match } = await proposed(await postPair());
    await confirm(omar, match);
    expect(await withdraw(match)).toEqual(refused("already-answered"));
    const { offer, window } = await postTestOffer(db.owner, network, { author: memberId(omar) });
    const claim = { ...proposalOf({ need: randomUUID(), offer, window }), ...contact() };
    await claimOffer(await network.actor(lin), claim);
    expect(await withdraw(claim.match)).toEqual(refused("not-yours"));
    expect(await withdraw(randomUUID())).toEqual(refused("not-found"));
  });
});

describe("a rejected pair", () => {
  it("is remembered with its reason until it is allowed again", async () => {
    const pair = await postPair();
    const by = await network.actor(coordinator);
    const reject = () => rejectPair(by, { ...pair, reason: "not-together", log: makeLogEntry() });
    expect(await reject()).toEqual(okay);
    expect(await reject()).toEqual(okay);
    expect(await db.owner`select reason from rejections where need_id = ${pair.need}`).toEqual([
      { reason: "not-together" },
    ]);
    expect(await propose(proposalOf(pair))).toEqual(refused("rejected"));
    expect(await allowPair(by, { ...pair, log: makeLogEntry() })).toEqual(okay);
    expect(await allowPair(by, { ...pair, log: makeLogEntry() })).toEqual(okay);
    expect(await loggedActs()).toEqual(["reject-pair", "allow-pair"]);
    expect((await propose(proposalOf(pair))).ok).toBe(true);
  });

  it("is for coordinators alone, and of their own network", async () => {
    const pair = await postPair();
    const said = { ...pair, reason: "other" as const, log: makeLogEntry() };
    const elsewhere = await foundTestNetwork(db.owner);
    expect(await rejectPair(await network.actor(lin), said)).toEqual(refused("not-coordinator"));
    expect(await allowPair(await network.actor(lin), said)).toEqual(refused("not-coordinator"));
    expect(await rejectPair(await elsewhere.actor(coordinator), said)).toEqual(refused("not-found"));
    expect(await allowPair(await elsewhere.actor(coordinator), said)).toEqual(refused("not-found"));
    expect(await db.owner`select from rejections where network_id = ${network.id}`).toHaveLength(0);
  });
});

type Pair = { need: string; offer: string; window: string };

/** Rosa needs a ride, and Omar has a seat at the same time. */
async function postPair({ receiver = rosa, window = tomorrow() } = {}): Promise<Pair> {
  const need = await postTestNeed(db.owner, network, { author: memberId(receiver), window });
  const ids = await postTestOffer(db.owner, network, { author: memberId(omar), window });
  return { need, ...ids };
}

function proposalOf({ need, offer, window }: Pair, { from, until }: Window = tomorrow()) {
  return {
    match: randomUUID() as string,
    need,
    offer,
    window,
    quantity: 1,
    from,
    until,
    log: makeLogEntry(),
  };
}

async function propose(input: ReturnType<typeof proposalOf>) {
  return proposeMatch(await network.actor(coordinator), input);
}

/** A proposal of the pair at the need's own time, which went through. */
async function proposed(pair: Pair) {
  const [row] = await db.owner`select lower("window") as "from", upper("window") as until from needs
    where id = ${pair.need}`;
  const proposal = proposalOf(pair, { from: new Date(row?.from), until: new Date(row?.until) });
  expect((await propose(proposal)).ok).toBe(true);
  return proposal;
}

async function withdraw(match: string) {
  return withdrawProposal(await network.actor(coordinator), { match, log: makeLogEntry() });
}

async function confirm(person: number, match: string) {
  return confirmMatch(await network.actor(person), { match, ...contact() });
}

async function decline(person: number, match: string) {
  return declineMatch(await network.actor(person), { match });
}

async function seenContacts(person: number, match: string): Promise<number> {
  const rows = await asActor(await network.actor(person), (tx) =>
    tx.execute(`select from contacts where match_id = '${match}'`),
  );
  return rows.length;
}

async function bookingsOf(match: string): Promise<number> {
  return (await db.owner`select from bookings where match_id = ${match}`).length;
}

async function matchRow(match: string) {
  const [row] = await db.owner`select * from matches where id = ${match}`;
  return row ?? {};
}

/** What is left of the need and of the offer's window. */
async function leftOf({ need, window }: Pick<Pair, "need" | "window">): Promise<unknown[]> {
  const [row] = await db.owner`select (select "left" from needs where id = ${need}) as need,
    (select "left" from offer_windows where id = ${window}) as "window"`;
  return [row?.need, row?.window];
}

async function loggedActs(): Promise<string[]> {
  const rows = await db.owner`select act from log_entries where network_id = ${network.id}
    order by xmin::text::bigint`;
  return rows.map(({ act }) => act);
}

function contact() {
  return { contact: new Uint8Array(sealed()), ownCopy: new Uint8Array(sealed()) };
}

function inHours(start: number): Window {
  const { from } = tomorrow();
  const begin = new Date(from.getTime() + start * hour);
  return { from: begin, until: new Date(begin.getTime() + hour) };
}

function memberId(index: number): string {
  return network.members[index] ?? "";
}

function refused(reason: string) {
  return { ok: false, reason };
}

function tally(results: Result<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const key = result.ok ? "ok" : result.reason;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
