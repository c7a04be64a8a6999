import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, actingFor } from "@/db/actor";
import type { Window } from "@/domain/window";
import { removeGuest } from "@/features/guests/remove-guest";
import { postNeed } from "@/features/needs/post-need";
import { testDatabase } from "@/test/database";
import { onDuty } from "@/test/epoch-body";
import {
  foundTestNetwork,
  makeLogEntry,
  postTestNeed,
  postTestOffer,
  sealed,
  type TestNetwork,
  tomorrow,
} from "@/test/factory";
import { writeDownTestGuest } from "@/test/guest";
import { answerNeed } from "./answer-need";
import { claimOffer } from "./claim-offer";
import { confirmMatch } from "./confirm-match";
import { listMine } from "./queries";
import { releaseMatch } from "./release-match";

const db = testDatabase();
let network: TestNetwork;
let guest: string;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 4 });
  guest = await writeDownTestGuest(db.owner, network);
});

const refused = (reason: string) => ({ ok: false, reason });

describe("a need of a guest", () => {
  it("is theirs, keeps them from being forgotten, and is answered like any other", async () => {
    const need = await postFor(await forGuest());
    const [row] = await db.owner`select n.author_id, n.purge_on = g.purge_on as kept from needs n, guests g
      where n.id = ${need} and g.id = ${guest}`;
    expect(row).toEqual({ author_id: guest, kept: true });

    const asked = askFor({ need });
    expect(await answerNeed(await network.actor(1), asked)).toMatchObject({ ok: true });
    const yes = { match: asked.match, contact: sealed(), ownCopy: sealed() };
    expect(await confirmMatch(await network.actor(0), yes)).toEqual(refused("not-found"));
    expect(await confirmMatch(await forGuest(), yes)).toEqual({ ok: true, value: null });

    // The one who helps has what was sealed for them, and sees that it is a guest.
    const [theirs] = (await listMine(await network.actor(1))).matches;
    expect(theirs).toMatchObject({ other: { id: guest, guest: true }, contact: base64url(yes.contact) });
    // Whoever acts for the guest has what was sealed for the guest; on their own page it is not theirs.
    const [ours] = (await listMine(await forGuest())).matches;
    expect(ours).toMatchObject({
      other: { id: network.members[1] },
      contact: base64url(asked.contact),
      ownCopy: base64url(yes.ownCopy),
    });
    expect((await listMine(await network.actor(0))).matches).toEqual([]);
  });

  it("cannot be acted on by who is not on duty, whatever the session said", async () => {
    const need = await postFor(await forGuest());
    const asked = askFor({ need });
    await answerNeed(await network.actor(1), asked);
    const yes = { match: asked.match, contact: sealed(), ownCopy: sealed() };
    const acting = await forGuest();
    await db.owner`update members set duty_until = today_in(network_id) - 1 where id = ${acting.coordinator ?? ""}`;
    expect(await confirmMatch(acting, yes)).toEqual(refused("not-coordinator"));
    expect(await confirmMatch(actingFor(await network.actor(2), guest), yes)).toEqual(
      refused("not-coordinator"),
    );
  });

  it("gives back what others hold when the guest is removed", async () => {
    const { offer, window } = await postTestOffer(db.owner, network, { author: member(1), quantity: 3 });
    const claim = askFor({ offer, window });
    expect(await claimOffer(await forGuest(), claim)).toMatchObject({ ok: true });
    expect(await left(window)).toBe(2);
    await removeGuest(onDuty(await network.actor(0)), { guest, log: makeLogEntry() });
    expect(await left(window)).toBe(3);
  });
});

it("keeps a guest who helps from being in two places, and counts their asks as theirs", async () => {
  const window = tomorrow();
  const needs = [1, 2].map((index) => postTestNeed(db.owner, network, { author: member(index), window }));
  const [first, second] = await Promise.all(needs);
  const asks = [askFor({ need: first, during: window }), askFor({ need: second, during: window })];
  for (const ask of asks) expect(await answerNeed(await forGuest(), ask)).toMatchObject({ ok: true });
  const yes = (index: number) => ({ match: asks[index]?.match ?? "", contact: sealed(), ownCopy: sealed() });
  expect(await confirmMatch(await network.actor(1), yes(0))).toEqual({ ok: true, value: null });
  expect(await confirmMatch(await network.actor(2), yes(1))).toEqual(refused("helper-busy"));
  const booked = await db.owner`select person_id from bookings where network_id = ${network.id}`;
  expect(booked.map((row) => row.person_id)).toEqual([guest]);
  expect(await releaseMatch(await forGuest(), { match: yes(0).match })).toMatchObject({ ok: true });
  expect(await db.owner`select 1 from bookings where network_id = ${network.id}`).toHaveLength(0);
});

async function forGuest(): Promise<Actor> {
  return actingFor(await network.actor(0), guest);
}

function member(index: number): string {
  return network.members[index] ?? "";
}

async function postFor(actor: Actor): Promise<string> {
  const need = randomUUID();
  const posted = await postNeed(actor, {
    ...tomorrow(),
    ...{ need, category: "ride", place: network.placeId, toPlace: null, quantity: 1, attributes: [] },
    ...{ urgency: 1, note: { sealed: sealed(), epoch: 1 } },
  });
  expect(posted).toEqual({ ok: true, value: null });
  await db.owner`update needs set purge_on = current_date + 30 where id = ${need}`;
  return need;
}

type Ask = { need?: string; offer?: string; window?: string; during?: Window };

function askFor({ during = tomorrow(), ...ids }: Ask) {
  const fresh = { need: randomUUID(), offer: randomUUID(), window: randomUUID() };
  const contacts = { contact: sealed(), ownCopy: sealed() };
  return { match: randomUUID() as string, ...fresh, ...ids, ...during, quantity: 1, ...contacts };
}

async function left(window: string): Promise<number> {
  const [row] = await db.owner`select "left" from offer_windows where id = ${window}`;
  return Number(row?.left);
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
