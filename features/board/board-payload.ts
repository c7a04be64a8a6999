import { type Actor, asActor, snapshot, type Transaction } from "@/db/actor";
import type { BoardPayload, NeedCard, OfferCard, SeriesCard, WindowCard } from "@/domain/board";
import { type Weekday, weekdays } from "@/domain/weekly";
import { dayOf } from "@/domain/zoned-time";
import { layOutAreas } from "@/features/places/lay-out-areas";
import { toBase64url } from "@/seal/bytes";
import {
  findNetwork,
  listNames,
  listPlaces,
  listPostedNeeds,
  listPostedWindows,
  listSeries,
  listWeekly,
  memberCardOf,
} from "./queries";

/**
 * The board as every member of the actor's network sees it: what is posted, open and not over. All of it, the version
 * too, is read at one moment: rows of another version can never end up under this one.
 */
export function loadBoard(actor: Actor): Promise<BoardPayload> {
  return asActor(actor, (tx) => readBoard(tx, actor.network), snapshot);
}

async function readBoard(tx: Transaction, id: string): Promise<BoardPayload> {
  const [network, placeRows, needRows, windowRows, seriesRows, weeklyRows] = await Promise.all([
    findNetwork(tx, id),
    listPlaces(tx, id),
    listPostedNeeds(tx, id),
    listPostedWindows(tx, id),
    listSeries(tx, id),
    listWeekly(tx, id),
  ]);
  if (!network) throw new Error("The network of a live session is gone.");
  const when = whenIn(network.zone);
  const needs = needRows.map((row) => needCard(row, when));
  const offers = offerCards(windowRows, daysOf(weeklyRows), when);
  const named = new Set([
    ...needs.flatMap((need) => [need.place, need.toPlace]),
    ...offers.map((offer) => offer.place),
  ]);
  const authors = new Set([...needs, ...offers].map((card) => card.by));
  const names = await listNames(tx, id, [...authors]);
  const shown = placeRows.filter((place) => !place.retired || named.has(place.id));
  return {
    version: network.version,
    zone: network.zone,
    epoch: network.epoch,
    network: { profile: toBase64url(network.profile), epoch: network.profileEpoch },
    members: names.map(memberCardOf),
    places: shown.map(({ id, label, epoch, cell }) => ({ id, label: toBase64url(label), epoch, cell })),
    areas: layOutAreas([...shown, ...needs, ...offers].map(({ cell }) => cell)),
    needs,
    offers,
    series: seriesRows.filter((row) => needs.some((need) => need.series === row.id)).map(seriesCard),
  };
}

type When = (window: { from: Date; until: Date }) => { from: number; until: number; day: string };

/** Windows begin on quarters of an hour, so the days of a few instants serve a whole board. */
function whenIn(zone: string): When {
  const days = new Map<number, string>();
  return ({ from, until }) => {
    const start = from.getTime();
    const day = days.get(start) ?? dayOf(from, zone);
    days.set(start, day);
    return { from: start / 1000, until: until.getTime() / 1000, day };
  };
}

type NeedRow = Awaited<ReturnType<typeof listPostedNeeds>>[number];
type SeriesRow = Awaited<ReturnType<typeof listSeries>>[number];
type WindowRow = Awaited<ReturnType<typeof listPostedWindows>>[number];

function needCard(row: NeedRow, when: When): NeedCard {
  const { authorId, window, placeId, toPlaceId, note, seriesId, ...facts } = row;
  return {
    ...facts,
    ...(seriesId && { series: seriesId }),
    ...when(window),
    by: authorId,
    place: placeId,
    toPlace: toPlaceId,
    note: note && toBase64url(note),
  };
}

function seriesCard({ days, note, ...row }: SeriesRow): SeriesCard {
  return { ...row, days: days as Weekday[], note: note && toBase64url(note) };
}

/** Monday first, each day once, by offer. */
function daysOf(rows: readonly { offer: string; days: number[] }[]): ReadonlyMap<string, Weekday[]> {
  const found = new Map<string, Weekday[]>();
  for (const { offer, days } of rows) {
    const all = [...(found.get(offer) ?? []), ...days];
    found.set(
      offer,
      weekdays.filter((day) => all.includes(day)),
    );
  }
  return found;
}

function offerCards(
  rows: readonly WindowRow[],
  weekly: ReadonlyMap<string, Weekday[]>,
  when: When,
): OfferCard[] {
  const cards = new Map<string, OfferCard & { windows: WindowCard[] }>();
  for (const { authorId, windowId, window, quantity, left, placeId, note, ...row } of rows) {
    const card = cards.get(row.id) ?? {
      ...row,
      by: authorId,
      place: placeId,
      note: note && toBase64url(note),
      ...(weekly.has(row.id) && { days: weekly.get(row.id) }),
      windows: [],
    };
    card.windows.push({ id: windowId, ...when(window), quantity, left });
    cards.set(row.id, card);
  }
  return [...cards.values()];
}
