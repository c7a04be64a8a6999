import { describe, expect, it } from "vitest";
import { now, on } from "../sample-listings";
import { explain } from "./explain";
import type { NetworkPlan, PlanReason } from "./network-plan";
import type { MatchRow, NetworkRows } from "./network-rows";
import { helpedBy } from "./plan-difference";
import { type Planned, planListings } from "./plan-listings";
import { postingOf } from "./posting";
import { match, need, offer, rowsOf, surroundings } from "./sample-network";
import { whatThen } from "./what-if";

function planned(rows: Partial<NetworkRows>): Planned {
  return planListings(postingOf(rowsOf(rows), surroundings));
}

function planOf(rows: Partial<NetworkRows>, before: Planned | null = null): NetworkPlan {
  return explain(planned(rows), before && helpedBy(before));
}

/** Who helps whom, as "need < window". */
function pairsOf(plan: NetworkPlan): string[] {
  return plan.pairs.map(({ need: { id }, offered }) => `${id} < ${offered.id}`).sort();
}

/** Why each person near the first uncovered need is not in the plan for it. */
function reasonsOf(plan: NetworkPlan): Record<string, readonly PlanReason[]> {
  const nearby = plan.uncovered[0]?.nearby ?? [];
  return Object.fromEntries(nearby.map(({ offered, reasons }) => [offered.personId, reasons]));
}

const early = on("09:00", "10:00");
const late = on("10:00", "11:00");

describe("a pair", () => {
  it("says how far, how much of the time, what it brings, and how much the helper has", () => {
    const rows = {
      needs: [need("n", { window: early, attributes: ["child-seat"], cell: "1", placeId: null })],
      offers: [
        offer("ana", { cell: "2", placeId: "hall", reach: "near", attributes: ["child-seat"] }),
        offer("bo", { cell: "4", reach: "anywhere", attributes: ["child-seat"] }),
      ],
      matches: [match({ state: "done", helperId: "ana", during: on("07:00", "08:00") })],
    };
    const [pair] = planOf(rows).pairs;
    expect(pair).toMatchObject({ offered: { personId: "ana" }, quantity: 1, during: early });
    expect(pair?.why).toEqual({
      isSamePlace: false,
      steps: 1,
      minutesOffered: 225,
      minutesUsed: 60,
      attributes: ["child-seat"],
      tasks: 1,
      proposed: 1,
      alternatives: 1,
    });
  });

  it("goes to who helps least, when all else is the same", () => {
    const needs = [need("a", { window: early }), need("b", { window: late })];
    const plan = planOf({ needs, offers: [offer("ana"), offer("bo")] });
    expect(plan.pairs.map(({ offered }) => offered.personId).sort()).toEqual(["ana", "bo"]);
    const busy = match({ state: "done", helperId: "ana", during: on("07:00", "08:00") });
    const fairer = planOf({ needs: needs.slice(0, 1), offers: [offer("ana"), offer("bo")], matches: [busy] });
    expect(pairsOf(fairer)).toEqual(["a < bo"]);
    expect(fairer.loads).toEqual([
      { personId: "ana", week: "2026-11-23", tasks: 1, proposed: 0 },
      { personId: "bo", week: "2026-11-23", tasks: 0, proposed: 1 },
    ]);
  });

  it("lets riders share a car and nobody be in two places", () => {
    const needs = [need("a", { window: early }), need("b", { window: early }), need("c", { window: early })];
    const car = offer("ana", { left: 2 });
    const other = offer("shift", { authorId: "ana", window: early });
    const plan = planOf({ needs, offers: [car, other] });
    expect(plan.certificate).toMatchObject({ coveredNeeds: 2, isBest: true, verified: true });
    expect(new Set(plan.pairs.map(({ offered }) => offered.id))).toEqual(new Set(["ana"]));
  });

  it("holds what is promised and asked for, and the time of whoever promised it", () => {
    const needs = [need("n", { window: early })];
    const promised = match({
      state: "asked",
      helperId: "ana",
      offerWindowId: "else",
      during: on("09:30", "11:00"),
    });
    expect(reasonsOf(planOf({ needs, offers: [offer("ana")], matches: [promised] }))).toEqual({
      ana: [{ reason: "busy", during: on("09:30", "11:00") }],
    });
    const same = { ...promised, offerWindowId: "ana" };
    expect(pairsOf(planOf({ needs, offers: [offer("ana")], matches: [same] }))).toEqual(["n < ana"]);
  });

  it("is not what came to nothing before, nor what a coordinator knows better, nor asked of who is asked enough", () => {
    const needs = [need("n", { window: early })];
    const ended = match({ needId: "n", helperId: "ana", state: "declined" });
    const offers = [offer("ana"), offer("bo"), offer("cleo")];
    const asked = [1, 2, 3].map(() =>
      match({
        helperId: "cleo",
        receiverId: "x",
        state: "expired",
        origin: "proposal",
        isOfToday: true,
        category: "food",
      }),
    );
    const plan = planOf({
      ...{ needs, offers },
      matches: [ended, ...asked],
      rejections: [{ needId: "n", offerId: "bo", reason: "not-together" }],
    });
    expect(plan.pairs).toEqual([]);
    expect(reasonsOf(plan)).toEqual({
      cleo: [{ reason: "asked-enough", who: "helper" }],
      ana: [{ reason: "declined", how: "declined" }],
      bo: [{ reason: "rejected", because: "not-together" }],
    });
  });

  it("is no more often a week than an offer may be", () => {
    const needs = [need("a", { window: early }), need("b", { window: late, urgency: 3 })];
    const plan = planOf({ needs, offers: [offer("ana", { mostAWeek: 1, left: 2 })] });
    expect(pairsOf(plan)).toEqual(["b < ana"]);
    expect(reasonsOf(plan)).toEqual({ ana: [{ reason: "planned", needIds: ["b"] }] });
    expect(plan.uncovered[0]?.cheapest?.change).toMatchObject({ change: "more-a-week", personId: "ana" });
    const done = match({ state: "done", offerId: "ana", helperId: "ana", during: on("07:00", "08:00") });
    expect(
      reasonsOf(planOf({ needs, offers: [offer("ana", { mostAWeek: 1, left: 2 })], matches: [done] })),
    ).toEqual({
      ana: [{ reason: "load", most: 1 }],
    });
  });

  it("does not ask for once more where once more is not enough", () => {
    const needs = [need("a", { window: early })];
    const promised = (from: string, until: string) =>
      match({ offerId: "ana", helperId: "ana", during: on(from, until) });
    const changeAfter = (...matches: MatchRow[]) =>
      planOf({ needs, offers: [offer("ana", { mostAWeek: 1 })], matches }).uncovered[0]?.cheapest?.change;
    const one = promised("17:00", "18:00");
    expect(changeAfter(one)).toMatchObject({ change: "more-a-week", personId: "ana" });
    // As after somebody has put the number down.
    expect(changeAfter(one, promised("19:00", "20:00"))).toMatchObject({ change: "someone-new" });
  });

  it("is made of many pots, each whole when it is not to be divided", () => {
    const food = { category: "food", toPlaceId: null } as const;
    const pots = [
      offer("ana", { ...food, left: 4 }),
      offer("bo", { ...food, left: 5, splittable: false }),
      offer("cleo", { ...food, left: 9, splittable: false }),
    ];
    const plan = planOf({ needs: [need("n", { ...food, left: 8, window: early })], offers: pots });
    expect(plan.pairs.map(({ offered, quantity }) => [offered.id, quantity]).sort()).toEqual([
      ["ana", 3],
      ["bo", 5],
    ]);
  });
});

describe("an uncovered need", () => {
  const needs = [need("n", { window: early })];

  it("names who comes closest first, with each reason, and the one thing that would help", () => {
    const plan = planOf({
      needs,
      offers: [
        offer("far", { placeId: "hall", cell: "4" }),
        offer("late", { window: on("09:30", "12:00") }),
        offer("evening", { window: on("19:00", "20:00") }),
        offer("next-day", {
          window: {
            from: new Date(+early.from + 30 * 3_600_000),
            until: new Date(+early.until + 30 * 3_600_000),
          },
        }),
      ],
    });
    expect(Object.entries(reasonsOf(plan))).toEqual([
      ["late", [{ reason: "window-starts-late", minutes: 30 }]],
      ["far", [{ reason: "place" }]],
      ["evening", [{ reason: "no-overlap", minutes: 540 }]],
    ]);
    expect(plan.uncovered[0]).toMatchObject({ missing: 1, further: 1 });
    expect(plan.uncovered[0]?.cheapest).toEqual({
      change: {
        change: "longer",
        personId: "late",
        offerId: "late",
        windowId: "late",
        needId: "n",
        earlier: 30,
        later: 0,
      },
      price: 30,
      steps: [{ needId: "n", windowId: "late", personId: "late" }],
    });
  });

  it("asks one to do a little for another, so that a helper becomes free", () => {
    const plan = planOf({
      needs: [
        need("n", { window: early, attributes: ["speaks-es"] }),
        need("m", { window: early, urgency: 3 }),
      ],
      offers: [offer("ana", { attributes: ["speaks-es"] }), offer("bo", { window: on("09:15", "12:00") })],
    });
    expect(pairsOf(plan)).toEqual(["m < ana"]);
    expect(plan.uncovered[0]?.cheapest).toEqual({
      change: {
        change: "longer",
        personId: "bo",
        offerId: "bo",
        windowId: "bo",
        needId: "m",
        earlier: 15,
        later: 0,
      },
      price: 15,
      steps: [
        { needId: "n", windowId: "ana", personId: "ana" },
        { needId: "m", windowId: "bo", personId: "bo" },
      ],
    });
  });

  it("asks nobody to be in two places, nor for a seat that is given to somebody else", () => {
    const shift = { category: "shift", toPlaceId: null } as const;
    const elsewhere = planOf({
      needs: [...needs, need("s", { ...shift, window: on("09:00", "10:30"), urgency: 3 })],
      offers: [
        offer("ride", { authorId: "ana", window: on("09:15", "12:00") }),
        offer("shift", { ...shift, authorId: "ana" }),
      ],
    });
    expect(pairsOf(elsewhere)).toEqual(["s < shift"]);
    expect(elsewhere.uncovered[0]?.cheapest?.change.change).toBe("someone-new");
    const full = planOf({
      needs: [...needs, need("m", { window: late, urgency: 3 })],
      offers: [offer("ana", { window: on("09:15", "12:00") })],
    });
    expect(pairsOf(full)).toEqual(["m < ana"]);
    expect(full.uncovered[0]?.cheapest?.change.change).toBe("someone-new");
  });

  it("would be helped by somebody new, when nobody is near", () => {
    const { cheapest } = planOf({ needs, offers: [] }).uncovered[0] ?? {};
    expect(cheapest?.change).toMatchObject({
      change: "someone-new",
      category: "ride",
      window: early,
      quantity: 1,
    });
    expect(cheapest?.steps).toEqual([{ needId: "n", windowId: null, personId: null }]);
  });

  it("waits until tomorrow when its receiver has been asked enough", () => {
    const matches = [1, 2, 3].map(() =>
      match({ receiverId: "rosa", helperId: "x", origin: "proposal", isOfToday: true, category: "food" }),
    );
    const plan = planOf({ needs, offers: [offer("ana")], matches });
    expect(reasonsOf(plan)).toEqual({ ana: [{ reason: "asked-enough", who: "receiver" }] });
    expect(plan.uncovered[0]?.cheapest).toBeNull();
  });

  it("is judged by what is still to come of it, and the most pressing is first", () => {
    const begun = need("begun", { window: on("07:00", "10:00") });
    const plan = planOf({ needs: [need("later", { window: late }), begun], offers: [] });
    expect(plan.uncovered.map(({ need: { id } }) => id)).toEqual(["begun", "later"]);
    expect(plan.uncovered[0]?.need.window.from).toEqual(on("08:15", "10:00").from);
    expect(plan.asOf).toEqual(now);
  });

  it("has all that somebody brings already, and misses the rest", () => {
    const food = { category: "food", toPlaceId: null } as const;
    const plan = planOf({
      needs: [need("n", { ...food, left: 8, window: early })],
      offers: [offer("ana", { ...food, left: 5 })],
    });
    expect(plan.uncovered[0]?.missing).toBe(3);
    expect(reasonsOf(plan)).toEqual({ ana: [{ reason: "quantity", missing: 3 }] });
    expect(plan.uncovered[0]?.cheapest?.change).toMatchObject({ change: "more-room", more: 3 });
  });
});

describe("another plan", () => {
  const needs = [need("a", { window: early }), need("b", { window: late, urgency: 2 })];
  const offers = [offer("ana", { left: 2 }), offer("bo", { window: on("09:45", "11:00") })];

  it("is told by who loses, who gains and who is helped by somebody else", () => {
    const before = planned({ needs, offers });
    expect(pairsOf(explain(before, null))).toEqual(["a < ana", "b < bo"]);
    const { moved } = planOf({ needs, offers: offers.slice(0, 1) }, before);
    expect(moved?.lost).toEqual([]);
    expect(moved?.moved.map(({ need: { id }, after }) => [id, after[0]?.personId])).toEqual([["b", "ana"]]);
    const { moved: less } = planOf({ needs, offers: offers.slice(1) }, before);
    expect(less?.lost.map(({ need: { id }, before: was }) => [id, was[0]?.personId])).toEqual([["a", "ana"]]);
    expect(less?.coveredWeight).toEqual({ before: 6, after: 4 });
  });

  it("is what would be if somebody could not", () => {
    const plan = planned({ needs, offers });
    const then = whatThen(plan, { what: "absent", personId: "ana", during: on("09:30", "09:45") });
    expect(then?.difference.lost.map(({ need: { id } }) => id)).toEqual(["a"]);
    const free = whatThen(plan, { what: "absent", personId: "ana", during: on("10:00", "12:00") });
    expect(free?.difference).toMatchObject({ lost: [], moved: [], gained: [] });
    const gone = whatThen(plan, { what: "no-window", windowId: "bo" });
    expect(gone?.difference.moved.map(({ need: { id } }) => id)).toEqual(["b"]);
    expect(whatThen(plan, { what: "no-window", windowId: "nobody's" })).toBeNull();
  });

  it("has a pair in it that was not, with what that costs, or cannot", () => {
    const plan = planned({ needs, offers: [offer("ana", { left: 1 }), ...offers.slice(1)] });
    const then = whatThen(plan, { what: "pair", needId: "b", windowId: "ana" });
    expect(then?.difference.lost.map(({ need: { id } }) => id)).toEqual(["a"]);
    expect(then?.difference.moved.map(({ need: { id } }) => id)).toEqual(["b"]);
    expect(then?.certificate).toMatchObject({ coveredWeight: 4, isMost: false });
    expect(whatThen(plan, { what: "pair", needId: "a", windowId: "bo" })).toBeNull();
  });
});
