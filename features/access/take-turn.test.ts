import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Level, takeTurn } from "./take-turn";

/** Fresh levels: whoever is counted, the shop they come from, and everybody. */
function levels(): [one: Level, shop: Level, all: Level] {
  const name = randomUUID();
  return [
    { name: `one ${name}`, most: 10, free: 2, seconds: 60 },
    { name: `shop ${name}`, most: 20, free: 6, seconds: 60 },
    { name: `all ${name}`, most: 30, free: 0, seconds: 60 },
  ];
}

async function send(times: number, take: () => Promise<number | null>): Promise<number> {
  let through = 0;
  for (let time = 0; time < times; time++) if ((await take()) === null) through++;
  return through;
}

describe("turns", () => {
  it("end for one who sends too much, and say when to come again", async () => {
    const [one, shop, all] = levels();
    const ada = () => takeTurn([one, "ada"], [shop, "dock"], [all, ""]);
    expect(await send(50, ada)).toBe(10);
    const wait = await ada();
    expect(wait).toBeGreaterThan(55);
    expect(wait).toBeLessThanOrEqual(60);
  });

  it("are left for everybody else in the shop, however many flood it", async () => {
    const [one, shop, all] = levels();
    const flooding = ["a", "b", "c", "d", "e"];
    for (const each of flooding) await send(50, () => takeTurn([one, each], [shop, "dock"], [all, ""]));
    expect(await takeTurn([one, "f"], [shop, "dock"], [all, ""])).toBeNull();
    expect(await takeTurn([one, "f"], [shop, "dock"], [all, ""])).toBeNull();
    expect(await takeTurn([one, "f"], [shop, "dock"], [all, ""])).not.toBeNull();
  });

  it("are left for other shops, however many shops flood", async () => {
    const [one, shop, all] = levels();
    for (const dock of ["1", "2", "3"]) {
      for (const each of ["a", "b", "c", "d", "e"]) {
        await send(50, () => takeTurn([one, dock + each], [shop, dock], [all, ""]));
      }
    }
    const fresh = await send(8, () => takeTurn([one, "z"], [shop, "9"], [all, ""]));
    expect(fresh).toBe(8);
    expect(await send(1, () => takeTurn([one, "z"], [shop, "9"], [all, ""]))).toBe(0);
  });

  it("come back when the time is over", async () => {
    const level = { name: randomUUID(), most: 1, free: 0, seconds: 1 };
    expect(await takeTurn([level, ""])).toBeNull();
    expect(await takeTurn([level, ""])).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await takeTurn([level, ""])).toBeNull();
  });
});
