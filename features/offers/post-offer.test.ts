import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { hour, type Window } from "@/domain/window";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, sealed, type TestNetwork, tomorrow } from "@/test/factory";
import { postOffer } from "./post-offer";
import { findOffer } from "./queries";
import type { PostOfferInput } from "./schema";

// Taken once: a quarter of an hour may pass while the tests run.
const soon = tomorrow();

const db = testDatabase();
let network: TestNetwork;
let other: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner);
  other = await foundTestNetwork(db.owner);
});

describe("postOffer", () => {
  it("stores what was sent, byte for byte, each window with its own quantity, and raises the version", async () => {
    const before = await network.actor(1);
    const input = offerInput({ attributes: ["wheelchair-car"], splittable: false });
    expect(await postOffer(before, input)).toEqual({ ok: true, value: null });
    const [row] =
      await db.owner`select *, purge_on - (select max(upper("window")) at time zone 'America/Chicago'
      from offer_windows where offer_id = offers.id)::date as kept from offers where id = ${input.offer}`;
    expect(row).toMatchObject({
      network_id: network.id,
      author_id: network.members[1],
      category: "ride",
      place_id: network.placeId,
      reach: "place",
      splittable: false,
      attributes: ["wheelchair-car"],
      epoch: 1,
      origin: "posted",
      state: "open",
      kept: 7,
    });
    expect(Buffer.compare(row?.note, Buffer.from(input.note?.sealed ?? []))).toBe(0);
    const shown = await findOffer(await network.actor(2), input.offer);
    expect(shown?.windows).toMatchObject(
      input.windows.map(({ id, from, until, quantity }) => ({
        id,
        from: from.getTime() / 1000,
        until: until.getTime() / 1000,
        quantity,
        left: quantity,
      })),
    );
    expect((await network.actor(1)).version).toBe(before.version + 1);
  });

  it("answers the second sending as the first, and several at once alike", async () => {
    const input = offerInput();
    const actor = await network.actor(1);
    const results = await Promise.all(Array.from({ length: 6 }, () => postOffer(actor, input)));
    expect(results).toEqual(results.map(() => ({ ok: true, value: null })));
    const { version } = await network.actor(1);
    expect(
      await postOffer(await network.actor(1), { ...input, windows: input.windows.toReversed() }),
    ).toEqual({
      ok: true,
      value: null,
    });
    expect((await network.actor(1)).version).toBe(version);
    expect(await db.owner`select from offer_windows where offer_id = ${input.offer}`).toHaveLength(2);
  });

  it.each<[string, (input: PostOfferInput) => Partial<PostOfferInput>]>([
    ["another reach", () => ({ reach: "anywhere" })],
    ["whole only", () => ({ splittable: false })],
    ["another place", () => ({ place: null, reach: "anywhere" })],
    ["other attributes", () => ({ attributes: ["pets-welcome"] })],
    ["no note", () => ({ note: null })],
    ["a window less", ({ windows }) => ({ windows: windows.slice(1) })],
    [
      "another window",
      ({ windows }) => ({ windows: windows.map((each) => ({ ...each, id: randomUUID() })) }),
    ],
    ["another quantity", ({ windows }) => ({ windows: windows.map((each) => ({ ...each, quantity: 1 })) })],
  ])("refuses the same id with %s", async (_, change) => {
    const input = offerInput();
    await postOffer(await network.actor(1), input);
    expect(await postOffer(await network.actor(1), { ...input, ...change(input) })).toEqual(
      refused("conflict"),
    );
  });

  it("refuses the id of somebody else's offer, and of somebody else's window", async () => {
    const input = offerInput();
    await postOffer(await network.actor(1), input);
    expect(await postOffer(await network.actor(2), input)).toEqual(refused("conflict"));
    const fresh = offerInput({ windows: input.windows });
    expect(await postOffer(await network.actor(2), fresh)).toEqual(refused("conflict"));
    expect(await db.owner`select from offers where id = ${fresh.offer}`).toHaveLength(0);
  });

  it("does not find a foreign or a missing place", async () => {
    for (const place of [other.placeId, randomUUID()]) {
      const input = offerInput({ place });
      expect(await postOffer(await network.actor(1), input)).toEqual(refused("not-found"));
      expect(await db.owner`select from offers where id = ${input.offer}`).toHaveLength(0);
    }
  });

  it.each<[string, Partial<PostOfferInput>]>([
    ["stale-epoch", { note: { ...noteOf(), epoch: 7 } }],
    ["over", { windows: [windowOf(24), windowOf(-30)] }],
    ["invalid", { windows: [windowOf(0), windowOf(0)] }],
    ["invalid", { place: null }],
    ["wrong-attributes", { attributes: ["tools"] }],
  ])("refuses what is %s", async (reason, change) => {
    const input = offerInput(change);
    expect(await postOffer(await network.actor(1), input)).toEqual(refused(reason));
    expect(await db.owner`select from offers where id = ${input.offer}`).toHaveLength(0);
  });
});

describe("findOffer", () => {
  it("does not tell a foreign offer from a missing one", async () => {
    const input = offerInput();
    await postOffer(await network.actor(1), input);
    expect(await findOffer(await other.actor(0), input.offer)).toBeNull();
    expect(await findOffer(await network.actor(0), randomUUID())).toBeNull();
    expect(await findOffer(await network.actor(0), "%00")).toBeNull();
  });

  it("shows what came with an answer to its author alone, and what is hidden to coordinators too", async () => {
    const [made, hidden] = [offerInput(), offerInput()];
    await postOffer(await network.actor(1), made);
    await postOffer(await network.actor(1), hidden);
    await db.owner`update offers set origin = 'answer' where id = ${made.offer}`;
    await db.owner`update offers set state = 'hidden' where id = ${hidden.offer}`;
    const seen = async (id: string) =>
      Promise.all([0, 1, 2].map(async (index) => (await findOffer(await network.actor(index), id)) !== null));
    expect(await seen(made.offer)).toEqual([false, true, false]);
    expect(await seen(hidden.offer)).toEqual([true, true, false]);
  });
});

function offerInput(change: Partial<PostOfferInput> = {}): PostOfferInput {
  return {
    offer: randomUUID(),
    category: "ride",
    place: network.placeId,
    reach: "place",
    splittable: true,
    attributes: [],
    windows: [windowOf(0), { ...windowOf(24), quantity: 2 }],
    note: noteOf(),
    ...change,
  };
}

function windowOf(hours: number): Window & { id: string; quantity: number } {
  const { from, until } = soon;
  const shift = (instant: Date) => new Date(instant.getTime() + hours * hour);
  return { id: randomUUID(), from: shift(from), until: shift(until), quantity: 3 };
}

function noteOf() {
  return { sealed: new Uint8Array(sealed()), epoch: 1 };
}

function refused(reason: string) {
  return { ok: false, reason };
}
