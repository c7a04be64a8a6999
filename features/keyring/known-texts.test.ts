import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { maxRevision } from "@/seal/padding";
import { knownTexts, type Revisions } from "./known-texts";

const note = { table: "needs", row: "9f1d2c3b-4a5e-4f60-8b7a-6c5d4e3f2a10", field: "note" };
const label = { table: "places", row: note.row, field: "label" };
const noted = new Map([[`needs note ${note.row}`, 5]]);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-23T06:14:59Z") });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("takes nothing of an older key than there was when the page was loaded, but for a removal asked for", () => {
  const texts = knownTexts({ epoch: 3, revisions: new Map() }, () => {});
  const at = (epoch: number, table = "needs") => texts.isOlder({ ...note, table, epoch }, 1);
  expect([at(2), at(3), at(4)]).toEqual([true, false, false]);
  expect(at(2, "requests")).toBe(false);
});

it("takes no older text than was seen before the page was loaded; what was seen since is no measure", () => {
  const texts = knownTexts({ epoch: 1, revisions: noted }, () => {});
  const isOlder = (revision: number) => texts.isOlder({ ...note, epoch: 1 }, revision);
  expect([4, 5, 6].map(isOlder)).toEqual([true, false, false]);
  expect(texts.isOlder({ ...label, epoch: 1 }, 1)).toBe(false);
  texts.note(note, 9);
  expect([4, 5, 8].map(isOlder)).toEqual([true, false, false]);
});

it("takes everything on a page that came from the device", async () => {
  vi.resetModules();
  vi.stubGlobal("document", { documentElement: { dataset: { keptAt: "1700000000000" } } });
  const afresh = await import("./known-texts");
  const texts = afresh.knownTexts({ epoch: 2, revisions: noted }, () => {});
  expect(texts.isOlder({ ...note, epoch: 1 }, 1)).toBe(false);
});

it("counts on from what it has seen, and begins at one where it has seen nothing", () => {
  const quarter = 1_994_904;
  const texts = knownTexts(
    { epoch: 1, revisions: new Map([[`places label ${label.row}`, quarter]]) },
    () => {},
  );
  expect(texts.next(note)).toBe(1);
  expect(texts.next(note, true)).toBe(quarter);
  texts.note(note, 1);
  expect(texts.next(note)).toBe(quarter);
  expect(texts.next(label)).toBe(quarter + 1);
  texts.note(label, maxRevision);
  expect(texts.next(label)).toBe(maxRevision);
});

it("is not behind who wrote before without having been seen", () => {
  const [phone, laptop] = [1, 2].map(() => knownTexts({ epoch: 1, revisions: noted }, () => {}));
  const first = laptop?.next(note) ?? 0;
  laptop?.note(note, first);
  vi.advanceTimersByTime(15 * 60_000);
  expect(phone?.next(note)).toBeGreaterThanOrEqual(laptop?.next(note) ?? 0);
});

it("keeps what was raised in one go, and of what was never changed nothing", () => {
  const kept: Revisions[] = [];
  const texts = knownTexts({ epoch: 1, revisions: noted }, (raised) => kept.push(raised));
  texts.note(label, 1);
  texts.note(note, 4);
  vi.runAllTimers();
  expect(kept).toEqual([]);
  texts.note(note, 6);
  texts.note(label, 2);
  texts.note(note, 7);
  vi.runAllTimers();
  const addresses = [`needs note ${note.row}`, `places label ${label.row}`];
  expect(kept).toEqual([new Map([[addresses[0], 7] as const, [addresses[1], 2] as const])]);
  texts.note(label, 3);
  vi.runAllTimers();
  expect(kept[1]).toEqual(new Map([[addresses[1], 3]]));
});
