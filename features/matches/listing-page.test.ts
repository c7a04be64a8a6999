import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { hour, quarter, type Window } from "@/domain/window";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, sealed, type TestNetwork } from "@/test/factory";
import { claimOffer } from "./claim-offer";
import { findNeedPage, findOfferPage } from "./listing-page";

const db = testDatabase();
let network: TestNetwork;

const [coordinator, author, reader, stranger] = [0, 1, 2, 3];
const everyone = [coordinator, author, reader, stranger];

describe("who sees the page of a listing", () => {
  beforeAll(async () => {
    network = await foundTestNetwork(db.owner, { members: 4 });
  });

  it.each<[string, number[], (listing: { need: string; offer: string }) => Promise<unknown>]>([
    ["while it is open", everyone, async () => {}],
    ["once it is hidden", [coordinator, author], ({ need, offer }) => setState("hidden", need, offer)],
    ["once it is taken down", [author], ({ need, offer }) => setState("withdrawn", need, offer)],
    ["once it is over", [author], ({ need, offer }) => move(inHours(-3), need, offer)],
  ])("%s", async (_, seen, change) => {
    const by = network.members[author] ?? "";
    const need = await postTestNeed(db.owner, network, { author: by });
    const { offer } = await postTestOffer(db.owner, network, { author: by });
    await change({ need, offer });
    expect(await seeing((index) => findNeed(index, need))).toEqual(seen);
    expect(await seeing((index) => findOffer(index, offer))).toEqual(seen);
  });

  it("who has a match on it, whatever became of the listing", async () => {
    const ids = await postTestOffer(db.owner, network, { author: network.members[author] ?? "" });
    const ask = await claim(reader, ids);
    await setState("withdrawn", ask.need, ids.offer);
    expect(await seeing((index) => findOffer(index, ids.offer))).toEqual([author, reader]);
  });

  it("nobody but its author, when it was made along with a claim", async () => {
    const ids = await postTestOffer(db.owner, network, { author: network.members[author] ?? "" });
    const ask = await claim(reader, ids);
    expect(await seeing((index) => findNeed(index, ask.need))).toEqual([reader]);
  });

  it("nobody, when it is of another network, of nobody, or no id at all", async () => {
    const elsewhere = await foundTestNetwork(db.owner);
    const foreign = await postTestNeed(db.owner, elsewhere, { author: elsewhere.members[0] ?? "" });
    const offer = await postTestOffer(db.owner, elsewhere, { author: elsewhere.members[0] ?? "" });
    for (const id of [foreign, offer.offer, randomUUID(), "edit", "' or 1=1"]) {
      expect(await seeing((index) => findNeed(index, id))).toEqual([]);
      expect(await seeing((index) => findOffer(index, id))).toEqual([]);
    }
  });
});

describe("what the page of a listing says", () => {
  it("names the author and the places, and of the matches only the reader's own", async () => {
    network = await foundTestNetwork(db.owner, { members: 4 });
    const by = network.members[author] ?? "";
    const ids = await postTestOffer(db.owner, network, { author: by, quantity: 3 });
    const first = await claim(reader, ids);
    const second = await claim(stranger, ids);
    expect(await findOffer(author, ids.offer)).toMatchObject({
      author: { id: by },
      places: [{ id: network.placeId }],
      asker: { asked: [] },
    });
    expect(await matchesOn(author, ids.offer)).toEqual([first.match, second.match].sort());
    expect(await matchesOn(reader, ids.offer)).toEqual([first.match]);
    expect(await matchesOn(coordinator, ids.offer)).toEqual([]);
    expect((await findOffer(stranger, ids.offer))?.asker.asked).toEqual([ids.window]);
  });

  it("brings along the reader's own open listings and nobody else's", async () => {
    network = await foundTestNetwork(db.owner, { members: 4 });
    const [by, mine] = [network.members[author] ?? "", network.members[reader] ?? ""];
    const { offer } = await postTestOffer(db.owner, network, { author: by });
    const own = await postTestNeed(db.owner, network, { author: mine });
    const given = await postTestOffer(db.owner, network, { author: mine });
    await postTestNeed(db.owner, network, { author: network.members[stranger] ?? "" });
    expect((await findOffer(reader, offer))?.asker.known).toMatchObject({
      needs: [{ id: own }],
      offers: [{ id: given.offer }],
    });
  });
});

async function findNeed(index: number, id: string) {
  return findNeedPage(await network.actor(index), id);
}

async function findOffer(index: number, id: string) {
  return findOfferPage(await network.actor(index), id);
}

async function seeing(find: (index: number) => Promise<unknown>): Promise<number[]> {
  const found = await Promise.all(everyone.map(find));
  return everyone.filter((index) => found[index] !== null);
}

async function matchesOn(index: number, offer: string): Promise<string[]> {
  return ((await findOffer(index, offer))?.matches ?? []).map(({ id }) => id).sort();
}

async function claim(index: number, ids: { offer: string; window: string }) {
  const during = inHours(24);
  const ask = {
    ...{ match: randomUUID(), need: randomUUID(), ...ids, quantity: 1, ...during },
    ...{ contact: new Uint8Array(sealed()), ownCopy: new Uint8Array(sealed()) },
  };
  await move(during, ask.need, ids.offer);
  const asked = await claimOffer(await network.actor(index), ask);
  if (!asked.ok) throw new Error(`The claim was refused: ${asked.reason}`);
  return ask;
}

async function setState(state: "hidden" | "withdrawn", need: string, offer: string) {
  await db.owner`update needs set state = ${state} where id = ${need}`;
  await db.owner`update offers set state = ${state} where id = ${offer}`;
}

async function move({ from, until }: Window, need: string, offer: string) {
  await db.owner`update needs set "window" = tstzrange(${from}, ${until}) where id = ${need}`;
  await db.owner`update offer_windows set "window" = tstzrange(${from}, ${until}) where offer_id = ${offer}`;
}

const started = Math.ceil(Date.now() / quarter) * quarter;

/** The hour that begins so many hours from the quarter after these tests were started. */
function inHours(count: number): Window {
  const from = new Date(started + count * hour);
  return { from, until: new Date(from.getTime() + hour) };
}
