import { expect, it } from "vitest";
import type { Question } from "./question";
import { Turns } from "./turns";

const asOf = new Date(0);

function plan(network: string, version = 1): Question {
  return { network, version, asOf, what: null };
}

function wonder(network: string, windowId = "window"): Question {
  return { network, version: 1, asOf, what: { what: "no-window", windowId } };
}

function say({ question, asker }: { question: Question; asker: string }): string {
  return `${question.network}${asker}`;
}

function allOf(turns: Turns): string[] {
  const order: string[] = [];
  for (let next = turns.next(); next; next = turns.next()) order.push(say(next));
  return order;
}

it("go from network to network, and in each from asker to asker", () => {
  const turns = new Turns();
  for (let asker = 0; asker < 3; asker++) turns.add(wonder("a"), String(asker), () => {});
  turns.add(plan("b"), "", () => {});
  turns.add(wonder("b"), "7", () => {});
  turns.add(plan("c"), "", () => {});
  expect(allOf(turns)).toEqual(["a0", "b", "c", "a1", "b7", "a2"]);
  expect(turns.next()).toBeNull();
});

it("come once to an asker with many questions: the newest is worked out, the others are told so", () => {
  const turns = new Turns();
  const told: [string, unknown][] = [];
  for (const id of ["1", "2", "3"])
    turns.add(wonder("a", id), "ana", (answer) => void told.push([id, answer]));
  turns.add(wonder("a", "4"), "rosa", (answer) => void told.push(["4", answer]));
  expect(told).toEqual([
    ["1", null],
    ["2", null],
  ]);
  expect(turns.next()?.question).toEqual(wonder("a", "3"));
  expect(allOf(turns)).toEqual(["arosa"]);
});

it("are shared by all who ask for the plan, which is of the newest rows that one of them has seen", () => {
  const turns = new Turns();
  const told: number[] = [];
  for (const version of [2, 5, 3]) turns.add(plan("a", version), "", () => void told.push(version));
  const next = turns.next();
  expect(next?.question).toEqual(plan("a", 5));
  expect(told).toEqual([]);
  for (const waiter of next?.waiters ?? []) waiter(null);
  expect(told).toEqual([2, 5, 3]);
  expect(turns.next()).toBeNull();
});

it("are not taken by a question that nobody waits for any more", () => {
  const turns = new Turns();
  const [one, other] = [() => {}, () => {}];
  turns.add(plan("a"), "", one);
  turns.add(plan("a"), "", other);
  turns.add(wonder("b"), "ana", one);
  turns.leave(plan("a"), "", one);
  turns.leave(wonder("b"), "ana", one);
  expect(allOf(turns)).toEqual(["a"]);
  turns.leave(plan("a"), "", other);
  expect(turns.next()).toBeNull();
});
