import type postgres from "postgres";
import { categories } from "@/domain/categories";
import { hour, quarter, type Window } from "@/domain/window";
import { foundTestNetwork, postTestNeed, postTestOffer, type TestNetwork } from "@/test/factory";

/** A network of forty with so many open listings over the coming week, half of them needs, each with a note. */
export async function fillBoard(owner: postgres.Sql, count: number): Promise<TestNetwork> {
  const network = await foundTestNetwork(owner, { members: 40 });
  const start = Math.ceil(Date.now() / quarter) * quarter;
  for (let index = 0; index < count; index++) {
    const author = pick(network.members, index);
    const category = pick(categories, Math.floor(index / 2));
    const listing = { author, category, window: windowOf(start, index), quantity: 1 + (index % 4) };
    await (index % 2 === 0 ? postTestNeed : postTestOffer)(owner, network, listing);
  }
  return network;
}

/** Spread over the week as if at random, yet the same in each run. */
function windowOf(start: number, index: number): Window {
  const from = start + ((index * 37) % (7 * 96)) * quarter;
  return { from: new Date(from), until: new Date(from + (1 + (index % 5)) * hour) };
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
