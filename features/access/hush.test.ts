import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { endHush, hush, hushedFor } from "./hush";

const at = (device: string, network: string) => ({ network, device });

it("has all others of the network wait, and nobody elsewhere, for a moment and not again soon", () => {
  const network = randomUUID();
  hush(at("phone", network), 0);
  expect(hushedFor(at("phone", network), 1000)).toBeNull();
  expect(hushedFor(at("other", network), 1000)).toBe(19);
  expect(hushedFor(at("other", randomUUID()), 1000)).toBeNull();
  // Whoever else asks for one meanwhile waits as well.
  hush(at("other", network), 2000);
  expect(hushedFor(at("other", network), 2000)).toBe(18);
  expect(hushedFor(at("other", network), 20_000)).toBeNull();
  hush(at("phone", network), 79_999);
  expect(hushedFor(at("other", network), 79_999)).toBeNull();
  hush(at("other", network), 80_000);
  expect(hushedFor(at("phone", network), 80_000)).toBe(20);
});

it("ends when what it was for is done, by whoever has it", () => {
  const network = randomUUID();
  hush(at("phone", network), 0);
  endHush(at("other", network), 500);
  expect(hushedFor(at("other", network), 500)).toBe(20);
  endHush(at("phone", network), 500);
  expect(hushedFor(at("other", network), 500)).toBeNull();
  hush(at("other", network), 60_000);
  expect(hushedFor(at("phone", network), 60_000)).toBeNull();
});
