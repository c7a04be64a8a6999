import { expect, it } from "vitest";
import type { LogAct } from "@/domain/log-acts";
import { groupLines } from "./group-lines";
import type { LogLine } from "./queries";

it("puts what one person did again and again where the last of it is, and nothing else together", () => {
  const flood = Array.from({ length: 200 }, (_, index) => line(`flood ${index}`, "rosa", "remind"));
  const [newest, ...rest] = flood;
  const hidden = line("hidden", "rosa", "hide-listing");
  const others = line("other", "malik", "remind");
  const groups = groupLines([newest as LogLine, hidden, ...rest, others]);
  expect(groups.map((group) => [group[0].id, group.length])).toEqual([
    ["flood 0", 200],
    ["hidden", 1],
    ["other", 1],
  ]);
  expect(groups[0]).toEqual(flood);
});

it("knows of nothing where nothing was done", () => {
  expect(groupLines([])).toEqual([]);
});

function line(id: string, by: string, act: LogAct): LogLine {
  return { id, by, act, day: "2026-11-22", entry: null, epoch: null };
}
