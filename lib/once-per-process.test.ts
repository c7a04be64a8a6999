import { expect, it, vi } from "vitest";
import { oncePerProcess } from "./once-per-process";

it("makes one of a name, also for another copy of the module", async () => {
  const make = vi.fn(() => new Map<string, number>());
  const first = oncePerProcess("test.shared", make);
  vi.resetModules();
  const again = await import("./once-per-process");
  expect(again.oncePerProcess).not.toBe(oncePerProcess);
  expect(again.oncePerProcess("test.shared", make)).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
  expect(oncePerProcess("test.other", make)).not.toBe(first);
});
