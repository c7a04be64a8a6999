import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, actingFor } from "@/db/actor";
import { type LogAct, logActs } from "@/domain/log-acts";
import type { Result } from "@/domain/refusals";
import { type Weekly, weekdays } from "@/domain/weekly";
import { addDays, dayOf } from "@/domain/zoned-time";
import { letIn } from "@/features/arrivals/let-in";
import { turnAway } from "@/features/arrivals/turn-away";
import { allowPair } from "@/features/coordination/allow-pair";
import { editNetwork } from "@/features/coordination/edit-network";
import { hideListing } from "@/features/coordination/hide-listing";
import { proposeMatch } from "@/features/coordination/propose-match";
import { rejectPair } from "@/features/coordination/reject-pair";
import { remind } from "@/features/coordination/remind";
import { showListing } from "@/features/coordination/show-listing";
import { withdrawProposal } from "@/features/coordination/withdraw-proposal";
import { endRequest } from "@/features/duty/end-request";
import { passDuty, shareDuty } from "@/features/duty/give-duty";
import { takeUpDuty } from "@/features/duty/take-up-duty";
import { agreeToBurn } from "@/features/forgetting/agree-to-burn";
import { askBurn } from "@/features/forgetting/ask-burn";
import { keepNetwork } from "@/features/forgetting/keep-network";
import { editGuest } from "@/features/guests/edit-guest";
import { removeGuest } from "@/features/guests/remove-guest";
import { shareGuestKeys } from "@/features/guests/share-guest-keys";
import { writeDownGuest } from "@/features/guests/write-down-guest";
import { answerNeed } from "@/features/matches/answer-need";
import { claimOffer } from "@/features/matches/claim-offer";
import { confirmMatch } from "@/features/matches/confirm-match";
import { declineMatch } from "@/features/matches/decline-match";
import { finishMatch } from "@/features/matches/finish-match";
import { releaseMatch } from "@/features/matches/release-match";
import { withdrawMatch } from "@/features/matches/withdraw-match";
import { renameMember } from "@/features/members/rename-member";
import { changeWeeklyNeed } from "@/features/needs/change-weekly-need";
import { editNeed } from "@/features/needs/edit-need";
import { endWeeklyNeed } from "@/features/needs/end-weekly-need";
import { postNeed } from "@/features/needs/post-need";
import { postWeeklyNeed } from "@/features/needs/post-weekly-need";
import { restoreNeed } from "@/features/needs/restore-need";
import { withdrawNeed } from "@/features/needs/withdraw-need";
import { cancelWindow } from "@/features/offers/cancel-window";
import { changeWeeklyOffer } from "@/features/offers/change-weekly-offer";
import { changeWindow } from "@/features/offers/change-window";
import { editOffer } from "@/features/offers/edit-offer";
import { endWeeklyOffer } from "@/features/offers/end-weekly-offer";
import { postOffer } from "@/features/offers/post-offer";
import { postWeeklyOffer } from "@/features/offers/post-weekly-offer";
import { restoreWindow } from "@/features/offers/restore-window";
import { withdrawOffer } from "@/features/offers/withdraw-offer";
import { retirePlace } from "@/features/places/retire-place";
import { savePlace } from "@/features/places/save-place";
import { setArea } from "@/features/places/set-area";
import { askRemoval } from "@/features/rotation/ask-removal";
import { beginEpoch } from "@/features/rotation/begin-epoch";
import { endDevices } from "@/features/rotation/end-devices";
import { confirmWeekly } from "@/features/weekly/confirm-weekly";
import { testDatabase } from "./database";
import { makeEpochBody, makeRemovalBody, onDuty } from "./epoch-body";
import {
  foundTestNetwork,
  makeLogEntry,
  postTestNeed,
  postTestOffer,
  sealed,
  type TestNetwork,
  tomorrow,
} from "./factory";
import { writeDownTestGuest } from "./guest";

const db = testDatabase();
let network: TestNetwork;
let guest: string;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 4 });
  guest = await writeDownTestGuest(db.owner, network);
});

/** Carries the act out, and what has to be there before it; the last answer is the one of the act itself. */
type Perform = () => Promise<Result<unknown>>;

/**
 * What each write leaves in the log when somebody does it to others: the line, and the act itself; or why it leaves none.
 * A route that is not here fails the first test.
 */
const writes: Readonly<Record<string, Partial<Record<LogAct, Perform>> | string>> = {
  "hide-listing": { "hide-listing": async () => hideListing(await ana(), await listing()) },
  "show-listing": {
    "show-listing": async () => {
      const { log, ...one } = await listing();
      await hideListing(await ana(), { ...one, log });
      return showListing(await ana(), { ...one, log: makeLogEntry() });
    },
  },
  remind: {
    remind: async () => remind(await ana(), { match: await asked(), reminders: 0, log: makeLogEntry() }),
  },
  "propose-match": { propose: async () => proposeMatch(await ana(), proposalOf(await pair())) },
  "withdraw-proposal": {
    "withdraw-proposal": async () => {
      const proposal = proposalOf(await pair());
      await proposeMatch(await ana(), proposal);
      return withdrawProposal(await ana(), { match: proposal.match, log: makeLogEntry() });
    },
  },
  "reject-pair": {
    "reject-pair": async () => rejectPair(await ana(), { ...(await pair()), ...said, log: makeLogEntry() }),
  },
  "allow-pair": {
    "allow-pair": async () => {
      const both = await pair();
      await rejectPair(await ana(), { ...both, ...said, log: makeLogEntry() });
      return allowPair(await ana(), { ...both, log: makeLogEntry() });
    },
  },
  "edit-network": {
    "edit-network": async () =>
      editNetwork(await ana(), { zone: "America/Denver", profile: sealed(), epoch: 1, log: makeLogEntry() }),
  },
  "rename-member": {
    rename: async () => renameMember(await ana(), { profile: sealed(), epoch: 1, log: makeLogEntry() }),
  },
  "save-place": {
    "rename-place": async () => savePlace(await ana(), { ...place(), log: makeLogEntry() }),
    "bring-back-place": async () => {
      await retirePlace(await ana(), { place: network.placeId, log: makeLogEntry() });
      return savePlace(await ana(), { ...place(), log: makeLogEntry() });
    },
  },
  "set-area": {
    "move-place": async () =>
      setArea(await ana(), { place: network.placeId, cell: "872a1072dffffff", log: makeLogEntry() }),
  },
  "retire-place": {
    "retire-place": async () => retirePlace(await ana(), { place: network.placeId, log: makeLogEntry() }),
  },
  "share-duty": { "share-duty": async () => shareDuty(await ana(), about(1)) },
  "pass-duty": { "pass-duty": async () => passDuty(await ana(), about(1)) },
  "take-up-duty": {
    "take-up-duty": async () => {
      await db.owner`update members set duty_until = null where network_id = ${network.id}`;
      await takeUpDuty(await network.actor(1), { request: randomUUID(), log: makeLogEntry() });
      return takeUpDuty(await network.actor(0), { request: randomUUID(), log: makeLogEntry() });
    },
  },
  "end-devices": { "end-devices": async () => endDevices(await ana(), about(1)) },
  "end-request": {
    "turn-down-removal": async () => endRequest(await ana(), { request: await askedToRemove(2) }),
  },
  "begin-epoch": {
    rotate: async () => beginEpoch(await ana(), await makeEpochBody(await ana())),
    "remove-member": async () => {
      const request = await askedToRemove(2);
      return beginEpoch(await ana(), await makeRemovalBody(await ana(), request));
    },
  },
  "let-in": {
    "let-back-in": async () => {
      const words = { admission: sealed(), envelope: sealed(), epoch: 1 };
      return letIn(await ana(), { arrival: await comeBack(), ...words, log: makeLogEntry() });
    },
  },
  "turn-away": { "turn-away": async () => turnAway(await ana(), { arrival: await comeBack() }) },
  "ask-burn": { "ask-burn": async () => askBurn(await ana(), { request: randomUUID() }) },
  "agree-to-burn": { burn: async () => agreeToBurn(await ana(), { request: await askedToBurn() }) },
  "keep-network": {
    "keep-network": async () => {
      await askedToBurn();
      return keepNetwork(await ana());
    },
  },
  "write-down-guest": {
    "write-down-guest": async () =>
      writeDownGuest(await ana(), {
        ...writtenDown(randomUUID()),
        ...{ sealingKey: randomBytes(32), log: makeLogEntry() },
      }),
  },
  "edit-guest": { "edit-guest": async () => editGuest(await ana(), writtenDown(guest)) },
  "share-guest-keys": {
    "share-guest-keys": async () => {
      await shareDuty(await ana(), about(1));
      return shareGuestKeys(await ana(), { ...about(1), keys: [{ guest, secrets: sealed() }] });
    },
  },
  "remove-guest": { "remove-guest": async () => removeGuest(await ana(), { guest, log: makeLogEntry() }) },

  "post-need": forGuest(async (lin) => postNeed(lin, { ...need(), note: null })),
  "edit-need": forGuest(async (lin) => {
    const posted = need();
    await postNeed(lin, { ...posted, note: null });
    return editNeed(lin, { ...posted, urgency: 2 });
  }),
  "withdraw-need": forGuest(async (lin) => withdrawNeed(lin, { need: await needOf(guest) })),
  "post-weekly-need": forGuest(async (lin) => postWeeklyNeed(lin, await series())),
  "change-weekly-need": forGuest(async (lin) => {
    const { note: _, ...posted } = await weeklyNeed(lin);
    return changeWeeklyNeed(lin, { ...posted, quantity: 2, seen: posted.weekly });
  }),
  "end-weekly-need": forGuest(async (lin) => {
    const { series } = await weeklyNeed(lin);
    return endWeeklyNeed(lin, { series });
  }),
  "restore-need": forGuest(async (lin) => {
    const { series } = await weeklyNeed(lin);
    const [time] = await db.owner`select id from needs where series_id = ${series} order by "window" desc`;
    await withdrawNeed(lin, { need: time?.id });
    return restoreNeed(lin, { need: time?.id });
  }),
  "post-offer": forGuest(async (lin) => postOffer(lin, offer())),
  "edit-offer": forGuest(async (lin) => {
    const { note: _, ...posted } = offer();
    await postOffer(lin, { ...posted, note: null });
    return editOffer(lin, { ...posted, mostAWeek: 1 });
  }),
  "withdraw-offer": forGuest(async (lin) => {
    const { offer } = await postTestOffer(db.owner, network, { author: guest });
    return withdrawOffer(lin, { offer });
  }),
  "post-weekly-offer": forGuest(async (lin) => postWeeklyOffer(lin, await repeating())),
  "change-weekly-offer": forGuest(async (lin) => {
    const { note: _, ...posted } = await weeklyOffer(lin);
    const weekly = posted.weekly.map((each) => ({ ...each, quantity: 2 }));
    return changeWeeklyOffer(lin, { ...posted, weekly, seen: posted.weekly });
  }),
  "end-weekly-offer": forGuest(async (lin) => {
    const { offer } = await weeklyOffer(lin);
    return endWeeklyOffer(lin, { offer });
  }),
  "change-window": forGuest(async (lin) => {
    const { id, from, until } = await lastTime(await weeklyOffer(lin));
    return changeWindow(lin, { window: id, from, until, quantity: 2 });
  }),
  "cancel-window": forGuest(async (lin) => {
    const { id } = await lastTime(await weeklyOffer(lin));
    return cancelWindow(lin, { window: id });
  }),
  "restore-window": forGuest(async (lin) => {
    const { id } = await lastTime(await weeklyOffer(lin));
    await cancelWindow(lin, { window: id });
    return restoreWindow(lin, { window: id });
  }),
  "confirm-weekly": forGuest(async (lin) => {
    const { offer } = await weeklyOffer(lin);
    return confirmWeekly(lin, { kind: "offer", id: offer });
  }),
  "claim-offer": forGuest(async (lin) => {
    const ids = await postTestOffer(db.owner, network, { author: member(1) });
    return claimOffer(lin, { ...askFor(), ...ids });
  }),
  "answer-need": forGuest(async (lin) => answerNeed(lin, { ...askFor(), need: await needOf(member(1)) })),
  "confirm-match": forGuest(async (lin) => confirmMatch(lin, { match: await askedOf(guest), ...contact() })),
  "decline-match": forGuest(async (lin) => declineMatch(lin, { match: await askedOf(guest) })),
  "withdraw-match": forGuest(async (lin) => {
    const ask = { ...askFor(), need: await needOf(member(1)) };
    await answerNeed(lin, ask);
    return withdrawMatch(lin, { match: ask.match });
  }),
  "release-match": forGuest(async (lin) => {
    const match = await askedOf(guest);
    await confirmMatch(lin, { match, ...contact() });
    return releaseMatch(lin, { match });
  }),
  "finish-match": forGuest(async (lin) => {
    const match = await askedOf(guest);
    await confirmMatch(lin, { match, ...contact() });
    await db.owner`update matches set during = tstzrange(now() - interval '1 hour', now() + interval '1 hour')
      where id = ${match}`;
    return finishMatch(lin, { match, how: "done" });
  }),

  "ask-removal":
    "a wish, which the one it is about is not to learn of; carried out or turned down it is a line",
  "renew-duty": "about oneself, and everybody sees who is on duty",
  "lay-down-duty": "about oneself, and everybody sees who is on duty",
  "create-invite": "whom somebody invites is for nobody to list; who vouched is shown among the people",
  "cancel-invite": "one's own invitation",
  "erase-member": "oneself alone",
  "name-device": "one's own device",
  "end-device": "one's own device",
  "end-other-devices": "one's own devices",
  "sign-out": "oneself alone",
  "choose-notices": "one's own notices",
  "subscribe-push": "one's own notices",
  "unsubscribe-push": "one's own notices",
  "set-mail-address": "one's own notices",
  "confirm-mail-address": "one's own notices",
  "remove-mail-address": "one's own notices",
  "make-calendar-feed": "one's own calendar",
  "revoke-calendar-feed": "one's own calendar",
  "try-notice": "one's own notices",
};

const logged = Object.entries(writes).flatMap(([verb, acts]) =>
  typeof acts === "string"
    ? []
    : Object.entries(acts).map(([act, perform]) => ({ verb, act: act as LogAct, perform })),
);

const root = join(import.meta.dirname, "..");

describe("every write of a member", () => {
  it("leaves a line in the log, or says here why it leaves none", () => {
    const routes = join(root, "app/api/n/[network]");
    const verbs = readdirSync(routes).filter((verb) =>
      /\bPOST\b/.test(readFileSync(join(routes, verb, "route.ts"), "utf8")),
    );
    expect(verbs.length).toBeGreaterThan(50);
    expect(Object.keys(writes).toSorted()).toEqual(verbs.toSorted());
  });

  it("that can be done for a guest is one of those that say so here", () => {
    const sources = readdirSync(join(root, "features"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith("actions.ts"))
      .map((file) => readFileSync(join(root, "features", file), "utf8"));
    const acting = sources.join("\n").matchAll(/export const (\w+)Action = actingAction\(/g);
    const verbs = [...acting].map(([, name = ""]) =>
      name.replace(/[A-Z]/g, (big) => `-${big.toLowerCase()}`),
    );
    const here = logged.filter(({ act }) => act === "act-for-guest").map(({ verb }) => verb);
    expect(here.toSorted()).toEqual(verbs.toSorted());
  });

  it("makes up all the acts there are", () => {
    const acts = new Set(logged.map(({ act }) => act));
    expect([...acts].toSorted()).toEqual([...logActs].toSorted());
  });

  it.each(logged)("$verb leaves one line, $act, by whoever did it", async ({ act, perform }) => {
    expect(await perform()).toMatchObject({ ok: true });
    // What raised the network's version last is the act itself, and not what had to be there before it.
    const lines = await db.owner`select act, by_id, purge_on > created_on as kept from log_entries
      where network_id = ${network.id} and xmin = (select xmin from networks where network_id = ${network.id})`;
    expect([...lines]).toEqual([{ act, by_id: member(0), kept: true }]);
  });
});

describe("acting for a guest", () => {
  it("leaves one line for each change, however often it is sent, and none for a look", async () => {
    const { offer, window } = await postTestOffer(db.owner, network, { author: member(1), quantity: 3 });
    const asks = [1, 2].map(() => ({ ...askFor(), offer, window }));
    for (const ask of [...asks, ...asks])
      expect(await claimOffer(await lin(), ask)).toMatchObject({ ok: true });
    expect(await claimOffer(await lin(), { ...askFor(), offer, window, quantity: 3 })).toMatchObject({
      ok: false,
    });
    expect(await actsOfAna()).toEqual(["act-for-guest", "act-for-guest"]);
  });

  it("says nothing of the guest, and nothing that whoever acts could choose", async () => {
    await withdrawNeed(await lin(), { need: await needOf(guest) });
    const [line] = await db.owner`select * from log_entries where network_id = ${network.id}`;
    expect(line).toMatchObject({ by_id: member(0), act: "act-for-guest", entry: null, epoch: null });
    expect(Object.values(line ?? {})).not.toContain(guest);
  });

  it("leaves whoever acts for themselves without such a line", async () => {
    await withdrawNeed(await ana(), { need: await needOf(member(0)) });
    expect(await actsOfAna()).toEqual([]);
  });
});

/** Of one act that somebody on duty does in a guest's place. */
function forGuest(perform: (lin: Actor) => Promise<Result<unknown>>) {
  return { "act-for-guest": async () => perform(await lin()) };
}

async function lin(): Promise<Actor> {
  return actingFor(await network.actor(0), guest);
}

/** On duty. */
async function ana() {
  return onDuty(await network.actor(0));
}

function member(index: number): string {
  return network.members[index] ?? "";
}

/** What somebody on duty sends of a guest. */
function writtenDown(id: string) {
  return { guest: id, profile: sealed(), epoch: 1, keys: [{ member: member(0), secrets: sealed() }] };
}

async function actsOfAna(): Promise<string[]> {
  const rows = await db.owner`select act from log_entries where by_id = ${member(0)}`;
  return rows.map(({ act }) => act);
}

function about(index: number) {
  return { member: member(index), log: makeLogEntry() };
}

async function listing() {
  return { kind: "need" as const, id: await needOf(member(1)), log: makeLogEntry() };
}

function needOf(author: string): Promise<string> {
  return postTestNeed(db.owner, network, { author });
}

const said = { reason: "other" } as const;

async function pair() {
  return {
    need: await needOf(member(1)),
    ...(await postTestOffer(db.owner, network, { author: member(2) })),
  };
}

function proposalOf(both: Awaited<ReturnType<typeof pair>>) {
  return { match: randomUUID() as string, ...both, quantity: 1, ...tomorrow(), log: makeLogEntry() };
}

function place() {
  return { place: network.placeId, label: sealed(), epoch: 1 };
}

function contact() {
  return { contact: sealed(), ownCopy: sealed() };
}

function askFor() {
  const fresh = {
    need: randomUUID() as string,
    offer: randomUUID() as string,
    window: randomUUID() as string,
  };
  return { match: randomUUID() as string, ...fresh, ...tomorrow(), quantity: 1, ...contact() };
}

/** The second member asks for what the third offers. */
async function asked(): Promise<string> {
  const ids = await postTestOffer(db.owner, network, { author: member(2) });
  const ask = { ...askFor(), ...ids };
  expect(await claimOffer(await network.actor(1), ask)).toMatchObject({ ok: true });
  return ask.match;
}

/** The second member answers a need of this person, who is asked. */
async function askedOf(author: string): Promise<string> {
  const ask = { ...askFor(), need: await needOf(author) };
  expect(await answerNeed(await network.actor(1), ask)).toMatchObject({ ok: true });
  return ask.match;
}

async function askedToRemove(index: number): Promise<string> {
  const request = randomUUID();
  const wish = { request, member: member(index), statement: sealed(), epoch: 1 };
  expect(await askRemoval(await network.actor(1), wish)).toMatchObject({ ok: true });
  return request;
}

async function askedToBurn(): Promise<string> {
  const request = randomUUID();
  expect(await askBurn(await network.actor(1), { request })).toMatchObject({ ok: true });
  return request;
}

/** The fourth member lost everything, and the second has vouched. */
async function comeBack(): Promise<string> {
  const key = () => randomBytes(32);
  const id = randomUUID();
  await db.owner`insert into arrivals (network_id, id, kind, inviter_id, member_id, token_hash, sealing_key, signing_key,
      enrolment_key, wrapped_keys, admission, admission_epoch, device_id, login_key, expires_at)
    values (${network.id}, ${id}, 'return', ${member(1)}, ${member(3)}, ${key()}, ${key()}, ${key()}, ${key()},
      ${sealed()}, ${sealed()}, 1, ${randomUUID()}, ${key()}, now() + interval '1 day')`;
  return id;
}

const facts = { category: "food" as const, quantity: 1, attributes: [], urgency: 1 as const };

function need() {
  return { ...facts, need: randomUUID() as string, place: network.placeId, toPlace: null, ...tomorrow() };
}

/** Every day, from tomorrow on. */
async function weekly(): Promise<Weekly> {
  const { now, zone } = await ana();
  const firstOn = addDays(dayOf(now, zone), 1);
  return { days: [...weekdays], from: "10:00", until: "11:00", firstOn, lastOn: null };
}

async function series() {
  const common = { ...facts, place: network.placeId, toPlace: null, note: null };
  const { days, ...rest } = await weekly();
  return { ...common, series: randomUUID() as string, weekly: { ...rest, days: [...days] } };
}

async function weeklyNeed(actor: Actor) {
  const posted = await series();
  expect(await postWeeklyNeed(actor, posted)).toMatchObject({ ok: true });
  return posted;
}

function offerFacts() {
  const { urgency: _, quantity: __, ...rest } = facts;
  const kept = { reach: "place" as const, splittable: true, mostAWeek: null, note: null };
  return { ...rest, ...kept, offer: randomUUID() as string, place: network.placeId };
}

function offer() {
  return { ...offerFacts(), windows: [{ id: randomUUID() as string, ...tomorrow(), quantity: 1 }] };
}

async function repeating() {
  const { days, ...rest } = await weekly();
  return {
    ...offerFacts(),
    weekly: [{ id: randomUUID() as string, ...rest, days: [...days], quantity: 1 }],
  };
}

async function weeklyOffer(actor: Actor) {
  const posted = await repeating();
  expect(await postWeeklyOffer(actor, posted)).toMatchObject({ ok: true });
  return posted;
}

async function lastTime({ offer }: { offer: string }) {
  const [time] =
    await db.owner`select id, lower("window") as from, upper("window") as until from offer_windows
    where offer_id = ${offer} order by "window" desc`;
  return { id: time?.id as string, from: time?.from as Date, until: time?.until as Date };
}
