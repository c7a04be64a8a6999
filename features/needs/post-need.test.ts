import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { hour, type Window } from "@/domain/window";
import { testDatabase } from "@/test/database";
import {
  foundTestNetwork,
  postTestNeed,
  postTestOffer,
  sealed,
  type TestNetwork,
  tomorrow,
} from "@/test/factory";
import { postNeed } from "./post-need";
import { findNeed } from "./queries";
import type { PostNeedInput } from "./schema";

// Taken once: a quarter of an hour may pass while the tests run.
const soon = tomorrow();

const db = testDatabase();
let network: TestNetwork;
let other: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner, { zone: "Asia/Kolkata" });
  other = await foundTestNetwork(db.owner);
});

describe("postNeed", () => {
  it("stores what was sent, byte for byte, and raises the version", async () => {
    const before = await network.actor(1);
    const input = needInput({
      attributes: ["child-seat", "speaks-es"],
      urgency: 3,
      toPlace: network.placeId,
    });
    expect(await postNeed(before, input)).toEqual({ ok: true, value: null });
    const [row] = await db.owner`select *, lower("window") as starts, upper("window") as ends,
      purge_on - (upper("window") at time zone 'Asia/Kolkata')::date as kept from needs where id = ${input.need}`;
    expect(row).toMatchObject({
      network_id: network.id,
      author_id: network.members[1],
      category: "ride",
      starts: input.from,
      ends: input.until,
      place_id: network.placeId,
      to_place_id: network.placeId,
      quantity: 2,
      left: 2,
      attributes: ["child-seat", "speaks-es"],
      urgency: 3,
      epoch: 1,
      origin: "posted",
      state: "open",
      kept: 7,
    });
    expect(Buffer.compare(row?.note, Buffer.from(input.note?.sealed ?? []))).toBe(0);
    expect((await network.actor(1)).version).toBe(before.version + 1);
  });

  it("can be somewhere else, without a note", async () => {
    const input = needInput({ place: null, note: null });
    expect(await postNeed(await network.actor(1), input)).toEqual({ ok: true, value: null });
    const need = await findNeed(await network.actor(2), input.need);
    expect(need).toMatchObject({ by: network.members[1], place: null, note: null, state: "open" });
  });

  it("answers the second sending as the first, and changes nothing", async () => {
    const input = needInput();
    await postNeed(await network.actor(1), input);
    const actor = await network.actor(1);
    expect(await postNeed(actor, input)).toEqual({ ok: true, value: null });
    expect((await network.actor(1)).version).toBe(actor.version);
    // The first answer may have been lost for so long that the need is over by now.
    const late = { ...actor, now: new Date(input.until.getTime() + hour) };
    expect(await postNeed(late, input)).toEqual({ ok: true, value: null });
  });

  it("lets a member have a hundred listings ahead of them, needs and offers together", async () => {
    const full = await foundTestNetwork(db.owner);
    const author = full.members[1] ?? "";
    const past = { from: new Date(Date.now() - 49 * hour), until: new Date(Date.now() - 48 * hour) };
    await Promise.all(Array.from({ length: 98 }, () => postTestNeed(db.owner, full, { author })));
    await postTestOffer(db.owner, full, { author });
    const over = await postTestNeed(db.owner, full, { author });
    const withdrawn = await postTestNeed(db.owner, full, { author });
    await postTestNeed(db.owner, full, { author: full.members[2] ?? "" });
    await db.owner`update needs set "window" = tstzrange(${past.from}, ${past.until}), purge_on = current_date + 5
      where id = ${over}`;
    await db.owner`update needs set state = 'withdrawn' where id = ${withdrawn}`;
    const inputs = Array.from({ length: 4 }, () => needInput({ place: null, toPlace: null }));
    const actor = await full.actor(1);
    const results = await Promise.all(inputs.map((input) => postNeed(actor, input)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === "too-many-listings")).toHaveLength(3);
    const posted = inputs[results.findIndex((result) => result.ok)] ?? needInput();
    expect(await postNeed(actor, posted)).toEqual({ ok: true, value: null });
  });

  it("answers two sendings at once alike", async () => {
    const input = needInput();
    const actor = await network.actor(1);
    const results = await Promise.all(Array.from({ length: 8 }, () => postNeed(actor, input)));
    expect(results).toEqual(results.map(() => ({ ok: true, value: null })));
    expect(await db.owner`select from needs where id = ${input.need}`).toHaveLength(1);
  });

  it.each<[string, Partial<PostNeedInput>]>([
    ["another kind", { category: "food" }],
    ["another time", { until: new Date(soon.until.getTime() + hour) }],
    ["another place", { place: null }],
    ["another quantity", { quantity: 3 }],
    ["other attributes", { attributes: ["child-seat"] }],
    ["another urgency", { urgency: 2 }],
    ["another note", { note: noteOf() }],
    ["no note", { note: null }],
  ])("refuses the same id with %s", async (_, change) => {
    const input = needInput();
    await postNeed(await network.actor(1), input);
    expect(await postNeed(await network.actor(1), { ...input, ...change })).toEqual(refused("conflict"));
    expect(await db.owner`select from needs where id = ${input.need} and quantity = 2`).toHaveLength(1);
  });

  it("refuses the id of somebody else's need, whatever it says", async () => {
    const input = needInput();
    await postNeed(await network.actor(1), input);
    expect(await postNeed(await network.actor(2), input)).toEqual(refused("conflict"));
  });

  it("lets another network use the same id", async () => {
    const input = needInput();
    await postNeed(await network.actor(1), input);
    const same = { ...input, place: other.placeId };
    expect(await postNeed(await other.actor(1), same)).toEqual({ ok: true, value: null });
  });

  it.each([
    ["place", () => ({ place: other.placeId })],
    ["place", () => ({ place: randomUUID() })],
    ["toPlace", () => ({ toPlace: other.placeId })],
  ])("does not find a foreign or a missing %s", async (_, place) => {
    const input = needInput(place());
    expect(await postNeed(await network.actor(1), input)).toEqual(refused("not-found"));
    expect(await db.owner`select from needs where id = ${input.need}`).toHaveLength(0);
  });

  it("asks for a new seal when the network's key has moved on", async () => {
    const input = needInput({ note: { ...noteOf(), epoch: 2 } });
    expect(await postNeed(await network.actor(1), input)).toEqual(refused("stale-epoch"));
  });

  it.each<[string, Partial<PostNeedInput>]>([
    ["over", shifted(-26)],
    ["too-far", shifted(24 * 91)],
    ["wrong-attributes", { attributes: ["vegan"] }],
    ["invalid", { quantity: 17 }],
  ])("refuses what is %s", async (reason, change) => {
    const input = needInput(change);
    expect(await postNeed(await network.actor(1), input)).toEqual(refused(reason));
    expect(await db.owner`select from needs where id = ${input.need}`).toHaveLength(0);
  });
});

describe("findNeed", () => {
  it("does not tell a foreign need from a missing one", async () => {
    const input = needInput();
    await postNeed(await network.actor(1), input);
    expect(await findNeed(await other.actor(0), input.need)).toBeNull();
    expect(await findNeed(await network.actor(0), randomUUID())).toBeNull();
    expect(await findNeed(await network.actor(0), "1; drop table needs")).toBeNull();
  });

  it("shows what came with a claim to its author alone, and what is hidden to coordinators too", async () => {
    const [made, hidden] = [needInput(), needInput()];
    await postNeed(await network.actor(1), made);
    await postNeed(await network.actor(1), hidden);
    await db.owner`update needs set origin = 'claim' where id = ${made.need}`;
    await db.owner`update needs set state = 'hidden' where id = ${hidden.need}`;
    const seen = async (id: string) =>
      Promise.all([0, 1, 2].map(async (index) => (await findNeed(await network.actor(index), id)) !== null));
    expect(await seen(made.need)).toEqual([false, true, false]);
    expect(await seen(hidden.need)).toEqual([true, true, false]);
  });
});

function needInput(change: Partial<PostNeedInput> = {}): PostNeedInput {
  return {
    need: randomUUID(),
    category: "ride",
    ...soon,
    place: network.placeId,
    toPlace: null,
    quantity: 2,
    attributes: [],
    urgency: 1,
    note: noteOf(),
    ...change,
  };
}

function noteOf() {
  return { sealed: new Uint8Array(sealed()), epoch: 1 };
}

function shifted(hours: number): Window {
  const { from, until } = soon;
  return { from: new Date(from.getTime() + hours * hour), until: new Date(until.getTime() + hours * hour) };
}

function refused(reason: string) {
  return { ok: false, reason };
}
