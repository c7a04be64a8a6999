import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { Actor } from "@/db/actor";
import { inTurn } from "./in-turn";

const network = randomUUID();

/** So much as it takes to be counted. */
function actor(member: string, device: string, coordinator: string | null = null): Actor {
  return { network, member, coordinator, device } as Actor;
}

async function send(times: number, by: Actor): Promise<number> {
  let through = 0;
  for (let time = 0; time < times; time++) {
    if ((await inTurn(by, async () => ({ ok: true, value: null }))).ok) through++;
  }
  return through;
}

it("lets the devices of a member write as much as two of them may, and each a little in any case", async () => {
  const sent: number[] = [];
  for (let device = 0; device < 20; device++) sent.push(await send(200, actor("thief", `thief's ${device}`)));
  expect(sent).toEqual([120, 120, 30, ...Array(17).fill(10)]);
  // The phone that ends them.
  expect(await send(1, actor("thief", "of whom it was stolen"))).toBe(1);
  expect(await send(40, actor("somebody else", "a phone"))).toBe(40);
});

it("counts what is done for guests for whoever does it", async () => {
  const sent: number[] = [];
  for (let guest = 0; guest < 4; guest++) {
    sent.push(await send(200, actor(`guest ${guest}`, `phone ${guest}`, "coordinator")));
  }
  expect(sent).toEqual([120, 120, 30, 10]);
});
