import { randomBytes, randomUUID } from "node:crypto";
import { getTableName } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import { classified } from "@/db/data-classes";
import { devices } from "@/db/schema/devices";
import { guests } from "@/db/schema/guests";
import { members } from "@/db/schema/members";
import { persons } from "@/db/schema/persons";
import { setMailAddress } from "@/features/notices/set-mail-address";
import { testDatabase } from "@/test/database";
import { foundTestNetwork, postTestNeed, postTestOffer, sealed, type TestNetwork } from "@/test/factory";
import { writeDownTestGuest } from "@/test/guest";
import { findMyData, type MyData } from "./find-my-data";

const db = testDatabase();

/** Where in the file each table is whose rows name a person. */
const inTheFile: Readonly<Record<string, (data: MyData) => unknown>> = {
  members: ({ me }) => [me],
  devices: ({ acts }) => acts.devices,
  guests: ({ acts }) => acts.guests,
  invites: ({ acts }) => acts.invites,
  arrivals: ({ acts }) => acts.arrivals,
  requests: ({ acts }) => acts.requests,
  log_entries: ({ acts }) => acts.log,
  notices: ({ acts }) => acts.told,
  needs: ({ needs }) => needs,
  need_series: ({ series }) => series,
  offers: ({ offers }) => offers,
  matches: ({ matches }) => matches,
  contacts: ({ matches }) => matches.filter(({ ownCopy }) => ownCopy !== null),
  notice_choices: ({ notices }) => notices.choices && [notices.choices],
  push_subscriptions: ({ notices }) => notices.devices,
  mail_addresses: ({ notices }) => notices.mail && [notices.mail],
  calendar_feeds: ({ notices }) => notices.calendar && [notices.calendar],
};

/** And why the others are not. */
const leftOut: Readonly<Record<string, string>> = {
  persons: "an id that the member's or the guest's row has as well",
  epoch_keys: "keys of the network, which open nothing for whoever has left",
  sessions: "hashes of what signs a device in, which is in the file itself",
  guest_keys: "keys of somebody else",
  bookings: "follow from the matches",
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
  const people: readonly PgTable[] = [members, devices, guests, persons];
  const naming = classified.filter(
    ({ table }) =>
      people.includes(table) ||
      getTableConfig(table).columns.some(({ name }) => /_(id|by)$/.test(name) && !things.includes(name)),
  );
  const names = naming.map(({ table }) => getTableName(table)).sort();
  expect([...Object.keys(inTheFile), ...Object.keys(leftOut)].sort()).toEqual(names);

  Object.assign(process.env, {
    HOLDFAST_NOTICE_SECRET: "for tests alone, at least 32 letters",
    HOLDFAST_SMTP_URL: "smtp://localhost:2525",
    HOLDFAST_MAIL_FROM: "holdfast@example.org",
    NEXTAUTH_URL: "https://holdfast.example.org",
  });
  const network = await foundTestNetwork(db.owner);
  await leaveATrail(network);
  const data = await findMyData(await network.actor(0));
  for (const [table, find] of Object.entries(inTheFile)) expect(find(data), table).toHaveLength(1);
  const others = await findMyData(await network.actor(2));
  for (const [table, find] of Object.entries(inTheFile)) {
    const own = table === "members" || table === "devices" ? 1 : 0;
    expect(find(others) ?? [], `another's ${table}`).toHaveLength(own);
  }
});

/** A row of everything for the first member of the network, with the second on the other side. */
async function leaveATrail(network: TestNetwork): Promise<void> {
  const [self = "", other = ""] = network.members;
  const actor = await network.actor(0);
  await setMailAddress(actor, { address: `ada${randomUUID()}@lovelace.example` });
  const need = await postTestNeed(db.owner, network, { author: self });
  const { offer, window } = await postTestOffer(db.owner, network, { author: other });
  await postTestOffer(db.owner, network, { author: self });
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
      {
        id: randomUUID(),
        kind: "by-message",
        inviter_id: self,
        member_id: randomUUID(),
        token_hash: randomBytes(32),
        sealing_key: randomBytes(32),
        signing_key: randomBytes(32),
        enrolment_key: randomBytes(32),
        wrapped_keys: sealed(),
        hello: sealed(),
        device_id: randomUUID(),
        login_key: randomBytes(32),
        expires_at: "2099-01-01",
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
  await db.owner`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id, quantity,
      during, state, origin, asked_until, purge_on)
    select network_id, ${match}, id, ${offer}, ${window}, ${self}, ${other}, 1, "window", 'confirmed', 'claim', now(),
      purge_on from needs where id = ${need}`;
  await db.owner`insert into contacts (network_id, match_id, from_id, for_id, contact, own_copy)
    values (${network.id}, ${match}, ${self}, ${other}, ${sealed()}, ${sealed()})`;
}
