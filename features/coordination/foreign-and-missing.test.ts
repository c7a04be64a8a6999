import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import type { Actor, Transaction } from "@/db/actor";
import { asCoordinator, type Coordinator } from "@/features/duty/coordinator";
import { findGuest } from "@/features/guests/queries";
import { declineMatch } from "@/features/matches/decline-match";
import { findNeedPage, findOfferPage } from "@/features/matches/listing-page";
import { releaseMatch } from "@/features/matches/release-match";
import { withdrawMatch } from "@/features/matches/withdraw-match";
import { findOwnNeed } from "@/features/needs/queries";
import { withdrawNeed } from "@/features/needs/withdraw-need";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, type TestNetwork, tomorrow } from "@/test/factory";
import { writeDownTestGuest } from "@/test/guest";
import { findSlip } from "./find-slip";

// As for those who knock from outside: what a refusal takes is counted, since no clock can say it on a busy machine.
let statements = 0;
vi.mock("@/db/actor", async (original) => {
  const actor = await original<typeof import("@/db/actor")>();
  const counted = (tx: Transaction) =>
    new Proxy(tx, {
      get(target, name, receiver) {
        if (["select", "insert", "update", "delete", "execute"].includes(String(name))) statements++;
        return Reflect.get(target, name, receiver);
      },
    });
  const asActor: typeof actor.asActor = (by, work, mode) =>
    actor.asActor(by, (tx) => work(counted(tx)), mode);
  return { ...actor, asActor };
});

const db = testDatabase();
let network: TestNetwork;
let member: Actor;
let coordinator: Coordinator;
/** Of another network. */
let foreign: { need: string; offer: string; match: string; guest: string };

beforeEach(async () => {
  network = await foundTestNetwork(db.owner);
  member = await network.actor(1);
  const onDuty = asCoordinator(await network.actor(0));
  if (!onDuty) throw new Error("The first member is on duty.");
  coordinator = onDuty;
  const other = await foundTestNetwork(db.owner);
  const [, helper = "", receiver = ""] = other.members;
  const need = await postTestNeed(db.owner, other, { author: receiver });
  const { offer, window } = await postTestOffer(db.owner, other, { author: helper });
  const match = randomUUID();
  const { from, until } = tomorrow();
  await db.owner`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
      during, state, origin, asked_until, purge_on)
    values (${other.id}, ${match}, ${need}, ${offer}, ${window}, ${receiver}, ${helper}, 1,
      tstzrange(${from}, ${until}), 'confirmed', 'claim', now(), current_date + 30)`;
  foreign = { need, offer, match, guest: await writeDownTestGuest(db.owner, other) };
});

it.each<[name: string, what: keyof typeof foreign, ask: (id: string) => Promise<unknown>, answer: unknown]>([
  ["the page of a need", "need", (id) => findNeedPage(member, id), null],
  ["the page of an offer", "offer", (id) => findOfferPage(member, id), null],
  ["the form of a need", "need", (id) => findOwnNeed(member, id), null],
  ["a guest", "guest", (id) => findGuest(coordinator, id), null],
  ["a slip", "match", (id) => findSlip(coordinator, id), null],
  ["taking a need down", "need", (id) => withdrawNeed(member, { need: id }), notFound()],
  ["taking an ask back", "match", (id) => withdrawMatch(member, { match: id }), notFound()],
  ["saying no", "match", (id) => declineMatch(member, { match: id }), notFound()],
  ["giving back", "match", (id) => releaseMatch(member, { match: id }), notFound()],
])("%s is as much work for what another network has as for what is nowhere", async (_, what, ask, answer) => {
  const asked: number[] = [];
  for (const id of [foreign[what], randomUUID(), foreign[what], randomUUID()]) {
    statements = 0;
    expect(await ask(id)).toEqual(answer);
    asked.push(statements);
  }
  expect(asked[0]).toBeGreaterThan(0);
  expect(new Set(asked).size, asked.join()).toBe(1);
});

function notFound() {
  return { ok: false, reason: "not-found" };
}
