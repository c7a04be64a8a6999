import { expect, it } from "vitest";
import { type MadeInstance, makeInstance } from "@/test/matching-instance";
import { Candidates } from "./candidates";
import { anywhere, nearestPairs } from "./nearest-pairs";

it("finds exactly the pairs that fit, at what they cost", () => {
  for (const seed of [1, 2, 3]) {
    const instance = makeInstance(160, 120, seed);
    const candidates = new Candidates(instance.needs, instance.offers);
    let all = 0;
    for (let need = 0; need < 160; need++) {
      for (const farthest of [anywhere, 3000]) {
        const count = candidates.find(need, farthest);
        const found = Array.from({ length: count }, (_, at) => [candidates.offer[at], candidates.cost[at]]);
        found.sort(([one = 0], [other = 0]) => one - other);
        expect(found).toEqual(fittingOneByOne(instance, need, farthest));
        if (farthest === anywhere) all += count;
      }
    }
    expect(all).toBeGreaterThan(100);
  }
});

it("names a window in which the need lies", () => {
  const instance = makeInstance(50, 100, 4);
  const candidates = new Candidates(instance.needs, instance.offers);
  const { start, offer, window } = nearestPairs(candidates, 50, 5);
  const { windows, windowStart, windowEnd } = instance.offers;
  expect(offer.length).toBeGreaterThan(20);
  for (let need = 0; need < 50; need++) {
    const [from = 0, to = 0] = start.subarray(need, need + 2);
    for (const [at, each] of window.subarray(from, to).entries()) {
      const by = offer[from + at] ?? 0;
      expect(each).toBeGreaterThanOrEqual(windows[by] ?? 0);
      expect(each).toBeLessThan(windows[by + 1] ?? 0);
      expect(windowStart[each]).toBeLessThanOrEqual(instance.needs.start[need] ?? 0);
      expect(windowEnd[each]).toBeGreaterThanOrEqual(instance.needs.end[need] ?? 0);
    }
  }
});

/** The offers that fit a need and what they cost, by trying each on its own. */
function fittingOneByOne(
  { needs, offers }: MadeInstance,
  need: number,
  farthest: number,
): [number, number][] {
  const at = (array: Int32Array, index: number) => array[index] ?? 0;
  const found: [number, number][] = [];
  for (const offer of offers.x.keys()) {
    const metres = Math.hypot(
      at(offers.x, offer) - at(needs.x, need),
      at(offers.y, offer) - at(needs.y, need),
    );
    const [first, end] = [at(offers.windows, offer), at(offers.windows, offer + 1)];
    const windows = Array.from({ length: end - first }, (_, each) => first + each);
    const fits =
      (at(offers.categories, offer) >> at(needs.category, need)) % 2 === 1 &&
      (at(needs.required, need) | at(offers.attributes, offer)) === at(offers.attributes, offer) &&
      at(needs.quantity, need) <= at(offers.capacity, offer) &&
      metres <= Math.min(farthest, at(offers.radius, offer)) &&
      !needs.blocked[need]?.includes(offer) &&
      windows.some(
        (window) =>
          at(offers.windowStart, window) <= at(needs.start, need) &&
          at(needs.end, need) <= at(offers.windowEnd, window),
      );
    const preferred = needs.preferred[need]?.includes(offer) ? 90 : 0;
    const cost = Math.round(metres) + 400 * at(offers.prior, offer) + 100 - preferred;
    if (fits) found.push([offer, Math.max(1, cost)]);
  }
  return found;
}
