import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BoardPayload } from "./board";
import { applyDelta, boardDelta } from "./board-delta";

const few = (most: number) => fc.integer({ min: 0, max: most });
const text = fc.constantFrom("", "abc", "def");
const id = fc.constantFrom("a", "b", "c", "d", "e", "f", "__proto__", "constructor");
const cell = fc.option(fc.constantFrom("87264d9adffffff", "87264d9acffffff"));
const window = fc.record({ id, from: few(2), until: few(2), day: text, quantity: few(3), left: few(3) });
const days = fc.uniqueArray(fc.constantFrom<(1 | 2 | 3)[]>(1, 2, 3), { maxLength: 3 });

const member = fc.record(
  { id, name: text, epoch: few(1), guest: fc.constant<true>(true) },
  { requiredKeys: ["id", "name", "epoch"] },
);
const need = fc.record(
  {
    ...{ id, by: id, category: fc.constant("ride" as const), from: few(2), until: few(2), day: text },
    ...{ place: fc.option(id), cell, toPlace: fc.option(id), quantity: few(2), left: few(2) },
    ...{ attributes: fc.subarray(["wheelchair", "child-seat"] as never[]), urgency: fc.constant(1 as const) },
    ...{ note: fc.option(text), epoch: few(1), series: id },
  },
  {
    requiredKeys: [
      ...(["id", "by", "category", "from", "until", "day", "place", "cell", "toPlace"] as const),
      ...(["quantity", "left", "attributes", "urgency", "note", "epoch"] as const),
    ],
  },
);
const offer = fc.record(
  {
    ...{ id, by: id, category: fc.constant("food" as const), place: fc.option(id), cell },
    ...{ reach: fc.constant("anywhere" as const), splittable: fc.boolean(), note: fc.option(text) },
    ...{ attributes: fc.constant([]), epoch: few(1), days, windows: fc.array(window, { maxLength: 3 }) },
  },
  {
    requiredKeys: [
      ...(["id", "by", "category", "place", "cell", "reach", "splittable"] as const),
      ...(["note", "attributes", "epoch", "windows"] as const),
    ],
  },
);
const list = <Card extends { id: string }>(card: fc.Arbitrary<Card>) =>
  fc.uniqueArray(card, { selector: (each) => each.id, maxLength: 6 });

const content = fc.record({
  zone: fc.constantFrom("America/Chicago", "America/Mexico_City"),
  epoch: few(2),
  network: fc.record({ profile: text, epoch: few(1) }),
  members: list(member),
  places: list(fc.record({ id, label: text, epoch: few(1), cell })),
  areas: fc.dictionary(fc.constantFrom("87264d9adffffff", "87264d9acffffff"), fc.tuple(few(2), few(2))),
  needs: list(need),
  offers: list(offer),
  series: list(fc.record({ id, days, note: fc.option(text), epoch: few(1) })),
});
/** The boards of one network under rising versions. */
const boards = (least: number): fc.Arbitrary<BoardPayload[]> =>
  fc
    .array(content, { minLength: least, maxLength: 6 })
    .map((each) => each.map((board, index) => ({ version: 3 + 2 * index, ...board }) as BoardPayload));

describe("a delta", () => {
  it("makes the later board of the earlier one, also after a journey as JSON", () => {
    fc.assert(
      fc.property(boards(2), ([before, after]) => {
        const delta = JSON.parse(JSON.stringify(boardDelta(before as BoardPayload, after as BoardPayload)));
        expect(inOrder(applyDelta(before as BoardPayload, delta))).toEqual(inOrder(after as BoardPayload));
      }),
    );
  });

  it("leads on, step by step, to the last of many boards", () => {
    fc.assert(
      fc.property(boards(3), (all) => {
        const end = all
          .slice(1)
          .reduce<BoardPayload | null>(
            (board, next, index) => board && applyDelta(board, boardDelta(all[index] as BoardPayload, next)),
            all[0] as BoardPayload,
          );
        expect(inOrder(end)).toEqual(inOrder(all.at(-1) as BoardPayload));
      }),
    );
  });

  it("changes nothing a second time, or when it is older, and says so when a step is missing", () => {
    fc.assert(
      fc.property(boards(3), ([first, second, third]) => {
        const [one, two, three] = [first, second, third] as [BoardPayload, BoardPayload, BoardPayload];
        const delta = boardDelta(one, two);
        const changed = applyDelta(one, delta) as BoardPayload;
        expect(applyDelta(changed, delta)).toBe(changed);
        expect(applyDelta(three, delta)).toBe(three);
        expect(applyDelta(one, boardDelta(two, three))).toBeNull();
      }),
    );
  });

  it("names what changed and nothing else, and leaves what did not change the very same", () => {
    fc.assert(
      fc.property(boards(1), need, ([only], added) => {
        const before = only as BoardPayload;
        const isNew = { ...added, id: "new" } as BoardPayload["needs"][number];
        const [first] = before.needs;
        const rest = before.needs.slice(1);
        const after = { ...structuredClone(before), version: 9, needs: [isNew, ...structuredClone(rest)] };
        const delta = boardDelta(before, after);
        expect(delta).toEqual({
          from: before.version,
          to: 9,
          needs: { put: [isNew], ...(first && { gone: [first.id] }) },
        });
        const changed = applyDelta(before, delta) as BoardPayload;
        expect(changed.offers).toBe(before.offers);
        for (const kept of rest) expect(changed.needs).toContain(kept);
        expect(boardDelta(before, { ...structuredClone(before), version: 9 })).toEqual({
          from: before.version,
          to: 9,
        });
      }),
    );
  });
});

/** But for the places, the order of the lists is for whoever shows them to make. */
function inOrder(board: BoardPayload | null) {
  const sorted = <Kind extends { id: string }>(list: readonly Kind[]) =>
    [...list].sort((one, other) => (one.id < other.id ? -1 : 1));
  return (
    board && {
      ...board,
      members: sorted(board.members),
      needs: sorted(board.needs),
      offers: sorted(board.offers),
      series: sorted(board.series),
    }
  );
}
