import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { dutyDays } from "@/domain/duty";
import { sealed } from "@/features/demo/sealed";
import { type SeededMember, type SeededNetwork, seedMember } from "@/features/demo/seed-member";
import { makeDeviceKey } from "@/seal/device-login";
import type { SigningKeys } from "@/seal/member-keys";
import { importEpochKey, makeEpochKey } from "@/seal/network-seal";

/**
 * A member with real keys: `words` sign a browser in at /sign-in, `device` signs a script in (`signIn` of
 * ./signed-in), `keys` open what is sealed for them.
 */
export type RealMember = SeededMember & {
  readonly device: { readonly id: string; readonly keys: SigningKeys };
};

/** `seal` opens and seals what every member may read. */
export type RealNetwork = SeededNetwork & {
  readonly name: string;
  readonly zone: string;
  /** In the order of their names; the first one founded it and is a coordinator. */
  readonly members: readonly RealMember[];
  readonly places: readonly { readonly id: string; readonly label: string }[];
  /** The member of that name; throws when there is none. */
  member(name: string): RealMember;
};

/**
 * A network as browsers would have made it, straight into the tables: real keys, admissions, envelopes and
 * sealed names. Each spec founds its own, so that all of them run beside each other.
 */
export async function foundRealNetwork(owner: postgres.Sql, options: Options = {}): Promise<RealNetwork> {
  const { name = "Harbor House", zone = "America/Chicago" } = options;
  const { members: names = ["Rosa", "Malik", "Ines"], places: labels = ["Gate 4", "Union hall"] } = options;
  const epochKey = makeEpochKey();
  const seeded = { id: randomUUID(), epochKey, seal: await importEpochKey(epochKey) };
  const members = await makeMembers(seeded, names);
  const places = labels.map((label) => ({ id: randomUUID() as string, label }));
  const network = {
    ...seeded,
    name,
    zone,
    members,
    places,
    member: (wanted: string) => named(members, wanted),
  };
  await insert(owner, network);
  return network;
}

type Options = { name?: string; zone?: string; members?: readonly string[]; places?: readonly string[] };

async function makeMembers(network: SeededNetwork, names: readonly string[]): Promise<RealMember[]> {
  const members: RealMember[] = [];
  for (const name of names) {
    const seeded = await seedMember(network, name, members[0] ?? null);
    members.push({ ...seeded, device: { id: randomUUID(), keys: await makeDeviceKey() } });
  }
  return members;
}

function named(members: readonly RealMember[], name: string): RealMember {
  const found = members.find((member) => member.name === name);
  if (!found) throw new Error(`The network has no ${name}.`);
  return found;
}

async function insert(owner: postgres.Sql, network: RealNetwork): Promise<void> {
  const { id, zone, name, members, places } = network;
  const profile = await sealed(network, "networks", id, "profile", JSON.stringify({ name }));
  const placeRows = await Promise.all(
    places.map(async (place, position) => ({
      network_id: id,
      id: place.id,
      label: await sealed(network, "places", place.id, "label", place.label),
      epoch: 1,
      position,
    })),
  );
  await owner.begin(async (sql) => {
    await sql`insert into networks ${sql({ network_id: id, zone, profile, profile_epoch: 1 })}`;
    await sql`insert into members ${sql(members.map((member) => member.row))}`;
    await sql`update members set duty_until = today_in(network_id) + ${dutyDays}::int
      where network_id = ${id} and id = ${members[0]?.id ?? null}`;
    await sql`insert into epoch_keys ${sql(members.map((member) => envelopeRow(id, member)))}`;
    await sql`insert into devices ${sql(members.map((member) => deviceRow(id, member)))}`;
    if (placeRows.length > 0) await sql`insert into places ${sql(placeRows)}`;
  });
}

function envelopeRow(network: string, { id, envelope }: RealMember) {
  return { network_id: network, epoch: 1, member_id: id, envelope: Buffer.from(envelope) };
}

function deviceRow(network: string, { id, device }: RealMember) {
  const loginKey = Buffer.from(device.keys.publicKey);
  return { network_id: network, id: device.id, member_id: id, login_key: loginKey };
}
