import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { hour, minute, quarter, type Window } from "@/domain/window";
import { asCoordinator } from "@/features/duty/coordinator";
import { answerNeed } from "@/features/matches/answer-need";
import { claimOffer } from "@/features/matches/claim-offer";
import { confirmMatch } from "@/features/matches/confirm-match";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, sealed, type TestNetwork } from "@/test/factory";
import type { Dashboard } from "./dashboard";
import { findDashboard } from "./queries";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 6 });
});

const [rosa, omar, lin, ana] = [1, 2, 3, 4];

it("has nothing to say of a network in which nothing is posted", async () => {
  const dashboard = await look();
  expect(dashboard).toMatchObject({ network: network.id, gaps: [], waiting: [], coverage: [], hidden: [] });
  expect(dashboard.days).toHaveLength(7);
});

it("lists what is uncovered in the next two days, the most pressing first", async () => {
  const late = await need({ window: inHours(40, 41) });
  const urgent = await need({ window: inHours(30, 31) }, { urgency: 3 });
  const soon = await need({ window: inHours(3, 4) });
  const covered = await need({ window: inHours(3, 4) });
  await db.owner`update needs set "left" = 0 where id = ${covered}`;
  const hidden = await need({ window: inHours(3, 4) }, { state: "hidden" });
  await need({ window: inHours(3, 4) }, { state: "withdrawn" });
  await need({ window: inHours(50, 51) });
  const { offer: away } = await offer(omar, { window: inHours(300, 301) });
  await db.owner`update offers set state = 'hidden' where id = ${away}`;
  await need({ window: inHours(-2, -1) });
  const dashboard = await look();
  expect(dashboard.gaps.map(({ id }) => id)).toEqual([soon, urgent, late]);
  expect(dashboard.gaps[0]).toMatchObject({
    author: { id: memberId(rosa) },
    place: { id: network.placeId },
    toPlace: null,
    quantity: 2,
    left: 2,
    waiting: 0,
  });
  expect(dashboard.hidden.map(({ kind, id }) => [kind, id])).toEqual([
    ["need", hidden],
    ["offer", away],
  ]);
});

it("gives a time of a need that repeats the note of its series, and says where it is sealed", async () => {
  const single = await need({ window: inHours(3, 4) });
  const time = await need({ window: inHours(5, 6) });
  const series = randomUUID();
  const note = sealed();
  await db.owner`insert into need_series (network_id, id, author_id, category, quantity, attributes, urgency, note, epoch,
      days, from_time, until_time, first_on, purge_on)
    values (${network.id}, ${series}, ${memberId(rosa)}, 'ride', 2, '{}', 1, ${note}, 1, '{1}', '17:00', '18:00',
      current_date, current_date + 30)`;
  await db.owner`update needs set note = null, series_id = ${series}, occurs_on = current_date where id = ${time}`;
  const { gaps } = await look();
  expect(gaps.map((gap) => gap.note && [gap.note.table, gap.note.row])).toEqual([
    ["needs", single],
    ["need_series", series],
  ]);
  expect(gaps[1]?.note?.sealed).toBe(note.toString("base64url"));
});

it("names those who fit, best first, and says of the others what is amiss", async () => {
  await need({ window: inHours(10, 11) });
  await offer(omar, { window: inHours(8, 14) });
  await offer(lin, { window: inHours(9.5, 11.5) });
  await offer(ana, { window: inHours(10.5, 14), quantity: 1 });
  await offer(rosa, { window: inHours(10, 11) });
  const [gap] = (await look()).gaps;
  expect(gap?.fitting.map(({ member }) => member.id)).toEqual([memberId(lin), memberId(omar)]);
  expect(gap?.others.map(({ member, reasons }) => [member.id, reasons])).toEqual([
    [
      memberId(ana),
      [
        { reason: "window-starts-late", minutes: 30 },
        { reason: "quantity", missing: 1 },
      ],
    ],
  ]);
});

it("knows who is promised elsewhere at that time, and counts what they do this week", async () => {
  await need({ window: inHours(10, 11) });
  const elsewhere = await need({ author: memberId(lin), window: inHours(10, 12) });
  await offer(omar, { window: inHours(9, 12) });
  await answer(omar, elsewhere, inHours(10, 12), { confirmedBy: lin });
  const [gap] = (await look()).gaps;
  expect(gap?.fitting).toEqual([]);
  expect(gap?.others).toMatchObject([
    { member: { id: memberId(omar) }, load: 1, reasons: [{ reason: "busy", during: inHours(10, 12) }] },
  ]);
});

it("lists what waits for a yes, the longest waiting first, with who is asked", async () => {
  const { offer: seats, window } = await offer(omar, { window: inHours(30, 34) });
  const claimed = await claim(lin, seats, window, inHours(30, 31));
  const asked = await need({ window: inHours(5, 6) });
  const answered = await answer(omar, asked, inHours(5, 6));
  await age(claimed, 60);
  const { waiting, gaps } = await look();
  expect(waiting.map(({ id }) => id)).toEqual([claimed, answered]);
  expect(waiting[0]).toMatchObject({
    asked: [{ id: memberId(omar) }],
    asking: { id: memberId(lin) },
    listing: { kind: "offer", id: seats },
    reminders: 0,
  });
  expect(waiting[1]).toMatchObject({
    asked: [{ id: memberId(rosa) }],
    asking: { id: memberId(omar) },
    listing: { kind: "need", id: asked },
  });
  expect(gaps).toEqual([]);
});

it("adds up coverage by kind and day: covered, waiting, nobody", async () => {
  const food = await need({ category: "food", quantity: 10, window: inHours(26, 28) });
  await answer(omar, food, inHours(26, 28), { quantity: 4, confirmedBy: rosa });
  await answer(lin, food, inHours(26, 28), { quantity: 1 });
  const hidden = await need({ category: "food", window: inHours(26, 28) }, { state: "hidden" });
  const whole = await need({ category: "food", quantity: 2, window: inHours(26, 28) });
  await answer(ana, whole, inHours(26, 28), { confirmedBy: rosa });
  const { coverage, gaps, tally } = await look();
  expect(tally).toEqual({ needs: 2, covered: 1 });
  expect(coverage).toMatchObject([{ category: "food", needed: 12, covered: 6, waiting: 1 }]);
  expect(gaps).toMatchObject([{ id: food, left: 5, waiting: 1 }]);
  expect(gaps.some(({ id }) => id === hidden)).toBe(false);
});

it("sees nothing of another network", async () => {
  const other = await foundTestNetwork(db.owner);
  await postTestNeed(db.owner, other, { author: other.members[1] ?? "", window: inHours(3, 4) });
  expect((await look()).gaps).toEqual([]);
});

it("is for coordinators alone", async () => {
  expect(asCoordinator(await network.actor(rosa))).toBeNull();
});

async function look(): Promise<Dashboard> {
  const coordinator = asCoordinator(await network.actor(0));
  if (!coordinator) throw new Error("The first member is a coordinator.");
  return findDashboard(coordinator);
}

const started = Math.floor(Date.now() / quarter) * quarter;

function inHours(from: number, until: number): Window {
  return { from: new Date(started + from * hour), until: new Date(started + until * hour) };
}

function memberId(index: number): string {
  return network.members[index] ?? "";
}

type Facts = Omit<Parameters<typeof postTestNeed>[2], "author"> & { author?: string };

/** Rosa needs two seats, if nothing else is said. */
async function need(facts: Facts, row: { urgency?: number; state?: string } = {}): Promise<string> {
  const id = await postTestNeed(db.owner, network, { author: memberId(rosa), quantity: 2, ...facts });
  const { urgency = 1, state = "open" } = row;
  await db.owner`update needs set urgency = ${urgency}, state = ${state} where id = ${id}`;
  return id;
}

function offer(author: number, facts: { window: Window; quantity?: number }) {
  return postTestOffer(db.owner, network, { author: memberId(author), quantity: 3, ...facts });
}

async function claim(by: number, offerId: string, window: string, during: Window): Promise<string> {
  const ask = { ...contact(), need: randomUUID(), offer: offerId, window, quantity: 1, ...during };
  const asked = await claimOffer(await network.actor(by), ask);
  if (!asked.ok) throw new Error(asked.reason);
  return ask.match;
}

async function answer(
  by: number,
  needId: string,
  during: Window,
  { quantity = 2, confirmedBy }: { quantity?: number; confirmedBy?: number } = {},
): Promise<string> {
  const ask = { ...contact(), need: needId, offer: randomUUID(), window: randomUUID(), quantity, ...during };
  const asked = await answerNeed(await network.actor(by), ask);
  if (!asked.ok) throw new Error(asked.reason);
  if (confirmedBy !== undefined) {
    const confirmed = await confirmMatch(await network.actor(confirmedBy), {
      ...contact(),
      match: ask.match,
    });
    if (!confirmed.ok) throw new Error(confirmed.reason);
  }
  return ask.match;
}

function contact() {
  return { match: randomUUID(), contact: sealed(), ownCopy: sealed() };
}

/** As if it had been asked so many minutes earlier. */
async function age(match: string, minutes: number): Promise<void> {
  const earlier = new Date(Date.now() - minutes * minute + 12 * hour);
  await db.owner`update matches set asked_until = ${earlier} where id = ${match}`;
}
