import { createHash, randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { type Actor, findActor } from "@/db/actor";
import type { Category } from "@/domain/categories";
import { hour, quarter, type Window } from "@/domain/window";
import { addDays, dayOf } from "@/domain/zoned-time";

export type TestNetwork = {
  id: string;
  /** The first one is a coordinator. */
  members: string[];
  /** The same people, signed in: each call looks the session up anew, as every request does. */
  actor(index: number): Promise<Actor>;
  placeId: string;
};

/**
 * A network with members, devices and live sessions, straight into the tables. Keys and sealed texts are
 * random bytes: whoever needs ones that open makes them with `seal/`.
 */
export async function foundTestNetwork(
  owner: postgres.Sql,
  { members: count = 3, zone = "America/Chicago" } = {},
): Promise<TestNetwork> {
  const id = randomUUID();
  const placeId = randomUUID();
  const people = Array.from({ length: count }, () => ({
    id: randomUUID(),
    device: randomUUID(),
    token: randomBytes(32),
  }));
  await owner.begin(async (sql) => {
    await sql`insert into networks (network_id, zone, profile, profile_epoch) values (${id}, ${zone}, ${sealed()}, 1)`;
    await sql`insert into places (network_id, id, label, epoch, position) values (${id}, ${placeId}, ${sealed()}, 1, 1)`;
    await sql`insert into members ${sql(people.map((person, index) => memberRow(id, zone, person.id, index)))}`;
    await sql`insert into epoch_keys ${sql(
      people.map((person) => ({ network_id: id, epoch: 1, member_id: person.id, envelope: sealed() })),
    )}`;
    await sql`insert into devices ${sql(
      people.map((person) => ({
        network_id: id,
        id: person.device,
        member_id: person.id,
        login_key: randomBytes(32),
      })),
    )}`;
    const expiresOn = new Date(Date.now() + 7 * 24 * hour).toISOString().slice(0, 10);
    await sql`insert into sessions ${sql(
      people.map((person) => ({
        network_id: id,
        token_hash: hashOf(person.token),
        device_id: person.device,
        expires_on: expiresOn,
      })),
    )}`;
  });
  return {
    id,
    placeId,
    members: people.map((person) => person.id),
    async actor(index) {
      const person = people[index];
      const actor = person && (await findActor(id, hashOf(person.token)));
      if (!actor) throw new Error(`The test network has no member ${index}.`);
      return actor;
    },
  };
}

type Listing = { author: string; category?: Category; window?: Window; quantity?: number };

/** A posted, open need; by default a ride for one, tomorrow at this time, for an hour. */
export async function postTestNeed(
  owner: postgres.Sql,
  network: TestNetwork,
  listing: Listing,
): Promise<string> {
  const { author, category = "ride", window = tomorrow(), quantity = 1 } = listing;
  const id = randomUUID();
  await owner`insert into needs (network_id, id, author_id, category, "window", place_id, quantity, "left", attributes,
      urgency, note, epoch, origin, purge_on)
    values (${network.id}, ${id}, ${author}, ${category}, ${rangeOf(window)}::tstzrange, ${network.placeId}, ${quantity},
      ${quantity}, '{}', 1, ${sealed()}, 1, 'posted', current_date + 30)`;
  return id;
}

/** A posted, open offer with one window. */
export async function postTestOffer(
  owner: postgres.Sql,
  network: TestNetwork,
  listing: Listing & { splittable?: boolean },
): Promise<{ offer: string; window: string }> {
  const { author, category = "ride", window = tomorrow(), quantity = 1, splittable = true } = listing;
  const ids = { offer: randomUUID(), window: randomUUID() };
  await owner`insert into offers (network_id, id, author_id, category, place_id, reach, splittable, attributes, note,
      epoch, origin, purge_on)
    values (${network.id}, ${ids.offer}, ${author}, ${category}, ${network.placeId}, 'anywhere', ${splittable}, '{}',
      ${sealed()}, 1, 'posted', current_date + 30)`;
  await owner`insert into offer_windows (network_id, id, offer_id, "window", quantity, "left")
    values (${network.id}, ${ids.window}, ${ids.offer}, ${rangeOf(window)}::tstzrange, ${quantity}, ${quantity})`;
  return ids;
}

const inADay = Math.ceil((Date.now() + 24 * hour) / quarter) * quarter;

/** An hour that begins about a day from now, on a quarter: the same one whenever a test asks, however long it takes. */
export function tomorrow(): Window {
  return { from: new Date(inADay), until: new Date(inADay + hour) };
}

/** A window as PostgreSQL reads a range. */
export function rangeOf({ from, until }: Window): string {
  return `[${from.toISOString()},${until.toISOString()})`;
}

/** A line of the log, to go along with an act on others. */
export function makeLogEntry(epoch = 1) {
  return { id: randomUUID() as string, entry: sealed(), epoch };
}

/** Bytes of the size of a short sealed text. */
export function sealed(): Buffer {
  return randomBytes(285);
}

function memberRow(network: string, zone: string, id: string, index: number) {
  return {
    network_id: network,
    id,
    duty_until: index === 0 ? addDays(dayOf(new Date(), zone), 7) : null,
    sealing_key: randomBytes(32),
    signing_key: randomBytes(32),
    enrolment_key: randomBytes(32),
    wrapped_keys: sealed(),
    profile: sealed(),
    profile_epoch: 1,
    admission: sealed(),
    admission_epoch: 1,
  };
}

function hashOf(token: Uint8Array): Buffer {
  return createHash("sha256").update(token).digest();
}
