import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { asActor } from "@/db/actor";
import { hour } from "@/domain/window";
import { addDays, dayOf, instantAt } from "@/domain/zoned-time";
import { confirmWeekly } from "@/features/weekly/confirm-weekly";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, sealed, type TestNetwork } from "@/test/factory";
import { changeWeeklyNeed } from "./change-weekly-need";
import { editNeed } from "./edit-need";
import { endWeeklyNeed } from "./end-weekly-need";
import { dropTimes } from "./lock-series";
import { postWeeklyNeed } from "./post-weekly-need";
import { restoreNeed } from "./restore-need";
import type { ChangeWeeklyNeedInput, EditNeedInput, PostWeeklyNeedInput } from "./schema";
import { withdrawNeed } from "./withdraw-need";

const zone = "America/St_Johns";
const okay = { ok: true, value: null };
const db = testDatabase();
let network: TestNetwork;
let today: string;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { zone });
  today = dayOf((await network.actor(1)).now, zone);
});

describe("a need that repeats", () => {
  it("is laid out for three weeks, each time a need of its own without a note", async () => {
    const before = await network.actor(1);
    const input = needInput();
    expect(await postWeeklyNeed(before, input)).toEqual(okay);
    const times = await timesOf(input.series);
    expect(times.map(({ day }) => day)).toEqual(daysAhead(input.weekly.days));
    for (const { day, from, until, ...facts } of times) {
      expect([from, until]).toEqual([instantAt(day, "05:15", zone), instantAt(day, "06:00", zone)]);
      expect(facts).toMatchObject({
        quantity: 2,
        left: 2,
        urgency: 3,
        attributes: ["child-seat"],
        note: null,
      });
      expect(facts).toMatchObject({ place: network.placeId, state: "open", author: network.members[1] });
    }
    const [last] = await db.owner`select (purge_on - ("window_end" at time zone ${zone})::date) as kept
      from (select purge_on, upper("window") as "window_end" from needs where series_id = ${input.series}) each limit 1`;
    expect(last?.kept).toBe(7);
    const [series] =
      await db.owner`select note, purge_on - confirmed_on as kept from need_series where id = ${input.series}`;
    expect(Buffer.compare(series?.note, Buffer.from(input.note?.sealed ?? []))).toBe(0);
    expect(series?.kept).toBe(71);
    expect((await network.actor(1)).version).toBe(before.version + 1);
  });

  it("answers the second sending as the first, several at once too, and other content not at all", async () => {
    const input = needInput();
    const actor = await network.actor(1);
    const results = await Promise.all(Array.from({ length: 6 }, () => postWeeklyNeed(actor, input)));
    expect(results).toEqual(results.map(() => okay));
    expect(await timesOf(input.series)).toHaveLength(6);
    const others: Partial<PostWeeklyNeedInput>[] = [
      { quantity: 1 },
      { urgency: 2 },
      { note: null },
      { weekly: { ...input.weekly, lastOn: addDays(today, 30) } },
    ];
    for (const other of others)
      expect(await postWeeklyNeed(actor, { ...input, ...other })).toEqual(refused("conflict"));
    expect(await postWeeklyNeed(await network.actor(2), input)).toEqual(refused("conflict"));
  });

  it.each<[string, (input: PostWeeklyNeedInput) => Partial<PostWeeklyNeedInput>]>([
    ["stale-epoch", () => ({ note: { sealed: new Uint8Array(sealed()), epoch: 2 } })],
    ["not-found", () => ({ toPlace: randomUUID() })],
    ["wrong-attributes", () => ({ attributes: ["vegan"] })],
    ["invalid", () => ({ quantity: 17 })],
    ["repeats-too-long", ({ weekly }) => ({ weekly: { ...weekly, lastOn: addDays(today, 400) } })],
  ])("is refused as %s", async (reason, change) => {
    const input = needInput();
    const result = await postWeeklyNeed(await network.actor(1), { ...input, ...change(input) });
    expect(result).toEqual(refused(reason));
    expect(await db.owner`select from need_series where id = ${input.series}`).toHaveLength(0);
  });

  it("changes or cancels one time, and touches no other", async () => {
    const { series, times } = await post();
    const [first, second, third] = times;
    const [, author, stranger] = await actors();
    const edit = editOf(second, { quantity: 1, until: new Date((second?.until.getTime() ?? 0) + hour) });
    expect(await editNeed(stranger, edit)).toEqual(refused("not-yours"));
    expect(await editNeed(author, edit)).toEqual(okay);
    expect(await withdrawNeed(author, { need: third?.id ?? "" })).toEqual(okay);
    const changed = times.map((each) =>
      each === second ? { ...each, quantity: 1, left: 1, until: edit.until } : each,
    );
    const expected = changed.filter(({ id }) => id !== third?.id);
    expect(await openTimesOf(series)).toEqual(expected);
    await aDayLater();
    expect(await openTimesOf(series)).toEqual(expected);
    expect(await restoreNeed(stranger, { need: third?.id ?? "" })).toEqual(refused("not-yours"));
    expect(await restoreNeed(author, { need: third?.id ?? "" })).toEqual(okay);
    expect(await restoreNeed(author, { need: third?.id ?? "" })).toEqual(okay);
    expect(await openTimesOf(series)).toEqual(changed);
    await db.owner`update needs set state = 'hidden' where id = ${first?.id ?? ""}`;
    expect(await restoreNeed(author, { need: first?.id ?? "" })).toEqual(refused("taken-down"));
  });

  it("changes all to come but what was changed, cancelled, hidden or promised, and says what is promised", async () => {
    const { series, times, input } = await post();
    const [first, second, third, fourth] = times;
    const [, author, stranger] = await actors();
    await editNeed(author, editOf(first, { urgency: 0 }));
    await withdrawNeed(author, { need: second?.id ?? "" });
    await promise(third?.id ?? "");
    await db.owner`update needs set state = 'hidden' where id = ${fourth?.id ?? ""}`;
    const before = await timesOf(series);
    const weekly = { ...input.weekly, from: "05:00", firstOn: today };
    const change = changeOf(input, { weekly, quantity: 1, toPlace: null });
    expect(await changeWeeklyNeed(stranger, change)).toEqual(refused("not-yours"));
    expect(await changeWeeklyNeed(author, { ...change, category: "food" })).toEqual(refused("invalid"));
    expect(await changeWeeklyNeed(author, change)).toEqual({ ok: true, value: { promised: 1 } });
    const after = await timesOf(series);
    expect(after.slice(0, 4)).toEqual(before.slice(0, 4));
    for (const { day, from, ...facts } of after.slice(4)) {
      expect(from).toEqual(instantAt(day, "05:00", zone));
      expect(facts).toMatchObject({ quantity: 1, left: 1, toPlace: null });
    }
    // The answer was lost and it is sent again; then another tab that has not heard of it.
    expect(await changeWeeklyNeed(author, change)).toEqual({ ok: true, value: { promised: 1 } });
    expect(await timesOf(series)).toEqual(after);
    const stale = changeOf(input, { weekly: { ...weekly, from: "04:00" } });
    expect(await changeWeeklyNeed(author, stale)).toEqual(refused("changed"));
    const late = { ...change, seen: weekly, weekly: { ...weekly, firstOn: addDays(today, 30) } };
    expect(await changeWeeklyNeed(author, late)).toEqual(refused("too-far"));
  });

  it("takes other days from a day on, and back again without bringing anything twice", async () => {
    const { series, times, input } = await post();
    const [, author] = await actors();
    const from = times[2]?.day ?? "";
    const days = ([1, 2, 3, 4, 5, 6, 7] as const)
      .filter((day) => !input.weekly.days.includes(day))
      .slice(0, 3);
    const other = { ...input.weekly, days, firstOn: from };
    expect(await changeWeeklyNeed(author, changeOf(input, { weekly: other }))).toMatchObject({ ok: true });
    const between = await timesOf(series);
    expect(between.slice(0, 2)).toEqual(times.slice(0, 2));
    expect(between.slice(2).map(({ day }) => day)).toEqual(daysAhead(days).filter((day) => day >= from));
    const back = { ...input.weekly, firstOn: from };
    const again = changeOf(input, { weekly: back, seen: other });
    expect(await changeWeeklyNeed(author, again)).toMatchObject({ ok: true });
    expect((await timesOf(series)).map(({ day }) => day)).toEqual(times.map(({ day }) => day));
  });

  it("ends, but for what somebody promised, and nothing of it comes again", async () => {
    const { series, times } = await post();
    const [, author, stranger] = await actors();
    await withdrawNeed(author, { need: times[0]?.id ?? "" });
    await promise(times[1]?.id ?? "");
    expect(await endWeeklyNeed(stranger, { series })).toEqual(refused("not-yours"));
    expect(await endWeeklyNeed(author, { series: randomUUID() })).toEqual(refused("not-found"));
    expect(await endWeeklyNeed(author, { series })).toEqual({ ok: true, value: { promised: 1 } });
    expect(await endWeeklyNeed(author, { series })).toEqual({ ok: true, value: { promised: 1 } });
    await aDayLater();
    expect(await timesOf(series)).toMatchObject([{ id: times[1]?.id, left: 0 }]);
    const [row] = await db.owner`select state, note is null as empty from need_series where id = ${series}`;
    expect(row).toEqual({ state: "withdrawn", empty: false });
    expect(await confirmWeekly(author, { kind: "need", id: series })).toEqual(refused("taken-down"));
  });

  it("ends with its note when nobody counts on it, and is deleted a week later", async () => {
    const { series } = await post();
    const [, author] = await actors();
    expect(await endWeeklyNeed(author, { series })).toEqual({ ok: true, value: { promised: 0 } });
    const [row] =
      await db.owner`select state, note, purge_on - ${today}::date as kept from need_series where id = ${series}`;
    expect(row).toEqual({ state: "withdrawn", note: null, kept: 7 });
    expect(await timesOf(series)).toEqual([]);
  });

  it("rests when nobody says that it stands, and one word brings it back", async () => {
    const { series, times } = await post();
    await db.owner`delete from needs where series_id = ${series}`;
    await db.owner`update need_series set confirmed_on = ${today}::date - 35 where id = ${series}`;
    await aDayLater();
    expect(await timesOf(series)).toEqual([]);
    const [, author, stranger] = await actors();
    expect(await confirmWeekly(stranger, { kind: "need", id: series })).toEqual(refused("not-yours"));
    expect(await confirmWeekly(author, { kind: "need", id: series })).toEqual(okay);
    expect((await timesOf(series)).map(({ day }) => day)).toEqual(times.map(({ day }) => day));
  });

  it("is one of the hundred listings a member may have", async () => {
    const [, author] = await actors();
    for (let count = 0; count < 20; count += 1) await post();
    expect(await timesOf((await post()).series)).toHaveLength(6);
    const [row] = await db.owner`select count(*)::int from needs where network_id = ${network.id}`;
    expect(row?.count).toBeGreaterThan(100);
    expect(await postWeeklyNeed(author, needInput())).toEqual(okay);
    await db.owner`insert into need_series (network_id, id, author_id, category, quantity, attributes, urgency, epoch, days,
        from_time, until_time, first_on, purge_on)
      select network_id, gen_random_uuid(), author_id, category, quantity, attributes, urgency, epoch, days,
        from_time, until_time, first_on, purge_on
      from (select * from need_series where network_id = ${network.id} limit 1) one, generate_series(1, 78)`;
    expect(await postWeeklyNeed(author, needInput())).toEqual(refused("too-many-listings"));
  });

  it("keeps one that was moved ahead until the day it was meant for has gone", async () => {
    const { series, times } = await post();
    const [, author] = await actors();
    const last = times.at(-1);
    const soon = new Date(Math.ceil((Date.now() + 20 * hour) / hour) * hour);
    const edit = editOf(last, { from: soon, until: new Date(soon.getTime() + hour) });
    expect(await editNeed(author, edit)).toEqual(okay);
    const [row] = await db.owner`select purge_on - occurs_on as kept from needs where id = ${last?.id ?? ""}`;
    expect(row?.kept).toBe(7);
    const far = new Date(soon.getTime() + 80 * 24 * hour);
    expect(
      await editNeed(author, editOf(last, { from: far, until: new Date(far.getTime() + hour) })),
    ).toEqual(okay);
    const [kept] = await db.owner`select s.purge_on >= n.purge_on as later from need_series s, needs n
      where s.id = ${series} and n.id = ${last?.id ?? ""}`;
    expect(kept?.later).toBe(true);
  });
});

describe("what may be deleted", () => {
  it("is a time of a series that nobody counts on, and no other need", async () => {
    const { times } = await post();
    const [, author] = await actors();
    const plain = await postTestNeed(db.owner, network, { author: author.member });
    await promise(times[0]?.id ?? "");
    const [promised = "", free = "", other = ""] = times.map(({ id }) => id);
    const kept = async () =>
      (await db.owner`select id from needs where id in ${db.owner([plain, promised, free, other])}`).length;
    const [, , stranger] = await actors();
    await asActor(stranger, (tx) => dropTimes(tx, [plain, promised, free, other]));
    expect(await kept()).toBe(4);
    await asActor(author, (tx) => dropTimes(tx, [plain, promised, free]));
    expect(await kept()).toBe(3);
  });
});

/** Two mornings a week; never today, so that no time is under way. */
function needInput(change: Partial<PostWeeklyNeedInput> = {}): PostWeeklyNeedInput {
  return {
    series: randomUUID(),
    category: "ride",
    place: network.placeId,
    toPlace: network.placeId,
    quantity: 2,
    attributes: ["child-seat"],
    urgency: 3,
    weekly: {
      days: [weekday(1), weekday(3)].toSorted(),
      from: "05:15",
      until: "06:00",
      firstOn: today,
      lastOn: null,
    },
    note: { sealed: new Uint8Array(sealed()), epoch: 1 },
    ...change,
  };
}

function changeOf(input: PostWeeklyNeedInput, change: Partial<ChangeWeeklyNeedInput>): ChangeWeeklyNeedInput {
  const { note: _, ...facts } = input;
  return { ...facts, seen: input.weekly, ...change };
}

function editOf(time: Time | undefined, change: Partial<EditNeedInput>): EditNeedInput {
  const { from = new Date(), until = new Date(), id = "" } = time ?? {};
  const { place, toPlace } = { place: network.placeId, toPlace: network.placeId };
  const facts = { quantity: 2, attributes: ["child-seat" as const], urgency: 3 as const };
  return { need: id, category: "ride", from, until, place, toPlace, ...facts, ...change };
}

/** So many days from today, as a day of the week. */
function weekday(ahead: number) {
  const iso = new Date(`${addDays(today, ahead)}T00:00:00Z`).getUTCDay() || 7;
  return iso as PostWeeklyNeedInput["weekly"]["days"][number];
}

function daysAhead(days: readonly number[]): string[] {
  const all = Array.from({ length: 21 }, (_, ahead) => addDays(today, ahead));
  return all.filter((_, ahead) => days.includes(weekday(ahead)));
}

async function post() {
  const input = needInput();
  expect(await postWeeklyNeed(await network.actor(1), input)).toEqual(okay);
  return { input, series: input.series, times: await timesOf(input.series) };
}

function actors() {
  return Promise.all([network.actor(0), network.actor(1), network.actor(2)]);
}

type Time = {
  id: string;
  day: string;
  from: Date;
  until: Date;
  quantity: number;
  left: number;
  state: string;
};

async function timesOf(series: string) {
  const rows = await db.owner<(Time & Record<string, unknown>)[]>`select id, occurs_on::text as day,
      lower("window") as "from", upper("window") as "until", quantity, "left", state, urgency, attributes, note,
      place_id as place, to_place_id as "toPlace", author_id as author
    from needs where series_id = ${series} order by 2, 3`;
  return rows.map((row) => ({ ...row }));
}

async function openTimesOf(series: string) {
  return (await timesOf(series)).filter(({ state }) => state === "open");
}

/** As if nobody had come by today. */
async function aDayLater() {
  await db.owner`update networks set laid_out_on = laid_out_on - 1 where network_id = ${network.id}`;
  await network.actor(0);
}

/** Somebody has promised all of it. */
async function promise(need: string) {
  const [receiver, helper] = [network.members[1] ?? "", network.members[2] ?? ""];
  const made = await postTestOffer(db.owner, network, { author: helper });
  await db.owner`update needs set "left" = 0 where id = ${need}`;
  await db.owner`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
      during, state, origin, asked_until, purge_on)
    select ${network.id}, ${randomUUID()}, ${need}, ${made.offer}, ${made.window}, ${receiver}, ${helper}, 2, "window",
      'confirmed', 'answer', now() + interval '1 day', current_date + 40 from needs where id = ${need}`;
}

function refused(reason: string) {
  return { ok: false, reason };
}
