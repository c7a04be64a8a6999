import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { findNetwork } from "@/features/networks/queries";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, sealed, type TestNetwork } from "@/test/factory";
import { agreeToBurn } from "./agree-to-burn";
import { askBurn } from "./ask-burn";
import { eraseMember } from "./erase-member";
import { findMyData } from "./find-my-data";
import { keepNetwork } from "./keep-network";

const db = testDatabase();
let network: TestNetwork;

const okay = { ok: true, value: null };

beforeEach(async () => {
  network = await foundTestNetwork(db.owner);
});

describe("erasing oneself", () => {
  it("deletes all that is one's own and gives back what others were promised", async () => {
    const [, helper = "", receiver = ""] = network.members;
    const agreed = await agree(receiver, helper, "confirmed");
    const own = await postTestNeed(db.owner, network, { author: helper });
    expect(await eraseMember(await network.actor(1), { member: receiver })).toEqual(refused("not-found"));
    expect(await eraseMember(await network.actor(1), { member: helper })).toEqual(okay);

    const [need] = await db.owner`select "left", state from needs where id = ${agreed.need}`;
    expect(need).toMatchObject({ left: 1, state: "open" });
    expect(await db.owner`select from needs where id = ${own}`).toHaveLength(0);
    for (const [table, column] of [
      ["members", "id"],
      ["devices", "member_id"],
      ["epoch_keys", "member_id"],
      ["offers", "author_id"],
      ["matches", "helper_id"],
      ["bookings", "person_id"],
      ["contacts", "from_id"],
    ] as const) {
      const left = await db.owner`select from ${db.owner(table)} where ${db.owner(column)} = ${helper}`;
      expect(left, table).toHaveLength(0);
    }
    await expect(network.actor(1)).rejects.toThrow();
    const coordinator = await network.actor(0);
    expect((await findNetwork(coordinator)).keyDue).toBe(true);
  });

  it("gives back what somebody was promised to the one who offered it", async () => {
    const [, helper = "", receiver = ""] = network.members;
    const { window } = await agree(receiver, helper, "asked");
    await eraseMember(await network.actor(2), { member: receiver });
    const [left] = await db.owner`select "left" from offer_windows where id = ${window}`;
    expect(left?.left).toBe(1);
  });

  it("takes the network along with the last member", async () => {
    const alone = await foundTestNetwork(db.owner, { members: 1 });
    const actor = await alone.actor(0);
    expect(await eraseMember(actor, { member: actor.member })).toEqual(okay);
    expect(await db.owner`select from networks where network_id = ${alone.id}`).toHaveLength(0);
    expect(await db.owner`select from networks where network_id = ${network.id}`).toHaveLength(1);
  });
});

describe("burning a network", () => {
  it("takes a second person, one of the two on duty, and leaves a minute", async () => {
    const request = randomUUID();
    expect(await askBurn(await network.actor(1), { request })).toEqual(okay);
    expect(await askBurn(await network.actor(1), { request: randomUUID() })).toEqual(okay);
    const asked = (await findNetwork(await network.actor(2))).burning;
    expect(asked).toEqual({ request, askedBy: network.members[1], at: null });

    expect(await agreeToBurn(await network.actor(1), { request })).toEqual(refused("second-person"));
    expect(await agreeToBurn(await network.actor(2), { request })).toEqual(refused("not-coordinator"));
    expect(await agreeToBurn(await network.actor(2), { request: randomUUID() })).toEqual(refused("gone"));
    expect(await agreeToBurn(await network.actor(0), { request })).toEqual(okay);
    expect(await agreeToBurn(await network.actor(0), { request })).toEqual(okay);

    const actor = await network.actor(2);
    const { burning } = await findNetwork(actor);
    const seconds = ((burning?.at?.getTime() ?? 0) - actor.now.getTime()) / 1000;
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it("is over for everybody from the second on, and leaves no row", async () => {
    await askedAndAgreed();
    await db.owner`update networks set burn_at = now() where network_id = ${network.id}`;
    await expect(network.actor(2)).rejects.toThrow();
    const tables = await db.owner`select c.table_name as name from information_schema.columns c
      where c.table_schema = 'public' and c.column_name = 'network_id'`;
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const left = await db.owner`select from ${db.owner(name)} where network_id = ${network.id}`;
      expect(left, name).toHaveLength(0);
    }
  });

  it("is taken back by whoever asked or is on duty, and by nobody else", async () => {
    await askedAndAgreed();
    expect(await keepNetwork(await network.actor(2))).toEqual(refused("not-coordinator"));
    expect(await keepNetwork(await network.actor(1))).toEqual(okay);
    expect((await findNetwork(await network.actor(2))).burning).toBeNull();

    await askedAndAgreed();
    expect(await keepNetwork(await network.actor(0))).toEqual(okay);
    expect(await keepNetwork(await network.actor(0))).toEqual(okay);
    expect((await findNetwork(await network.actor(2))).burning).toBeNull();
  });

  it("is not kept from the others by somebody who asks for it as well", async () => {
    const saboteur = await network.actor(2);
    await askBurn(saboteur, { request: randomUUID() });
    await askedAndAgreed();
    expect(await keepNetwork(saboteur)).toEqual(refused("not-coordinator"));
    await askBurn(saboteur, { request: randomUUID() });
    expect(await keepNetwork(saboteur)).toEqual(refused("not-coordinator"));
    expect((await findNetwork(await network.actor(0))).burning?.askedBy).toBe(network.members[1]);
  });

  it("is taken back by whoever asks for it, before anybody agreed, for themselves alone", async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    await askBurn(await network.actor(1), { request: mine });
    await askBurn(await network.actor(2), { request: theirs });
    expect(await keepNetwork(await network.actor(2))).toEqual(okay);
    expect((await findNetwork(await network.actor(0))).burning?.request).toBe(mine);
    expect(await keepNetwork(await network.actor(1))).toEqual(okay);
    expect((await findNetwork(await network.actor(0))).burning).toBeNull();
  });

  it("is for any two where nobody is on duty", async () => {
    await db.owner`update members set duty_until = today_in(network_id) - 1 where network_id = ${network.id}`;
    const request = randomUUID();
    await askBurn(await network.actor(1), { request });
    expect(await agreeToBurn(await network.actor(2), { request })).toEqual(okay);
    expect(await keepNetwork(await network.actor(0))).toEqual(okay);
  });

  it("hears nothing of another network's request", async () => {
    const other = await foundTestNetwork(db.owner);
    const request = randomUUID();
    await askBurn(await network.actor(1), { request });
    expect(await agreeToBurn(await other.actor(0), { request })).toEqual(refused("gone"));
    expect(await keepNetwork(await other.actor(0))).toEqual(okay);
    expect((await findNetwork(await network.actor(0))).burning?.request).toBe(request);
  });

  async function askedAndAgreed() {
    const request = randomUUID();
    await askBurn(await network.actor(1), { request });
    await agreeToBurn(await network.actor(0), { request });
  }
});

describe("taking one's data along", () => {
  it("gives everything of one's own and nothing of others", async () => {
    const [, helper = "", receiver = ""] = network.members;
    const agreed = await agree(receiver, helper, "confirmed");
    const others = await postTestNeed(db.owner, network, { author: helper });
    const data = await findMyData(await network.actor(2));
    expect(data.me.id).toBe(receiver);
    expect(data.needs.map(({ id }) => id)).toEqual([agreed.need]);
    expect(data.offers).toEqual([]);
    expect(data.matches.map(({ other }) => other.id)).toEqual([helper]);
    expect(JSON.stringify(data)).not.toContain(others);

    const helpers = await findMyData(await network.actor(1));
    expect(helpers.offers.map(({ windows }) => windows.length)).toEqual([1]);
    expect(helpers.series).toEqual([]);
    const coordinators = await findMyData(await network.actor(0));
    expect([coordinators.matches, coordinators.needs]).toEqual([[], []]);
  });

  it("holds what comes again each week", async () => {
    const author = network.members[1] ?? "";
    const [series, rule] = [randomUUID(), randomUUID()];
    const { offer } = await postTestOffer(db.owner, network, { author });
    await db.owner`insert into weekly_windows (network_id, id, offer_id, days, from_time, until_time, first_on, quantity)
      values (${network.id}, ${rule}, ${offer}, '{1,3}', '17:00', '18:30', current_date, 2)`;
    await db.owner`insert into need_series (network_id, id, author_id, category, quantity, attributes, urgency, note, epoch,
        days, from_time, until_time, first_on, purge_on)
      values (${network.id}, ${series}, ${author}, 'food', 4, '{}', 1, ${sealed()}, 1, '{5}', '12:00', '13:00',
        current_date, current_date + 90)`;
    const data = await findMyData(await network.actor(1));
    expect(data.series).toMatchObject([{ id: series, days: [5], note: { epoch: 1 } }]);
    expect(data.offers).toMatchObject([
      { id: offer, weekly: [{ days: [1, 3], fromTime: "17:00:00", quantity: 2 }] },
    ]);
    expect((await findMyData(await network.actor(2))).series).toEqual([]);
  });
});

function refused(reason: string) {
  return { ok: false, reason };
}

/** A match with nothing left on either side, as the two would have made it. */
async function agree(receiver: string, helper: string, state: "asked" | "confirmed") {
  const need = await postTestNeed(db.owner, network, { author: receiver });
  const { offer, window } = await postTestOffer(db.owner, network, { author: helper });
  const match = randomUUID();
  await db.owner.begin(async (sql) => {
    await sql`update needs set "left" = 0 where id = ${need}`;
    await sql`update offer_windows set "left" = 0 where id = ${window}`;
    await sql`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
        during, state, origin, asked_until, purge_on)
      select network_id, ${match}, id, ${offer}, ${window}, ${receiver}, ${helper}, 1, "window", ${state}, 'claim',
        now() + interval '1 hour', purge_on from needs where id = ${need}`;
    if (state === "asked") return;
    await sql`insert into bookings (network_id, match_id, person_id, offer_window_id, during)
      select network_id, id, helper_id, offer_window_id, during from matches where id = ${match}`;
  });
  return { need, offer, window };
}
