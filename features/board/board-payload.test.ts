import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { distanceIn } from "@/domain/area";
import { hour, quarter } from "@/domain/window";
import { testDatabase } from "@/test/database";
import {
  foundTestNetwork,
  postTestNeed,
  postTestOffer,
  sealed,
  type TestNetwork,
  tomorrow,
} from "@/test/factory";
import { loadBoard } from "./board-payload";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 4, zone: "Asia/Kolkata" });
});

it("tells what is posted, with the seals as they were stored", async () => {
  const window = { from: new Date("2099-03-04T18:45:00Z"), until: new Date("2099-03-04T19:30:00Z") };
  const need = await postTestNeed(db.owner, network, { author: member(1), window, quantity: 2 });
  const [stored] = await db.owner`select note from needs where id = ${need}`;
  const [profile] = await db.owner`select profile from members where id = ${member(1)}`;
  const [place] = await db.owner`select label from places where id = ${network.placeId}`;
  const [own] = await db.owner`select profile from networks where network_id = ${network.id}`;
  const board = await load();
  expect(board).toEqual({
    version: 1,
    zone: "Asia/Kolkata",
    epoch: 1,
    network: { profile: own?.profile.toString("base64url"), epoch: 1 },
    members: [{ id: member(1), name: profile?.profile.toString("base64url"), epoch: 1 }],
    places: [{ id: network.placeId, label: place?.label.toString("base64url"), epoch: 1, cell: null }],
    areas: {},
    needs: [
      {
        id: need,
        by: member(1),
        category: "ride",
        from: window.from.getTime() / 1000,
        until: window.until.getTime() / 1000,
        day: "2099-03-05",
        place: network.placeId,
        cell: null,
        toPlace: null,
        quantity: 2,
        left: 2,
        attributes: [],
        urgency: 1,
        note: stored?.note.toString("base64url"),
        epoch: 1,
      },
    ],
    offers: [],
    series: [],
  });
});

it("says where the areas of places and listings lie to one another", async () => {
  const here = "872a1072dffffff";
  const next = "872a1072cffffff";
  const need = await postTestNeed(db.owner, network, { author: member(1) });
  await db.owner`update places set cell = ${here} where id = ${network.placeId}`;
  await db.owner`update needs set place_id = null, cell = ${next} where id = ${need}`;
  const { places, needs, areas } = await load();
  expect(places[0]?.cell).toBe(here);
  expect(needs.find(({ id }) => id === need)).toMatchObject({ place: null, cell: next });
  expect(Object.keys(areas).sort()).toEqual([next, here]);
  expect(distanceIn(areas)(here, next)).toBe(1);
});

it("keeps off what is hidden, withdrawn, over or made for a match alone", async () => {
  const over = { from: ago(2), until: ago(1) };
  const needs = await Promise.all(
    [0, 1, 2].map(() => postTestNeed(db.owner, network, { author: member(1) })),
  );
  await db.owner`update needs set state = 'hidden' where id = ${needs[0] ?? ""}`;
  await db.owner`update needs set state = 'withdrawn' where id = ${needs[1] ?? ""}`;
  await db.owner`update needs set origin = 'claim' where id = ${needs[2] ?? ""}`;
  await postTestNeed(db.owner, network, { author: member(1), window: over });
  const offers = await Promise.all(
    [0, 1, 2].map(() => postTestOffer(db.owner, network, { author: member(2) })),
  );
  await db.owner`update offers set state = 'hidden' where id = ${offers[0]?.offer ?? ""}`;
  await db.owner`update offers set state = 'withdrawn' where id = ${offers[1]?.offer ?? ""}`;
  await db.owner`update offers set origin = 'answer' where id = ${offers[2]?.offer ?? ""}`;
  await postTestOffer(db.owner, network, { author: member(2), window: over });
  const board = await load();
  expect(board.needs).toEqual([]);
  expect(board.offers).toEqual([]);
  expect(board.members).toEqual([]);
});

it("keeps on what has begun, and of an offer the windows that are not over, soonest first", async () => {
  const need = await postTestNeed(db.owner, network, {
    author: member(1),
    window: { from: ago(1), until: inHours(1) },
  });
  const { offer, window } = await postTestOffer(db.owner, network, { author: member(2) });
  const [late, soon, past] = [randomUUID(), randomUUID(), randomUUID()];
  await addWindow(offer, late, inHours(50), inHours(51));
  await addWindow(offer, soon, ago(1), inHours(1));
  await addWindow(offer, past, ago(2), ago(1));
  const board = await load();
  expect(board.needs.map((card) => card.id)).toEqual([need]);
  expect(board.offers.map((card) => card.windows.map(({ id }) => id))).toEqual([[soon, window, late]]);
});

it("says how much is taken, and nowhere by whom", async () => {
  const need = await postTestNeed(db.owner, network, { author: member(1), quantity: 3 });
  const { offer, window } = await postTestOffer(db.owner, network, { author: member(2), quantity: 3 });
  const taken = randomUUID();
  await db.owner`insert into needs (network_id, id, author_id, category, "window", quantity, "left", attributes, urgency,
      epoch, origin, purge_on)
    select network_id, ${taken}, ${member(3)}, category, "window", 2, 0, '{}', 1, 1, 'claim', purge_on from needs
    where id = ${need}`;
  const match = randomUUID();
  await db.owner`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id,
      quantity, during, state, origin, asked_until, purge_on)
    select network_id, ${match}, ${taken}, ${offer}, ${window}, ${member(3)}, ${member(2)}, 2, "window", 'asked', 'claim',
      now() + interval '1 hour', purge_on from needs where id = ${taken}`;
  await db.owner`update offer_windows set "left" = 1 where id = ${window}`;
  const board = await load();
  expect(board.offers[0]?.windows[0]).toMatchObject({ quantity: 3, left: 1 });
  const text = JSON.stringify(board);
  for (const trace of [taken, match, member(3)]) expect(text).not.toContain(trace);
});

it("names a retired place only while a listing is there", async () => {
  const retired = randomUUID();
  await db.owner`insert into places (network_id, id, label, epoch, position, retired)
    values (${network.id}, ${retired}, ${sealed()}, 1, 0, true)`;
  expect((await load()).places.map((place) => place.id)).toEqual([network.placeId]);
  const need = await postTestNeed(db.owner, network, { author: member(1) });
  await db.owner`update needs set to_place_id = ${retired} where id = ${need}`;
  expect((await load()).places.map((place) => place.id)).toEqual([retired, network.placeId]);
});

it("holds nothing of another network", async () => {
  const other = await foundTestNetwork(db.owner);
  await postTestNeed(db.owner, other, { author: other.members[1] ?? "" });
  await postTestOffer(db.owner, other, { author: other.members[1] ?? "" });
  const board = await load();
  expect([board.needs, board.offers, board.members]).toEqual([[], [], []]);
  expect(JSON.stringify(board)).not.toContain(other.placeId);
});

async function load() {
  return loadBoard(await network.actor(0));
}

async function addWindow(offer: string, id: string, from: Date, until: Date) {
  const range = `[${from.toISOString()},${until.toISOString()})`;
  await db.owner`insert into offer_windows (network_id, id, offer_id, "window", quantity, "left")
    values (${network.id}, ${id}, ${offer}, ${range}::tstzrange, 1, 1)`;
}

function member(index: number): string {
  return network.members[index] ?? "";
}

function inHours(count: number): Date {
  const now = tomorrow().from.getTime() - 24 * hour;
  return new Date(now + count * hour);
}

function ago(count: number): Date {
  return new Date(inHours(-count).getTime() - quarter);
}
