import { describe, expect, it } from "vitest";
import { distanceIn } from "./area";
import type { CandidateOffer } from "./candidates";
import { type Obstacles, rankForNeed } from "./notice-wave";
import { now, on, sampleNeed, sampleOffer, sampleWindow } from "./sample-listings";

const need = sampleNeed({ cell: "a" });
const distance = distanceIn({ a: [0, 0], b: [1, 1], c: [2, 2] });
const nothing: Obstacles = { bookingsOf: () => [], isRuledOut: () => false };

function offerOf(authorId: string, more: Partial<CandidateOffer> = {}): CandidateOffer {
  const window = sampleWindow({ id: `${authorId}'s window`, window: on("08:00", "11:00") });
  return {
    ...sampleOffer({ authorId, reach: "anywhere", placeId: null, cell: "b" }),
    id: `${authorId}'s offer`,
    windows: [window],
    ...more,
  };
}

const rank = (offers: CandidateOffer[], obstacles: Partial<Obstacles> = {}) =>
  rankForNeed(need, offers, { ...nothing, ...obstacles }, now, distance);

describe("whom a need that is open again fits best", () => {
  it("is who is there, then who is near, then whose time is used best", () => {
    const tight = [sampleWindow({ window: need.window })];
    const offers = [
      offerOf("far", { cell: "c", windows: tight }),
      offerOf("near"),
      offerOf("near, for as long as it takes", { windows: tight }),
      offerOf("there", { placeId: need.placeId }),
    ];
    expect(rank(offers)).toEqual(["there", "near, for as long as it takes", "near", "far"]);
  });

  it("is nobody whose time does not hold it, nor who needs it", () => {
    const late = [sampleWindow({ window: on("09:15", "12:00") })];
    expect(rank([offerOf("late", { windows: late }), offerOf(need.authorId)])).toEqual([]);
  });

  it("is nobody who has promised that time, but who has promised this very drive", () => {
    const booked = (offerWindowId: string) => () => [{ offerWindowId, during: need.window }];
    expect(rank([offerOf("busy")], { bookingsOf: booked("another") })).toEqual([]);
    expect(rank([offerOf("driving")], { bookingsOf: booked("driving's window") })).toEqual(["driving"]);
  });

  it("is nobody who was ruled out, and each once", () => {
    const offers = [offerOf("out"), offerOf("in"), offerOf("in", { id: "another offer", cell: "c" })];
    expect(rank(offers, { isRuledOut: ({ authorId }) => authorId === "out" })).toEqual(["in"]);
  });

  it("is nobody whose offer was made for another", () => {
    expect(
      rank([offerOf("answered", { origin: "answer" }), offerOf("gone", { state: "withdrawn" })]),
    ).toEqual([]);
  });
});
