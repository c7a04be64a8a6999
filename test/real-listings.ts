import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import type { Attribute } from "@/domain/attributes";
import type { Category } from "@/domain/categories";
import type { Urgency } from "@/domain/urgency";
import type { Window } from "@/domain/window";
import { addDays, dayOf } from "@/domain/zoned-time";
import { sealed } from "@/features/demo/sealed";
import { rangeOf, tomorrow } from "./factory";
import type { RealMember, RealNetwork } from "./real-network";

/** What a test says about a listing; all but its author has a default: a ride for one, an hour, tomorrow. */
type Listing = {
  by: RealMember;
  category?: Category;
  window?: Window;
  quantity?: number;
  attributes?: readonly Attribute[];
  note?: string;
};

/** A need on the board, with a note that its members can open. Gives its id. */
export async function postRealNeed(
  owner: postgres.Sql,
  network: RealNetwork,
  { urgency = 1, ...listing }: Listing & { urgency?: Urgency },
): Promise<string> {
  const { window = tomorrow(), quantity = 1, category = "ride" } = listing;
  const common = await commonRow(network, "needs", listing, window);
  const toPlace = category === "ride" ? (network.places[1]?.id ?? null) : null;
  const amounts = { quantity, left: quantity, urgency, to_place_id: toPlace };
  await owner.begin(async (sql) => {
    await sql`insert into needs ${sql({ ...common, ...amounts, window: rangeOf(window) })}`;
    await raiseVersion(sql, network);
  });
  return common.id;
}

/** An offer with one window on the board. Gives the ids of both. */
export async function postRealOffer(
  owner: postgres.Sql,
  network: RealNetwork,
  { splittable = true, ...listing }: Listing & { splittable?: boolean },
): Promise<{ offer: string; window: string }> {
  const { window = tomorrow(), quantity = 1 } = listing;
  const common = await commonRow(network, "offers", listing, window);
  const windowId = randomUUID();
  await owner.begin(async (sql) => {
    await sql`insert into offers ${sql({ ...common, reach: "anywhere", splittable })}`;
    await sql`insert into offer_windows ${sql({
      network_id: network.id,
      id: windowId,
      offer_id: common.id,
      window: rangeOf(window),
      quantity,
      left: quantity,
    })}`;
    await raiseVersion(sql, network);
  });
  return { offer: common.id, window: windowId };
}

/** A need that comes again each day, and its time of tomorrow; the note is the series'. Gives the ids of both. */
export async function postRealSeries(
  owner: postgres.Sql,
  network: RealNetwork,
  { by, note }: { by: RealMember; note: string },
): Promise<{ series: string; need: string }> {
  const series: string = randomUUID();
  await owner`insert into need_series ${owner({
    ...{ network_id: network.id, id: series, author_id: by.id, category: "ride", quantity: 1, urgency: 1 },
    ...{ attributes: [], note: await sealed(network, "need_series", series, "note", note), epoch: 1 },
    ...{ days: [1, 2, 3, 4, 5, 6, 7], from_time: "08:00", until_time: "09:00", first_on: "2026-01-01" },
    purge_on: "2126-01-01",
  })}`;
  const need = await postRealNeed(owner, network, { by });
  await owner`update needs set series_id = ${series}, occurs_on = current_date + 1
    where network_id = ${network.id} and id = ${need}`;
  return { series, need };
}

async function commonRow(network: RealNetwork, table: string, listing: Listing, { until }: Window) {
  const { by, category = "ride", attributes = [], note } = listing;
  const id: string = randomUUID();
  return {
    network_id: network.id,
    id,
    author_id: by.id,
    category,
    place_id: network.places[0]?.id ?? null,
    attributes: [...attributes],
    note: note === undefined ? null : await sealed(network, table, id, "note", note),
    epoch: 1,
    origin: "posted",
    purge_on: addDays(dayOf(until, network.zone), 7),
  };
}

/** How many needs the network has, on the board or not. */
export async function countNeeds(owner: postgres.Sql, { id }: RealNetwork): Promise<number> {
  const needs = await owner`select from needs where network_id = ${id}`;
  return needs.length;
}

/** So that a running app does not answer with the board it still remembers. */
async function raiseVersion(sql: postgres.TransactionSql, { id }: RealNetwork): Promise<void> {
  await sql`update networks set version = version + 1 where network_id = ${id}`;
}
