import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { type Answer, ask } from "../test/ask";
import { postRealNeed, postRealOffer } from "../test/real-listings";
import { foundRealNetwork, type RealNetwork } from "../test/real-network";
import { signIn } from "../test/signed-in";
import { bodies, type Ids, madeUpIds } from "./bodies";

/** Ines and Malik found each other twice: `confirmed` is agreed, `asked` waits for his yes. Thuy has no part in it. */
export type Attacked = {
  network: RealNetwork;
  ids: Omit<Ids, "match">;
  asked: string;
  confirmed: string;
  /** Everything of it that an answer to somebody else could give away. */
  belongings: readonly string[];
};

/** A network in which one of everything exists, for others to reach for. */
export async function foundAttacked(owner: postgres.Sql): Promise<Attacked> {
  const network = await foundRealNetwork(owner, { members: ["Rosa", "Malik", "Ines", "Thuy"] });
  const malik = network.member("Malik");
  const ines = network.member("Ines");
  const need = await postRealNeed(owner, network, { by: ines, note: "At the corner." });
  const taken = await postRealOffer(owner, network, { by: malik, quantity: 3, note: "Gray van." });
  const open = await postRealOffer(owner, network, { by: malik, quantity: 3, note: "Gray van again." });
  const cookies = {
    rosa: await signIn(baseUrl(), network, network.member("Rosa")),
    malik: await signIn(baseUrl(), network, malik),
    ines: await signIn(baseUrl(), network, ines),
  };
  const common = { ...madeUpIds(), network: network.id, member: malik.id, device: malik.device.id };
  const place = network.places[0]?.id ?? "";
  const confirmed = { ...common, ...taken, place, need: randomUUID(), match: randomUUID() };
  const asked = { ...confirmed, need: randomUUID(), match: randomUUID() };
  await expectDone(act("claim-offer", confirmed, cookies.ines));
  await expectDone(act("confirm-match", confirmed, cookies.malik));
  await expectDone(act("claim-offer", asked, cookies.ines));
  await expectDone(act("create-invite", common, cookies.rosa));
  const ids = { ...common, ...open, place, need };
  return {
    network,
    ids,
    asked: asked.match,
    confirmed: confirmed.match,
    belongings: [
      ...new Set([...Object.values({ ...ids, ...confirmed }), ...(await listBelongings(owner, network))]),
    ],
  };
}

/** A well-formed request to one of the verbs of the network that the ids name. */
export function act(verb: string, ids: Ids, cookie?: string): Promise<Answer> {
  const route = `/api/n/[network]/${verb}`;
  return ask(`/api/n/${ids.network}/${verb}`, { method: "POST", cookie, json: bodies[route]?.(ids) });
}

export function baseUrl(): string {
  return process.env.BASE_URL ?? "";
}

/** One number for all rows of a network, in every table that has rows of networks. */
export async function hashOf(owner: postgres.Sql, { id }: RealNetwork): Promise<string> {
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

/** What is sealed there, as it would travel, and its names in clear, which no server should know. */
async function listBelongings(
  owner: postgres.Sql,
  { id, name, members, places }: RealNetwork,
): Promise<string[]> {
  const rows = await owner<{ sealed: Buffer }[]>`
    select profile as sealed from networks where network_id = ${id}
    union all select profile from members where network_id = ${id}
    union all select admission from members where network_id = ${id}
    union all select envelope from epoch_keys where network_id = ${id}
    union all select label from places where network_id = ${id}
    union all select note from needs where network_id = ${id} and note is not null
    union all select note from offers where network_id = ${id} and note is not null
    union all select contact from contacts where network_id = ${id}
    union all select own_copy from contacts where network_id = ${id}
    union all select packet from invites where network_id = ${id}`;
  const names = [name, ...members.map((member) => member.name), ...places.map((place) => place.label)];
  return [...rows.map(({ sealed }) => sealed.toString("base64url")), ...names];
}

async function expectDone(answering: Promise<Answer>): Promise<void> {
  const { status, text } = await answering;
  if (status !== 200) throw new Error(`The attacked network could not be filled: ${text}`);
}
