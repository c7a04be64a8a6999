import { randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { ask } from "../test/ask";
import { tomorrow } from "../test/factory";
import { foundRealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { bodies, type Ids, madeUpIds } from "./bodies";
import { expect, test } from "./fixtures";
import { inTurns } from "./in-turns";
import { fill, listActingVerbs, listRoutes, methods } from "./list-routes";
import {
  act,
  baseUrl,
  foundAttacked,
  foundAttackers,
  givenAway,
  hashOf,
  lastingAttackers,
  withoutIds,
} from "./two-networks";

/**
 * The statuses of a route, for ids of another network and for ids of nothing, which must not differ:
 * `nobody` and `stranger` (a member elsewhere) ask at the other network's address; `member` and
 * `coordinator` ask at their own; `bystander` is a member there who has no part in what the ids name.
 */
type Expected = {
  nobody: number;
  stranger: number;
  member: number;
  coordinator: number;
  bystander?: number;
  /** A coordinator there, where the duty gives no right to it. */
  onDuty?: number;
  /** Which of the two matches the ids name. */
  match?: "asked" | "confirmed";
  /** Whose right it is: the same request of theirs gets this status, so that it was worth refusing. */
  rightful?: readonly [name: string, status: number];
  /** What makes it theirs to do now. */
  arrange?: (owner: postgres.Sql, ids: Ids) => Promise<unknown>;
  /** What the rightful one brings an id of their own for. */
  makes?: readonly (keyof Ids)[];
  /** Each answer has something new in it, so that only statuses can be compared. */
  fresh?: boolean;
  /** Why foreign and missing differ here, with the status for what is missing. */
  missing?: { status: number; because: string };
};

const signedOut = { nobody: 401, stranger: 401 };
const notFound = { ...signedOut, member: 404, coordinator: 404 };
const forAuthors = { ...notFound, bystander: 409, onDuty: 409 };
const forParties = { ...notFound, bystander: 404, onDuty: 404 };
const forCoordinators = { ...signedOut, member: 403, coordinator: 404, bystander: 403 };
const everybody = (status: number) => ({
  nobody: status,
  stranger: status,
  member: status,
  coordinator: status,
});
const ofOneselfAlone = { ...signedOut, member: 200, coordinator: 200, bystander: 200 };

const expected: Readonly<Record<string, Expected>> = {
  "GET /away": everybody(200),
  "GET /healthz": everybody(200),
  "GET /readyz": everybody(200),
  // Nobody set a token.
  "GET /metrics": everybody(404),
  // What a right one shows, notices.spec.ts looks at.
  "GET /calendar/[feed]": everybody(404),
  "POST /api/issue-nonce": { ...everybody(200), fresh: true },
  "POST /api/found-network": {
    ...everybody(409),
    missing: { status: 200, because: "anyone may found a network, and not twice under one id" },
  },
  "POST /api/peek-invite": everybody(409),
  "POST /api/redeem-invite": everybody(409),
  "POST /api/redeem-device": everybody(409),
  "POST /api/arrive": everybody(409),
  "POST /api/arrival-state": everybody(200),
  "POST /api/enrol-device": everybody(404),
  "GET /api/n/[network]/board": ofOneselfAlone,
  "GET /api/n/[network]/changes": { ...ofOneselfAlone, fresh: true },
  "GET /api/n/[network]/arrivals": ofOneselfAlone,
  "GET /api/n/[network]/devices": ofOneselfAlone,
  "GET /api/n/[network]/keys": ofOneselfAlone,
  "GET /api/n/[network]/my-data": ofOneselfAlone,
  "GET /api/n/[network]/open-invites": ofOneselfAlone,
  "GET /api/n/[network]/people": ofOneselfAlone,
  "POST /api/n/[network]/post-need": {
    ...notFound,
    bystander: 409,
    rightful: ["Tamsin", 200],
    makes: ["need"],
  },
  "POST /api/n/[network]/edit-need": { ...forAuthors, rightful: ["Ilka", 200] },
  "POST /api/n/[network]/withdraw-need": { ...forAuthors, rightful: ["Ilka", 200] },
  "POST /api/n/[network]/post-offer": {
    ...notFound,
    bystander: 409,
    rightful: ["Tamsin", 200],
    makes: ["offer", "window"],
  },
  "POST /api/n/[network]/edit-offer": { ...forAuthors, rightful: ["Magnus", 200] },
  "POST /api/n/[network]/withdraw-offer": { ...forAuthors, rightful: ["Magnus", 200] },
  "POST /api/n/[network]/post-weekly-need": {
    ...notFound,
    bystander: 409,
    arrange: makeSeries,
    rightful: ["Tamsin", 200],
    makes: ["need"],
  },
  "POST /api/n/[network]/change-weekly-need": {
    ...forAuthors,
    arrange: makeSeries,
    rightful: ["Ilka", 200],
  },
  "POST /api/n/[network]/end-weekly-need": { ...forAuthors, arrange: makeSeries, rightful: ["Ilka", 200] },
  "POST /api/n/[network]/restore-need": {
    ...forAuthors,
    arrange: async (owner, ids) => {
      await makeSeries(owner, ids);
      await owner`update needs set state = 'withdrawn' where id = ${ids.need}`;
    },
    rightful: ["Ilka", 200],
  },
  "POST /api/n/[network]/post-weekly-offer": {
    ...notFound,
    bystander: 409,
    rightful: ["Tamsin", 200],
    makes: ["offer", "window"],
  },
  "POST /api/n/[network]/change-weekly-offer": {
    ...forAuthors,
    arrange: makeWeekly,
    rightful: ["Magnus", 200],
  },
  "POST /api/n/[network]/end-weekly-offer": {
    ...forAuthors,
    arrange: makeWeekly,
    rightful: ["Magnus", 200],
  },
  "POST /api/n/[network]/change-window": { ...forAuthors, arrange: makeWeekly, rightful: ["Magnus", 200] },
  "POST /api/n/[network]/cancel-window": { ...forAuthors, arrange: makeWeekly, rightful: ["Magnus", 200] },
  "POST /api/n/[network]/restore-window": {
    ...forAuthors,
    arrange: async (owner, ids) => {
      await makeWeekly(owner, ids);
      await owner`update offer_windows set cancelled = true, "left" = 0 where id = ${ids.window}`;
    },
    rightful: ["Magnus", 200],
  },
  "POST /api/n/[network]/confirm-weekly": { ...forAuthors, arrange: makeWeekly, rightful: ["Magnus", 200] },
  "POST /api/n/[network]/claim-offer": {
    ...notFound,
    bystander: 404,
    rightful: ["Tamsin", 200],
    makes: ["match", "need"],
  },
  "POST /api/n/[network]/answer-need": {
    ...notFound,
    bystander: 404,
    rightful: ["Tamsin", 200],
    makes: ["match", "offer", "window"],
  },
  "POST /api/n/[network]/confirm-match": { ...forParties, rightful: ["Magnus", 200] },
  "POST /api/n/[network]/decline-match": { ...forParties, rightful: ["Magnus", 200] },
  "POST /api/n/[network]/withdraw-match": { ...forParties, rightful: ["Ilka", 200] },
  "POST /api/n/[network]/release-match": {
    ...forParties,
    match: "confirmed",
    rightful: ["Magnus", 200],
  },
  "POST /api/n/[network]/finish-match": {
    ...forParties,
    match: "confirmed",
    arrange: (owner, { match }) =>
      owner`update matches set during = tstzrange(now() - interval '1 hour', now() + interval '1 hour') where id = ${match}`,
    rightful: ["Magnus", 200],
  },
  "POST /api/n/[network]/create-invite": {
    ...signedOut,
    member: 200,
    coordinator: 200,
    bystander: 409,
    fresh: true,
    rightful: ["Tamsin", 200],
    makes: ["invite"],
  },
  "POST /api/n/[network]/cancel-invite": { ...ofOneselfAlone, rightful: ["Oriel", 200] },
  "POST /api/n/[network]/let-in": {
    ...everybody(409),
    ...signedOut,
    bystander: 409,
    arrange: makeWait,
    rightful: ["Oriel", 200],
  },
  "POST /api/n/[network]/turn-away": {
    ...ofOneselfAlone,
    arrange: makeWait,
    rightful: ["Oriel", 200],
  },
  "POST /api/n/[network]/edit-network": {
    ...signedOut,
    member: 403,
    coordinator: 200,
    bystander: 403,
    rightful: ["Oriel", 200],
  },
  "POST /api/n/[network]/rename-member": {
    ...signedOut,
    member: 200,
    coordinator: 200,
    rightful: ["Tamsin", 200],
  },
  "POST /api/n/[network]/erase-member": {
    ...notFound,
    bystander: 404,
    onDuty: 404,
    rightful: ["Magnus", 200],
  },
  "POST /api/n/[network]/share-duty": { ...forCoordinators, rightful: ["Oriel", 200] },
  "POST /api/n/[network]/pass-duty": { ...forCoordinators, rightful: ["Oriel", 200] },
  "POST /api/n/[network]/renew-duty": {
    ...{ ...signedOut, member: 403, coordinator: 200, bystander: 403 },
    rightful: ["Oriel", 200],
  },
  "POST /api/n/[network]/lay-down-duty": {
    ...{ ...signedOut, member: 200, coordinator: 200 },
    rightful: ["Oriel", 200],
  },
  "POST /api/n/[network]/take-up-duty": {
    ...{ ...signedOut, member: 409, coordinator: 200 },
    arrange: (owner, { network }) =>
      owner`update members set duty_until = null where network_id = ${network}`,
    rightful: ["Tamsin", 200],
    makes: ["request"],
  },
  "POST /api/n/[network]/end-request": {
    ...ofOneselfAlone,
    arrange: (owner, { network, request, member }) =>
      owner`insert into requests (network_id, id, kind, asked_by, expires_at)
        values (${network}, ${request}, 'duty', ${member}, now() + interval '1 day')`,
    rightful: ["Magnus", 200],
  },
  "GET /api/n/[network]/sealed-items": {
    ...{ ...signedOut, member: 403, coordinator: 200 },
    ...{ bystander: 403, onDuty: 200 },
  },
  "POST /api/n/[network]/ask-removal": {
    ...{ ...signedOut, member: 404, coordinator: 404 },
    rightful: ["Tamsin", 200],
    makes: ["request"],
  },
  "POST /api/n/[network]/end-devices": { ...forCoordinators, rightful: ["Oriel", 200] },
  // What a right one looks like, removal.spec.ts shows: no body made up here fits a network.
  "POST /api/n/[network]/begin-epoch": {
    ...{ ...signedOut, member: 403, coordinator: 409 },
    ...{ bystander: 403, onDuty: 409 },
  },
  "POST /api/n/[network]/ask-burn": {
    ...signedOut,
    member: 200,
    coordinator: 200,
    fresh: true,
    rightful: ["Tamsin", 200],
  },
  "POST /api/n/[network]/agree-to-burn": {
    ...signedOut,
    member: 409,
    coordinator: 409,
    bystander: 409,
    onDuty: 409,
  },
  "POST /api/n/[network]/keep-network": {
    ...signedOut,
    member: 403,
    coordinator: 200,
    bystander: 403,
    rightful: ["Oriel", 200],
  },
  "POST /api/n/[network]/save-place": {
    ...signedOut,
    member: 200,
    coordinator: 200,
    bystander: 403,
    rightful: ["Tamsin", 200],
    makes: ["place"],
  },
  "POST /api/n/[network]/set-area": { ...notFound, rightful: ["Tamsin", 200] },
  "POST /api/n/[network]/retire-place": { ...forCoordinators, rightful: ["Oriel", 200] },
  // Whoever writes has to be among those who get the secrets.
  "POST /api/n/[network]/write-down-guest": { ...forCoordinators, coordinator: 400 },
  "POST /api/n/[network]/edit-guest": forCoordinators,
  // Of guests for whom one holds nothing, nothing is given.
  "POST /api/n/[network]/share-guest-keys": ofOneselfAlone,
  "POST /api/n/[network]/remove-guest": { ...forCoordinators, rightful: ["Oriel", 200] },
  "POST /api/n/[network]/hide-listing": { ...forCoordinators, rightful: ["Oriel", 200] },
  "POST /api/n/[network]/show-listing": {
    ...forCoordinators,
    arrange: (owner, { need }) => owner`update needs set state = 'hidden' where id = ${need}`,
    rightful: ["Oriel", 200],
  },
  "POST /api/n/[network]/remind": { ...forCoordinators, rightful: ["Oriel", 200] },
  "POST /api/n/[network]/propose-match": {
    ...forCoordinators,
    arrange: (owner, { network }) => owner`delete from bookings where network_id = ${network}`,
    rightful: ["Oriel", 200],
    makes: ["match"],
  },
  "POST /api/n/[network]/withdraw-proposal": {
    ...forCoordinators,
    arrange: (owner, { match }) =>
      owner`update matches set origin = 'proposal', receiver_agreed = false where id = ${match}`,
    rightful: ["Oriel", 200],
  },
  "POST /api/n/[network]/reject-pair": { ...forCoordinators, rightful: ["Oriel", 200] },
  "POST /api/n/[network]/allow-pair": {
    ...forCoordinators,
    arrange: (owner, { network, need, offer }) =>
      owner`insert into rejections (network_id, need_id, offer_id, reason)
        values (${network}, ${need}, ${offer}, 'other')`,
    rightful: ["Oriel", 200],
  },
  "POST /api/n/[network]/name-device": {
    ...notFound,
    bystander: 404,
    onDuty: 404,
    rightful: ["Magnus", 200],
  },
  "POST /api/n/[network]/end-device": { ...ofOneselfAlone, onDuty: 200, rightful: ["Magnus", 200] },
  "POST /api/n/[network]/end-other-devices": { ...ofOneselfAlone, onDuty: 200 },
  "POST /api/n/[network]/choose-notices": {
    ...{ ...signedOut, member: 200, coordinator: 200 },
    rightful: ["Tamsin", 200],
  },
  "POST /api/n/[network]/subscribe-push": {
    ...{ ...signedOut, member: 200, coordinator: 200 },
    rightful: ["Tamsin", 200],
  },
  "POST /api/n/[network]/unsubscribe-push": {
    ...ofOneselfAlone,
    arrange: (owner, { member }) =>
      owner`insert into push_subscriptions (network_id, device_id, address)
        select network_id, id, ${randomBytes(285)} from devices where member_id = ${member}`,
    rightful: ["Magnus", 200],
  },
  "POST /api/n/[network]/set-mail-address": {
    ...{ ...signedOut, member: 200, coordinator: 200 },
    rightful: ["Tamsin", 200],
  },
  "POST /api/n/[network]/confirm-mail-address": {
    ...{ ...signedOut, member: 409, coordinator: 409 },
    ...{ bystander: 409, onDuty: 409 },
  },
  "POST /api/n/[network]/remove-mail-address": {
    ...ofOneselfAlone,
    arrange: (owner, { network, member }) =>
      owner`insert into mail_addresses (network_id, member_id, address)
        values (${network}, ${member}, ${randomBytes(285)})`,
    rightful: ["Magnus", 200],
  },
  "POST /api/n/[network]/make-calendar-feed": {
    ...{ ...signedOut, member: 200, coordinator: 200 },
    fresh: true,
    rightful: ["Tamsin", 200],
  },
  "POST /api/n/[network]/revoke-calendar-feed": {
    ...ofOneselfAlone,
    arrange: (owner, { network, member }) =>
      owner`insert into calendar_feeds (network_id, member_id, token_hash, titles)
        values (${network}, ${member}, ${randomBytes(32)}, 'neutral')`,
    rightful: ["Magnus", 200],
  },
  "POST /api/n/[network]/try-notice": ofOneselfAlone,
  "POST /api/n/[network]/sign-out": {
    ...signedOut,
    member: 200,
    coordinator: 200,
    rightful: ["Tamsin", 200],
  },
};

/** The need comes each week, as the bodies say; its series has the same id. */
async function makeSeries(owner: postgres.Sql, { need }: Ids): Promise<void> {
  await owner`insert into need_series (network_id, id, author_id, category, place_id, to_place_id, quantity, attributes,
      urgency, epoch, days, from_time, until_time, first_on, purge_on)
    select network_id, id, author_id, category, place_id, to_place_id, quantity, attributes, urgency, epoch, '{1,3}',
      '17:00', '18:30', ${firstDay()}, current_date + 90 from needs where id = ${need}`;
  await owner`update needs set series_id = id, occurs_on = ${firstDay()} where id = ${need}`;
}

/** The offer stands each week, as the bodies say; the rule of its window has the same id. */
async function makeWeekly(owner: postgres.Sql, { window }: Ids): Promise<void> {
  await owner`insert into weekly_windows (network_id, id, offer_id, days, from_time, until_time, first_on, quantity)
    select network_id, id, offer_id, '{1,3}', '17:00', '18:30', ${firstDay()}, 2 from offer_windows where id = ${window}`;
  await owner`update offer_windows set weekly_id = id, occurs_on = ${firstDay()} where id = ${window}`;
}

function firstDay(): string {
  return tomorrow().from.toISOString().slice(0, 10);
}

/** Somebody came by the coordinator's invitation, and waits. */
async function makeWait(owner: postgres.Sql, { invite }: Ids): Promise<void> {
  const key = () => randomBytes(32);
  await owner`insert into arrivals (network_id, id, kind, inviter_id, member_id, token_hash, sealing_key, signing_key,
      enrolment_key, wrapped_keys, hello, device_id, login_key, expires_at)
    select network_id, id, 'by-message', inviter_id, ${randomUUID()}, token_hash, ${key()}, ${key()}, ${key()},
      ${randomBytes(170)}, ${randomBytes(285)}, ${randomUUID()}, ${key()}, now() + interval '1 day'
    from invites where id = ${invite}`;
}

/** Routes that other specs attack, because ids and members are not what they are about. */
const elsewhere = ["/api/auth/[...nextauth]"];

const routes = listRoutes().filter(({ path }) => !elsewhere.includes(path));
const onDisk = routes.flatMap(({ path, methods: named }) =>
  named.filter((method) => method !== "HEAD").map((method) => `${method} ${path}`),
);

test("every route has its expectations, and every expectation its route", () => {
  expect(Object.keys(expected).sort()).toEqual(onDisk.toSorted());
});

for (const [route, expectation] of Object.entries(expected)) {
  test(`${route} keeps to its own network`, async ({ owner }) => {
    const [method = "", path = ""] = route.split(" ");
    const attacked = await foundAttacked(owner);
    const { network } = attacked;
    const foreign: Ids = { ...attacked.ids, match: attacked[expectation.match ?? "asked"] };
    await expectation.arrange?.(owner, foreign);
    const isDone = method === "POST" && (expectation.member === 200 || expectation.coordinator === 200);
    const attackers = await (isDone ? foundAttackers(owner) : lastingAttackers(owner));
    const insiders = [
      { person: "bystander", name: "Tamsin" },
      { person: "onDuty", name: "Oriel" },
    ] as const;
    const cookies = {
      bystander: await signIn(baseUrl(), network, network.member("Tamsin")),
      onDuty: await signIn(baseUrl(), network, network.member("Oriel")),
    };
    const before = await hashOf(owner, network);
    const reach = (ids: Ids, address: string, cookie?: string) => {
      const body = method === "POST" ? { json: bodies[path]?.(ids) } : {};
      return ask(fill(path, { network: address }), { method, cookie, ...body });
    };

    for (const { person, home, enter } of attackers) {
      const missing = madeUpIds();
      const one = await reach(foreign, home ?? network.id, await enter());
      const other = await reach(missing, home ?? missing.network, await enter());
      expect(one.status, `${person}: ${one.text}`).toBe(expectation[person]);
      expect(givenAway(attacked.belongings, one), person).toEqual([]);
      if (expectation.missing) expect(other.status).toBe(expectation.missing.status);
      else if (expectation.fresh) expect(other.status, person).toBe(one.status);
      else expect(withoutIds(other), person).toEqual(withoutIds(one));
    }
    for (const { person, name } of insiders) {
      if (expectation[person] === undefined) continue;
      const cookie = cookies[person];
      const one = await reach(foreign, network.id, cookie);
      expect(one.status, `${person}: ${one.text}`).toBe(expectation[person]);
      expect(givenAway(attacked.secretsFor(name), one), person).toEqual([]);
      const missing = { ...madeUpIds(), place: foreign.place };
      const other = one.status === 404 ? await reach(missing, network.id, cookie) : one;
      expect(withoutIds(other), person).toEqual(withoutIds(one));
    }
    expect(await hashOf(owner, network)).toBe(before);

    const [name, status] = expectation.rightful ?? [];
    if (name === undefined) return;
    const cookie = await signIn(baseUrl(), network, network.member(name));
    const afterSignIn = await hashOf(owner, network);
    const made = Object.fromEntries((expectation.makes ?? []).map((id) => [id, randomUUID()]));
    const answer = await reach({ ...foreign, ...made }, network.id, cookie);
    expect(answer.status, `${name}: ${answer.text}`).toBe(status);
    expect(await hashOf(owner, network)).not.toBe(afterSignIn);
  });
}

test("nobody acts for a guest but who is on duty there", async ({ owner }) => {
  const attacked = await foundAttacked(owner);
  const { network } = attacked;
  const foreign: Ids = { ...attacked.ids, match: attacked.guestMatch };
  const verbs = listActingVerbs();
  expect(verbs.length).toBeGreaterThan(20);
  const tamsin = await signIn(baseUrl(), network, network.member("Tamsin"));
  const bystander = { person: "bystander", home: network.id, enter: async () => tamsin };
  const attackers = [...(await foundAttackers(owner)), bystander];
  const before = await hashOf(owner, network);
  const statuses = {
    nobody: [401],
    stranger: [401],
    member: [403],
    coordinator: [404, 409],
    bystander: [403],
  };
  for (const { person, home, enter } of attackers) {
    const cookie = await enter();
    await inTurns(verbs, async (verb) => {
      const missing = madeUpIds();
      const at = (ids: Ids, address = ids.network) =>
        act(verb, { ...ids, network: address }, cookie, { as: ids.guest });
      const [one, other] = [await at(foreign, home), await at(missing, home)];
      expect(statuses[person as keyof typeof statuses], `${person} ${verb}: ${one.text}`).toContain(
        one.status,
      );
      expect(withoutIds(other), `${person} ${verb}`).toEqual(withoutIds(one));
      expect(givenAway(attacked.belongings, one), `${person} ${verb}`).toEqual([]);
    });
  }
  expect(await hashOf(owner, network)).toBe(before);

  const oriel = await signIn(baseUrl(), network, network.member("Oriel"));
  const own = { ...foreign, need: randomUUID() };
  expect((await act("post-need", own, oriel, { as: foreign.guest })).status).toBe(200);
  const [posted] = await owner`select author_id from needs where id = ${own.need}`;
  expect(posted?.author_id).toBe(foreign.guest);
});

test("no route knows other methods than its own", async ({ owner }) => {
  const network = await foundRealNetwork(owner, { members: ["Ada"] });
  const cookie = await signIn(baseUrl(), network, network.member("Ada"));
  const before = await hashOf(owner, network);
  await inTurns(listRoutes(), async ({ path, methods: named }) => {
    const address = fill(path, { network: network.id, nextauth: "session" });
    for (const method of methods.filter((each) => !named.includes(each))) {
      expect((await ask(address, { method, cookie })).status, `${method} ${path}`).toBe(405);
    }
  });
  expect(await hashOf(owner, network)).toBe(before);
});
