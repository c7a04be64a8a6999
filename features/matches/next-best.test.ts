import { describe, expect, it } from "vitest";
import type { NeedCard, OfferCard } from "@/domain/board";
import { nearnessOn } from "@/domain/board-place";
import {
  hours,
  midnight,
  sampleBoard,
  sampleNeedCard,
  sampleOfferCard,
  sampleWindowCard,
} from "@/domain/sample-board";
import { on } from "@/domain/sample-listings";
import { nextNeed, nextOffer, type Wanted } from "./next-best";

const nearness = nearnessOn(sampleBoard());
const now = new Date((midnight + 8 * 3600) * 1000);
const lost = { id: "lost", place: "gate", cell: null };
const wanted: Wanted = { listing: lost, category: "ride", time: on("09:00", "10:00"), quantity: 2 };

describe("the next best offer", () => {
  it.each<[string, Partial<OfferCard>[], string | null]>([
    ["is one at the wanted time", [offer("later", 11, 12), offer("then", 9, 10)], "then"],
    ["is the one that shares most of it", [offer("half", 9.5, 11), offer("most", 9.25, 11)], "most"],
    ["else the nearest, before or after", [offer("after", 12, 13), offer("before", 8.25, 8.5)], "before"],
    [
      "of those that cover it, is the nearer",
      [{ ...offer("hall", 9, 10), place: "hall" }, offer("gate", 8.5, 11)],
      "gate",
    ],
    [
      "of those at the same place, wastes less time",
      [offer("long", 8.25, 14), offer("short", 8.5, 10)],
      "short",
    ],
    ["is never the one that was lost", [offer("lost", 9, 10)], null],
    ["is never one's own", [{ ...offer("mine", 9, 10), by: "rosa" }], null],
    ["is never of another kind", [{ ...offer("food", 9, 10), category: "food" }], null],
    ["has enough left", [offer("one", 9, 10, 1)], null],
    ["goes whole when it must", [{ ...offer("begun", 9, 10, 2), splittable: false }], null],
    ["is not over", [offer("over", 7, 8)], null],
    ["is within a day", [offer("far", 60, 61)], null],
  ])("%s", (_, offers, expected) => {
    expect(nextOffer(wanted, offers.map(sampleOfferCard), "rosa", now, nearness)?.offer.id ?? null).toBe(
      expected,
    );
  });
});

describe("the next best need", () => {
  it.each<[string, Partial<NeedCard>[], string | null]>([
    ["is one at the wanted time", [{ id: "later", ...hours(11, 12) }, { id: "then" }], "then"],
    ["has something left", [{ id: "covered", left: 0 }], null],
    ["is never one's own", [{ by: "omar" }], null],
  ])("%s", (_, needs, expected) => {
    expect(nextNeed(wanted, needs.map(sampleNeedCard), "omar", now, nearness)?.id ?? null).toBe(expected);
  });
});

function offer(id: string, from: number, until: number, left = 3): Partial<OfferCard> {
  return { id, windows: [sampleWindowCard({ id: `${id}-window`, ...hours(from, until), left })] };
}
