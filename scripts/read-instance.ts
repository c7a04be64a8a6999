import type { OfferedLines, WantedLines } from "../domain/matching/lines";
import { type Row, readTable } from "./read-table";

/** Needs and offers of an instance as its two tables give them, in the order of their lines. Times in steps, metres. */
export type Instance = {
  readonly needs: NeedLines;
  readonly offers: OfferLines;
};

type NeedLines = WantedLines & {
  readonly id: Int32Array;
  readonly weight: Int32Array;
  readonly slots: Int32Array;
};

type OfferLines = OfferedLines & { readonly id: Int32Array; readonly load: Int32Array };

/** @throws PlainError with the file, the line and what is wrong with it. */
export function readInstance(needsFile: string, offersFile: string): Instance {
  const offers = readOffers(offersFile);
  return { offers, needs: readNeeds(needsFile, indexOf(offers.id)) };
}

/** Where each id stands. */
export function indexOf(ids: Int32Array): ReadonlyMap<number, number> {
  return new Map(Array.from(ids, (id, index) => [id, index]));
}

const needColumns = [
  "id",
  "cat",
  "x",
  "y",
  "s",
  "e",
  "qty",
  "req",
  "urg",
  "slots",
  "blocked",
  "pref",
] as const;

function readNeeds(file: string, offers: ReadonlyMap<number, number>): NeedLines {
  const columns = gather("id", "cat", "x", "y", "s", "e", "qty", "req", "urg", "slots");
  const blocked: number[][] = [];
  const preferred: number[][] = [];
  const known = new Set<number>();
  for (const row of readTable(file, needColumns)) {
    columns.id.push(newId(row, known));
    columns.cat.push(category(row));
    for (const column of ["x", "y"] as const) columns[column].push(row.whole(column, -farthest));
    for (const column of ["s", "e", "req"] as const) columns[column].push(row.whole(column, 0));
    for (const column of ["qty", "urg", "slots"] as const) columns[column].push(row.whole(column, 1));
    if (row.whole("e", 0) <= row.whole("s", 0)) throw row.wrong("it ends (e) no later than it starts (s)");
    blocked.push(offersIn(row, "blocked", offers));
    preferred.push(offersIn(row, "pref", offers));
  }
  return {
    id: Int32Array.from(columns.id),
    category: Int32Array.from(columns.cat),
    x: Int32Array.from(columns.x),
    y: Int32Array.from(columns.y),
    start: Int32Array.from(columns.s),
    end: Int32Array.from(columns.e),
    quantity: Int32Array.from(columns.qty),
    required: Int32Array.from(columns.req),
    weight: Int32Array.from(columns.urg),
    slots: Int32Array.from(columns.slots),
    blocked,
    preferred,
  };
}

const offerColumns = [
  "id",
  "catmask",
  "x",
  "y",
  "radius",
  "cap",
  "attr",
  "load",
  "prior",
  "windows",
] as const;

function readOffers(file: string): OfferLines {
  const columns = gather("id", "catmask", "x", "y", "radius", "cap", "attr", "load", "prior");
  const windows = { begin: [0], start: [] as number[], end: [] as number[] };
  const known = new Set<number>();
  for (const row of readTable(file, offerColumns)) {
    columns.id.push(newId(row, known));
    for (const column of ["x", "y"] as const) columns[column].push(row.whole(column, -farthest));
    for (const column of ["catmask", "radius", "cap", "attr", "load", "prior"] as const) {
      columns[column].push(row.whole(column, 0));
    }
    for (const window of row.list("windows")) {
      const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(window) ?? [];
      if (!start || !end || Number(end) <= Number(start)) {
        throw row.wrong(`"${window}" in windows is not of the form 12-34, with the later after the dash`);
      }
      windows.start.push(Number(start));
      windows.end.push(Number(end));
    }
    windows.begin.push(windows.start.length);
  }
  return {
    id: Int32Array.from(columns.id),
    categories: Int32Array.from(columns.catmask),
    x: Int32Array.from(columns.x),
    y: Int32Array.from(columns.y),
    radius: Int32Array.from(columns.radius),
    capacity: Int32Array.from(columns.cap),
    attributes: Int32Array.from(columns.attr),
    load: Int32Array.from(columns.load),
    prior: Int32Array.from(columns.prior),
    windows: Int32Array.from(windows.begin),
    windowStart: Int32Array.from(windows.start),
    windowEnd: Int32Array.from(windows.end),
  };
}

/** Coordinates are metres; distances between points closer than this to the origin are exact. */
const farthest = 20_000_000;

function gather<Column extends string>(...columns: Column[]): Record<Column, number[]> {
  return Object.fromEntries(columns.map((column) => [column, []])) as unknown as Record<Column, number[]>;
}

function newId(row: Row<"id">, known: Set<number>): number {
  const id = row.whole("id", 0);
  if (known.has(id)) throw row.wrong(`id ${id} was there before`);
  known.add(id);
  return id;
}

/** An offer's categories are bits of a number, so that there are no more than 31. */
function category(row: Row<"cat">): number {
  const category = row.whole("cat", 0);
  if (category > 30) throw row.wrong(`cat is ${category}, more than 30`);
  return category;
}

/** Offers that are not there any more can neither be blocked nor preferred. */
function offersIn<Column extends string>(
  row: Row<Column>,
  column: Column,
  offers: ReadonlyMap<number, number>,
) {
  return row.list(column).flatMap((id) => {
    if (!/^\d+$/.test(id)) throw row.wrong(`"${id}" in ${column} is not the id of an offer`);
    return offers.get(Number(id)) ?? [];
  });
}
