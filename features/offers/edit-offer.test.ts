import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { hour } from "@/domain/window";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, sealed, type TestNetwork, tomorrow } from "@/test/factory";
import { untilSomeoneWaits } from "@/test/until-someone-waits";
import { editOffer } from "./edit-offer";
import { postOffer } from "./post-offer";
import type { EditOfferInput } from "./schema";
import { withdrawOffer } from "./withdraw-offer";

// Taken once: a quarter of an hour may pass while the tests run.
const soon = tomorrow();

const db = testDatabase();
let network: TestNetwork;
let other: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner);
  other = await foundTestNetwork(db.owner);
});

describe("editOffer", () => {
  it("adds, changes and removes windows, and everything else while nobody holds any of it", async () => {
    const offer = await postOwnOffer();
    const [first, second] = offer.windows;
    const before = await network.actor(1);
    const note = { sealed: new Uint8Array(sealed()), epoch: 1 };
    const windows = [{ ...first, ...at(2), quantity: 5 }, windowAt(72)];
    const next = {
      ...offer,
      category: "supply" as const,
      reach: "anywhere" as const,
      place: null,
      windows,
      note,
    };
    expect(await editOffer(before, next)).toEqual({ ok: true, value: null });
    expect(await rows(offer.offer)).toEqual([
      { id: first.id, starts: at(2).from, quantity: 5, left: 5 },
      { id: windows[1]?.id, starts: at(72).from, quantity: 3, left: 3 },
    ]);
    const [row] =
      await db.owner`select *, purge_on - (${at(72).until}::timestamptz at time zone 'America/Chicago')::date
      as kept from offers where id = ${offer.offer}`;
    expect(row).toMatchObject({ category: "supply", reach: "anywhere", place_id: null, kept: 7 });
    expect(Buffer.compare(row?.note, Buffer.from(note.sealed))).toBe(0);
    expect(await db.owner`select from offer_windows where id = ${second.id}`).toHaveLength(0);
    expect((await network.actor(1)).version).toBe(before.version + 1);
  });

  it("keeps a note that is left out, and takes one away that is null", async () => {
    const offer = await postOwnOffer();
    const note = async () => (await db.owner`select note from offers where id = ${offer.offer}`)[0]?.note;
    const before = await note();
    await editOffer(await network.actor(1), offer);
    expect(await note()).toEqual(before);
    await editOffer(await network.actor(1), { ...offer, note: null });
    expect(await note()).toBeNull();
  });

  it("keeps what is promised: the taken window's time, and at least so much of it", async () => {
    const offer = await postOwnOffer();
    const [first, second] = offer.windows;
    await hold(first.id, 2);
    const edit = async (change: Partial<EditOfferInput>) =>
      editOffer(await network.actor(1), { ...offer, ...change });
    expect(await edit({ windows: [second] })).toEqual(refused("has-matches"));
    expect(await edit({ windows: [{ ...first, ...at(1) }, second] })).toEqual(refused("has-matches"));
    expect(await edit({ reach: "anywhere" })).toEqual(refused("has-matches"));
    expect(await edit({ windows: [{ ...first, quantity: 1 }] })).toEqual(refused("below-taken"));
    expect(await edit({ windows: [{ ...first, quantity: 2 }, windowAt(48)] })).toEqual({
      ok: true,
      value: null,
    });
    expect(await rows(offer.offer)).toMatchObject([
      { id: first.id, quantity: 2, left: 0 },
      { starts: at(48).from, quantity: 3, left: 3 },
    ]);
  });

  it("leaves alone what is over, sent or not", async () => {
    const offer = await postOwnOffer();
    const [first, second] = offer.windows;
    await db.owner`update offer_windows set "window" = tstzrange(now() - interval '3 hours', now() - interval '2 hours')
      where id = ${first.id}`;
    for (const windows of [[second], [{ ...first, quantity: 9 }, second]]) {
      expect(await editOffer(await network.actor(1), { ...offer, windows })).toEqual({
        ok: true,
        value: null,
      });
      expect(await rows(offer.offer)).toMatchObject([
        { id: first.id, quantity: 3 },
        { id: second.id, quantity: 3 },
      ]);
    }
  });

  it("finds no foreign, missing or made-for-an-answer offer, and is the author's alone", async () => {
    const offer = await postOwnOffer();
    const made = await postOwnOffer();
    await db.owner`update offers set origin = 'answer' where id = ${made.offer}`;
    expect(await editOffer(await other.actor(0), offer)).toEqual(refused("not-found"));
    expect(await editOffer(await network.actor(1), { ...offer, offer: randomUUID() })).toEqual(
      refused("not-found"),
    );
    expect(await editOffer(await network.actor(1), made)).toEqual(refused("not-found"));
    expect(await editOffer(await network.actor(0), offer)).toEqual(refused("not-yours"));
    expect(await editOffer(await network.actor(1), { ...offer, place: other.placeId })).toEqual(
      refused("not-found"),
    );
  });

  it("cannot take over somebody else's window", async () => {
    const [offer, foreign] = [await postOwnOffer(), await postOwnOffer(2)];
    const windows = [{ ...foreign.windows[0], ...at(48) }];
    expect(await editOffer(await network.actor(1), { ...offer, windows })).toEqual(refused("conflict"));
    expect(await rows(foreign.offer)).toHaveLength(2);
    expect(await rows(offer.offer)).toHaveLength(2);
  });

  it("waits for a claim under way, and then keeps what it took", async () => {
    const offer = await postOwnOffer();
    const [first, second] = offer.windows;
    const actor = await network.actor(1);
    const edited = await db.owner.begin(async (sql) => {
      await sql`update offer_windows set "left" = "left" - 1 where id = ${first.id} and "left" >= 1`;
      const editing = editOffer(actor, { ...offer, windows: [second] });
      await untilSomeoneWaits(db.owner);
      return { editing };
    });
    expect(await edited.editing).toEqual(refused("has-matches"));
    expect(await rows(offer.offer)).toMatchObject([{ id: first.id, left: 2 }, { id: second.id }]);
  });

  it("never loses or makes quantity while people take and the author changes how much", async () => {
    const offer = await postOwnOffer();
    const [first] = offer.windows;
    const actor = await network.actor(1);
    const edits = Array.from({ length: 24 }, (_, index) =>
      editOffer(actor, { ...offer, windows: [{ ...first, quantity: 1 + (index % 9) }] }),
    );
    const held = await Promise.all(Array.from({ length: 24 }, () => hold(first.id, 1)));
    await Promise.all(edits);
    const [row] = await rows(offer.offer);
    expect((row?.quantity ?? 0) - (row?.left ?? 0)).toBe(held.filter(Boolean).length);
  });

  it("lets two edits at once come one after the other, with no window of both left over", async () => {
    const offer = await postOwnOffer();
    const actor = await network.actor(1);
    const evenings = Array.from({ length: 6 }, () => [windowAt(48), windowAt(72)]);
    const results = await Promise.all(evenings.map((windows) => editOffer(actor, { ...offer, windows })));
    expect(results).toEqual(results.map(() => ({ ok: true, value: null })));
    expect(await rows(offer.offer)).toHaveLength(2);
  });
});

describe("withdrawOffer", () => {
  it("takes it down, once and for all", async () => {
    const { offer, ...facts } = await postOwnOffer();
    const before = await network.actor(1);
    expect(await withdrawOffer(before, { offer })).toEqual({ ok: true, value: null });
    expect(await withdrawOffer(before, { offer })).toEqual({ ok: true, value: null });
    expect((await network.actor(1)).version).toBe(before.version + 1);
    expect(await editOffer(await network.actor(1), { offer, ...facts })).toEqual(refused("taken-down"));
  });

  it.each(["asked", "confirmed"])("is refused while a match on it is %s", async (state) => {
    const { offer, windows } = await postOwnOffer();
    await match(offer, windows[0].id, state);
    expect(await withdrawOffer(await network.actor(1), { offer })).toEqual(refused("has-matches"));
  });

  it("does not mind a match that has ended", async () => {
    const { offer, windows } = await postOwnOffer();
    await match(offer, windows[0].id, "expired");
    expect(await withdrawOffer(await network.actor(1), { offer })).toEqual({ ok: true, value: null });
  });

  it("is the author's alone", async () => {
    const { offer } = await postOwnOffer();
    expect(await withdrawOffer(await network.actor(0), { offer })).toEqual(refused("not-yours"));
    expect(await withdrawOffer(await other.actor(0), { offer })).toEqual(refused("not-found"));
    expect(await withdrawOffer(await network.actor(1), { offer: randomUUID() })).toEqual(
      refused("not-found"),
    );
    const [row] = await db.owner`select state from offers where id = ${offer}`;
    expect(row?.state).toBe("open");
  });
});

/** Three seats tomorrow and three the day after; as it was posted, and to be edited. */
async function postOwnOffer(author = 1) {
  const facts = {
    offer: randomUUID(),
    category: "ride" as const,
    place: network.placeId,
    reach: "place" as const,
    splittable: true,
    attributes: [],
    windows: [windowAt(0), windowAt(24)] as [ReturnType<typeof windowAt>, ReturnType<typeof windowAt>],
  };
  await postOffer(await network.actor(author), {
    ...facts,
    note: { sealed: new Uint8Array(sealed()), epoch: 1 },
  });
  return facts;
}

function windowAt(hours: number) {
  return { id: randomUUID(), ...at(hours), quantity: 3 };
}

function at(hours: number) {
  const { from, until } = soon;
  return { from: new Date(from.getTime() + hours * hour), until: new Date(until.getTime() + hours * hour) };
}

/** What a claim does to the window it takes from; says whether there was enough. */
async function hold(window: string, quantity: number): Promise<boolean> {
  const held = await db.owner`update offer_windows set "left" = "left" - ${quantity}
    where id = ${window} and "left" >= ${quantity} returning id`;
  return held.length > 0;
}

async function match(offer: string, window: string, state: string): Promise<void> {
  const [helper = "", receiver = ""] = [network.members[1], network.members[2]];
  const need = await postTestNeed(db.owner, network, { author: receiver });
  await db.owner`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
      during, state, origin, asked_until, purge_on)
    values (${network.id}, ${randomUUID()}, ${need}, ${offer}, ${window}, ${receiver}, ${helper}, 1,
      (select "window" from offer_windows where id = ${window}), ${state}, 'claim', now() + interval '1 hour',
      current_date + 9)`;
}

function rows(offer: string) {
  return db.owner<{ id: string; starts: Date; quantity: number; left: number }[]>`
    select id, lower("window") as starts, quantity, "left" from offer_windows where offer_id = ${offer} order by 2`;
}

function refused(reason: string) {
  return { ok: false, reason };
}
