import { randomUUID } from "node:crypto";
import { gridDisk, latLngToCell } from "h3-js";
import type postgres from "postgres";
import { attributesOf } from "@/domain/attributes";
import type { Category } from "@/domain/categories";
import { hour, quarter } from "@/domain/window";
import { sealed } from "@/test/factory";

const kinds: readonly Category[] = ["ride", "childcare", "food", "shift"];

/**
 * A network as large as a city: so many needs and as many offers by as many people, over the coming week, in homes that
 * crowd around eight workplaces; offers stand a few times, reach the next areas or, one in ten, anywhere, and may mostly
 * be had a few times a week. The same for the same numbers, but for ids.
 */
export async function foundCity(owner: postgres.Sql, listings: number): Promise<string> {
  const network = randomUUID();
  const random = randomFrom(1);
  const cells = gridDisk(latLngToCell(41.88, -87.63, 7), 7);
  const works = Array.from({ length: 8 }, () => cells[Math.floor(random() * cells.length)] ?? "");
  const cellOf = () => {
    const around = gridDisk(works[Math.floor(random() * works.length)] ?? "", 1 + Math.floor(random() * 4));
    return around[Math.floor(random() * around.length)] ?? "";
  };
  const now = Math.ceil(Date.now() / quarter) * quarter;
  const windowOf = (hours: number) => {
    const from = now + Math.floor(random() * 7) * 24 * hour + Math.floor(random() * 60) * quarter;
    return `[${new Date(from).toISOString()},${new Date(from + hours * hour).toISOString()})`;
  };
  const people = Array.from({ length: listings }, () => randomUUID());
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const needs = people.map((_, index) => {
    const category = pick(kinds);
    const quantity = category === "food" ? 5 + Math.floor(random() * 20) : 1 + Math.floor(random() ** 2 * 3);
    return {
      network_id: network,
      id: randomUUID(),
      author_id: people[(index * 7919) % listings] ?? "",
      category,
      window: windowOf((1 + Math.floor(random() * 8)) / 4 + 0.25),
      cell: cellOf(),
      quantity,
      left: quantity,
      attributes: random() < 0.25 ? [pick(attributesOf(category).slice(0, 3))] : [],
      urgency: Math.floor(random() * 4),
      epoch: 1,
      origin: "posted",
      purge_on: "2100-01-01",
    };
  });
  const offers = people.map((author_id) => {
    const category = pick(kinds);
    return {
      network_id: network,
      id: randomUUID(),
      author_id,
      category,
      cell: cellOf(),
      reach: random() < 0.1 ? "anywhere" : "near",
      splittable: true,
      most_a_week: category === "food" || random() < 0.2 ? null : 1 + Math.floor(random() * 4),
      attributes: attributesOf(category)
        .slice(0, 3)
        .filter(() => random() < 0.5),
      epoch: 1,
      origin: "posted",
      purge_on: "2100-01-01",
    };
  });
  const windows = offers.flatMap(({ id: offer_id, category }) =>
    Array.from({ length: 2 + Math.floor(random() * 5) }, () => {
      const quantity = category === "food" ? 5 + Math.floor(random() * 20) : 1 + Math.floor(random() * 4);
      return {
        network_id: network,
        id: randomUUID(),
        offer_id,
        window: windowOf(2 + Math.floor(random() * 6)),
        quantity,
        left: quantity,
      };
    }),
  );
  await owner`insert into networks (network_id, zone, profile, profile_epoch)
    values (${network}, 'America/Chicago', ${sealed()}, 1)`;
  await insert(
    owner,
    "persons",
    people.map((id) => ({ network_id: network, id })),
  );
  await insert(owner, "needs", needs);
  await insert(owner, "offers", offers);
  await insert(owner, "offer_windows", windows);
  await owner`analyze`;
  return network;
}

/** A statement takes 65,534 values at most. */
async function insert(owner: postgres.Sql, table: string, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 3000) {
    await owner`insert into ${owner(table)} ${owner(rows.slice(at, at + 3000) as Record<string, string>[])}`;
  }
}

/** Numbers from 0 to 1 that are the same each time (mulberry32, by Tommy Ettinger, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
