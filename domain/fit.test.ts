import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceIn } from "./area";
import { type FitReason, whyNotFit } from "./fit";
import type { Need, Offer, OfferWindow } from "./listing";
import { now, on, sampleNeed, sampleOffer, sampleWindow } from "./sample-listings";
import { whyNotAnswer } from "./why-not-answer";
import { whyNotClaim } from "./why-not-claim";
import { quarter } from "./window";

type Case = [string, Partial<Need>, Partial<Offer>, Partial<OfferWindow>, FitReason[]];
const pot = { category: "food", toPlaceId: null, quantity: 8, left: 8 } as const;
/** Areas in a row. */
const distance = distanceIn({ a: [0, 0], b: [1, 1], c: [2, 2] });
const at = (cell: string) => ({ placeId: "hall", cell });
const near = (cell: string) => ({ reach: "near", cell }) as const;
const only = (cell: string) => ({ reach: "place", cell }) as const;
const cook = { category: "food" } as const;

describe("whyNotFit", () => {
  it.each<Case>([
    ["a car that fits", {}, {}, {}, []],
    ["exactly the need's time", {}, {}, { window: on("09:00", "10:00") }, []],
    ["another kind, and nothing else said", { left: 0 }, { category: "food" }, {}, [{ reason: "category" }]],
    [
      "taken down",
      { state: "hidden" },
      { state: "withdrawn" },
      {},
      [{ reason: "withdrawn" }, { reason: "hidden" }],
    ],
    ["one's own", {}, { authorId: "rosa" }, {}, [{ reason: "own" }]],
    ["covered already", { left: 0 }, {}, {}, [{ reason: "covered" }]],
    ["begun", { window: on("08:00", "10:00") }, {}, {}, [{ reason: "started" }]],
    [
      "half an hour late",
      {},
      {},
      { window: on("09:30", "12:00") },
      [{ reason: "window-starts-late", minutes: 30 }],
    ],
    [
      "a quarter early",
      {},
      {},
      { window: on("08:00", "09:45") },
      [{ reason: "window-ends-early", minutes: 15 }],
    ],
    [
      "inside the need's time",
      {},
      {},
      { window: on("09:15", "09:30") },
      [
        { reason: "window-starts-late", minutes: 15 },
        { reason: "window-ends-early", minutes: 30 },
      ],
    ],
    ["an hour after", {}, {}, { window: on("11:00", "12:00") }, [{ reason: "no-overlap", minutes: 60 }]],
    ["just before", {}, {}, { window: on("08:00", "09:00") }, [{ reason: "no-overlap", minutes: 0 }]],
    ["one seat short", {}, {}, { left: 1 }, [{ reason: "quantity", missing: 1 }]],
    ["full", {}, {}, { left: 0 }, [{ reason: "quantity", missing: 2 }]],
    ["a whole car for two", {}, { splittable: false }, {}, [{ reason: "offer-whole", quantity: 3 }]],
    ["a whole car for three", { quantity: 3, left: 3 }, { splittable: false }, {}, []],
    ["some of the food", pot, cook, { left: 1 }, []],
    ["none of the food", pot, cook, { left: 0 }, [{ reason: "quantity", missing: 8 }]],
    [
      "no child seat",
      { attributes: ["child-seat", "speaks-tl"] },
      { attributes: ["speaks-tl"] },
      {},
      [{ reason: "attributes", missing: ["child-seat"] }],
    ],
    ["another place", { placeId: "hall" }, {}, {}, [{ reason: "place" }]],
    ["anywhere", { placeId: "hall" }, { reach: "anywhere" }, {}, []],
    ["somewhere else", { placeId: null }, {}, {}, [{ reason: "place" }]],
    ["both somewhere else", { placeId: null }, { placeId: null }, {}, [{ reason: "place" }]],
    ["near, at its place", {}, { reach: "near" }, {}, []],
    ["near, nobody knows how far", { placeId: "hall" }, { reach: "near" }, {}, [{ reason: "place" }]],
    ["near, half a world away", at("far"), near("a"), {}, [{ reason: "place" }]],
    ["near, in the same area", at("a"), near("a"), {}, []],
    ["near, in the next area", at("b"), near("a"), {}, []],
    ["near, one area further", at("c"), near("a"), {}, [{ reason: "area", steps: 1 }]],
    ["only there, the same area", at("a"), only("a"), {}, [{ reason: "place" }]],
    ["only there, two areas further", at("c"), only("a"), {}, [{ reason: "area", steps: 2 }]],
    ["only somewhere in its area", at("a"), { ...only("a"), placeId: null }, {}, []],
    [
      "only there, the next area",
      at("b"),
      { ...only("a"), placeId: null },
      {},
      [{ reason: "area", steps: 1 }],
    ],
  ])("%s", (_, need, offer, window, expected) => {
    expect(whyNotFit(sampleNeed(need), sampleOffer(offer), sampleWindow(window), now, distance)).toEqual(
      expected,
    );
  });

  it("gives all reasons in order", () => {
    const need = sampleNeed({ attributes: ["child-seat"], window: on("08:00", "10:00") });
    const offer = sampleOffer({ authorId: "rosa", placeId: "hall" });
    const reasons = whyNotFit(
      need,
      offer,
      sampleWindow({ left: 0, window: on("09:00", "12:00") }),
      now,
      distance,
    );
    expect(reasons.map(({ reason }) => reason)).toEqual([
      "own",
      "started",
      "window-starts-late",
      "quantity",
      "attributes",
      "place",
    ]);
  });

  it("fits only what could also be claimed and answered for the need's time", () => {
    const time = fc
      .tuple(fc.integer({ min: -8, max: 24 }), fc.integer({ min: 1, max: 12 }))
      .map(([start, length]) => {
        const from = on("08:00", "08:00").from.getTime() + start * quarter;
        return { from: new Date(from), until: new Date(from + length * quarter) };
      });
    const category = fc.constantFrom("ride" as const, "food" as const);
    const seats = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(
        time,
        time,
        category,
        seats,
        seats,
        fc.boolean(),
        (asked, offered, kind, n, m, splittable) => {
          const need = sampleNeed({ category: kind, window: asked, quantity: n, left: n });
          const offer = sampleOffer({ category: kind, splittable });
          const window = sampleWindow({ window: offered, quantity: m, left: m });
          fc.pre(whyNotFit(need, offer, window, now, distance).length === 0);
          const ask = { quantity: Math.min(n, m), during: asked };
          expect(whyNotClaim(offer, window, ask, need.authorId, now)).toBeNull();
          expect(whyNotAnswer(need, ask, offer.authorId, now)).toBeNull();
        },
      ),
      { numRuns: 300, maxSkipsPerRun: 1000 },
    );
  });
});
