import { expect, it } from "vitest";
import { endsAfter, movedTo, quarters } from "./quarters";

it("lists every quarter hour of a day once", () => {
  expect([quarters[0], quarters[1], quarters.at(-1), new Set(quarters).size]).toEqual([
    "00:00",
    "00:15",
    "23:45",
    96,
  ]);
});

it("ends after it starts, the same time next day at the latest", () => {
  const ends = endsAfter("22:30");
  expect([ends[0], ends[5], ends[6], ends.at(-1), ends.length]).toEqual([
    "22:45",
    "00:00",
    "00:15",
    "22:30",
    96,
  ]);
});

it("keeps its length when its start moves, over midnight too", () => {
  expect(movedTo("18:00", { from: "17:30", until: "19:00" })).toEqual({ from: "18:00", until: "19:30" });
  expect(movedTo("23:15", { from: "17:30", until: "19:00" })).toEqual({ from: "23:15", until: "00:45" });
  expect(movedTo("08:00", { from: "22:00", until: "06:00" })).toEqual({ from: "08:00", until: "16:00" });
});
