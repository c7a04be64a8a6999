import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { type Answer, ask } from "../test/ask";
import { writeDownTestGuest } from "../test/guest";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork, type RealMember, type RealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { type Body, bodies, type Ids, madeUpIds } from "./bodies";
import { listSealed, type SealedValue } from "./sealed-columns";

/**
 * Ilka and Magnus found each other twice: `confirmed` is agreed, `asked` waits for his yes; what he agreed with the guest
 * is `guestMatch`. Tamsin has no part in it.
 */
export type Attacked = {
  network: RealNetwork;
  ids: Omit<Ids, "match">;
  asked: string;
  confirmed: string;
  guestMatch: string;
  /** Everything of it that an answer to somebody from elsewhere could give away. */
  belongings: readonly string[];
  /** What of that is not for the member of this name either, who has no part in it. */
  secretsFor(name: "Tamsin" | "Oriel"): readonly string[];
};

/** A network in which one of everything exists, for others to reach for. */
export async function foundAttacked(owner: postgres.Sql): Promise<Attacked> {
  const network = await foundRealNetwork(owner, {
    name: "Quarry Lane",
    members: ["Oriel", "Magnus", "Ilka", "Tamsin"],
    places: ["Kiln Row"],
  });
  const magnus = network.member("Magnus");
  const ilka = network.member("Ilka");
  const need = await postRealNeed(owner, network, { by: ilka, note: "At the corner." });
  const taken = await postRealOffer(owner, network, { by: magnus, quantity: 3, note: "Gray van." });
  const open = await postRealOffer(owner, network, { by: magnus, quantity: 3, note: "Gray van again." });
  const cookies = {
    oriel: await signIn(baseUrl(), network, network.member("Oriel")),
    magnus: await signIn(baseUrl(), network, magnus),
    ilka: await signIn(baseUrl(), network, ilka),
  };
  const common = { ...madeUpIds(), network: network.id, member: magnus.id, device: magnus.device.id };
  const place = network.places[0]?.id ?? "";
  const confirmed = { ...common, ...taken, place, need: randomUUID(), match: randomUUID() };
  const asked = { ...confirmed, need: randomUUID(), match: randomUUID() };
  await expectDone(act("claim-offer", confirmed, cookies.ilka));
  await expectDone(act("confirm-match", confirmed, cookies.magnus));
  await expectDone(act("claim-offer", asked, cookies.ilka));
  await expectDone(act("create-invite", common, cookies.oriel));
  const series = randomUUID();
  await expectDone(act("post-weekly-need", { ...common, place, need: series }, cookies.ilka));
  const guest = await writeDownTestGuest(owner, network);
  const ofGuest = { ...confirmed, need: randomUUID(), match: randomUUID() };
  await expectDone(act("claim-offer", ofGuest, cookies.oriel, { as: guest }));
  await expectDone(act("confirm-match", ofGuest, cookies.magnus));
  const ids = { ...common, ...open, place, need, guest, series };
  const sealed = await listSealed(owner, network.id);
  const keys = await listKeys(owner, network);
  return {
    network,
    ids,
    asked: asked.match,
    confirmed: confirmed.match,
    guestMatch: ofGuest.match,
    belongings: [
      ...[ids, confirmed, ofGuest].flatMap((each) => Object.values(each)),
      ...sealed.map(asSent),
      ...namesOf(network),
    ],
    secretsFor: (name) => [
      ...[asked.match, confirmed.match, ofGuest.match, ids.invite],
      ...sealed.filter((value) => !isFor(network.member(name), value)).map(asSent),
      ...keys,
    ],
  };
}

/** The same for whoever only reads, founded once for all of them. */
export async function lastingAttacked(owner: postgres.Sql): Promise<Attacked> {
  lastingNetwork ??= foundAttacked(owner);
  return lastingNetwork;
}

let lastingNetwork: Promise<Attacked> | undefined;

/** A well-formed request to one of the verbs of the network that the ids name. */
export function act(verb: string, ids: Ids, cookie?: string, more: Body = {}): Promise<Answer> {
  const json = { ...bodies[`/api/n/[network]/${verb}`]?.(ids), ...more };
  return ask(`/api/n/${ids.network}/${verb}`, { method: "POST", cookie, json });
}

export function baseUrl(): string {
  return process.env.BASE_URL ?? "";
}

/** One number for all rows of a network, in every table that has rows of networks. */
export async function hashOf(owner: postgres.Sql, { id }: Pick<RealNetwork, "id">): Promise<string> {
  const tables = await owner`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'network_id' order by 1`;
  const hashes = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await owner`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash
        from ${owner(name)} t where network_id = ${id}`;
      return `${name} ${row?.hash}`;
    }),
  );
  return hashes.join("\n");
}

/** The network's names in clear, which no server should know. */
function namesOf({ name, members, places }: RealNetwork): string[] {
  return [name, ...members.map((member) => member.name), ...places.map((place) => place.label)];
}

/** What every member may open, their own envelopes, and what they hold for a guest. */
function isFor({ id }: RealMember, { table, dataClass, row }: SealedValue): boolean {
  const isOwn = ["epoch_keys", "guest_keys"].includes(table) && row.member_id === id;
  return isOwn || dataClass === "network-sealed";
}

/** By which members and devices are known to the server. */
async function listKeys(owner: postgres.Sql, { id }: RealNetwork): Promise<string[]> {
  const rows = await owner<Pick<SealedValue, "bytes">[]>`
    select enrolment_key as bytes from members where network_id = ${id}
    union all select login_key from devices where network_id = ${id}`;
  return rows.map(asSent);
}

function asSent({ bytes }: Pick<SealedValue, "bytes">): string {
  return bytes.toString("base64url");
}

async function expectDone(answering: Promise<Answer>): Promise<void> {
  const { status, text } = await answering;
  if (status !== 200) throw new Error(`The attacked network could not be filled: ${text}`);
}

export type Attacker = {
  person: "nobody" | "stranger" | "member" | "coordinator";
  /** Their own network, when that is where they ask. */
  home?: string;
  /** Their cookie. */
  enter(): Promise<string | undefined>;
};

/** Whoever could reach for the attacked network, with accounts elsewhere; each comes in by a session of its own. */
export async function foundAttackers(owner: postgres.Sql): Promise<Attacker[]> {
  const shed = await foundRealNetwork(owner, {
    name: "Elsewhere",
    members: ["Ada", "Ben"],
    places: ["Shed"],
  });
  const barn = await foundRealNetwork(owner, { name: "Far away", members: ["Cleo"], places: ["Barn"] });
  const ben = () => signIn(baseUrl(), shed, shed.member("Ben"));
  return [
    { person: "nobody", enter: async () => undefined },
    { person: "stranger", enter: ben },
    { person: "member", home: shed.id, enter: ben },
    { person: "coordinator", home: barn.id, enter: () => signIn(baseUrl(), barn, barn.member("Cleo")) },
  ];
}

/** The same for requests that change nothing at their homes either, founded and signed in once for all of them. */
export async function lastingAttackers(owner: postgres.Sql): Promise<Attacker[]> {
  lasting ??= foundAttackers(owner).then((attackers) =>
    Promise.all(
      attackers.map(async (attacker) => {
        const cookie = await attacker.enter();
        return { ...attacker, enter: async () => cookie };
      }),
    ),
  );
  return lasting;
}

let lasting: Promise<Attacker[]> | undefined;

/** What of all that stands in the answer. */
export function givenAway(belongings: readonly string[], { text }: Answer): string[] {
  return belongings.filter((belonging) => text.includes(belonging));
}

/** What two answers have in common that differ in nothing but the ids they were asked about. */
export function withoutIds({ status, headers, text }: Answer) {
  const masked = text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id");
  return { status, type: headers["content-type"], text: masked };
}
