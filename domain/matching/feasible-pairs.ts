import { categories } from "../categories";
import { anywhere, type Figures, isSplit, unknown } from "./figures";
import type { NeedRow } from "./network-rows";
import type { Posting, Standing } from "./posting";
import { whyNotPair } from "./why-not-pair";

/** The pairs that can be proposed: the windows of each need, as places in `posting.standing`, in that order. */
export type FeasiblePairs = {
  /** Where each need's pairs begin; one entry more than there are needs. */
  readonly start: Int32Array;
  readonly standing: Int32Array;
};

/**
 * All pairs against which `whyNotPair` has nothing to say, found without looking at every pair: windows lie in lists by
 * category and hour, and a need looks only through the list of the hour in which it begins, at whole numbers.
 */
export function feasiblePairs(posting: Posting, figures: Figures): FeasiblePairs {
  const { needs, standing } = posting;
  const lists = listByHour(figures);
  const start = new Int32Array(needs.length + 1);
  let found = new Int32Array(Math.max(64, 8 * needs.length));
  let count = 0;
  for (let need = 0; need < needs.length; need++) {
    const list = (figures.needs.left[need] as number) > 0 ? lists.of(need) : none;
    for (let index = 0; index < list.length; index++) {
      const at = list[index] as number;
      if (!fits(figures, need, at)) continue;
      // What is seldom so is asked of the rows themselves.
      const isSpecial = figures.needs.isSpecial[need] === 1 || figures.standing.isSpecial[at] === 1;
      if (isSpecial && !isFree(posting, needs[need] as NeedRow, standing[at] as Standing)) continue;
      if (count === found.length) found = grown(found);
      found[count++] = at;
    }
    start[need + 1] = count;
  }
  return { start, standing: found.slice(0, count) };
}

const none = new Int32Array();

function isFree(posting: Posting, need: NeedRow, standing: Standing): boolean {
  return whyNotPair(posting, need, standing).length === 0;
}

/** What whole numbers can tell of a window and a need of the same category. */
function fits({ needs, standing, steps }: Figures, need: number, at: number): boolean {
  if ((standing.from[at] as number) > (needs.from[need] as number)) return false;
  if ((standing.until[at] as number) < (needs.until[need] as number)) return false;
  if (((needs.attributes[need] as number) & ~(standing.attributes[at] as number)) !== 0) return false;
  const left = standing.left[at] as number;
  const wanted = needs.left[need] as number;
  if (left < (isSplit[needs.category[need] as number] ? 1 : wanted)) return false;
  if (standing.isWhole[at] === 1 && left > wanted) return false;
  if (standing.person[at] === needs.person[need]) return false;
  const reach = standing.reach[at] as number;
  if (reach === anywhere) return true;
  const place = needs.place[need] as number;
  if (place !== unknown && place === standing.place[at]) return true;
  const [cell, other] = [needs.cell[need] as number, standing.cell[at] as number];
  return cell !== unknown && other !== unknown && steps(cell, other) <= reach;
}

/** The windows that stand in an hour, by category: those of one list lie side by side. */
function listByHour({ needs, standing }: Figures) {
  const windows = standing.from.length;
  const hourOf = (minutes: number) => Math.floor(minutes / 60);
  const first = windows === 0 ? 0 : hourOf(standing.from.reduce((least, from) => Math.min(least, from)));
  const last = windows === 0 ? 0 : hourOf(standing.until.reduce((most, until) => Math.max(most, until)));
  const keyOf = (hour: number, category: number) => (hour - first) * categories.length + category;
  const start = new Int32Array(keyOf(last + 1, 0) + 1);
  const visit = (each: (key: number, at: number) => void) => {
    for (let at = 0; at < windows; at++) {
      const end = Math.ceil((standing.until[at] as number) / 60);
      const category = standing.category[at] as number;
      for (let hour = hourOf(standing.from[at] as number); hour < end; hour++)
        each(keyOf(hour, category), at);
    }
  };
  visit((key) => {
    start[key + 1] = (start[key + 1] as number) + 1;
  });
  for (let key = 1; key < start.length; key++)
    start[key] = (start[key] as number) + (start[key - 1] as number);
  const next = start.slice();
  const list = new Int32Array(start.at(-1) ?? 0);
  visit((key, at) => {
    const place = next[key] as number;
    list[place] = at;
    next[key] = place + 1;
  });
  return {
    of(need: number): Int32Array {
      const hour = hourOf(needs.from[need] as number);
      if (hour < first || hour > last) return none;
      const key = keyOf(hour, needs.category[need] as number);
      return list.subarray(start[key], start[key + 1]);
    },
  };
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
