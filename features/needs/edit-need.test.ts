import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { hour } from "@/domain/window";
import { testDatabase } from "@/test/database";
import {
  foundTestNetwork,
  postTestNeed,
  postTestOffer,
  sealed,
  type TestNetwork,
  tomorrow,
} from "@/test/factory";
import { untilSomeoneWaits } from "@/test/until-someone-waits";
import { editNeed } from "./edit-need";
import type { EditNeedInput } from "./schema";
import { withdrawNeed } from "./withdraw-need";

// Taken once: a quarter of an hour may pass while the tests run.
const soon = tomorrow();

const db = testDatabase();
let network: TestNetwork;
let other: TestNetwork;

beforeAll(async () => {
  network = await foundTestNetwork(db.owner);
  other = await foundTestNetwork(db.owner);
});

describe("editNeed", () => {
  it("changes everything while nobody holds any of it", async () => {
    const before = await network.actor(1);
    const need = await postOwnNeed(2);
    const { from, until } = soon;
    const later = {
      from: new Date(from.getTime() + 48 * hour),
      until: new Date(until.getTime() + 48 * hour),
    };
    const note = { sealed: new Uint8Array(sealed()), epoch: 1 };
    const input = editOf(need, {
      ...later,
      category: "food",
      place: null,
      quantity: 9,
      attributes: ["halal"],
      note,
    });
    expect(await editNeed(before, input)).toEqual({ ok: true, value: null });
    const row = await needRow(need);
    expect(row).toMatchObject({
      category: "food",
      starts: later.from,
      place_id: null,
      quantity: 9,
      left: 9,
      attributes: ["halal"],
      urgency: 2,
      kept: 7,
    });
    expect(Buffer.compare(row?.note, Buffer.from(note.sealed))).toBe(0);
    expect((await network.actor(1)).version).toBe(before.version + 1);
  });

  it("keeps a note that is left out, and takes one away that is null", async () => {
    const need = await postOwnNeed(2);
    const { note } = (await needRow(need)) ?? {};
    await editNeed(await network.actor(1), editOf(need));
    expect((await needRow(need))?.note).toEqual(note);
    await editNeed(await network.actor(1), editOf(need, { note: null }));
    expect((await needRow(need))?.note).toBeNull();
  });

  it("lets more and less be asked for, down to what is taken", async () => {
    const need = await postOwnNeed(10, "food");
    await hold(need, 4);
    const edit = async (quantity: number) =>
      editNeed(await network.actor(1), editOf(need, { category: "food", quantity }));
    expect(await edit(12)).toEqual({ ok: true, value: null });
    expect(await needRow(need)).toMatchObject({ quantity: 12, left: 8 });
    expect(await edit(3)).toEqual(refused("below-taken"));
    expect(await edit(4)).toEqual({ ok: true, value: null });
    expect(await needRow(need)).toMatchObject({ quantity: 4, left: 0 });
  });

  it("finds no foreign, missing or hidden-away need, and is the author's alone", async () => {
    const need = await postOwnNeed(2);
    const made = await postOwnNeed(2);
    await db.owner`update needs set origin = 'claim' where id = ${made}`;
    expect(await editNeed(await other.actor(0), editOf(need))).toEqual(refused("not-found"));
    expect(await editNeed(await network.actor(1), editOf(randomUUID()))).toEqual(refused("not-found"));
    expect(await editNeed(await network.actor(1), editOf(made))).toEqual(refused("not-found"));
    expect(await editNeed(await network.actor(0), editOf(need))).toEqual(refused("not-yours"));
    expect(await editNeed(await network.actor(1), editOf(need, { place: other.placeId }))).toEqual(
      refused("not-found"),
    );
    expect(await needRow(need)).toMatchObject({ urgency: 1, place_id: network.placeId });
  });

  it("waits for an answer under way, and then keeps what was promised", async () => {
    const need = await postOwnNeed(2);
    const moved = { until: new Date(soon.until.getTime() + hour) };
    const actor = await network.actor(1);
    const edited = await db.owner.begin(async (sql) => {
      await sql`update needs set "left" = "left" - 2 where id = ${need} and "left" >= 2`;
      const editing = editNeed(actor, editOf(need, moved));
      await untilSomeoneWaits(db.owner);
      return { editing };
    });
    expect(await edited.editing).toEqual(refused("has-matches"));
    expect(await needRow(need)).toMatchObject({ left: 0, ends: soon.until });
  });

  it("never loses or makes quantity while people take and the author changes how much", async () => {
    const need = await postOwnNeed(10, "food");
    const actor = await network.actor(1);
    const edits = Array.from({ length: 30 }, (_, index) =>
      editNeed(actor, editOf(need, { category: "food", quantity: 3 + (index % 12) })),
    );
    const held = await Promise.all(Array.from({ length: 30 }, () => hold(need, 1)));
    await Promise.all(edits);
    const row = await needRow(need);
    expect(row?.quantity - row?.left).toBe(held.filter(Boolean).length);
  });
});

describe("withdrawNeed", () => {
  it("takes it down, once and for all", async () => {
    const need = await postOwnNeed(2);
    const before = await network.actor(1);
    expect(await withdrawNeed(before, { need })).toEqual({ ok: true, value: null });
    expect(await withdrawNeed(before, { need })).toEqual({ ok: true, value: null });
    expect((await needRow(need))?.state).toBe("withdrawn");
    expect((await network.actor(1)).version).toBe(before.version + 1);
    expect(await editNeed(await network.actor(1), editOf(need))).toEqual(refused("taken-down"));
  });

  it.each(["asked", "confirmed"])("is refused while a match on it is %s", async (state) => {
    const need = await postOwnNeed(1);
    await match(need, state);
    expect(await withdrawNeed(await network.actor(1), { need })).toEqual(refused("has-matches"));
    expect((await needRow(need))?.state).toBe("open");
  });

  it("does not mind a match that has ended", async () => {
    const need = await postOwnNeed(1);
    await match(need, "declined");
    expect(await withdrawNeed(await network.actor(1), { need })).toEqual({ ok: true, value: null });
  });

  it("is the author's alone", async () => {
    const need = await postOwnNeed(2);
    expect(await withdrawNeed(await network.actor(0), { need })).toEqual(refused("not-yours"));
    expect(await withdrawNeed(await other.actor(0), { need })).toEqual(refused("not-found"));
    expect(await withdrawNeed(await network.actor(1), { need: randomUUID() })).toEqual(refused("not-found"));
    expect((await needRow(need))?.state).toBe("open");
  });
});

function postOwnNeed(quantity: number, category: "ride" | "food" = "ride"): Promise<string> {
  const author = network.members[1] ?? "";
  return postTestNeed(db.owner, network, { author, category, quantity, window: soon });
}

/** The need as it was posted, a little more urgent. */
function editOf(need: string, change: Partial<EditNeedInput> = {}): EditNeedInput {
  return {
    need,
    category: "ride",
    ...soon,
    place: network.placeId,
    toPlace: null,
    quantity: 2,
    attributes: [],
    urgency: 2,
    ...change,
  };
}

/** What an answer does to the need it takes from; says whether there was enough. */
async function hold(need: string, quantity: number): Promise<boolean> {
  const held = await db.owner`update needs set "left" = "left" - ${quantity}
    where id = ${need} and "left" >= ${quantity} returning id`;
  return held.length > 0;
}

async function match(need: string, state: string): Promise<void> {
  const [receiver = "", helper = ""] = [network.members[1], network.members[2]];
  const { offer, window } = await postTestOffer(db.owner, network, { author: helper });
  await db.owner`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
      during, state, origin, asked_until, purge_on)
    values (${network.id}, ${randomUUID()}, ${need}, ${offer}, ${window}, ${receiver}, ${helper}, 1,
      (select "window" from needs where id = ${need}), ${state}, 'answer', now() + interval '1 hour', current_date + 9)`;
}

async function needRow(need: string) {
  const [row] = await db.owner`select *, lower("window") as starts, upper("window") as ends,
    purge_on - (upper("window") at time zone 'America/Chicago')::date as kept from needs where id = ${need}`;
  return row;
}

function refused(reason: string) {
  return { ok: false, reason };
}
