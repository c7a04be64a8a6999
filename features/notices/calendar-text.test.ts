import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import { instantAt } from "@/domain/zoned-time";
import { wallClock } from "@/lib/wall-clock";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, type TestNetwork } from "@/test/factory";
import { calendarText } from "./calendar-text";
import { makeCalendarFeed, revokeCalendarFeed } from "./make-calendar-feed";

const db = testDatabase();

beforeEach(() => {
  process.env.NEXTAUTH_URL = "https://holdfast.example.org";
});

/** Days of clock changes, both ways, and between them; one zone is half an hour off, another changes by half an hour. */
const promised = [
  ["Europe/Berlin", "2099-03-29", "01:30", "03:15"],
  ["Europe/Berlin", "2099-10-25", "01:45", "03:30"],
  ["Europe/Berlin", "2099-07-01", "23:30", "00:30"],
  ["America/New_York", "2099-03-08", "01:30", "03:30"],
  ["America/New_York", "2099-11-01", "00:45", "09:00"],
  ["Asia/Kolkata", "2099-01-15", "05:30", "07:00"],
  ["Australia/Lord_Howe", "2099-04-05", "00:15", "02:45"],
  ["Australia/Lord_Howe", "2099-10-04", "01:15", "03:15"],
  ["Pacific/Chatham", "2099-09-27", "01:45", "04:15"],
] as const;

it.each(promised)("%s, %s %s–%s is at that time in a calendar there", async (zone, day, from, until) => {
  const network = await foundTestNetwork(db.owner, { zone });
  const start = instantAt(day, from, zone);
  const end = instantAt(until > from ? day : nextDay(day), until, zone);
  await agree(network, { from: start, until: end });
  const events = await readFeed(network, 1);
  expect(events).toHaveLength(1);
  const [event] = events;
  expect(wallClock(event?.startDate.toJSDate() ?? new Date(0), zone)).toEqual({ day, time: from });
  expect(event?.endDate.toJSDate()).toEqual(end);
  expect(wallClock(end, zone).time).toBe(until);
});

it("keeps the two hours apart that a clock shows twice", async () => {
  const network = await foundTestNetwork(db.owner, { zone: "Europe/Berlin" });
  const first = new Date("2099-10-25T00:30:00Z");
  const second = new Date("2099-10-25T01:30:00Z");
  await agree(network, { from: first, until: second });
  await agree(network, { from: second, until: new Date("2099-10-25T02:30:00Z") });
  const starts = (await readFeed(network, 1)).map(({ startDate }) => startDate.toJSDate());
  expect(starts).toEqual([first, second]);
  expect(starts.map((start) => wallClock(start, "Europe/Berlin").time)).toEqual(["02:30", "02:30"]);
});

describe("a feed", () => {
  let network: TestNetwork;
  let match: string;

  beforeEach(async () => {
    network = await foundTestNetwork(db.owner);
    match = await agree(network, tomorrowAt(9));
  });

  it("is of the two who agreed, and calls what they do otherwise for each", async () => {
    const [helper, receiver] = [await readFeed(network, 1), await readFeed(network, 2)];
    expect(helper.map(({ summary }) => summary)).toEqual(["Appointment"]);
    expect(receiver).toHaveLength(1);
    expect(receiver[0]?.uid).not.toBe(helper[0]?.uid);
    expect((await readFeed(network, 1))[0]?.uid).toBe(helper[0]?.uid);
    expect(await readFeed(network, 0)).toEqual([]);
  });

  it("says what kind it is only to who chose so, in their language", async () => {
    const actor = await network.actor(1);
    const made = await makeCalendarFeed(actor, { titles: "category", locale: "es" });
    const link = made.ok ? made.value.link : "";
    expect(new URL(link).searchParams.get("in")).toBe("es");
    expect((await readLink(link, "es")).map(({ summary }) => summary)).toEqual(["Viaje"]);
  });

  it("names nobody, no place and no network", async () => {
    const text = (await calendarText(await tokenOf(network, 1), "en")) ?? "";
    const [row] = await db.owner`select * from matches where id = ${match}`;
    const ids = [network.id, network.placeId, match, row?.need_id, row?.offer_id, ...network.members];
    for (const id of ids) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(id.replaceAll("-", ""));
    }
    const names = text.split(/\r?\n/).map((line) => line.split(/[:;]/)[0]);
    expect([...new Set(names)].sort()).toEqual(
      [
        "ACTION",
        "BEGIN",
        "DESCRIPTION",
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "END",
        "PRODID",
        "SEQUENCE",
        "SUMMARY",
      ]
        .concat(["TRIGGER", "UID", "VERSION", ""])
        .sort(),
    );
  });

  it.each(["asked", "released", "withdrawn", "declined", "expired", "failed", "done"])(
    "holds nothing that is %s",
    async (state) => {
      await db.owner`update matches set state = ${state} where id = ${match}`;
      expect(await readFeed(network, 1)).toEqual([]);
    },
  );

  it("is the same text for as long as nothing changes", async () => {
    const token = await tokenOf(network, 1);
    expect(await calendarText(token, "en")).toBe(await calendarText(token, "en"));
  });

  it("ends with a new address, when it is taken back, and with the burning of the network", async () => {
    const actor = await network.actor(1);
    const first = await tokenOf(network, 1);
    const second = await tokenOf(network, 1);
    expect(await calendarText(first, "en")).toBeNull();
    expect(await calendarText(second, "en")).toContain("VEVENT");
    expect(await revokeCalendarFeed(actor)).toEqual({ ok: true, value: null });
    expect(await calendarText(second, "en")).toBeNull();
    const third = await tokenOf(network, 1);
    await db.owner`update networks set burn_at = now() - interval '1 second' where network_id = ${network.id}`;
    expect(await calendarText(third, "en")).toBeNull();
  });

  it("is not found by what is no token", async () => {
    expect(await calendarText(Buffer.alloc(32), "en")).toBeNull();
    expect(await calendarText(Buffer.alloc(0), "en")).toBeNull();
    const [row] = await db.owner`select token_hash from calendar_feeds where network_id = ${network.id}`;
    expect(row && (await calendarText(row.token_hash, "en"))).toBeFalsy();
  });
});

/** A match that both have agreed to: the second member helps the third. */
async function agree(network: TestNetwork, window: { from: Date; until: Date }): Promise<string> {
  const [, helper = "", receiver = ""] = network.members;
  const need = await postTestNeed(db.owner, network, { author: receiver, window });
  const { offer, window: offered } = await postTestOffer(db.owner, network, { author: helper, window });
  await db.owner`update needs set "left" = 0 where id = ${need}`;
  await db.owner`update offer_windows set "left" = 0 where id = ${offered}`;
  const id = randomUUID();
  const during = `[${window.from.toISOString()},${window.until.toISOString()})`;
  await db.owner`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
      during, state, origin, receiver_agreed, helper_agreed, asked_until, purge_on)
    values (${network.id}, ${id}, ${need}, ${offer}, ${offered}, ${receiver}, ${helper}, 1, ${during}::tstzrange,
      'confirmed', 'claim', true, true, ${window.from}, ${window.until})`;
  return id;
}

async function readFeed(network: TestNetwork, member: number): Promise<ICAL.Event[]> {
  return eventsOf(await calendarText(await tokenOf(network, member), "en"));
}

async function readLink(link: string, locale: "en" | "es"): Promise<ICAL.Event[]> {
  return eventsOf(await calendarText(tokenIn(link), locale));
}

function eventsOf(text: string | null): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text ?? ""));
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

async function tokenOf(network: TestNetwork, member: number): Promise<Buffer> {
  const made = await makeCalendarFeed(await network.actor(member), { titles: "neutral", locale: "en" });
  return tokenIn(made.ok ? made.value.link : "");
}

function tokenIn(link: string): Buffer {
  const [, token = ""] =
    /^https:\/\/holdfast\.example\.org\/calendar\/([\w-]{43})\.ics\?in=e[ns]$/.exec(link) ?? [];
  return Buffer.from(token, "base64url");
}

function tomorrowAt(hour: number) {
  const from = new Date(Date.now() + 86_400_000);
  from.setUTCHours(hour, 0, 0, 0);
  return { from, until: new Date(from.getTime() + 3_600_000) };
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
