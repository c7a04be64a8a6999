import { expect, it } from "vitest";
import { mergePins, noPins, type Pins } from "./pins";

const ana = { signing: "a", sealing: "b" };
const ben = { signing: "c", sealing: "d" };
const pins: Pins = { epoch: 2, root: "r", members: { ana }, admissions: {} };

it("never goes back to an older epoch", () => {
  expect(mergePins(pins, { epoch: 1, root: "q", members: { ben }, admissions: {} })).toEqual(pins);
  expect(mergePins(noPins, pins)).toEqual(pins);
});

it("takes a newer epoch whole: whoever is not in it any more is gone", () => {
  const newer: Pins = { epoch: 3, root: "s", members: { ben }, admissions: {} };
  expect(mergePins(pins, newer)).toEqual(newer);
});

it("keeps the guests' keys that were seen, also when another tab saw others", () => {
  const [one, two] = [
    { sealing: "a", epoch: 2 },
    { sealing: "b", epoch: 2 },
  ];
  const kept = { ...pins, guests: { bo: one } };
  expect(mergePins(kept, { ...pins, guests: { ama: two } }).guests).toEqual({ bo: one, ama: two });
  expect(mergePins(kept, pins).guests).toEqual({ bo: one });
});

it("keeps everybody seen in one epoch", () => {
  const fresh: Pins = { epoch: 2, root: "r", members: { ben }, admissions: {} };
  expect(mergePins(pins, fresh).members).toEqual({ ana, ben });
  const returned: Pins = { epoch: 2, root: "r", members: { ana: ben }, admissions: {} };
  expect(mergePins(pins, returned).members).toEqual({ ana: ben });
});

it("holds on to who has left, in one epoch", () => {
  const before: Pins = { ...pins, left: ["ana"] };
  expect(mergePins(before, pins).left).toEqual(["ana"]);
  expect(mergePins(pins, before).left).toEqual(["ana"]);
  expect(mergePins(before, { ...pins, left: ["ben"] }).left).toEqual(["ana", "ben"]);
  expect(mergePins(before, { ...pins, epoch: 3, left: [] }).left).toEqual([]);
});
