import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { hour, quarter, type Window } from "@/domain/window";
import { dayOf } from "@/domain/zoned-time";
import { asCoordinator, type Coordinator } from "@/features/duty/coordinator";
import { confirmMatch } from "@/features/matches/confirm-match";
import { releaseMatch } from "@/features/matches/release-match";
import { testDatabase } from "@/test/database";
import {
  foundTestNetwork,
  makeLogEntry,
  postTestNeed,
  postTestOffer,
  sealed,
  type TestNetwork,
} from "@/test/factory";
import type { Dashboard, ProposalAsk } from "./dashboard";
import { findAbsence } from "./find-what-if";
import { proposeMatch } from "./propose-match";
import { findDashboard } from "./queries";
import { rejectPair } from "./reject-pair";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 6 });
});

const [rosa, omar, lin, ana] = [1, 2, 3, 4];

it("proposes who fits, says why, and how good that is", async () => {
  const ride = await need(rosa, inHours(10, 11));
  const { offer: seats, window } = await offer(omar, inHours(9, 13));
  const { plan, gaps } = await look();
  expect(plan).toMatchObject({
    isCurrent: true,
    certificate: { needs: 1, coveredNeeds: 1, verified: true, isMost: true, gap: 0 },
    helpers: [{ id: memberId(omar) }],
  });
  expect(plan?.proposals).toMatchObject([
    {
      ...{ needId: ride, offerId: seats, windowId: window, quantity: 1, during: inHours(10, 11) },
      receiver: { id: memberId(rosa) },
      helper: { id: memberId(omar) },
      place: { id: network.placeId },
      why: { isSamePlace: true, minutesOffered: 240, minutesUsed: 60, alternatives: 0 },
    },
  ]);
  expect(gaps).toMatchObject([{ id: ride, planned: [{ id: memberId(omar) }], unmet: null }]);
});

it("explains what has nobody, and asks the one person for the one change that would do", async () => {
  const ride = await need(rosa, inHours(10, 11));
  const { offer: seats, window } = await offer(omar, inHours(10.5, 13));
  const { plan, gaps } = await look();
  expect(plan?.proposals).toEqual([]);
  const [gap] = gaps;
  const change = { change: "longer", personId: memberId(omar), earlier: 30, later: 0 };
  expect(gap?.unmet).toMatchObject({
    missing: 1,
    nearby: [{ member: { id: memberId(omar) }, reasons: [{ reason: "window-starts-late", minutes: 30 }] }],
    cheapest: { change, member: { id: memberId(omar) }, moves: 0 },
  });
  const ask = gap?.unmet?.cheapest?.ask;
  expect(ask).toEqual({
    ...{ needId: ride, offerId: seats, windowId: window, quantity: 1, during: inHours(10, 11) },
  });
  expect((await propose(ask)).ok).toBe(true);
  expect((await look()).gaps).toEqual([]);
});

it("asks nobody by a proposal for what there is too little of, nor for half a day more", async () => {
  const seats = await need(rosa, inHours(10, 11), 3);
  await offer(omar, inHours(9, 13), 2);
  const night = await need(lin, inHours(30, 34));
  await offer(ana, inHours(33, 40));
  const { gaps } = await look();
  const cheapest = new Map(gaps.map(({ id, unmet }) => [id, unmet?.cheapest]));
  expect(cheapest.get(seats)).toMatchObject({ change: { change: "more-room", more: 1 }, ask: null });
  expect(cheapest.get(night)?.ask).toBeNull();
});

it("has planned anew as soon as somebody gives back, and not the same two again", async () => {
  const ride = await need(rosa, inHours(10, 11));
  await offer(omar, inHours(10, 11));
  const [first] = (await look()).plan?.proposals ?? [];
  await offer(lin, inHours(8, 14));
  const match = await agreed(first);
  expect((await look()).plan?.proposals).toEqual([]);
  await releaseMatch(await network.actor(omar), { match });
  const after = await look();
  expect(after.plan?.proposals).toMatchObject([{ needId: ride, helper: { id: memberId(lin) } }]);
  expect(after.fallen).toMatchObject([{ id: match, state: "released", isMended: false }]);
  await agreed(after.plan?.proposals[0]);
  expect((await look()).fallen).toMatchObject([{ id: match, isMended: true }]);
});

it("remembers what a coordinator does not want, with the reason", async () => {
  const ride = await need(rosa, inHours(10, 11));
  const { offer: seats } = await offer(omar, inHours(9, 13));
  const by = await coordinator();
  await rejectPair(by, { need: ride, offer: seats, reason: "not-together", log: makeLogEntry() });
  const { plan, rejected, gaps } = await look();
  expect(plan?.proposals).toEqual([]);
  expect(rejected).toMatchObject([
    { needId: ride, offerId: seats, reason: "not-together", helper: { id: memberId(omar) } },
  ]);
  expect(gaps[0]?.unmet?.nearby).toMatchObject([
    { reasons: [{ reason: "rejected", because: "not-together" }] },
  ]);
});

it("waits for both of a proposal, then for the one who has not said yes, and can be taken back until then", async () => {
  await need(rosa, inHours(10, 11));
  await offer(omar, inHours(9, 13));
  const [first] = (await look()).plan?.proposals ?? [];
  const match = await proposed(first);
  const asked = async () =>
    (await look()).waiting.map((each) => [each.asked.map(({ id }) => id), each.mayTakeBack]);
  expect(await asked()).toEqual([[[memberId(omar), memberId(rosa)], true]]);
  await confirmMatch(await network.actor(omar), { match, ...contact() });
  expect(await asked()).toEqual([[[memberId(rosa)], false]]);
});

it("says who carries how much this week", async () => {
  await need(rosa, inHours(1, 2));
  await offer(omar, inHours(1, 2));
  const [first] = (await look()).plan?.proposals ?? [];
  expect((await look()).plan?.loads).toMatchObject([
    { member: { id: memberId(omar) }, tasks: 0, proposed: 1 },
  ]);
  await agreed(first);
  const { plan, weeks } = await look();
  expect(plan?.loads).toMatchObject([{ member: { id: memberId(omar) }, tasks: 1, proposed: 0 }]);
  expect(weeks).toContain(plan?.loads[0]?.week);
});

it("shows what would move if somebody could not, and keeps nothing of it", async () => {
  const ride = await need(rosa, inHours(26, 27));
  await offer(omar, inHours(26, 27));
  await offer(lin, inHours(24, 31));
  const by = await coordinator();
  const day = dayOf(inHours(26, 27).from, by.zone);
  const absence = await findAbsence(by, memberId(omar), day);
  expect(absence).toMatchObject({
    member: { id: memberId(omar) },
    outcome: {
      found: "current",
      lost: [],
      moved: [{ needId: ride, before: [{ id: memberId(omar) }], after: [{ id: memberId(lin) }] }],
    },
  });
  expect((await look()).plan?.proposals).toMatchObject([{ helper: { id: memberId(omar) } }]);
  const elsewhere = await foundTestNetwork(db.owner);
  expect(await findAbsence(by, elsewhere.members[1] ?? "", day)).toBeNull();
  expect(await findAbsence(by, memberId(omar), "2020-01-01")).toBeNull();
});

it("does not work out what if somebody could not who is not there", async () => {
  await offer(omar, inHours(24, 31));
  const by = await coordinator();
  const day = dayOf(inHours(26, 27).from, by.zone);
  // More often than a device may ask in a minute.
  for (let time = 0; time < 30; time++) expect(await findAbsence(by, randomUUID(), day)).toBeNull();
  expect(await findAbsence(by, memberId(omar), day)).toMatchObject({ outcome: { found: "current" } });
});

it("counts by the hour, for the week or for one day of it", async () => {
  const window = inHours(26, 28);
  await need(rosa, window, 3);
  const by = await coordinator();
  const day = dayOf(window.from, by.zone);
  const week = await findDashboard(by);
  expect(week.day).toBeNull();
  expect(week.hours.map(({ category, needed, covered }) => [category, needed, covered])).toContainEqual([
    ...["ride", 3, 0],
  ]);
  expect((await findDashboard(by, day)).hours.length).toBeGreaterThan(0);
  const today = dayOf(by.now, by.zone);
  if (today !== day) expect((await findDashboard(by, today)).hours).toEqual([]);
  expect((await findDashboard(by, "2020-01-01")).day).toBeNull();
});

async function coordinator(): Promise<Coordinator> {
  const found = asCoordinator(await network.actor(0));
  if (!found) throw new Error("The first member is a coordinator.");
  return found;
}

/** As the page does: on a busy machine the plan comes a moment later, however long the moment. */
async function look(): Promise<Dashboard> {
  for (;;) {
    const dashboard = await findDashboard(await coordinator());
    if (dashboard.plan?.isCurrent) return dashboard;
  }
}

async function propose(ask: ProposalAsk | null | undefined, match: string = crypto.randomUUID()) {
  if (!ask) throw new Error("There is nothing to propose.");
  const { needId, offerId, windowId, quantity, during } = ask;
  const log = makeLogEntry();
  const ids = { match, need: needId, offer: offerId, window: windowId };
  return proposeMatch(await coordinator(), { ...ids, quantity, ...during, log });
}

async function proposed(ask: ProposalAsk | undefined): Promise<string> {
  const match = crypto.randomUUID();
  expect((await propose(ask, match)).ok).toBe(true);
  return match;
}

/** The two of the proposal have said yes. */
async function agreed(ask: ProposalAsk | undefined): Promise<string> {
  const match = await proposed(ask);
  const [row] = await db.owner`select receiver_id, helper_id from matches where id = ${match}`;
  for (const person of [row?.receiver_id, row?.helper_id]) {
    const actor = await network.actor(network.members.indexOf(person));
    expect((await confirmMatch(actor, { match, ...contact() })).ok).toBe(true);
  }
  return match;
}

function need(author: number, window: Window, quantity = 1): Promise<string> {
  return postTestNeed(db.owner, network, { author: memberId(author), window, quantity }).then(changed);
}

function offer(author: number, window: Window, quantity = 3) {
  return postTestOffer(db.owner, network, { author: memberId(author), window, quantity }).then(changed);
}

/** Rows put straight into the tables raise no version. */
async function changed<T>(made: T): Promise<T> {
  await db.owner`update networks set version = version + 1 where network_id = ${network.id}`;
  return made;
}

function contact() {
  return { contact: new Uint8Array(sealed()), ownCopy: new Uint8Array(sealed()) };
}

const started = Math.ceil(Date.now() / quarter) * quarter;

function inHours(from: number, until: number): Window {
  return { from: new Date(started + from * hour), until: new Date(started + until * hour) };
}

function memberId(index: number): string {
  return network.members[index] ?? "";
}
