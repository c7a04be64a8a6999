import { describe, expect, it } from "vitest";
import { type Candidate, type CandidateOffer, listCandidates, type Promises } from "./candidates";
import { now, on, sampleNeed, sampleOffer, sampleWindow } from "./sample-listings";

const distance = () => Number.POSITIVE_INFINITY;
const free: Promises = { bookings: [], load: 0 };

/** An offer of somebody who is named after what is special about it. */
function offerOf(authorId: string, facts: Partial<CandidateOffer> = {}): CandidateOffer {
  return {
    ...sampleOffer({ authorId }),
    id: `${authorId}'s`,
    windows: [sampleWindow({ id: `${authorId}-1` })],
    ...facts,
  };
}

function people(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ personId }) => personId);
}

describe("listCandidates", () => {
  it("puts those who fit first: the very place, then the tightest time, then who helps least", () => {
    const elsewhere = { placeId: "hall", reach: "anywhere" } as const;
    const short = [sampleWindow({ id: "w", window: on("09:00", "10:30") })];
    const offers = [
      offerOf("misses", { windows: [sampleWindow({ window: on("09:15", "12:00") })] }),
      offerOf("anywhere-tight", { ...elsewhere, windows: short }),
      offerOf("here-busy-week"),
      offerOf("here"),
      offerOf("here-tight", { windows: short }),
    ];
    const load: Record<string, number> = { "here-busy-week": 3 };
    const found = listCandidates(
      sampleNeed(),
      offers,
      (id) => ({ bookings: [], load: load[id] ?? 0 }),
      now,
      distance,
    );
    expect(people(found)).toEqual(["here-tight", "here", "here-busy-week", "anywhere-tight", "misses"]);
    expect(found.map(({ reasons }) => reasons.length)).toEqual([0, 0, 0, 0, 1]);
    expect(found[2]).toMatchObject({ isSamePlace: true, load: 3, offerId: "here-busy-week's" });
  });

  it("puts who brings all that is missing before who brings a part", () => {
    const need = sampleNeed({ category: "food", toPlaceId: null, quantity: 8, left: 8 });
    const pot = (left: number) =>
      ({ category: "food", windows: [sampleWindow({ quantity: 9, left })] }) as const;
    const offers = [offerOf("a-few", pot(3)), offerOf("enough", pot(9))];
    expect(people(listCandidates(need, offers, () => free, now, distance))).toEqual(["enough", "a-few"]);
  });

  it("orders the others by how little is amiss, and says what", () => {
    const offers = [
      offerOf("other-day", { windows: [sampleWindow({ window: on("20:00", "22:00") })] }),
      offerOf("one-short", { windows: [sampleWindow({ left: 1 })] }),
      offerOf("late", { windows: [sampleWindow({ window: on("09:30", "12:00") })] }),
      offerOf("elsewhere", { placeId: "hall" }),
    ];
    const found = listCandidates(sampleNeed(), offers, () => free, now, distance);
    expect(people(found)).toEqual(["late", "elsewhere", "one-short", "other-day"]);
    expect(found.map(({ reasons }) => reasons[0])).toEqual([
      { reason: "window-starts-late", minutes: 30 },
      { reason: "place" },
      { reason: "quantity", missing: 1 },
      { reason: "no-overlap", minutes: 600 },
    ]);
  });

  it("knows who is promised somewhere else, but lets riders share a car", () => {
    const booked = { offerWindowId: "omar-1", during: on("09:30", "11:00") };
    const promises = { bookings: [booked], load: 1 };
    const two = [sampleWindow({ id: "omar-2" })];
    const reasonsFor = (offer: CandidateOffer) =>
      listCandidates(sampleNeed(), [offer], () => promises, now, distance)[0]?.reasons;
    expect(reasonsFor(offerOf("omar"))).toEqual([]);
    expect(reasonsFor(offerOf("omar", { windows: two }))).toEqual([
      { reason: "busy", during: booked.during },
    ]);
    const food = { category: "food" } as const;
    const pot = sampleNeed({ ...food, toPlaceId: null });
    const cook = offerOf("omar", { ...food, windows: two });
    expect(listCandidates(pot, [cook], () => promises, now, distance)[0]?.reasons).toEqual([]);
  });

  it("names each person once, with the window that comes closest", () => {
    const windows = [
      sampleWindow({ id: "evening", window: on("18:00", "20:00") }),
      sampleWindow({ id: "nine", window: on("09:00", "10:00") }),
    ];
    const found = listCandidates(sampleNeed(), [offerOf("omar", { windows })], () => free, now, distance);
    expect(found.map(({ window }) => window.id)).toEqual(["nine"]);
  });

  it("leaves out what is of no use: other kinds, taken down, one's own, made for one answer", () => {
    const offers = [
      offerOf("cook", { category: "food" }),
      offerOf("gone", { state: "withdrawn" }),
      offerOf("away", { state: "hidden" }),
      offerOf("rosa"),
      offerOf("answered", { origin: "answer" }),
    ];
    expect(listCandidates(sampleNeed(), offers, () => free, now, distance)).toEqual([]);
  });

  it("judges a need that has begun by the part to come", () => {
    const begun = sampleNeed({ window: on("08:00", "10:00") });
    const late = offerOf("late", { windows: [sampleWindow({ window: on("08:15", "10:00") })] });
    expect(listCandidates(begun, [late], () => free, now, distance)[0]?.reasons).toEqual([]);
    const ending = sampleNeed({ window: on("07:00", "08:15") });
    expect(listCandidates(ending, [offerOf("omar")], () => free, now, distance)[0]?.reasons).toContainEqual({
      reason: "started",
    });
  });

  it("gives the same order whatever order it gets", () => {
    const offers = ["c", "a", "b"].map((name) => offerOf(name));
    const order = (given: CandidateOffer[]) =>
      people(listCandidates(sampleNeed(), given, () => free, now, distance));
    expect(order(offers)).toEqual(order([...offers].reverse()));
  });
});
