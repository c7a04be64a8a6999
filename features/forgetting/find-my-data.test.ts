import { randomBytes, randomUUID } from "node:crypto";
import { getTableName } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import { classified } from "@/db/data-classes";
import { purge } from "@/db/purge";
import { members } from "@/db/schema/members";
import { persons } from "@/db/schema/persons";
import { setMailAddress } from "@/features/notices/set-mail-address";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, sealed, type TestNetwork } from "@/test/factory";
import { writeDownTestGuest } from "@/test/guest";
import { eraseMember } from "./erase-member";
import { findMyData, type MyData } from "./find-my-data";

const db = testDatabase();

/** Where in the file each row is that names a person in this column. */
const inTheFile: Readonly<Record<string, (data: MyData) => unknown>> = {
  "members.id": ({ me }) => [me],
  "devices.member_id": ({ acts }) => acts.devices,
  "guests.by_id": ({ acts }) => acts.guests,
  "invites.inviter_id": ({ acts }) => acts.invites,
  "arrivals.inviter_id": ({ acts }) => acts.arrivals.filter(({ kind }) => kind === "by-message"),
  "arrivals.member_id": ({ acts }) => acts.arrivals.filter(({ kind }) => kind === "return"),
  "requests.asked_by": ({ acts }) => acts.requests,
  "log_entries.by_id": ({ acts }) => acts.log,
  "notices.member_id": ({ acts }) => acts.told,
  "needs.author_id": ({ needs }) => needs,
  "need_series.author_id": ({ series }) => series,
  "offers.author_id": ({ offers }) => offers,
  "matches.receiver_id": ({ matches, me }) => matches.filter(({ helperId }) => helperId !== me.id),
  "matches.helper_id": ({ matches, me }) => matches.filter(({ helperId }) => helperId === me.id),
  "contacts.from_id": ({ matches }) => matches.filter(({ ownCopy }) => ownCopy !== null),
  "contacts.for_id": ({ matches }) => matches.filter(({ contact }) => contact !== null),
  "notice_choices.member_id": ({ notices }) => notices.choices && [notices.choices],
  "push_subscriptions.device_id": ({ notices }) => notices.devices,
  "mail_addresses.member_id": ({ notices }) => notices.mail && [notices.mail],
  "calendar_feeds.member_id": ({ notices }) => notices.calendar && [notices.calendar],
};

/** And why the others are not. */
const leftOut: Readonly<Record<string, string>> = {
  "persons.id": "an id that the member's or the guest's row has as well",
  "epoch_keys.member_id": "keys of the network, which open nothing for whoever has left",
  "sessions.device_id": "hashes of what signs a device in, which is in the file itself",
  "guest_keys.guest_id": "somebody else",
  "guest_keys.member_id": "keys of somebody else",
  "bookings.person_id": "follow from the matches",
  "arrivals.device_id": "a device that is in the file once it is let in",
  "requests.member_id": "nobody reads that their removal is asked for",
  "invites.member_id": "somebody else's link, which brings the member back",
};

/** What an id may be of that is nobody's; of any other it is taken to be a person's. */
const things: readonly string[] = [
  ...[
    "network_id",
    "need_id",
    "offer_id",
    "offer_window_id",
    "weekly_id",
    "series_id",
    "place_id",
    "to_place_id",
  ],
  ...["match_id", "message_id", "about_id"],
];

it("holds whatever names the member, in every table there is", async () => {
  const people: readonly PgTable[] = [members, persons];
  const names = classified.flatMap(({ table }) => {
    const isNaming = (name: string) =>
      /_(id|by)$/.test(name) ? !things.includes(name) : name === "id" && people.includes(table);
    const columns = getTableConfig(table).columns.map(({ name }) => name);
    return columns.filter(isNaming).map((column) => `${getTableName(table)}.${column}`);
  });
  expect([...Object.keys(inTheFile), ...Object.keys(leftOut)].sort()).toEqual(names.sort());

  Object.assign(process.env, {
    HOLDFAST_NOTICE_SECRET: "for tests alone, at least 32 letters",
    HOLDFAST_SMTP_URL: "smtp://localhost:2525",
    HOLDFAST_MAIL_FROM: "holdfast@example.org",
    NEXTAUTH_URL: "https://holdfast.example.org",
  });
  const network = await foundTestNetwork(db.owner);
  await leaveATrail(network);
  const data = await findMyData(await network.actor(0));
  for (const [column, find] of Object.entries(inTheFile)) expect(find(data), column).toHaveLength(1);
  const others = await findMyData(await network.actor(2));
  for (const [column, find] of Object.entries(inTheFile)) {
    const own = column === "members.id" || column === "devices.member_id" ? 1 : 0;
    expect(find(others) ?? [], `another's ${column}`).toHaveLength(own);
  }
});

it("has nothing left in the database that names the member once they have erased themselves, but for the log", async () => {
  const network = await foundTestNetwork(db.owner);
  await leaveATrail(network);
  const actor = await network.actor(0);
  const { member, device } = actor;
  await db.owner`select graphile_worker.add_job('tell',
    json_build_object('network', ${network.id}::text, 'member', ${member}::text))`;
  const tables = [...Object.keys(inTheFile), ...Object.keys(leftOut)].map((column) => column.split(".")[0]);
  expect(await naming(member, device)).toEqual(expect.arrayContaining(tables));
  expect(await eraseMember(actor, { member })).toEqual({ ok: true, value: null });
  await purge(db.ownerUrl);
  expect(await naming(member, device)).toEqual(["log_entries"]);
});

/** Tables with rows in which one of these ids stands, in whatever column. */
async function naming(...ids: string[]): Promise<string[]> {
  const tables = await db.owner<{ name: string }[]>`select c.oid::regclass::text as name from pg_class c
    where relkind = 'r' and relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace) order by 1`;
  const found = [];
  for (const { name } of tables) {
    const rows = await db.owner`select from ${db.owner(name)} t
      where t::text like any(${ids.map((id) => `%${id}%`)})`;
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** A row of everything for the first member of the network, with the second on the other side. */
async function leaveATrail(network: TestNetwork): Promise<void> {
  const [self = "", other = ""] = network.members;
  const actor = await network.actor(0);
  await setMailAddress(actor, { address: `ada${randomUUID()}@lovelace.example` });
  const need = await postTestNeed(db.owner, network, { author: self });
  const { offer, window } = await postTestOffer(db.owner, network, { author: other });
  await writeDownTestGuest(db.owner, network);
  await db.owner`update guests set by_id = ${self} where network_id = ${network.id}`;
  const [match, series] = [randomUUID(), randomUUID()];
  const rows: readonly (readonly [table: string, row: Record<string, unknown>])[] = [
    [
      "need_series",
      {
        id: series,
        author_id: self,
        category: "food",
        quantity: 1,
        attributes: [],
        urgency: 1,
        epoch: 1,
        days: [5],
        from_time: "12:00",
        until_time: "13:00",
        first_on: "2026-01-01",
        purge_on: "2099-01-01",
      },
    ],
    [
      "invites",
      {
        id: randomUUID(),
        inviter_id: self,
        kind: "by-message",
        token_hash: randomBytes(32),
        packet: sealed(),
        epoch: 1,
        expires_at: "2099-01-01",
      },
    ],
    [
      "arrivals",
      { ...arrival(), kind: "by-message", inviter_id: self, member_id: randomUUID(), hello: sealed() },
    ],
    [
      "arrivals",
      {
        ...arrival(),
        ...{ kind: "return", inviter_id: other, member_id: self },
        ...{ admission: sealed(), admission_epoch: 1 },
      },
    ],
    [
      "invites",
      {
        ...{ id: randomUUID(), inviter_id: other, kind: "return", member_id: self },
        ...{ token_hash: randomBytes(32), packet: sealed(), epoch: 1, expires_at: "2099-01-01" },
      },
    ],
    [
      "requests",
      {
        ...{ id: randomUUID(), kind: "removal", asked_by: other, member_id: self },
        ...{ statement: sealed(), epoch: 1, expires_at: "2099-01-01" },
      },
    ],
    ["requests", { id: randomUUID(), kind: "burn", asked_by: self, expires_at: "2099-01-01" }],
    [
      "log_entries",
      { id: randomUUID(), by_id: self, act: "remind", entry: sealed(), epoch: 1, purge_on: "2099-01-01" },
    ],
    [
      "notice_choices",
      { member_id: self, kinds: ["ask"], quiet_from: 0, quiet_until: 0, most_a_day: 5, locale: "en" },
    ],
    [
      "notices",
      {
        id: randomUUID(),
        member_id: self,
        kind: "ask",
        about_id: match,
        due_at: "2099-01-01",
        purge_on: "2099-01-01",
      },
    ],
    ["push_subscriptions", { device_id: actor.device, address: sealed() }],
    ["calendar_feeds", { member_id: self, token_hash: randomBytes(32), titles: "neutral" }],
  ];
  for (const [table, row] of rows) {
    await db.owner`insert into ${db.owner(table)} ${db.owner({ network_id: network.id, ...row })}`;
  }
  const wanted = await postTestNeed(db.owner, network, { author: other });
  const given = await postTestOffer(db.owner, network, { author: self });
  await agree(match, { need, offer, window, receiver: self, helper: other });
  await agree(randomUUID(), {
    ...{ need: wanted, offer: given.offer, window: given.window, receiver: other, helper: self },
  });
  await db.owner`insert into contacts (network_id, match_id, from_id, for_id, contact, own_copy) values
    (${network.id}, ${match}, ${self}, ${other}, ${sealed()}, ${sealed()}),
    (${network.id}, ${match}, ${other}, ${self}, ${sealed()}, ${sealed()})`;
}

/** A confirmed match, and the time of it promised. */
async function agree(match: string, { need, offer, window, receiver, helper }: Record<string, string>) {
  await db.owner`update needs set "left" = 0 where id = ${need ?? ""}`;
  await db.owner`update offer_windows set "left" = 0 where id = ${window ?? ""}`;
  await db.owner`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
      during, state, origin, asked_until, purge_on)
    select network_id, ${match}, id, ${offer ?? ""}, ${window ?? ""}, ${receiver ?? ""}, ${helper ?? ""}, 1, "window",
      'confirmed', 'claim', now(), purge_on from needs where id = ${need ?? ""}`;
  await db.owner`insert into bookings (network_id, match_id, person_id, offer_window_id, during)
    select network_id, id, helper_id, offer_window_id, during from matches where id = ${match}`;
}

/** Keys of somebody at the door. */
function arrival() {
  const key = () => randomBytes(32);
  return {
    ...{ id: randomUUID(), token_hash: key(), sealing_key: key(), signing_key: key(), enrolment_key: key() },
    ...{ wrapped_keys: sealed(), device_id: randomUUID(), login_key: key(), expires_at: "2099-01-01" },
  };
}
