import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchSignals } from "./watch-signals";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

it("takes the first signal for the word to stop, and the next one for impatience", () => {
  const told = new EventEmitter();
  const { stopping, hurrying } = watchSignals(told);
  expect(stopping.aborted).toBe(false);
  told.emit("SIGTERM");
  expect([stopping.aborted, hurrying.aborted]).toEqual([true, false]);
  vi.advanceTimersByTime(3000);
  told.emit("SIGTERM");
  expect(hurrying.aborted).toBe(true);
});

it("takes the same word from several sides for one", () => {
  const told = new EventEmitter();
  const { hurrying } = watchSignals(told);
  told.emit("SIGINT");
  vi.advanceTimersByTime(200);
  told.emit("SIGTERM");
  expect(hurrying.aborted).toBe(false);
});
