import { expect, it } from "vitest";
import { type Beyond, beyondOffer } from "./beyond-offer";
import { on, sampleNeed, sampleOffer, sampleWindow } from "./sample-listings";

// Rosa needs two seats from nine to ten; Omar has three from eight to twelve.
it.each<[string, Facts, Beyond | null]>([
  ["nothing", {}, null],
  [
    "an earlier beginning",
    { window: { window: on("09:30", "12:00") } },
    { offered: on("09:30", "12:00"), isElsewhere: false, attributes: [] },
  ],
  ["another place", { need: { placeId: "docks" } }, { offered: null, isElsewhere: true, attributes: [] }],
  [
    "a place some areas away",
    { need: { placeId: "docks", cell: "far" }, offer: { cell: "here", reach: "near" } },
    { offered: null, isElsewhere: true, attributes: [] },
  ],
  [
    "the next area",
    { need: { placeId: "docks", cell: "next" }, offer: { cell: "here", reach: "near" } },
    null,
  ],
  [
    "a child seat",
    { need: { attributes: ["child-seat"] } },
    { offered: null, isElsewhere: false, attributes: ["child-seat"] },
  ],
])("%s", (_, { need, offer, window }, expected) => {
  const distance = (one: string, other: string) => (one === other ? 0 : one === "far" ? 3 : 1);
  const asked = sampleNeed(need);
  const beyond = beyondOffer(asked, sampleOffer(offer), sampleWindow(window), asked.window, distance);
  expect(beyond).toEqual(expected);
});

type Facts = {
  need?: Parameters<typeof sampleNeed>[0];
  offer?: Parameters<typeof sampleOffer>[0];
  window?: Parameters<typeof sampleWindow>[0];
};
