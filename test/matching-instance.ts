import type { OfferedLines, WantedLines } from "@/domain/matching/lines";
import type { Problem } from "@/domain/matching/problem";

/** Needs and offers as the engine reads them from files. */
export type MadeInstance = {
  readonly needs: WantedLines & Problem["needs"];
  readonly offers: OfferedLines & { readonly load: Int32Array };
};

const side = 30_000;
const cell = 500;
const week = 672;

/**
 * A city made up: 30 km across, homes in clusters around eight centres, one week in quarters of an hour, four categories.
 * The same seed always gives the same one.
 */
export function makeInstance(needs: number, offers: number, seed: number): MadeInstance {
  const random = randomFrom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const centres = Array.from({ length: 8 }, () => [random() * side, random() * side] as const);
  const place = () => {
    const [x, y] = centres[below(centres.length)] ?? [0, 0];
    const near = (middle: number) => middle + (random() + random() + random() - 1.5) * 6000;
    const inside = (at: number) => Math.floor(Math.min(side - 1, Math.max(0, at)) / cell) * cell + cell / 2;
    return [inside(near(x)), inside(near(y))] as const;
  };
  const hour = () => (random() < 0.5 ? 28 + below(12) : 60 + below(20)) + 96 * below(7);
  const wanted = Array.from({ length: needs }, () => {
    const [x, y] = place();
    const start = hour();
    const several = (most: number) => Array.from({ length: below(most) }, () => below(Math.max(1, offers)));
    return {
      ...{ x, y, start, end: Math.min(week, start + 1 + below(12)), category: below(4) },
      ...{ quantity: 1 + below(5), required: random() < 0.5 ? 0 : 1 << below(4), weight: 1 << below(4) },
      ...{ slots: random() < 0.85 ? 1 : 2, blocked: several(2), preferred: several(3) },
    };
  });
  const offered = Array.from({ length: offers }, () => {
    const [x, y] = place();
    const windows = Array.from({ length: 2 + below(5) }, () => {
      const start = Math.max(0, hour() - below(12));
      return [start, Math.min(week, start + 8 + below(24))] as const;
    });
    return {
      ...{ x, y, radius: 2000 + below(15_000), categories: (1 << below(4)) | (1 << below(4)) },
      ...{ capacity: 1 + below(6), attributes: below(16), load: 1 + below(3), prior: below(3), windows },
    };
  });
  const first = [0];
  for (const { windows } of offered) first.push((first[first.length - 1] ?? 0) + windows.length);
  const windows = offered.flatMap((offer) => offer.windows);
  return {
    needs: {
      x: Int32Array.from(wanted, ({ x }) => x),
      y: Int32Array.from(wanted, ({ y }) => y),
      category: Int32Array.from(wanted, ({ category }) => category),
      start: Int32Array.from(wanted, ({ start }) => start),
      end: Int32Array.from(wanted, ({ end }) => end),
      quantity: Int32Array.from(wanted, ({ quantity }) => quantity),
      required: Int32Array.from(wanted, ({ required }) => required),
      weight: Int32Array.from(wanted, ({ weight }) => weight),
      slots: Int32Array.from(wanted, ({ slots }) => slots),
      blocked: wanted.map(({ blocked }) => blocked),
      preferred: wanted.map(({ preferred }) => preferred),
    },
    offers: {
      x: Int32Array.from(offered, ({ x }) => x),
      y: Int32Array.from(offered, ({ y }) => y),
      radius: Int32Array.from(offered, ({ radius }) => radius),
      categories: Int32Array.from(offered, ({ categories }) => categories),
      capacity: Int32Array.from(offered, ({ capacity }) => capacity),
      attributes: Int32Array.from(offered, ({ attributes }) => attributes),
      load: Int32Array.from(offered, ({ load }) => load),
      prior: Int32Array.from(offered, ({ prior }) => prior),
      windows: Int32Array.from(first),
      windowStart: Int32Array.from(windows, ([start]) => start),
      windowEnd: Int32Array.from(windows, ([, end]) => end),
    },
  };
}

/** What a problem is made of beside its edges: no rules, no places, coverage first. */
export function listingsOf({ needs, offers }: MadeInstance): Omit<Problem, "edges"> {
  const { weight, slots, start, end } = needs;
  const { load, prior } = offers;
  return {
    needs: { weight, slots, start, end },
    helpers: { load, prior, person: Int32Array.from(load.keys()) },
    fairness: 0,
    rules: {
      start: new Int32Array(1),
      edge: new Int32Array(0),
      units: new Int32Array(0),
      capacity: new Int32Array(0),
    },
    places: { on: false, pooled: false, free: null },
    price: 1e9,
  };
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32, Tommy Ettinger 2017). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
