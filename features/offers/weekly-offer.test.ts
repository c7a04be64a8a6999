import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { hour } from "@/domain/window";
import { addDays, dayOf, instantAt } from "@/domain/zoned-time";
import { confirmWeekly } from "@/features/weekly/confirm-weekly";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, sealed, type TestNetwork } from "@/test/factory";
import { cancelWindow } from "./cancel-window";
import { changeWeeklyOffer } from "./change-weekly-offer";
import { changeWindow } from "./change-window";
import { editOffer } from "./edit-offer";
import { endWeeklyOffer } from "./end-weekly-offer";
import { postOffer } from "./post-offer";
import { postWeeklyOffer } from "./post-weekly-offer";
import { restoreWindow } from "./restore-window";
import type { ChangeWeeklyOfferInput, PostWeeklyOfferInput } from "./schema";
import { withdrawOffer } from "./withdraw-offer";

const zone = "Asia/Kolkata";
const okay = { ok: true, value: null };
const db = testDatabase();
let network: TestNetwork;
let today: string;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { zone });
  today = dayOf((await network.actor(1)).now, zone);
});

describe("an offer that repeats", () => {
  it("is laid out for three weeks, each time with its own quantity", async () => {
    const before = await network.actor(1);
    const input = offerInput();
    expect(await postWeeklyOffer(before, input)).toEqual(okay);
    const windows = await timesOf(input.offer);
    const [rule] = input.weekly;
    expect(windows.map(({ day }) => day)).toEqual(daysAhead(rule?.days ?? []));
    for (const { day, from, until, quantity, left } of windows) {
      expect([from, until]).toEqual([
        instantAt(day, "23:00", zone),
        instantAt(addDays(day, 1), "01:30", zone),
      ]);
      expect([quantity, left]).toEqual([3, 3]);
    }
    const [row] =
      await db.owner`select *, purge_on - confirmed_on as kept from offers where id = ${input.offer}`;
    // Five weeks until it comes to rest, four that it waits, and the network's seven days.
    expect(row).toMatchObject({ most_a_week: 2, kept: 35 + 28 + 1 + 7 });
    expect((await network.actor(1)).version).toBe(before.version + 1);
  });

  it("answers the second sending as the first, several at once too, and other content not at all", async () => {
    const input = offerInput();
    const actor = await network.actor(1);
    const results = await Promise.all(Array.from({ length: 6 }, () => postWeeklyOffer(actor, input)));
    expect(results).toEqual(results.map(() => okay));
    expect(await timesOf(input.offer)).toHaveLength(6);
    const others: Partial<PostWeeklyOfferInput>[] = [
      { mostAWeek: null },
      { weekly: withRule(input, { quantity: 4 }) },
      { weekly: withRule(input, { lastOn: addDays(today, 40) }) },
      { weekly: withRule(input, { until: "02:00" }) },
    ];
    for (const other of others)
      expect(await postWeeklyOffer(actor, { ...input, ...other })).toEqual(refused("conflict"));
    expect(await postWeeklyOffer(await network.actor(2), input)).toEqual(refused("conflict"));
    const taken = offerInput({ weekly: input.weekly });
    expect(await postWeeklyOffer(actor, taken)).toEqual(refused("conflict"));
    expect(await db.owner`select from offers where id = ${taken.offer}`).toHaveLength(0);
  });

  it.each<[string, (input: PostWeeklyOfferInput) => Partial<PostWeeklyOfferInput>]>([
    ["stale-epoch", () => ({ note: { sealed: new Uint8Array(sealed()), epoch: 2 } })],
    ["not-found", () => ({ place: randomUUID() })],
    ["wrong-attributes", () => ({ attributes: ["vegan"] })],
    ["invalid", (input) => ({ weekly: withRule(input, { quantity: 17 }) })],
    ["last-before-first", (input) => ({ weekly: withRule(input, { lastOn: addDays(today, -1) }) })],
    [
      "times-overlap",
      ({ weekly }) => ({ weekly: weekly.flatMap((rule) => [rule, { ...rule, id: randomUUID() }]) }),
    ],
  ])("is refused as %s", async (reason, change) => {
    const input = offerInput();
    const result = await postWeeklyOffer(await network.actor(1), { ...input, ...change(input) });
    expect(result).toEqual(refused(reason));
    expect(await db.owner`select from offers where id = ${input.offer}`).toHaveLength(0);
  });

  it("cancels one time and puts it back, and touches no other", async () => {
    const { offer, windows } = await post();
    const [, second, third] = windows;
    const [, author, stranger] = await actors();
    const cancel = { window: second?.id ?? "" };
    expect(await cancelWindow(stranger, cancel)).toEqual(refused("not-yours"));
    expect(await cancelWindow(author, cancel)).toEqual(okay);
    expect(await cancelWindow(author, cancel)).toEqual(okay);
    expect(await timesOf(offer)).toEqual(without(windows, second));
    expect(await changeWindow(author, { ...cancel, ...spanOf(third), quantity: 1 })).toEqual(
      refused("taken-down"),
    );
    await aDayLater();
    expect(await timesOf(offer)).toEqual(without(windows, second));
    expect(await restoreWindow(author, cancel)).toEqual(okay);
    expect(await restoreWindow(author, cancel)).toEqual(okay);
    expect(await timesOf(offer)).toEqual(windows);
    expect(await cancelWindow(author, { window: randomUUID() })).toEqual(refused("not-found"));
  });

  it("changes one time, which then stays as it is whatever happens to the rest", async () => {
    const { offer, windows, input } = await post();
    const [first, second, third] = windows;
    const [, author, stranger] = await actors();
    const next = { window: second?.id ?? "", ...shifted(spanOf(second), -2), quantity: 5 };
    expect(await changeWindow(stranger, next)).toEqual(refused("not-yours"));
    expect(await changeWindow(author, { ...next, ...spanOf(first) })).toEqual(refused("times-overlap"));
    expect(await changeWindow(author, { ...next, ...shifted(spanOf(first), -24 * 20) })).toEqual(
      refused("over"),
    );
    expect(await changeWindow(author, { ...next, quantity: 17 })).toEqual(refused("invalid"));
    expect(await changeWindow(author, next)).toEqual(okay);
    const changed = windows.map((each) =>
      each === second ? { ...each, ...shifted(spanOf(second), -2), quantity: 5, left: 5 } : each,
    );
    expect(await timesOf(offer)).toEqual(changed);
    const [rule] = input.weekly;
    if (!rule) return;
    const weekly = [{ ...rule, days: [...rule.days], from: "22:30", firstOn: third?.day ?? "" }];
    expect(await changeWeeklyOffer(author, changeOf(input, { weekly }))).toEqual({
      ok: true,
      value: { promised: 0 },
    });
    const after = await timesOf(offer);
    expect(after.slice(0, 2)).toEqual(changed.slice(0, 2));
    expect(after.slice(2)).toEqual(
      changed.slice(2).map((each) => ({ ...each, from: new Date(each.from.getTime() - hour / 2) })),
    );
  });

  it("leaves what somebody counts on as it is, and says so", async () => {
    const { offer, windows, input } = await post();
    const [first, second] = windows;
    const [, author] = await actors();
    await ask(offer, second?.id ?? "", "asked");
    await ask(offer, first?.id ?? "", "confirmed");
    expect(await cancelWindow(author, { window: second?.id ?? "" })).toEqual(refused("has-matches"));
    const moved = { window: second?.id ?? "", ...shifted(spanOf(second), 1), quantity: 3 };
    expect(await changeWindow(author, moved)).toEqual(refused("has-matches"));
    expect(await changeWindow(author, { ...moved, ...spanOf(second), quantity: 2 })).toEqual(okay);
    const weekly = withRule(input, { from: "22:00", quantity: 1 });
    const change = changeOf(input, { weekly });
    expect(await changeWeeklyOffer(author, { ...change, reach: "place" })).toEqual(refused("has-matches"));
    expect(await changeWeeklyOffer(author, change)).toEqual({ ok: true, value: { promised: 2 } });
    const after = await timesOf(offer);
    expect(after.slice(0, 2)).toEqual([
      { ...first, left: 2 },
      { ...second, quantity: 2, left: 1 },
    ]);
    expect(after.slice(2).map(({ quantity, left }) => [quantity, left])).toEqual(
      windows.slice(2).map(() => [1, 1]),
    );
    expect(await endWeeklyOffer(author, { offer })).toEqual({ ok: true, value: { promised: 2 } });
    expect(await timesOf(offer)).toEqual(after.slice(0, 2));
    expect(await endWeeklyOffer(author, { offer })).toEqual({ ok: true, value: { promised: 2 } });
    await aDayLater();
    expect(await timesOf(offer)).toEqual(after.slice(0, 2));
    const [row] = await db.owner`select state, note is null as empty from offers where id = ${offer}`;
    expect(row).toEqual({ state: "open", empty: false });
  });

  it("ends for good when nobody counts on it", async () => {
    const { offer, windows } = await post();
    const [, author, stranger] = await actors();
    await cancelWindow(author, { window: windows[0]?.id ?? "" });
    expect(await endWeeklyOffer(stranger, { offer })).toEqual(refused("not-yours"));
    expect(await endWeeklyOffer(author, { offer })).toEqual({ ok: true, value: { promised: 0 } });
    expect(await endWeeklyOffer(author, { offer: randomUUID() })).toEqual(refused("not-found"));
    await aDayLater();
    expect(await db.owner`select from offer_windows where offer_id = ${offer}`).toHaveLength(0);
    const [row] =
      await db.owner`select state, note, purge_on - ${today}::date as kept from offers where id = ${offer}`;
    expect(row).toEqual({ state: "withdrawn", note: null, kept: 7 });
  });

  it("takes other rules and fewer of them, from a day on, and lays out what is new", async () => {
    const { offer, windows, input } = await post();
    const [, author] = await actors();
    const [rule] = input.weekly;
    const from = windows[2]?.day ?? "";
    const early = {
      id: randomUUID() as string,
      ...other(rule?.days ?? []),
      firstOn: from,
      lastOn: null,
      quantity: 2,
    };
    const weekly = [early];
    expect(await changeWeeklyOffer(author, changeOf(input, { weekly }))).toEqual({
      ok: true,
      value: { promised: 0 },
    });
    const after = await timesOf(offer);
    expect(after.slice(0, 2)).toEqual(windows.slice(0, 2));
    expect(after.slice(2).map(({ day }) => day)).toEqual(daysAhead(early.days).filter((day) => day >= from));
    await aDayLater();
    expect(await timesOf(offer)).toEqual(after);
  });

  it("is not changed by a page that shows it as it was", async () => {
    const { input } = await post();
    const [, author] = await actors();
    const change = changeOf(input, { weekly: withRule(input, { from: "22:00" }) });
    expect(await changeWeeklyOffer(author, change)).toMatchObject({ ok: true });
    // The answer was lost and it is sent again; then another tab that has not heard of it.
    expect(await changeWeeklyOffer(author, change)).toMatchObject({ ok: true });
    const stale = changeOf(input, { weekly: withRule(input, { from: "21:00" }) });
    expect(await changeWeeklyOffer(author, stale)).toEqual(refused("changed"));
    expect(await changeWeeklyOffer(await network.actor(2), change)).toEqual(refused("not-yours"));
    const late = {
      ...change,
      weekly: withRule(input, { firstOn: addDays(today, 40), from: "22:00" }),
      seen: change.weekly,
    };
    expect(await changeWeeklyOffer(author, late)).toEqual(refused("too-far"));
    const { weekly: _, ...facts } = input;
    const windows = [
      {
        id: randomUUID() as string,
        ...shifted(spanOf({ from: new Date(), until: new Date() }), 24),
        quantity: 1,
      },
    ];
    expect(await editOffer(author, { ...facts, windows })).toEqual(refused("changed"));
    expect(await withdrawOffer(author, { offer: input.offer })).toEqual(refused("changed"));
  });

  it("counts as one listing, and only what is once is changed or cancelled as once", async () => {
    const [, author] = await actors();
    const id = randomUUID();
    const from = new Date(Math.ceil((Date.now() + 24 * hour) / hour) * hour);
    const windows = [{ id, from, until: new Date(from.getTime() + hour), quantity: 1 }];
    const { weekly: _, ...facts } = offerInput();
    expect(await postOffer(author, { ...facts, windows })).toEqual(okay);
    expect(await cancelWindow(author, { window: id })).toEqual(refused("not-found"));
    expect(await confirmWeekly(author, { kind: "offer", id: facts.offer })).toEqual(refused("not-found"));
  });
});

describe("an offer that stands until somebody stops it", () => {
  it("comes to rest when nobody says that it stands, and one word brings it back", async () => {
    const { offer, input } = await post();
    const all = await timesOf(offer);
    await db.owner`delete from offer_windows where offer_id = ${offer}`;
    await db.owner`update offers set confirmed_on = ${today}::date - 35 where id = ${offer}`;
    await aDayLater();
    expect(await timesOf(offer)).toEqual([]);
    const [, author, stranger] = await actors();
    expect(await confirmWeekly(stranger, { kind: "offer", id: offer })).toEqual(refused("not-yours"));
    expect(await confirmWeekly(author, { kind: "need", id: offer })).toEqual(refused("not-found"));
    expect(await confirmWeekly(author, { kind: "offer", id: offer })).toEqual(okay);
    expect((await timesOf(offer)).map(({ day }) => day)).toEqual(all.map(({ day }) => day));
    const [row] = await db.owner`select purge_on - ${today}::date as kept from offers where id = ${offer}`;
    expect(row?.kept).toBe(71);
    const ends = withRule(input, { lastOn: addDays(today, 60) });
    expect(await changeWeeklyOffer(author, changeOf(input, { weekly: ends }))).toMatchObject({ ok: true });
    expect(await confirmWeekly(author, { kind: "offer", id: offer })).toEqual(refused("not-found"));
  });
});

describe("laying out a day", () => {
  it("happens once, however many come by at once", async () => {
    const { offer, windows } = await post();
    const gone = windows.at(-1);
    await db.owner`delete from offer_windows where id = ${gone?.id ?? ""}`;
    await db.owner`update networks set laid_out_on = laid_out_on - 1 where network_id = ${network.id}`;
    const [before] = await db.owner`select version::int from networks where network_id = ${network.id}`;
    await Promise.all(Array.from({ length: 50 }, (_, index) => network.actor(index % 3)));
    expect((await timesOf(offer)).map(({ day }) => day)).toEqual(windows.map(({ day }) => day));
    const [after] = await db.owner`select version::int, laid_out_on::text as day from networks
      where network_id = ${network.id}`;
    expect(after).toEqual({ version: before?.version + 1, day: today });
  });

  it("leaves the version as it is on a day that brings nothing", async () => {
    await post();
    const { version } = await network.actor(0);
    await db.owner`update networks set laid_out_on = laid_out_on - 1 where network_id = ${network.id}`;
    expect((await network.actor(0)).version).toBe(version);
  });

  it("lays out by the rule as it is, also when that is changed at the same moment", async () => {
    const { offer, input } = await post();
    const [, author] = await actors();
    const change = changeOf(input, { weekly: withRule(input, { from: "22:00" }) });
    await db.owner`update networks set laid_out_on = laid_out_on - 1 where network_id = ${network.id}`;
    await db.owner`delete from offer_windows where offer_id = ${offer}`;
    const [, changed] = await Promise.all([
      network.actor(0),
      changeWeeklyOffer(author, change),
      network.actor(2),
    ]);
    expect(changed).toMatchObject({ ok: true });
    const times = await timesOf(offer);
    expect(times).toHaveLength(6);
    for (const { day, from } of times) expect(from).toEqual(instantAt(day, "22:00", zone));
  });
});

/** Two days of the week, late in the evening until after midnight; never today, so that no time is under way. */
function offerInput(change: Partial<PostWeeklyOfferInput> = {}): PostWeeklyOfferInput {
  return {
    offer: randomUUID(),
    category: "ride",
    place: network.placeId,
    reach: "anywhere",
    splittable: true,
    attributes: [],
    mostAWeek: 2,
    weekly: [
      {
        id: randomUUID(),
        days: [weekday(2), weekday(4)].toSorted(),
        from: "23:00",
        until: "01:30",
        firstOn: today,
        lastOn: null,
        quantity: 3,
      },
    ],
    note: { sealed: new Uint8Array(sealed()), epoch: 1 },
    ...change,
  };
}

type Rule = PostWeeklyOfferInput["weekly"][number];

function withRule(input: PostWeeklyOfferInput, change: Partial<Rule>): Rule[] {
  return input.weekly.map((rule) => ({ ...rule, ...change }));
}

function changeOf(
  input: PostWeeklyOfferInput,
  change: Partial<ChangeWeeklyOfferInput>,
): ChangeWeeklyOfferInput {
  const { note: _, ...facts } = input;
  return { ...facts, seen: input.weekly, ...change };
}

function other(days: readonly number[]) {
  const rest = ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => !days.includes(day));
  return { days: rest.slice(0, 2), from: "06:00", until: "07:00" };
}

/** So many days from today, as a day of the week. */
function weekday(ahead: number) {
  const iso = new Date(`${addDays(today, ahead)}T00:00:00Z`).getUTCDay() || 7;
  return iso as Rule["days"][number];
}

function daysAhead(days: readonly number[]): string[] {
  const all = Array.from({ length: 21 }, (_, ahead) => addDays(today, ahead));
  return all.filter((_, ahead) => days.includes(weekday(ahead)));
}

async function post() {
  const input = offerInput();
  expect(await postWeeklyOffer(await network.actor(1), input)).toEqual(okay);
  return { input, offer: input.offer, windows: await timesOf(input.offer) };
}

function actors() {
  return Promise.all([network.actor(0), network.actor(1), network.actor(2)]);
}

type Time = { id: string; day: string; from: Date; until: Date; quantity: number; left: number };

async function timesOf(offer: string): Promise<Time[]> {
  const rows = await db.owner<Time[]>`select id, occurs_on::text as day, lower("window") as "from",
      upper("window") as "until", quantity, "left"
    from offer_windows where offer_id = ${offer} and not cancelled order by 2, 3`;
  return rows.map((row) => ({ ...row }));
}

function without(times: readonly Time[], gone: Time | undefined): Time[] {
  return times.filter((each) => each !== gone);
}

function spanOf(time: { from: Date; until: Date } | undefined) {
  const from = time?.from ?? new Date();
  return { from, until: time?.until ?? new Date(from.getTime() + hour) };
}

function shifted({ from, until }: { from: Date; until: Date }, hours: number) {
  const [start, end] = [from, until].map((at) => Math.ceil(at.getTime() / hour) * hour + hours * hour);
  return { from: new Date(start ?? 0), until: new Date(Math.max(end ?? 0, (start ?? 0) + hour)) };
}

/** As if nobody had come by today. */
async function aDayLater() {
  await db.owner`update networks set laid_out_on = laid_out_on - 1 where network_id = ${network.id}`;
  await network.actor(0);
}

/** Somebody holds one seat of it. */
async function ask(offer: string, window: string, state: "asked" | "confirmed") {
  const [helper, receiver] = [network.members[1] ?? "", network.members[2] ?? ""];
  const need = await postTestNeed(db.owner, network, { author: receiver });
  await db.owner`update needs set "left" = 0 where id = ${need}`;
  await db.owner`update offer_windows set "left" = "left" - 1 where id = ${window}`;
  await db.owner`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
      during, state, origin, asked_until, purge_on)
    select ${network.id}, ${randomUUID()}, ${need}, ${offer}, ${window}, ${receiver}, ${helper}, 1, "window", ${state},
      'claim', now() + interval '1 day', current_date + 40 from offer_windows where id = ${window}`;
}

function refused(reason: string) {
  return { ok: false, reason };
}
