import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { tomorrow } from "./factory";
import { postRealNeed, postRealOffer } from "./real-listings";
import type { RealMember, RealNetwork } from "./real-network";

type Pair = { receiver: RealMember; helper: RealMember; state?: "asked" | "confirmed"; note?: string };

/** A meal that somebody has claimed from somebody: asked for, or agreed upon. Nobody has handed over a contact. Gives its id. */
export async function joinRealPair(
  owner: postgres.Sql,
  network: RealNetwork,
  { receiver, helper, state = "asked", note }: Pair,
): Promise<string> {
  const [category, during] = ["food" as const, tomorrow()];
  const need = await postRealNeed(owner, network, { by: receiver, category, window: during, note });
  const { offer, window } = await postRealOffer(owner, network, { by: helper, category, window: during });
  const id = randomUUID();
  await owner.begin(async (sql) => {
    await sql`insert into matches (network_id, id, need_id, offer_id, offer_window_id, receiver_id, helper_id,
        quantity, during, state, origin, receiver_agreed, helper_agreed, asked_until, purge_on)
      select network_id, ${id}, id, ${offer}, ${window}, ${receiver.id}, ${helper.id}, 1, "window", ${state}, 'claim',
        true, ${state === "confirmed"}, now() + interval '6 hours', purge_on from needs where id = ${need}`;
    await sql`update needs set "left" = "left" - 1 where network_id = ${network.id} and id = ${need}`;
    await sql`update offer_windows set "left" = "left" - 1 where network_id = ${network.id} and id = ${window}`;
    await sql`update networks set version = version + 1 where network_id = ${network.id}`;
  });
  return id;
}
