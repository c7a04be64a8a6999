import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { furthestAhead, hour, quarter, type Window } from "@/domain/window";
import { type Answer, ask } from "../test/ask";
import { tomorrow } from "../test/factory";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { bodies, type Ids, madeUpIds } from "./bodies";
import { addDays, dayIn, midnightsAround, nextChange } from "./clock-changes";
import { expect, signInByWords, test } from "./phone";
import { cardWith } from "./screen";
import { act, baseUrl } from "./two-networks";

const changing = ["America/New_York", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"];
const steady = ["Asia/Kolkata", "Asia/Kathmandu", "Pacific/Kiritimati", "America/Phoenix"];

for (const zone of changing) {
  for (const direction of ["forward", "back"] as const) {
    test(`windows around the clock going ${direction} in ${zone} are on the right day`, async ({ owner }) => {
      const change = nextChange(zone, direction, new Date(Date.now() + 2 * 24 * hour));
      await expectRightDays(owner, zone, [
        { from: new Date(change.getTime() - 6 * hour), until: new Date(change.getTime() + 6 * hour) },
        { from: new Date(change.getTime() - quarter), until: new Date(change.getTime() + quarter) },
        ...midnightsAround(zone, change).flatMap(aroundMidnight),
      ]);
    });
  }
}

for (const zone of steady) {
  test(`windows around midnight in ${zone} are on the right day`, async ({ owner }) => {
    await expectRightDays(owner, zone, midnightsAround(zone, inThreeDays()).flatMap(aroundMidnight));
  });
}

test("a client whose clock is wrong cannot post into the past or too far ahead", async ({ owner }) => {
  const { post } = await prepare(owner);
  const now = Math.ceil(Date.now() / quarter) * quarter;
  const cases: [number, string][] = [
    [-7 * 366 * 24 * hour, "over"],
    [-2 * hour, "over"],
    [furthestAhead + 24 * hour, "too-far"],
    [5 * 366 * 24 * hour, "too-far"],
  ];
  for (const [ahead, reason] of cases) {
    const from = new Date(now + ahead);
    const answer = await post({ from, until: new Date(from.getTime() + hour) });
    expect([answer.status, reasonOf(answer)], from.toISOString()).toEqual([409, reason]);
  }
  const lying = await post(tomorrow(), { date: "Fri, 01 Jan 1999 00:00:00 GMT" });
  expect(lying.status).toBe(200);
});

test("an ask runs out by the server's clock and gives back what it held", async ({ owner }) => {
  const { network, ids, malik, ines } = await prepareOffer(owner);
  expect((await act("claim-offer", ids, ines)).status).toBe(200);
  expect(await leftOn(network, ids.window, ines)).toBe(2);
  await owner`update matches set asked_until = now() - interval '1 second' where id = ${ids.match}`;
  const late = await act("confirm-match", ids, malik);
  expect([late.status, reasonOf(late)]).toEqual([409, "expired"]);
  expect(await leftOn(network, ids.window, ines)).toBe(3);
  const [match] = await owner`select state from matches where id = ${ids.match}`;
  expect(match?.state).toBe("expired");
  expect((await act("claim-offer", { ...ids, match: randomUUID(), need: randomUUID() }, ines)).status).toBe(
    200,
  );
});

test("what has begun by the server's clock is not given back, and not claimed from its beginning", async ({
  owner,
}) => {
  const { ids, malik, ines } = await prepareOffer(owner);
  await act("claim-offer", ids, ines);
  await act("confirm-match", ids, malik);
  const begun = owner`tstzrange(now() - interval '1 second', now() + interval '3 hours')`;
  await owner`update matches set during = ${begun} where id = ${ids.match}`;
  const released = await act("release-match", ids, ines);
  expect([released.status, reasonOf(released)]).toEqual([409, "started"]);

  const from = new Date(Math.floor(Date.now() / quarter) * quarter);
  const until = new Date(from.getTime() + 4 * hour);
  await owner`update offer_windows set "window" = tstzrange(${from.toISOString()}, ${until.toISOString()})
    where id = ${ids.window}`;
  const claim = (during: Window) => {
    const json = {
      ...bodies["/api/n/[network]/claim-offer"]?.({ ...ids, match: randomUUID(), need: randomUUID() }),
    };
    const times = { from: during.from.toISOString(), until: during.until.toISOString() };
    return ask(`/api/n/${ids.network}/claim-offer`, {
      method: "POST",
      cookie: ines,
      json: { ...json, ...times },
    });
  };
  expect(reasonOf(await claim({ from, until }))).toBe("over");
  expect((await claim({ from: new Date(from.getTime() + hour), until })).status).toBe(200);
});

test("a match is over, a session and an invitation run out, by the server's clock", async ({ owner }) => {
  const { network, ids, malik, ines } = await prepareOffer(owner);
  await act("claim-offer", ids, ines);
  await act("confirm-match", ids, malik);
  await owner`update matches set during = tstzrange(now() - interval '2 hours', now() - interval '1 second')
    where id = ${ids.match}`;
  expect((await ask(`/n/${network.id}/mine`, { cookie: ines })).status).toBe(200);
  // Whoever comes while the clock's own job looks after it leaves it to that.
  const stateOf = async () => (await owner`select state from matches where id = ${ids.match}`)[0]?.state;
  await expect.poll(stateOf).toBe("done");

  expect((await act("create-invite", ids, malik)).status).toBe(200);
  const invites = async () =>
    JSON.parse((await ask(`/api/n/${network.id}/open-invites`, { cookie: malik })).text).value;
  expect(await invites()).toMatchObject([{ id: ids.invite, kind: "in-person" }]);
  await owner`update invites set expires_at = now() - interval '1 second' where id = ${ids.invite}`;
  expect(await invites()).toEqual([]);

  await owner`update sessions set expires_on = current_date - 1 where network_id = ${network.id}`;
  expect((await ask(`/api/n/${network.id}/board`, { cookie: malik })).status).toBe(401);
});

for (const [name, ahead] of [
  ["three years ahead", 3 * 366 * 24 * hour],
  ["three years behind", -3 * 366 * 24 * hour],
  ["two hours ahead", 2 * hour],
] as const) {
  test(`on a phone whose clock is ${name} the board and the form go by the server's`, async ({
    owner,
    openPhone,
  }) => {
    const network = await foundRealNetwork(owner);
    await postRealNeed(owner, network, {
      by: network.member("Malik"),
      category: "food",
      note: "Bread for ten",
    });
    const phone = await openPhone();
    await phone.clock.install({ time: Date.now() + ahead });
    await signInByWords(phone, network.member("Ines").words);
    await expect(cardWith(phone, "Bread for ten")).toBeVisible();

    await phone.goto(`/n/${network.id}/needs/new?kind=food`);
    await phone.getByRole("radio", { name: "Tomorrow" }).check();
    await phone.getByRole("radio", { name: "Somewhere else" }).check();
    await phone.getByRole("textbox", { name: "Anything else? (sealed)" }).fill("Soup for the night");
    await phone.getByRole("button", { name: "Post a need" }).click();
    await expect(cardWith(phone, "Soup for the night")).toBeVisible();
    const [posted] = await owner`select lower("window") as starts from needs
      where network_id = ${network.id} and author_id = ${network.member("Ines").id}`;
    const [now] = await owner`select now() as at`;
    expect(dayIn(network.zone, posted?.starts)).toBe(addDays(dayIn(network.zone, now?.at), 1));
  });
}

/** Posts them, reads the board, and compares each with the calendar of the zone. */
async function expectRightDays(owner: postgres.Sql, zone: string, windows: readonly Window[]): Promise<void> {
  const { network, ines, post } = await prepare(owner, zone);
  const posted = new Map<string, Window>();
  for (const window of windows) posted.set(await put(owner, network, post, window), window);
  const board = await readBoard(network, ines);
  const found = board.needs.map(({ id, day, from, until }: Card) => ({ id, day, from, until }));
  const expected = [...posted].map(([id, { from, until }]) => ({
    id,
    day: dayIn(zone, from),
    from: from.getTime() / 1000,
    until: until.getTime() / 1000,
  }));
  const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
  expect(found.sort(byId)).toEqual(expected.sort(byId));
  const rows =
    await owner`select id, purge_on::text as "purgeOn" from needs where network_id = ${network.id}`;
  const purged = [...posted].map(([id, { until }]) => ({ id, purgeOn: addDays(dayIn(zone, until), 7) }));
  expect([...rows].sort((one, other) => one.id.localeCompare(other.id))).toEqual(purged.sort(byId));
}

type Post = (window: Window, headers?: Record<string, string>, id?: string) => Promise<Answer>;

/** Over HTTP, or, where the change is further ahead than anybody may post yet, as it will have been posted then. */
async function put(owner: postgres.Sql, network: RealNetwork, post: Post, window: Window): Promise<string> {
  const isNear = window.from.getTime() < Date.now() + furthestAhead - hour;
  if (!isNear) return postRealNeed(owner, network, { by: network.member("Ines"), window });
  const id = randomUUID();
  const answer = await post(window, {}, id);
  expect(answer.status, answer.text).toBe(200);
  return id;
}

async function prepare(owner: postgres.Sql, zone?: string) {
  const network = await foundRealNetwork(owner, { zone });
  const ines = await signIn(baseUrl(), network, network.member("Ines"));
  const post: Post = ({ from, until }, headers = {}, need = randomUUID()) => {
    const place = network.places[0]?.id ?? "";
    const body = bodies["/api/n/[network]/post-need"]?.({ ...madeUpIds(), need, place });
    const json = { ...body, from: from.toISOString(), until: until.toISOString() };
    return ask(`/api/n/${network.id}/post-need`, { method: "POST", cookie: ines, json, headers });
  };
  return { network, ines, post };
}

/** Malik offers three seats tomorrow; the ids are those of a claim by Ines. */
async function prepareOffer(owner: postgres.Sql) {
  const network = await foundRealNetwork(owner);
  const offer = await postRealOffer(owner, network, { by: network.member("Malik"), quantity: 3 });
  const ids: Ids = { ...madeUpIds(), ...offer, network: network.id };
  return {
    network,
    ids,
    malik: await signIn(baseUrl(), network, network.member("Malik")),
    ines: await signIn(baseUrl(), network, network.member("Ines")),
  };
}

type Card = { id: string; day: string; from: number; until: number };

async function readBoard({ id }: RealNetwork, cookie: string) {
  return JSON.parse((await ask(`/api/n/${id}/board`, { cookie })).text);
}

async function leftOn(network: RealNetwork, window: string, cookie: string): Promise<number | undefined> {
  type Offer = { windows: { id: string; left: number }[] };
  const { offers } = await readBoard(network, cookie);
  const windows = offers.flatMap((offer: Offer) => offer.windows);
  return windows.find((each: { id: string; left: number }) => each.id === window)?.left;
}

/** On a quarter, so that what is a quarter from it is too. */
function inThreeDays(): Date {
  return new Date(tomorrow().from.getTime() + 2 * 24 * hour);
}

function aroundMidnight(midnight: Date): Window[] {
  const at = (quarters: number) => new Date(midnight.getTime() + quarters * quarter);
  return [
    { from: at(-1), until: at(1) },
    { from: at(0), until: at(1) },
    { from: at(-1), until: at(0) },
  ];
}

function reasonOf({ text }: Answer): string {
  return JSON.parse(text).reason;
}
