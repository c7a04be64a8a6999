import type postgres from "postgres";
import { categories } from "@/domain/categories";
import { postRealNeed, postRealOffer } from "@/test/real-listings";
import type { RealNetwork } from "@/test/real-network";

/** So many open listings with a note each that its members can open, by all of them but the first, half of them needs. */
export async function fillRealBoard(
  owner: postgres.Sql,
  network: RealNetwork,
  listings: number,
): Promise<void> {
  const authors = network.members.slice(1);
  for (let index = 0; index < listings; index++) {
    const by = authors[index % authors.length];
    if (!by) throw new RangeError("A board is filled by others than who reads it.");
    const category = categories[index % categories.length];
    const listing = { by, category, note: `Back door, ring twice. Number ${index}.` };
    await (index % 2 === 0 ? postRealNeed(owner, network, listing) : postRealOffer(owner, network, listing));
  }
}
