import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, findActor } from "@/db/actor";
import { hideListing } from "@/features/coordination/hide-listing";
import { shareDuty } from "@/features/duty/give-duty";
import { findGuest } from "@/features/guests/queries";
import { createInvite } from "@/features/invites/create-invite";
import { claimOffer } from "@/features/matches/claim-offer";
import { renameMember } from "@/features/members/rename-member";
import { editNeed } from "@/features/needs/edit-need";
import { postNeed } from "@/features/needs/post-need";
import { postWeeklyNeed } from "@/features/needs/post-weekly-need";
import type { EditNeedInput } from "@/features/needs/schema";
import { testDatabase } from "@/test/database";
import { makeEpochBody, makeRemovalBody, onDuty } from "@/test/epoch-body";
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
import { askRemoval } from "./ask-removal";
import { beginEpoch } from "./begin-epoch";
import { listRemovals } from "./list-removals";
import { listSealedItems } from "./list-sealed-items";

const db = testDatabase();
let network: TestNetwork;

beforeEach(async () => {
  network = await foundTestNetwork(db.owner, { members: 5 });
});

const done = { ok: true, value: null };
const refused = (reason: string) => ({ ok: false, reason });

describe("a change of the key", () => {
  it("seals everything anew, gives each member their envelope, and keeps the roster", async () => {
    await fill();
    const body = await makeEpochBody(await ana());
    expect(await beginEpoch(await ana(), body)).toEqual(done);
    expect(await epochs()).toEqual([2]);
    const [roster] =
      await db.owner`select roster from rosters where network_id = ${network.id} and epoch = 2`;
    expect(roster?.roster).toEqual(body.roster);
    const envelopes = await db.owner`select member_id as id, envelope from epoch_keys
      where network_id = ${network.id} and epoch = 2 order by member_id`;
    const sent = body.members.map(({ id, envelope }) => ({ id, envelope }));
    expect(envelopes.map((row) => ({ ...row }))).toEqual(sent.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    const [admissions] = await db.owner`select count(admission)::int as kept from members
      where network_id = ${network.id}`;
    expect(admissions?.kept).toBe(0);
    expect(await lines()).toContainEqual(["rotate", 0]);
    expect((await network.actor(3)).epoch).toBe(2);
  });

  it("seals the note that all needs of a series share, and its needs come along", async () => {
    const series = randomUUID();
    const today = (await network.actor(1)).now.toISOString().slice(0, 10);
    const posted = await postWeeklyNeed(await network.actor(1), {
      ...{ series, category: "food", place: null, toPlace: null, quantity: 2, attributes: [], urgency: 1 },
      weekly: { days: [1, 2, 3, 4, 5, 6, 7], from: "12:00", until: "13:00", firstOn: today, lastOn: null },
      note: { sealed: new Uint8Array(sealed()), epoch: 1 },
    });
    expect(posted).toEqual(done);
    const body = await makeEpochBody(await ana());
    expect(body.series.map(({ id }) => id)).toEqual([series]);
    const short = { ...body, series: [], roster: Buffer.concat([body.roster, Buffer.alloc(1)]) };
    expect(await beginEpoch(await ana(), short)).toEqual(refused("changed"));
    expect(await beginEpoch(await ana(), body)).toEqual(done);
    expect(await epochs()).toEqual([2]);
    const [row] = await db.owner`select note from need_series where id = ${series}`;
    expect(row?.note).toEqual(body.series[0]?.note);
  });

  it("seals what guests are called, and gives those on duty what they hold under new keys", async () => {
    const guest = await writeDownTestGuest(db.owner, network);
    await shareDuty(await network.actor(0), to(1));
    const lapsed = { guest, member: member(2), secrets: sealed() };
    await db.owner`insert into guest_keys (network_id, guest_id, member_id, secrets)
      values (${network.id}, ${guest}, ${member(2)}, ${lapsed.secrets})`;
    const body = await makeEpochBody(await ana());
    const short = { ...body, guests: [], roster: Buffer.concat([body.roster, Buffer.alloc(1)]) };
    expect(await beginEpoch(await ana(), short)).toEqual(refused("changed"));
    // Who is not on duty gets nothing by it, and Ana is not left without.
    const forOther = body.guestKeys.map((key) => ({ ...key, member: member(1) }));
    expect(await beginEpoch(await ana(), { ...body, guestKeys: forOther })).toEqual(refused("invalid"));
    const guestKeys = [...body.guestKeys, ...forOther, lapsed];
    expect(await beginEpoch(await ana(), { ...body, guestKeys })).toEqual(done);
    expect(await findGuest(await ana(), guest)).toMatchObject({
      epoch: 2,
      name: Buffer.from(body.guests[0]?.profile ?? []).toString("base64url"),
      secrets: Buffer.from(body.guestKeys[0]?.secrets ?? []).toString("base64url"),
    });
    expect(await holdersOf(guest)).toEqual([member(0), member(1)].sort());
  });

  it("leaves what is held for a guest as it is where nothing new was sent", async () => {
    const guest = await writeDownTestGuest(db.owner, network);
    const [before] = await db.owner`select secrets from guest_keys where guest_id = ${guest}`;
    const body = { ...(await makeEpochBody(await ana())), guestKeys: [] };
    expect(await beginEpoch(await ana(), body)).toEqual(done);
    const [after] = await db.owner`select secrets from guest_keys where guest_id = ${guest}`;
    expect(after).toEqual(before);
  });

  it("leaves no open invitation that carries the old key", async () => {
    await createInvite(await network.actor(1), {
      ...{ kind: "in-person", invite: randomUUID(), tokenHash: sealed().subarray(0, 32) },
      ...{ packet: sealed(), epoch: 1 },
    });
    expect(await countRows("invites")).toBe(1);
    await beginEpoch(await ana(), await makeEpochBody(await ana()));
    expect(await countRows("invites")).toBe(0);
  });

  it("is done once, however often the same is sent, one after the other or at once", async () => {
    const body = await makeEpochBody(await ana());
    const coordinator = await ana();
    const answers = await Promise.all([1, 2, 3].map(() => beginEpoch(coordinator, body)));
    expect(answers.some(({ ok }) => ok)).toBe(true);
    expect(await beginEpoch(await ana(), body)).toEqual(done);
    expect([(await network.actor(0)).epoch, (await lines()).length]).toEqual([2, 1]);
  });

  it("is won by one of two who try at once; the other is told, and everybody has one envelope", async () => {
    await shareDuty(await network.actor(0), to(1));
    const [one, other] = [onDuty(await network.actor(0)), onDuty(await network.actor(1))];
    const [first, second] = [await makeEpochBody(one), await makeEpochBody(other)];
    const answers = await Promise.all([beginEpoch(one, first), beginEpoch(other, second)]);
    expect(answers).toContainEqual(done);
    expect(answers).toContainEqual(refused("stale-epoch"));
    const won = answers[0]?.ok ? first : second;
    const [row] = await db.owner`select roster from rosters where network_id = ${network.id} and epoch = 2`;
    expect(row?.roster).toEqual(won.roster);
    expect(await countRows("epoch_keys")).toBe(10);
    // The loser reads again, and comes next.
    expect(await beginEpoch(other, await makeEpochBody(onDuty(await network.actor(1))))).toEqual(done);
  });

  it("is for those on duty alone, as the table has it and not the session", async () => {
    const coordinator = await ana();
    const body = await makeEpochBody(coordinator);
    await db.owner`update members set duty_until = today_in(network_id) - 1 where id = ${coordinator.member}`;
    expect(await beginEpoch(coordinator, body)).toEqual(refused("not-coordinator"));
    expect(await epochs()).toEqual([1]);
  });

  it("changes nothing when members or texts are others than those sent", async () => {
    await fill();
    const whole = await makeEpochBody(await ana());
    const other = await foundTestNetwork(db.owner);
    const stranger = { id: other.members[0] ?? "", profile: sealed(), envelope: sealed() };
    const short = <T>(list: readonly T[]): T[] => list.slice(1);
    const attempts = [
      { ...whole, members: short(whole.members) },
      { ...whole, members: [...whole.members, stranger] },
      { ...whole, members: [...short(whole.members), stranger] },
      { ...whole, members: [...whole.members, ...whole.members.slice(0, 1)] },
      { ...whole, places: short(whole.places) },
      { ...whole, needs: short(whole.needs) },
      { ...whole, offers: short(whole.offers) },
      { ...whole, entries: short(whole.entries) },
    ];
    const before = await everything();
    for (const [index, attempt] of attempts.entries()) {
      expect(await beginEpoch(await ana(), attempt), `attempt ${index}`).toEqual(refused("changed"));
    }
    expect(await everything()).toEqual(before);
    expect(await beginEpoch(await ana(), whole)).toEqual(done);
  });

  it("loses no text that somebody changed while it was put together", async () => {
    const author = await network.actor(1);
    const need = await postTestNeed(db.owner, network, { author: author.member });
    const edit = (): EditNeedInput => ({
      ...{
        need,
        category: "ride",
        place: network.placeId,
        toPlace: null,
        quantity: 1,
        attributes: [],
        urgency: 1,
      },
      ...tomorrow(),
      note: { sealed: new Uint8Array(sealed()), epoch: 1 },
    });
    const late = await makeEpochBody(await ana());
    expect(await editNeed(author, edit())).toEqual(done);
    expect(await beginEpoch(await ana(), late)).toEqual(refused("changed"));
    // One that arrives at the same moment comes before or after, and whichever is second is told.
    const body = await makeEpochBody(await ana());
    const [begun, edited] = await Promise.all([beginEpoch(await ana(), body), editNeed(author, edit())]);
    expect([begun, edited]).toContainEqual(done);
    expect([refused("changed"), refused("stale-epoch")]).toContainEqual(begun.ok ? edited : begun);
  });

  it("skips no epoch and repeats none", async () => {
    const body = await makeEpochBody(await ana());
    for (const epoch of [3, 900_000]) {
      const leap = { ...body, epoch, log: makeLogEntry(epoch) };
      expect(await beginEpoch(await ana(), leap)).toEqual(refused("stale-epoch"));
    }
    await beginEpoch(await ana(), body);
    const again = { ...body, roster: sealed(), log: makeLogEntry(2) };
    expect(await beginEpoch(await ana(), again)).toEqual(refused("stale-epoch"));
    expect(await epochs()).toEqual([2]);
  });

  it("cannot be done so often that no removal ever comes to pass", async () => {
    for (let change = 0; change < 30; change++) {
      expect(await beginEpoch(await ana(), await makeEpochBody(await ana()))).toEqual(done);
    }
    const more = await beginEpoch(await ana(), await makeEpochBody(await ana()));
    expect(more).toMatchObject({ ok: false, reason: "too-many" });
    expect((await ana()).epoch).toBe(31);
    const request = await ask(1, 2);
    expect(await beginEpoch(await ana(), await makeRemovalBody(await ana(), request))).toEqual(done);
  });

  it("is not done without its line in the log", async () => {
    await fill();
    const body = await makeEpochBody(await ana());
    const used = body.entries[0]?.id ?? "";
    const hidden = { ...body, log: { ...makeLogEntry(2), id: used } };
    expect(await beginEpoch(await ana(), hidden)).toEqual(refused("conflict"));
    const stale = { ...body, log: makeLogEntry(1) };
    expect(await beginEpoch(await ana(), stale)).toEqual(refused("stale-epoch"));
    expect(await epochs()).toEqual([1]);
  });

  it("loses none of two hundred posts that are under way, and leaves none under the old key", async () => {
    const authors = await Promise.all([1, 2, 3, 4].map((index) => network.actor(index)));
    const rotated = changeUntilDone();
    // Half of them are overtaken for certain: they set out before and arrive afterwards.
    const posted = Array.from({ length: 200 }, (_, index) =>
      postUntilDone(1 + (index % 4), authors[index % 4] as Actor, index < 100 ? null : rotated),
    );
    await Promise.all([...posted, rotated]);
    const rows = await db.owner`select epoch, count(*)::int as posts from needs
      where network_id = ${network.id} group by epoch`;
    expect(rows.map((row) => ({ ...row }))).toEqual([{ epoch: 2, posts: 200 }]);
  });
});

describe("a removal", () => {
  it("takes the member with all that is theirs, and tells everybody who did it", async () => {
    await fill();
    const request = await ask(1, 2);
    expect(await beginEpoch(await ana(), await makeRemovalBody(await ana(), request))).toEqual(done);
    expect(await gone(2)).toBe(true);
    expect(await lines()).toContainEqual(["remove-member", 0]);
    expect(await epochs()).toEqual([2]);
    const [left] = await db.owner`select count(*)::int as rows from needs where author_id = ${member(2)}`;
    expect(left?.rows).toBe(0);
    expect(await countRows("requests")).toBe(0);
  });

  it("ends every session of theirs at once", async () => {
    await network.actor(2);
    const request = await ask(1, 2);
    await beginEpoch(await ana(), await makeRemovalBody(await ana(), request));
    await expect(network.actor(2)).rejects.toThrow();
    expect(await findActor(network.id, sealed().subarray(0, 32))).toBeNull();
  });

  it("takes a second person: not the one who asked, nor the one it is about", async () => {
    await shareDuty(await network.actor(0), to(1));
    const own = await ask(0, 2);
    expect(await beginEpoch(await ana(), await makeRemovalBody(await ana(), own))).toEqual(
      refused("second-person"),
    );
    const about = await ask(2, 1);
    const ben = onDuty(await network.actor(1));
    const body = { ...(await makeEpochBody(ben)), request: about };
    expect(await beginEpoch(ben, body)).toEqual(refused("second-person"));
    expect([await gone(1), await gone(2)]).toEqual([false, false]);
    expect(await beginEpoch(ben, await makeRemovalBody(ben, own))).toEqual(done);
  });

  it("of somebody on duty takes two who are on duty", async () => {
    await shareDuty(await network.actor(0), to(1));
    await shareDuty(await network.actor(0), to(2));
    const byMember = await ask(3, 1);
    expect(await beginEpoch(await ana(), await makeRemovalBody(await ana(), byMember))).toEqual(
      refused("two-coordinators"),
    );
    const byCoordinator = await ask(2, 1);
    expect(await beginEpoch(await ana(), await makeRemovalBody(await ana(), byCoordinator))).toEqual(done);
    expect(await gone(1)).toBe(true);
  });

  it("is not done for a request that was taken back, has run out, or is another network's", async () => {
    const other = await foundTestNetwork(db.owner);
    const foreign = await ask(1, 2, other);
    const late = await ask(1, 2);
    const body = await makeRemovalBody(await ana(), late);
    await db.owner`update requests set expires_at = now() - interval '1 second' where id = ${late}`;
    for (const request of [late, foreign, randomUUID()]) {
      expect(await beginEpoch(await ana(), { ...body, request })).toEqual(refused("gone"));
    }
    expect(await epochs()).toEqual([1]);
  });

  it("stops what the removed one has under way", async () => {
    const { offer, window } = await postTestOffer(db.owner, network, { author: member(1) });
    const request = await ask(1, 2);
    const before = await network.actor(2);
    const claim = { match: randomUUID(), offer, window, need: randomUUID(), quantity: 1, ...tomorrow() };
    const attempts = () => [
      postNeed(before, need()),
      renameMember(before, { profile: sealed(), epoch: 1, log: makeLogEntry() }),
      claimOffer(before, { ...claim, contact: sealed(), ownCopy: sealed() }),
    ];
    const underWay = attempts();
    await removeUntilDone(request);
    await Promise.all(underWay);
    const after = await Promise.all(attempts());
    expect(after.map((answer) => answer.ok)).toEqual([false, false, false]);
    for (const table of ["needs", "matches", "contacts", "bookings"]) {
      expect([table, await countRows(table)]).toEqual([table, 0]);
    }
    const [row] = await db.owner`select "left" from offer_windows where id = ${window}`;
    expect(row?.left).toBe(1);
    expect(await epochs()).toEqual([2]);
  });

  it("gives back what they had promised, and keeps what others agreed among each other", async () => {
    const theirs = await postTestOffer(db.owner, network, { author: member(2) });
    const others = await postTestOffer(db.owner, network, { author: member(1) });
    const asked = await claim(3, theirs);
    const kept = await claim(3, others);
    await beginEpoch(await ana(), await makeRemovalBody(await ana(), await ask(1, 2)));
    const rows = await db.owner`select id, state from matches where network_id = ${network.id}`;
    expect(rows.map(({ id, state }) => [id, state])).toEqual([[kept, "asked"]]);
    expect(asked).not.toBe(kept);
  });

  it("is known to those on duty and to whoever asked, never to the one it is about", async () => {
    await shareDuty(await network.actor(0), to(2));
    const request = await ask(1, 2);
    const seenBy = async (index: number) =>
      (await listRemovals(await network.actor(index))).map(({ id }) => id);
    expect([await seenBy(0), await seenBy(1), await seenBy(2), await seenBy(3)]).toEqual([
      [request],
      [request],
      [],
      [],
    ]);
    // Whoever it is about changes the key without learning of it, and it is there afterwards.
    const cleo = onDuty(await network.actor(2));
    expect((await listSealedItems(cleo)).requests).toEqual([]);
    expect(await beginEpoch(cleo, await makeEpochBody(cleo))).toEqual(done);
    expect(await seenBy(0)).toEqual([request]);
  });
});

/** Ana founded the network and is on duty. */
async function ana() {
  return onDuty(await network.actor(0));
}

function member(index: number, within = network): string {
  return within.members[index] ?? "";
}

function to(index: number) {
  return { member: member(index), log: makeLogEntry() };
}

async function ask(by: number, about: number, within = network): Promise<string> {
  const actor = await within.actor(by);
  const request = randomUUID();
  const { epoch } = actor;
  const asked = await askRemoval(actor, {
    request,
    member: member(about, within),
    statement: sealed(),
    epoch,
  });
  if (!asked.ok) throw new Error(asked.reason);
  return request;
}

/** One of everything that is sealed for the network. */
async function fill(): Promise<void> {
  const id = await postTestNeed(db.owner, network, { author: member(1) });
  await postTestNeed(db.owner, network, { author: member(2) });
  await postTestOffer(db.owner, network, { author: member(2) });
  await postTestOffer(db.owner, network, { author: member(3) });
  await hideListing(await network.actor(0), { kind: "need", id, log: makeLogEntry() });
}

function need(epoch = 1) {
  return {
    ...{
      need: randomUUID(),
      category: "food" as const,
      ...tomorrow(),
      place: network.placeId,
      toPlace: null,
    },
    ...{ quantity: 1, attributes: [], urgency: 1 as const, note: { sealed: sealed(), epoch } },
  };
}

async function claim(by: number, { offer, window }: { offer: string; window: string }): Promise<string> {
  const match = randomUUID();
  const asked = await claimOffer(await network.actor(by), {
    ...{ match, offer, window, need: randomUUID(), quantity: 1, ...tomorrow() },
    ...{ contact: sealed(), ownCopy: sealed() },
  });
  if (!asked.ok) throw new Error(asked.reason);
  return match;
}

/** As a browser does: refused for its key, it seals anew and sends the same need again. */
async function postUntilDone(index: number, first: Actor, after: Promise<void> | null): Promise<void> {
  const sent = need();
  await after;
  for (let actor = first; ; actor = await network.actor(index)) {
    const note = { sealed: sealed(), epoch: actor.epoch };
    const answer = await postNeed(actor, { ...sent, note });
    if (answer.ok) return;
    if (answer.reason !== "stale-epoch") throw new Error(answer.reason);
  }
}

async function changeUntilDone(): Promise<void> {
  for (;;) {
    const answer = await beginEpoch(await ana(), await makeEpochBody(await ana()));
    if (answer.ok) return;
    if (answer.reason !== "changed") throw new Error(answer.reason);
  }
}

async function removeUntilDone(request: string): Promise<void> {
  for (;;) {
    const answer = await beginEpoch(await ana(), await makeRemovalBody(await ana(), request));
    if (answer.ok) return;
    if (answer.reason !== "changed") throw new Error(answer.reason);
  }
}

/** The epochs that sealed texts of the network are under; one when all is well. */
async function epochs(): Promise<number[]> {
  const rows = await db.owner`select distinct epoch from (
      select epoch from networks where network_id = ${network.id}
      union all select profile_epoch from networks where network_id = ${network.id}
      union all select profile_epoch from members where network_id = ${network.id}
      union all select epoch from places where network_id = ${network.id}
      union all select epoch from needs where network_id = ${network.id}
      union all select epoch from offers where network_id = ${network.id}
      union all select epoch from need_series where network_id = ${network.id}
      union all select epoch from log_entries where network_id = ${network.id}) all_of_it order by 1`;
  return rows.map(({ epoch }) => epoch);
}

async function everything(): Promise<string> {
  const tables = ["networks", "members", "epoch_keys", "places", "needs", "offers", "log_entries", "rosters"];
  const hashes = await Promise.all(
    tables.map(async (table) => {
      const [row] = await db.owner`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
        from ${db.owner(table)} t where network_id = ${network.id}`;
      return row?.hash;
    }),
  );
  return hashes.join();
}

async function holdersOf(guest: string): Promise<string[]> {
  const rows = await db.owner`select member_id as id from guest_keys where guest_id = ${guest} order by id`;
  return rows.map(({ id }) => id);
}

async function gone(index: number): Promise<boolean> {
  const [row] = await db.owner`select count(*)::int as rows from members where id = ${member(index)}`;
  return row?.rows === 0;
}

async function lines(): Promise<[string, number][]> {
  const rows = await db.owner`select act, by_id from log_entries where network_id = ${network.id}`;
  return rows.map(({ act, by_id }) => [act, network.members.indexOf(by_id)]);
}

async function countRows(table: string): Promise<number> {
  const [row] =
    await db.owner`select count(*)::int as rows from ${db.owner(table)} where network_id = ${network.id}`;
  return row?.rows;
}
