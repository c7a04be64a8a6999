import { expect, it } from "vitest";
import type { Actor } from "@/db/actor";
import { keptByVersion } from "./kept-by-version";

const actor = (network: string, version: number) => ({ network, version }) as Actor;

function counted(most: number, fails: () => boolean = () => false) {
  let reads = 0;
  const ask = keptByVersion(
    most,
    ({ network }) => network,
    async () => {
      reads += 1;
      if (fails()) throw new Error("no answer");
      return reads;
    },
  );
  return ask;
}

it("reads once for all who ask, until the version rises", async () => {
  const ask = counted(10);
  expect(await Promise.all([ask(actor("a", 1)), ask(actor("a", 1)), ask(actor("b", 1))])).toEqual([1, 1, 2]);
  expect(await ask(actor("a", 2))).toBe(3);
  expect(await ask(actor("a", 1))).toBe(3);
});

it("does not keep a failure", async () => {
  let fails = true;
  const ask = counted(10, () => fails);
  await expect(ask(actor("a", 1))).rejects.toThrow("no answer");
  fails = false;
  expect(await ask(actor("a", 1))).toBe(2);
});

it("keeps no more than it may", async () => {
  const ask = counted(2);
  for (const network of ["a", "b", "c"]) await ask(actor(network, 1));
  expect(await ask(actor("c", 1))).toBe(3);
  expect(await ask(actor("a", 1))).toBe(4);
});
